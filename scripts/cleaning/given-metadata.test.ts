import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { encodeSource } from '../../src/clean/bytes/source-text.ts';
import { readCorrections, readGiven, readMetadataTable } from './given-metadata.ts';

const folder = mkdtempSync(join(tmpdir(), 'chengwen-given-'));
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'corrections'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const table = 'file,title,date,authors,note\r\n一.txt,"渡口, 市场",2019-03-12,甲；乙,x\r\n,无名,,,\r\n';

test('reads a table as spreadsheets export it, in UTF-8 with a mark or in GBK', () => {
  for (const [encoding, byteOrderMark] of [
    ['utf-8', 3],
    ['gb18030', 0],
  ] as const) {
    writeFileSync(join(folder, 'metadata.csv'), encodeSource({ encoding, byteOrderMark, text: table, irregular: [] }));
    const { rows, warnings } = readMetadataTable(folder);
    expect(rows.get('一.txt')).toEqual({ title: '渡口, 市场', date: '2019-03-12', authors: ['甲', '乙'] });
    expect(warnings).toEqual([expect.stringContaining('"note"'), expect.stringContaining('row 3')]);
  }
});

test('a sidecar wins over the table', () => {
  writeFileSync(join(folder, 'metadata.csv'), table);
  writeFileSync(join(folder, '一.txt.yaml'), 'title: 渡口\nencoding: big5\nplaces: [澜江省]\n');
  expect(readGiven(folder, '一.txt', readMetadataTable(folder))).toEqual({
    encoding: 'big5',
    metadata: { title: '渡口', date: '2019-03-12', authors: ['甲', '乙'], places: ['澜江省'] },
  });
});

test.each([
  ['titel: 渡口\n', /unknown field "titel".*expected .*title/],
  ['encoding: latin1\n', /unexpected encoding "latin1", expected one of utf-8/],
  ['script: Latn\n', /unexpected script "Latn", expected Hans or Hant/],
  ['- a\n', /expected fields and values/],
  ['a: [\n', /is not YAML/],
])('refuses a sidecar %j', (sidecar, message) => {
  writeFileSync(join(folder, 'a.txt.yaml'), sidecar);
  expect(() => readGiven(folder, 'a.txt', { rows: new Map(), warnings: [] })).toThrow(message);
});

test('reads corrections, and refuses one that lacks a part', () => {
  writeFileSync(join(folder, 'corrections/a.yaml'), '- before: "甲"\n  after: "乙"\n  why: 原件如此\n  who: 编者\n');
  expect(readCorrections(folder, 'a')).toEqual([{ before: '甲', after: '乙', why: '原件如此', who: '编者' }]);
  writeFileSync(join(folder, 'corrections/a.yaml'), '- before: "甲"\n  after: "乙"\n  why: 原件如此\n');
  expect(() => readCorrections(folder, 'a')).toThrow(/correction 1 has who missing/);
  expect(readCorrections(folder, 'b')).toEqual([]);
});
