import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { field } from '../../src/export/csv.ts';
import { parquetColumns } from '../../src/export/parquet.ts';
import { downloadFiles } from '../../src/site/downloads-page.ts';
import { sha256 } from '../render/content.ts';
import { fixtureTexts, writeContentFixture } from '../test-support/content-fixture.ts';
import { writeDownloads } from './write-downloads.ts';

const folder = mkdtempSync(join(tmpdir(), 'chengwen-export-'));
const contentDir = join(folder, 'content');
const folders = { contentDir, sourcesDir: join(contentDir, 'sources') };
const file = (name: string, site = 'site'): Buffer => readFileSync(join(folder, site, 'downloads', name));

beforeAll(() => {
  writeContentFixture(contentDir);
  writeDownloads(folders, join(folder, 'site'), 'release');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('writes every text as a line of JSON, with its paragraphs', () => {
  const lines = file('texts.jsonl').toString().trimEnd().split('\n');
  const texts = lines.map((line) => JSON.parse(line) as { id: string; text: string; paragraphs: { text: string }[] });
  expect(texts.map(({ id }) => id)).toEqual(fixtureTexts.map(({ id }) => id));
  expect(texts[2]?.text).toBe(texts[2]?.paragraphs.map(({ text }) => text).join('\n'));
  expect(texts[2]?.text).toContain('茶館');
});

test('writes a table that spreadsheets open rightly and run nothing of', () => {
  const table = file('metadata.csv').toString();
  expect(table.startsWith('\uFEFFid,title,date,')).toBe(true);
  expect(table.split('\r\n')).toHaveLength(fixtureTexts.length + 2);
  expect(field('=HYPERLINK("x")')).toBe(`"'=HYPERLINK(""x"")"`);
  expect(field('@a')).toBe("'@a");
  expect(field(-3)).toBe('-3');
});

test('writes a Parquet table that DuckDB reads, lists as lists and whole texts', async () => {
  const connection = await (await DuckDBInstance.create()).connect();
  const path = join(folder, 'site/downloads/texts.parquet');
  const columns = await connection.runAndReadAll(`describe select * from '${path}'`);
  const types = new Map(columns.getRowObjectsJson().map(({ column_name, column_type }) => [column_name, column_type]));
  expect([...types.keys()]).toEqual([...parquetColumns]);
  expect(['title', 'authors', 'dateInferred', 'characters', 'text'].map((name) => types.get(name))).toEqual([
    'VARCHAR',
    'VARCHAR[]',
    'BOOLEAN',
    'INTEGER',
    'VARCHAR',
  ]);
  const read = await connection.runAndReadAll(`select id, title, date, publisher, authors, text from '${path}'`);
  const lines = file('texts.jsonl').toString().trimEnd().split('\n');
  const expected = lines.map((line) => {
    const {
      id,
      title,
      date = null,
      publisher = null,
      authors = [],
      text,
    } = JSON.parse(line) as Record<string, unknown>;
    return { id, title, date, publisher, authors, text };
  });
  expect(read.getRowObjectsJson()).toEqual(expected);
  const found = await connection.runAndReadAll(`select id from '${path}' where text like '%茶館%'`);
  expect(found.getRowObjectsJson()).toEqual([{ id: 'tea-room' }]);
  connection.closeSync();
});

test('writes a bag that is whole: every file and manifest agrees with its checksum', () => {
  const read = (path: string): Buffer =>
    execFileSync('unzip', ['-p', join(folder, 'site/downloads/archive.bag.zip'), path]);
  execFileSync('unzip', ['-tq', join(folder, 'site/downloads/archive.bag.zip')]);
  expect(read('archive/bagit.txt').toString()).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
  for (const list of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
    const lines = read(`archive/${list}`).toString().trimEnd().split('\n');
    expect(lines).toHaveLength(list.startsWith('tag') ? 3 : 9);
    for (const line of lines) {
      const [sum, path] = line.split('  ');
      expect(sha256(read(`archive/${path}`))).toBe(sum);
    }
  }
});

test('gives the same bytes for the same texts', () => {
  writeDownloads(folders, join(folder, 'again'), 'release');
  for (const name of downloadFiles) expect(file(name, 'again').equals(file(name))).toBe(true);
});
