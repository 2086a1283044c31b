import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Correction } from '../../src/clean/correction.ts';
import { loadText } from '../render/content.ts';
import { cleanFile } from './clean-file.ts';
import { loadCleaner } from './cleaner.ts';

const folder = mkdtempSync(join(tmpdir(), 'chengwen-names-'));
const sourcesDir = join(folder, 'sources');
const cleaner = loadCleaner();
mkdirSync(sourcesDir);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const paragraphs = [
  '柳溪渡口停航那天，老船工把缆绳解下来，在膝上盘了很久，一句话也没有说。',
  '新桥在上游三百米处，走路七分钟。赶集的人嫌绕，走了半个月也就惯了。',
  '渡口的水位牌留在原处，最上面一道红漆写着一九九八，孩子们拿它量身高。',
];

function clean(lines: readonly string[], corrections: readonly Correction[] = []): Record<string, string> {
  writeFileSync(join(sourcesDir, 'ferry.txt'), `柳溪渡口停航记\n\n${lines.map((line) => `　　${line}\n`).join('')}`);
  const given = { metadata: {} };
  const found = {
    hasRecord: existsSync(join(folder, 'changes/ferry.json')),
    hasNewText: existsSync(`${markdownFile}.new`),
  };
  const task = { id: 'ferry', file: 'ferry.txt', sourcesDir, contentDir: folder, given, corrections, ...found };
  const report = cleanFile({ ...task, dryRun: false, force: false }, cleaner);
  expect(report.entry.outcome).not.toBe('set-aside');
  return names();
}

/** The names of the text's paragraphs as the site sees them, by their first characters. */
function names(): Record<string, string> {
  const { document } = loadText({ contentDir: folder, sourcesDir }, 'ferry');
  return Object.fromEntries(document.blocks.map(({ name, text }) => [text.slice(0, 4), name]));
}

const markdownFile = join(folder, 'texts/ferry.md');

test('paragraphs keep their names when the text is cleaned again, corrected, and edited by hand', () => {
  const first = clean(paragraphs);
  expect(Object.keys(first)).toEqual(['柳溪渡口', '新桥在上', '渡口的水']);
  expect(readFileSync(markdownFile, 'utf8')).not.toContain('paragraphs:');

  // One is put in, one corrected.
  const inserted = '县志办的同志来录音，问他渡过多少人，他说没有数，只记得水大的年份。';
  const [ferry = '', bridge = '', gauge = ''] = paragraphs;
  const corrections = [{ before: '膝上', after: '膝下', why: '底稿如此', who: '编者' }];
  const second = clean([ferry, inserted, bridge, gauge], corrections);
  expect(second).toEqual({ ...first, 县志办的: `p${paragraphs.length + 1}` });
  expect(readFileSync(markdownFile, 'utf8')).toContain('paragraphs: ["p1", "p4", "p2", "p3"]');
  expect(readFileSync(markdownFile, 'utf8')).toContain('膝下');

  // One goes: its name is kept from being used again.
  const third = clean([ferry, inserted, gauge]);
  expect(third).toEqual({ 柳溪渡口: 'p1', 县志办的: 'p4', 渡口的水: 'p3' });
  const { record } = loadText({ contentDir: folder, sourcesDir }, 'ferry');
  expect(record?.retired).toEqual([{ name: 'p2', after: 'p4' }]);
  expect(clean([ferry, inserted, gauge, '桥头后来开了一家小店，卖热豆浆，也替人收寄包裹。'])['桥头后来']).toBe('p5');

  // A person puts one in, in front of all; the cleaner runs again, with the source changed.
  const edited = readFileSync(markdownFile, 'utf8').replace('\n\n柳溪', '\n\n编者按此文曾刊于县报。\n\n柳溪');
  writeFileSync(markdownFile, edited);
  const fourth = clean([ferry, inserted, gauge, '桥头后来开了一家小店，卖热豆浆，也替人收寄包裹，还修伞。']);
  expect(fourth).toEqual({ 编者按此: 'p6', 柳溪渡口: 'p1', 县志办的: 'p4', 渡口的水: 'p3', 桥头后来: 'p5' });
  expect(readFileSync(markdownFile, 'utf8')).toBe(edited);
  // And once more.
  writeFileSync(markdownFile, edited.replace('县报', '县志'));
  expect(clean([inserted, gauge])).toEqual(fourth);
});
