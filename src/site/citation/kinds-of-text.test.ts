/**
 * Eight texts of different kinds, from front matter to citation. Each string was put together by hand, area by area:
 * 主要责任者. 题名[文献类型标识/文献载体标识]. 出版者, 出版年(更新或修改日期)[引用日期]. 获取和访问路径. What is unknown is left out with the mark
 * before it; all are [EB/OL], since what is cited is the archive's page and not the newspaper or the file it was taken from.
 */
import { describe, expect, test } from 'vitest';
import type { FrontMatter } from '../../document/front-matter.ts';
import { readArchiveSettings } from '../archive-settings.ts';
import { gbt7714of2015, gbt7714of2025 } from './gbt7714.ts';
import { citedWork } from './work-of.ts';

const site = {
  settings: readArchiveSettings('name: 柳溪文库\nbaseUrl: https://example.org/\n'),
  base: '/',
  assets: { style: '', scripts: { reader: '', text: '', search: '' } },
};

interface Kind {
  readonly frontMatter: Partial<FrontMatter> & Pick<FrontMatter, 'title'>;
  readonly of2025: string;
  readonly of2015: string;
}

const kinds: Readonly<Record<string, Kind>> = {
  'news with a byline': {
    frontMatter: {
      title: '柳溪渡口停航记',
      authors: ['周远', '林静'],
      publisher: '兰溪日报',
      source: '柳溪晚报',
      date: '2019-04-02T08:30:00+08:00',
    },
    of2025: '周远，林静. 柳溪渡口停航记[EB/OL]. 兰溪日报（2019-04-02）[2026-11-21]. https://example.org/texts/t/.',
    of2015: '周远, 林静. 柳溪渡口停航记[EB/OL]. 兰溪日报(2019-04-02)[2026-11-21]. https://example.org/texts/t/.',
  },
  // The body that the text was taken from answers for it.
  'news with only a source': {
    frontMatter: { title: '水位牌留在原处', source: '柳溪晚报', date: '2020-05' },
    of2025: '柳溪晚报. 水位牌留在原处[EB/OL]. （2020-05）[2026-11-21]. https://example.org/texts/t/.',
    of2015: '柳溪晚报. 水位牌留在原处[EB/OL]. (2020-05)[2026-11-21]. https://example.org/texts/t/.',
  },
  'undated text, of a source that names nobody': {
    frontMatter: { title: '渡口须知', source: '网络' },
    of2025: '渡口须知[EB/OL]. [2026-11-21]. https://example.org/texts/t/.',
    of2015: '渡口须知[EB/OL]. [2026-11-21]. https://example.org/texts/t/.',
  },
  'text of an inferred interval': {
    frontMatter: { title: '桥是会动的', authors: ['吴桐'], date: '2022-08-30/2022-09-02', dateInferred: true },
    of2025: '吴桐. 桥是会动的[EB/OL]. （[2022-08-30/2022-09-02]）[2026-11-21]. https://example.org/texts/t/.',
    of2015: '吴桐. 桥是会动的[EB/OL]. ([2022-08-30/2022-09-02])[2026-11-21]. https://example.org/texts/t/.',
  },
  'government document': {
    frontMatter: {
      title: '关于封闭望潮桥的通知：望政发〔2015〕37号',
      publisher: '望潮市人民政府办公室',
      date: '2015-09-30',
    },
    of2025:
      '望潮市人民政府办公室. 关于封闭望潮桥的通知：望政发〔2015〕37号[EB/OL]. （2015-09-30）[2026-11-21]. https://example.org/texts/t/.',
    of2015:
      '望潮市人民政府办公室. 关于封闭望潮桥的通知：望政发〔2015〕37号[EB/OL]. (2015-09-30)[2026-11-21]. https://example.org/texts/t/.',
  },
  // A year alone is the year of publication.
  'law known to the year': {
    frontMatter: { title: '柳溪河道保护条例', publisher: '柳溪市人民代表大会常务委员会', date: '2018' },
    of2025: '柳溪市人民代表大会常务委员会. 柳溪河道保护条例[EB/OL]. 2018[2026-11-21]. https://example.org/texts/t/.',
    of2015: '柳溪市人民代表大会常务委员会. 柳溪河道保护条例[EB/OL]. 2018[2026-11-21]. https://example.org/texts/t/.',
  },
  speech: {
    frontMatter: {
      title: '在防汛会议上的讲话',
      authors: ['何川'],
      authorRole: '县长',
      publisher: '望鹭县人民政府',
      date: '2020-07-11',
    },
    of2025: '何川. 在防汛会议上的讲话[EB/OL]. 望鹭县人民政府（2020-07-11）[2026-11-21]. https://example.org/texts/t/.',
    of2015: '何川. 在防汛会议上的讲话[EB/OL]. 望鹭县人民政府(2020-07-11)[2026-11-21]. https://example.org/texts/t/.',
  },
  // The page that reprints it is the one that issued what was read; its year is an estimate.
  'reprint of an estimated year': {
    frontMatter: {
      title: '巷口的茶馆',
      authors: ['甲一', '乙二', '丙三', '丁四'],
      publisher: '静巷月刊',
      source: '柳溪晚报',
      date: '2023~',
    },
    of2025: '甲一，乙二，丙三，等. 巷口的茶馆[EB/OL]. 静巷月刊，[2023][2026-11-21]. https://example.org/texts/t/.',
    of2015: '甲一, 乙二, 丙三, 等. 巷口的茶馆[EB/OL]. 静巷月刊, [2023][2026-11-21]. https://example.org/texts/t/.',
  },
};

describe.each(Object.entries(kinds))('%s', (_kind, { frontMatter, of2025, of2015 }) => {
  const known: FrontMatter = {
    places: [],
    script: 'Hans',
    sourceFile: 't.txt',
    sourceSha256: '',
    sourceEncoding: 'utf-8',
    changes: 0,
    doubts: 0,
    ...frontMatter,
  };
  const work = { ...citedWork({ id: 't', frontMatter: known, blocks: [] }, site), accessed: '2026-11-21' };
  test('GB/T 7714-2025', () => expect(gbt7714of2025(work)).toBe(of2025));
  test('GB/T 7714-2015', () => expect(gbt7714of2015(work)).toBe(of2015));
});
