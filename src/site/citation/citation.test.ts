import { describe, expect, test } from 'vitest';
import { apa, apaInText } from './apa.ts';
import { bibtex } from './bibtex.ts';
import { chicago } from './chicago.ts';
import type { CitedWork } from './cited-work.ts';
import { cslItem } from './csl-json.ts';
import { gbt7714of2015, gbt7714of2025 } from './gbt7714.ts';
import { ris } from './ris.ts';
import { citationStyles } from './styles.ts';

/** Eight texts of different kinds; each expected string was put together by hand from the rule named with it. */
interface Case {
  readonly work: CitedWork;
  readonly gbt2025: string;
  readonly gbt2015: string;
  readonly apa: string;
  readonly chicago: string;
}

const archive = '柳溪文库';
const base = { archive, accessed: '2026-11-21', language: 'zh-Hans' } as const;

const cases: Readonly<Record<string, Case>> = {
  // A person wrote it, a body issued it: the body stands before the date, as a repository does in the standard.
  'news by a named author': {
    work: {
      ...base,
      id: 'lanxi/ferry',
      title: '柳溪渡口停航记',
      authors: ['周远'],
      publisher: '兰溪县融媒体中心',
      date: '2019-04-02',
      url: 'https://example.org/texts/lanxi/ferry/',
    },
    gbt2025:
      '周远. 柳溪渡口停航记[EB/OL]. 兰溪县融媒体中心（2019-04-02）[2026-11-21]. https://example.org/texts/lanxi/ferry/.',
    gbt2015:
      '周远. 柳溪渡口停航记[EB/OL]. 兰溪县融媒体中心(2019-04-02)[2026-11-21]. https://example.org/texts/lanxi/ferry/.',
    apa: '周远. (2019, April 2). 柳溪渡口停航记. 兰溪县融媒体中心; 柳溪文库. https://example.org/texts/lanxi/ferry/',
    chicago:
      '周远, “柳溪渡口停航记,” 兰溪县融媒体中心, April 2, 2019, 柳溪文库, https://example.org/texts/lanxi/ferry/.',
  },
  // No person: the issuing body is responsible, and is not said twice.
  'notice of a body': {
    work: {
      ...base,
      id: 'notices/bridge',
      title: '关于封闭望潮桥的通知',
      authors: [],
      publisher: '柳溪镇人民政府',
      date: '2015-09-30T08:00:00+08:00',
      url: 'https://example.org/texts/notices/bridge/',
    },
    gbt2025:
      '柳溪镇人民政府. 关于封闭望潮桥的通知[EB/OL]. （2015-09-30）[2026-11-21]. https://example.org/texts/notices/bridge/.',
    gbt2015:
      '柳溪镇人民政府. 关于封闭望潮桥的通知[EB/OL]. (2015-09-30)[2026-11-21]. https://example.org/texts/notices/bridge/.',
    apa: '柳溪镇人民政府. (2015, September 30). 关于封闭望潮桥的通知. 柳溪文库. https://example.org/texts/notices/bridge/',
    chicago:
      '柳溪镇人民政府, “关于封闭望潮桥的通知,” September 30, 2015, 柳溪文库, https://example.org/texts/notices/bridge/.',
  },
  // More than three authors: 等 after the third; APA names all; Chicago's note names the first.
  'report of four authors, known to the month': {
    work: {
      ...base,
      id: 'plans/water',
      title: '王麓县水网规划（2021—2025年）',
      authors: ['赵一', '钱二', '孙三', '李四'],
      publisher: '王麓县水务局',
      date: '2021-06',
      url: 'https://example.org/texts/plans/water/',
    },
    gbt2025:
      '赵一，钱二，孙三，等. 王麓县水网规划（2021—2025年）[EB/OL]. 王麓县水务局（2021-06）[2026-11-21]. https://example.org/texts/plans/water/.',
    gbt2015:
      '赵一, 钱二, 孙三, 等. 王麓县水网规划（2021—2025年）[EB/OL]. 王麓县水务局(2021-06)[2026-11-21]. https://example.org/texts/plans/water/.',
    apa: '赵一, 钱二, 孙三, & 李四. (2021, June). 王麓县水网规划（2021—2025年）. 王麓县水务局; 柳溪文库. https://example.org/texts/plans/water/',
    chicago:
      '赵一 et al., “王麓县水网规划（2021—2025年）,” 王麓县水务局, June 2021, 柳溪文库, https://example.org/texts/plans/water/.',
  },
  // Neither person nor body nor date: the title comes first; APA and Chicago say n.d., Chicago the day of the visit.
  'text without author, body or date': {
    work: {
      ...base,
      id: 'leaflet',
      title: '渡口须知',
      authors: [],
      url: 'https://example.org/texts/leaflet/',
    },
    gbt2025: '渡口须知[EB/OL]. [2026-11-21]. https://example.org/texts/leaflet/.',
    gbt2015: '渡口须知[EB/OL]. [2026-11-21]. https://example.org/texts/leaflet/.',
    apa: '渡口须知. (n.d.). 柳溪文库. https://example.org/texts/leaflet/',
    chicago: '“渡口须知,” n.d., 柳溪文库, accessed November 21, 2026, https://example.org/texts/leaflet/.',
  },
  // A title that the cataloguer supplied stands in brackets; of a date without its year no style makes a date.
  'text with an inferred title and an unknown year': {
    work: {
      ...base,
      id: 'notice-2021',
      title: '关于修路的通知',
      titleInferred: true,
      authors: [],
      publisher: '青石村委员会',
      date: 'XXXX-11-02/XXXX-11-03',
      url: 'https://example.org/texts/notice-2021/',
    },
    gbt2025: '青石村委员会. [关于修路的通知][EB/OL]. [2026-11-21]. https://example.org/texts/notice-2021/.',
    gbt2015: '青石村委员会. [关于修路的通知][EB/OL]. [2026-11-21]. https://example.org/texts/notice-2021/.',
    apa: '青石村委员会. (n.d.). [关于修路的通知]. 柳溪文库. https://example.org/texts/notice-2021/',
    chicago:
      '青石村委员会, [关于修路的通知], n.d., 柳溪文库, accessed November 21, 2026, https://example.org/texts/notice-2021/.',
  },
  // An inferred and approximate year: estimated dates in brackets (GB/T 7714), `ca.` elsewhere; names in the original script.
  'Traditional text of an inferred year': {
    work: {
      ...base,
      archive: '柳溪文庫',
      language: 'zh-Hant',
      id: 'tea-room',
      title: '巷口的茶館',
      authors: ['林靜', '陳望'],
      publisher: '靜巷月刊',
      date: '2023~',
      dateInferred: true,
      url: 'https://example.org/hant/texts/tea-room/',
    },
    gbt2025: '林靜，陳望. 巷口的茶館[EB/OL]. 靜巷月刊，[2023][2026-11-21]. https://example.org/hant/texts/tea-room/.',
    gbt2015: '林靜, 陳望. 巷口的茶館[EB/OL]. 靜巷月刊, [2023][2026-11-21]. https://example.org/hant/texts/tea-room/.',
    apa: '林靜, & 陳望. ([ca. 2023]). 巷口的茶館. 靜巷月刊; 柳溪文庫. https://example.org/hant/texts/tea-room/',
    chicago: '林靜 and 陳望, “巷口的茶館,” 靜巷月刊, [ca. 2023], 柳溪文庫, https://example.org/hant/texts/tea-room/.',
  },
  // A paragraph: its address, and its number where a style has a place for it.
  'a paragraph of a speech': {
    work: {
      ...base,
      id: 'speeches/flood',
      title: '在防汛会议上的讲话',
      authors: ['何川'],
      date: '2020-07-11',
      url: 'https://example.org/texts/speeches/flood/',
      paragraph: 'p12',
    },
    gbt2025:
      '何川. 在防汛会议上的讲话[EB/OL]. （2020-07-11）[2026-11-21]. https://example.org/texts/speeches/flood/#p12.',
    gbt2015:
      '何川. 在防汛会议上的讲话[EB/OL]. (2020-07-11)[2026-11-21]. https://example.org/texts/speeches/flood/#p12.',
    apa: '何川. (2020, July 11). 在防汛会议上的讲话. 柳溪文库. https://example.org/texts/speeches/flood/#p12',
    chicago:
      '何川, “在防汛会议上的讲话,” July 11, 2020, para. 12, 柳溪文库, https://example.org/texts/speeches/flood/#p12.',
  },
  // An interval, inferred; three authors, which GB/T and Chicago still name.
  'interview over two days': {
    work: {
      ...base,
      id: 'interviews/bridge',
      title: '桥是会动的',
      authors: ['吴桐', '沈鱼', '白石'],
      date: '2022-08-30/2022-09-02',
      dateInferred: true,
      url: 'https://example.org/texts/interviews/bridge/',
    },
    gbt2025:
      '吴桐，沈鱼，白石. 桥是会动的[EB/OL]. （[2022-08-30/2022-09-02]）[2026-11-21]. https://example.org/texts/interviews/bridge/.',
    gbt2015:
      '吴桐, 沈鱼, 白石. 桥是会动的[EB/OL]. ([2022-08-30/2022-09-02])[2026-11-21]. https://example.org/texts/interviews/bridge/.',
    apa: '吴桐, 沈鱼, & 白石. ([2022, August 30–September 2]). 桥是会动的. 柳溪文库. https://example.org/texts/interviews/bridge/',
    chicago:
      '吴桐, 沈鱼, and 白石, “桥是会动的,” [August 30, 2022 – September 2, 2022], 柳溪文库, https://example.org/texts/interviews/bridge/.',
  },
};

describe.each(Object.entries(cases))('%s', (_kind, { work, ...expected }) => {
  test('GB/T 7714-2025', () => expect(gbt7714of2025(work)).toBe(expected.gbt2025));
  test('GB/T 7714-2015', () => expect(gbt7714of2015(work)).toBe(expected.gbt2015));
  test('APA', () => expect(apa(work)).toBe(expected.apa));
  test('Chicago', () => expect(chicago(work)).toBe(expected.chicago));
});

const news = cases['news by a named author']?.work as CitedWork;
const notice = cases['text with an inferred title and an unknown year']?.work as CitedWork;
const tea = cases['Traditional text of an inferred year']?.work as CitedWork;
const speech = cases['a paragraph of a speech']?.work as CitedWork;

test('APA names the paragraph in the running text', () => {
  expect(apaInText(speech)).toBe('(何川, 2020, para. 12)');
  expect(apaInText(notice)).toBe('(青石村委员会, n.d.)');
  expect(apaInText(tea)).toBe('(林靜 & 陳望, 2023)');
});

test('without a visit GB/T says what is missing, and the others leave it out', () => {
  const { accessed: _, ...unvisited } = news;
  expect(gbt7714of2025(unvisited)).toContain('（2019-04-02）[引用日期]. ');
  expect(bibtex(unvisited)).not.toContain('urldate');
  expect(ris(unvisited)).not.toContain('Y2');
});

test('BibTeX', () => {
  expect(bibtex(news)).toBe(`@online{lanxi-ferry,
  author = {{周远}},
  title = {{柳溪渡口停航记}},
  publisher = {{兰溪县融媒体中心}},
  organization = {{柳溪文库}},
  date = {2019-04-02},
  year = {2019},
  url = {https://example.org/texts/lanxi/ferry/},
  urldate = {2026-11-21},
  langid = {chinese},
}`);
  expect(bibtex(tea)).toContain('author = {{林靜} and {陳望}}');
  expect(bibtex(tea)).toContain('date = {2023~}');
  expect(bibtex({ ...news, title: '50%_{a}\\' })).toContain('title = {{50\\%\\_\\{a\\}\\textbackslash{}}}');
});

test('RIS', () => {
  expect(ris(speech).split('\r\n')).toEqual([
    'TY  - ELEC',
    'TI  - 在防汛会议上的讲话',
    'AU  - 何川',
    'T2  - 柳溪文库',
    'PY  - 2020',
    'DA  - 2020/07/11/',
    'Y2  - 2026/11/21/',
    'UR  - https://example.org/texts/speeches/flood/#p12',
    'LA  - zh-Hans',
    'N1  - Paragraph 12',
    'ER  - ',
    '',
  ]);
});

test('CSL-JSON', () => {
  expect(cslItem(tea)).toEqual({
    id: 'tea-room',
    type: 'webpage',
    title: '巷口的茶館',
    author: [{ literal: '林靜' }, { literal: '陳望' }],
    'container-title': '柳溪文庫',
    publisher: '靜巷月刊',
    issued: { 'date-parts': [[2023]], circa: true },
    accessed: { 'date-parts': [[2026, 11, 21]] },
    URL: 'https://example.org/hant/texts/tea-room/',
    language: 'zh-Hant',
    note: 'Date inferred',
  });
  expect(cslItem(notice).note).toBe('Title supplied; the source has none; Year unknown; dated 11-02/11-03');
});

test('every style has a name of its own, and writes every case', () => {
  expect(new Set(citationStyles.map(({ id }) => id)).size).toBe(citationStyles.length);
  for (const { work } of Object.values(cases))
    for (const style of citationStyles) expect(style.write(work)).not.toMatch(/undefined|null|NaN|\s,/);
});
