import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import type { Block } from '../../document/block.ts';
import type { FrontMatter } from '../../document/front-matter.ts';
import { toOtherScript } from '../../script/convert.ts';
import { readArchiveSettings } from '../archive-settings.ts';
import type { Site } from '../page.ts';
import { noWords } from '../words.ts';
import { filesOfText } from './files-of-text.ts';
import { escapeXml } from './xml.ts';

const site: Site = {
  settings: readArchiveSettings('name: 柳溪文库\nbaseUrl: https://example.org/\nlicence: CC0-1.0\n'),
  base: '/',
  assets: { style: '', scripts: { reader: '', text: '', search: '' } },
};
const frontMatter: FrontMatter = {
  title: '关于<b>修路</b>的通知 & "其他"',
  titleInferred: true,
  date: '2021-11',
  dateInferred: true,
  authors: ['周远'],
  publisher: '青石村',
  places: [],
  script: 'Hans',
  truncated: true,
  redacted: true,
  sourceFile: 'a.txt',
  sourceSha256: '0'.repeat(64),
  sourceEncoding: 'utf-8',
  changes: 3,
  doubts: 0,
};
const blocks: Block[] = [
  { name: 'p1', kind: 'paragraph', text: '各村：<p>\f\u0001&amp;' },
  { name: 'p2', kind: 'heading', depth: 3, text: '（一）绕行' },
  { name: 'p9', kind: 'paragraph', text: '**村至青石岭一段修路。' },
  { name: 'p4', kind: 'heading', depth: 2, text: '二、其他' },
  { name: 'p5', kind: 'paragraph', text: '乾坤' },
];
const files = new Map(
  filesOfText(
    { document: { id: 'lanxi/notice', frontMatter, blocks }, sourceAvailable: true },
    site,
    noWords,
    toOtherScript,
  ).map(({ path, content }) => [path.slice('texts/lanxi/notice/'.length), content]),
);
const text = (name: string): string => files.get(name) as string;

/** Start and end tags in order match each other. */
function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  for (const [, end, name = '', empty] of xml.matchAll(/<(\/?)([A-Za-z][\w:.-]*)(?:\s[\w:.-]+="[^"<]*")*(\/?)>/g)) {
    if (empty) continue;
    if (end === '') open.push(name);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0 && !/&(?!(?:amp|lt|gt|quot|#39);)/.test(xml);
}

test('plain text in both scripts, with title, byline, paragraphs and address', () => {
  expect(text('text.hans.txt').split('\n\n').slice(0, 2)).toEqual([frontMatter.title, '周远　青石村　2021年11月']);
  expect(text('text.hans.txt').trimEnd().endsWith('https://example.org/texts/lanxi/notice/')).toBe(true);
  expect(text('text.hant.txt')).toContain('（一）繞行');
});

test('JSON holds the front matter and the paragraphs under their names', () => {
  const data = JSON.parse(text('text.json')) as { title: string; paragraphs: Block[]; url: string };
  expect(data.title).toBe(frontMatter.title);
  expect(data.paragraphs).toEqual(blocks);
  expect(data.url).toBe('https://example.org/texts/lanxi/notice/');
  expect(parseDocument(text('text.json')).errors).toEqual([]);
});

test('TEI: well-formed, headings as nested divisions, what is uncertain marked', () => {
  const tei = text('text.tei.xml');
  expect(isWellFormed(tei)).toBe(true);
  expect(tei).toContain(
    '<p xml:id="p1">各村：&lt;p&gt;\uFFFD\uFFFD&amp;amp;</p>\n<div>\n<head xml:id="p2">（一）绕行</head>',
  );
  expect(tei).toContain('<seg type="redacted">**</seg>村至');
  expect(tei).toContain('</div>\n<div>\n<head xml:id="p4">二、其他</head>\n<p xml:id="p5">乾坤</p>\n</div>\n<gap ');
  expect(tei).toContain('<date when="2021-11" cert="low">2021-11</date>');
});

test('EPUB: the same bytes each time, `mimetype` first and not compressed, every page well-formed', () => {
  const epub = files.get('text.epub') as Uint8Array;
  expect(Buffer.from(epub.slice(30, 58)).toString()).toBe('mimetypeapplication/epub+zip');
  const folder = mkdtempSync(join(tmpdir(), 'chengwen-epub-'));
  const file = join(folder, 'text.epub');
  writeFileSync(file, epub);
  const unzip = (...options: string[]): string => execFileSync('unzip', options, { encoding: 'utf8' });
  unzip('-tq', file);
  const names = unzip('-Z1', file).trimEnd().split('\n');
  expect(names).toHaveLength(6);
  for (const name of names.filter((one) => /\.(xhtml|opf|xml)$/.test(one)))
    expect(isWellFormed(unzip('-p', file, name))).toBe(true);
  expect(unzip('-p', file, 'nav.xhtml')).toContain('<a href="text.xhtml#p4">二、其他</a>');
  rmSync(folder, { recursive: true });
});

/** Debian installs a Java archive, which a shell cannot run by itself. */
const epubcheck = ['-jar', '/usr/bin/epubcheck'];
const hasEpubcheck = /EPUBCheck/.test(
  spawnSync('java', [...epubcheck, '--version'], { encoding: 'utf8' }).stdout ?? '',
);

test.runIf(hasEpubcheck)('EPUB passes epubcheck, where it is installed', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'chengwen-epub-'));
  writeFileSync(join(folder, 'text.epub'), files.get('text.epub') as Uint8Array);
  const { status, stdout, stderr } = spawnSync('java', [...epubcheck, join(folder, 'text.epub')], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  expect(`${status} ${stdout}${stderr}`).toMatch(/^0 /);
});

test('what XML cannot hold becomes U+FFFD', () => {
  expect(escapeXml('a\u0000\f\uFFFF\uD800<')).toBe('a\uFFFD\uFFFD\uFFFD\uFFFD&lt;');
});
