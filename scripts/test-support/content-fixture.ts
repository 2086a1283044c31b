/** A small content folder for tests: three texts of our own, as the cleaner would leave them. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Change, ChangeRecord } from '../../src/clean/record/change-record.ts';
import { type TracedDoubt, TracedText } from '../../src/clean/traced/traced-text.ts';
import type { Block } from '../../src/document/block.ts';
import type { FrontMatter } from '../../src/document/front-matter.ts';
import { writeMarkdown } from '../../src/document/write-markdown.ts';
import type { Words } from '../../src/site/words.ts';
import { sha256 } from '../render/content.ts';

/** A text to be written: `source` holds `{before|after|reason}` where a character step changes it. */
export interface FixtureText {
  readonly id: string;
  readonly source: string;
  readonly blocks: readonly Omit<Block, 'name'>[];
  readonly frontMatter: Partial<FrontMatter> & Pick<FrontMatter, 'title'>;
  /** Strings of the restored text that are doubted, with what could stand there. */
  readonly doubts?: Readonly<Record<string, readonly string[]>>;
}

export const fixtureWords: Words = {
  reasons: {
    repair: {
      gloss: { 'zh-Hans': '夹在字后的拼音', 'zh-Hant': '夾在字後的拼音', en: 'pinyin spliced in behind a character' },
      width: {
        'zh-Hans': '半角标点复为全角',
        'zh-Hant': '半形標點復為全形',
        en: 'half-width mark made full-width again',
      },
      blank: { 'zh-Hans': '问号本是空格', 'zh-Hant': '問號本是空格', en: 'a question mark that was a blank' },
      unsure: { 'zh-Hans': '两种读法都通', 'zh-Hant': '兩種讀法都通', en: 'two readings make sense' },
    },
  },
  rules: {
    'site-menu': { 'zh-Hans': '网站栏目', 'zh-Hant': '網站欄目', en: 'menu of the web site' },
    'share-bar': { 'zh-Hans': '分享按钮', 'zh-Hant': '分享按鈕', en: 'share buttons' },
  },
};

export const fixtureTexts: readonly FixtureText[] = [
  {
    id: 'lanxi/ferry',
    source:
      '首页 > 新闻 > 县区\n　　柳溪{渡(dù)|渡|gloss}口停航那{天(tiān)|天|gloss}{,|，|width}老船工把缆绳解下来{,|，|width}在膝上盘了很久。\n一、桥通以后\n　　新桥在上游三百米处，走路七分钟。赶集的人嫌绕，走了半个月也就惯了。县志办的同志来{录(lù)|录|gloss}音{,|，|width}问他{渡(dù)|渡|gloss}过多少人，他说没有数，只记得水大的年份。\n　　（一）水位牌\n　　渡口的水位牌留在原处。最上面一道红漆写着一九九八。\n分享到：微信 微博\n',
    blocks: [
      { kind: 'paragraph', text: '柳溪渡口停航那天，老船工把缆绳解下来，在膝上盘了很久。' },
      { kind: 'heading', depth: 2, text: '一、桥通以后' },
      {
        kind: 'paragraph',
        text: '新桥在上游三百米处，走路七分钟。赶集的人嫌绕，走了半个月也就惯了。县志办的同志来录音，问他渡过多少人，他说没有数，只记得水大的年份。',
      },
      { kind: 'heading', depth: 3, text: '（一）水位牌' },
      { kind: 'paragraph', text: '渡口的水位牌留在原处。最上面一道红漆写着一九九八。' },
    ],
    frontMatter: {
      title: '柳溪渡口停航记',
      date: '2019-04-02',
      publisher: '兰溪县融媒体中心',
      source: '兰溪日报',
      authors: ['周远'],
      authorRole: '通讯员',
      places: ['兰溪县柳溪镇'],
      script: 'Hans',
    },
    doubts: { 膝上: ['膝下'] },
  },
  {
    id: 'notice-2021',
    source:
      '通知内容如下{?| |blank}请各村转告。\n　　**村至青石岭一段于十一月二日起修路，请绕行<script>alert(1)</script>老街。{{{|{|width}a}} " onload=x <page-end a=""></p>&amp;',
    blocks: [
      { kind: 'paragraph', text: '通知内容如下 请各村转告。' },
      {
        kind: 'paragraph',
        text: '**村至青石岭一段于十一月二日起修路，请绕行<script>alert(1)</script>老街。{a}} " onload=x <page-end a=""></p>&amp;',
      },
    ],
    frontMatter: {
      title: '关于<b>修路</b>的通知',
      titleInferred: true,
      date: 'XXXX-11-02/XXXX-11-03',
      redacted: true,
      truncated: true,
      places: [],
      script: 'Hans',
    },
  },
  {
    id: 'tea-room',
    source:
      '臺靜巷口的茶{館(guǎn)|館|gloss}換了主人{,|，|width}桌椅卻一張沒動。\n　　新主人說，乾脆照舊，後來的人才認得路。\n',
    blocks: [
      { kind: 'paragraph', text: '臺靜巷口的茶館換了主人，桌椅卻一張沒動。' },
      { kind: 'paragraph', text: '新主人說，乾脆照舊，後來的人才認得路。' },
    ],
    frontMatter: {
      title: '巷口的茶館',
      date: '2023~',
      dateInferred: true,
      publisher: '靜巷月刊',
      places: ['臺南市'],
      script: 'Hant',
    },
  },
];

/** Write the fixture's texts, records, sources and `archive.yaml` into a folder. */
export function writeContentFixture(contentDir: string, texts: readonly FixtureText[] = fixtureTexts): void {
  const write = (path: string, content: string): void => {
    const file = join(contentDir, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  write(
    'archive.yaml',
    `name: { zh-Hans: 柳溪文库, zh-Hant: 柳溪文庫, en: Liuxi Archive }
description:
  zh-Hans: 柳溪一带的报道、通知与随笔，逐字还原，处处有据。
  zh-Hant: 柳溪一帶的報導、通知與隨筆，逐字還原，處處有據。
  en: Reports, notices and essays from around Liuxi, restored character by character.
licence: CC BY 4.0
contact: archive@example.org
defaultScript: Hans
`,
  );
  for (const text of texts) {
    const { source, record, markdown } = makeFixture(text);
    write(`sources/${record.source.file}`, source);
    write(`changes/${text.id}.json`, JSON.stringify(record));
    write(`texts/${text.id}.md`, markdown);
  }
}

function makeFixture(text: FixtureText): { source: string; record: ChangeRecord; markdown: string } {
  const edits: { start: number; end: number; insert: string; reason: string }[] = [];
  let source = '';
  let done = 0;
  for (const match of text.source.matchAll(/\{([^|{}]+|\{+)\|([^|]*?)\|([a-z]+)\}/g)) {
    source += text.source.slice(done, match.index);
    const [whole, before = '', insert = '', reason = ''] = match;
    edits.push({ start: source.length, end: source.length + before.length, insert, reason });
    source += before;
    done = match.index + whole.length;
  }
  source += text.source.slice(done);
  const traced = new TracedText(source);
  traced.apply({ name: 'repair', version: 1 }, { edits, doubts: [] });
  const restored = traced.text;
  const byteLength = (end: number): number => Buffer.byteLength(source.slice(0, end));
  const bytes = (start: number, end: number): [number, number] => [byteLength(start), byteLength(end)];
  const changes = edits.map(
    ({ start, end, insert, reason }): Change => ({
      step: 'repair',
      version: 1,
      reason,
      start,
      before: source.slice(start, end),
      after: insert,
      bytes: bytes(start, end),
    }),
  );
  const doubts = Object.entries(text.doubts ?? {}).map(
    ([word, candidates]): TracedDoubt & { text: string; bytes: [number, number] } => {
      const start = restored.indexOf(word);
      return {
        step: 'repair',
        reason: 'unsure',
        start,
        end: start + word.length,
        text: word,
        candidates,
        bytes: [0, 0],
      };
    },
  );
  let place = 0;
  const blocks = text.blocks.map((block, index) => {
    const start = restored.indexOf(block.text, place);
    if (start < 0) throw new Error(`The restored text of ${text.id} does not hold ${block.text}`);
    place = start + block.text.length;
    const { kind, depth } = block;
    return { name: `p${index + 1}`, kind, ...(depth !== undefined && { depth }), spans: [{ start, end: place }] };
  });
  const setApart: ChangeRecord['setApart'][number][] = [];
  let covered = 0;
  for (const { start, end } of [
    ...blocks.map(({ spans }) => spans[0] as { start: number; end: number }),
    { start: restored.length, end: 0 },
  ]) {
    if (start > covered) {
      const apart = restored.slice(covered, start);
      const rule = apart.includes('首页') ? 'site-menu' : apart.includes('分享') ? 'share-bar' : 'layout';
      setApart.push({ rule, start: covered, end: start, text: apart, bytes: [0, 0] });
    }
    covered = end;
  }
  const file = `${text.id.replace('/', '-')}.txt`;
  const frontMatter: FrontMatter = {
    places: [],
    script: 'Hans',
    sourceFile: file,
    sourceSha256: sha256(source),
    sourceEncoding: 'utf-8',
    changes: changes.length,
    doubts: doubts.length,
    ...text.frontMatter,
  };
  const named = text.blocks.map((block, index) => ({ name: `p${index + 1}`, ...block }));
  const markdown = writeMarkdown({ id: text.id, frontMatter, blocks: named });
  const record: ChangeRecord = {
    format: 1,
    id: text.id,
    source: {
      file,
      sha256: sha256(source),
      bytes: Buffer.byteLength(source),
      encoding: 'utf-8',
      byteOrderMark: 0,
    },
    irregular: [],
    warnings: [],
    counts: { changes: changes.length, doubts: doubts.length, setApart: setApart.length },
    diagnosis: {
      'zh-Hans': '镜像站在字后夹入了拼音，并把部分标点压成半角。',
      'zh-Hant': '鏡像站在字後夾入了拼音，並把部分標點壓成半形。',
      en: 'A mirror spliced pinyin in behind characters and folded some punctuation.',
    },
    steps: [{ name: 'repair', version: 1 }],
    changes,
    doubts,
    setApart,
    blocks,
    metadata: [{ field: 'title', value: frontMatter.title, rule: 'first-line' }],
    restoredSha256: sha256(restored),
    markdownSha256: sha256(markdown),
    inputsSha256: sha256(source),
  };
  return { source, record, markdown };
}
