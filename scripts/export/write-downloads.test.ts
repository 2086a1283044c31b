import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { field } from '../../src/export/csv.ts';
import { parquetColumns } from '../../src/export/parquet.ts';
import { downloadFiles } from '../../src/site/downloads-page.ts';
import { listIds, loadText, sha256 } from '../render/content.ts';
import { checkBag } from '../test-support/check-bag.ts';
import { fixtureTexts, writeContentFixture } from '../test-support/content-fixture.ts';
import { divide, type PortionText } from './divide.ts';
import { portionKey } from './portion.ts';
import { writeDownloads } from './write-downloads.ts';

const folder = mkdtempSync(join(tmpdir(), 'chengwen-export-'));
const contentDir = join(folder, 'content');
const folders = { contentDir, sourcesDir: join(contentDir, 'sources') };
const file = (name: string, site = 'site'): Buffer => readFileSync(join(folder, site, 'downloads', name));

/** Source files count as not shared: each text of the fixture has its own. */
const textsNow = (): PortionText[] =>
  listIds(folders).map((id) => {
    const { document, record } = loadText(folders, id);
    const state = sha256(JSON.stringify([document, record]));
    return { id, state, bytes: 1000, ...(record !== undefined && { sourceFile: record.source.file }) };
  });
const write = (site: string, cacheDir?: string): void =>
  writeDownloads({
    folders,
    outDir: join(folder, site),
    release: 'release',
    texts: textsNow(),
    ...(cacheDir !== undefined && { cacheDir }),
  });

beforeAll(() => {
  writeContentFixture(contentDir);
  write('site');
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

describe('the bag', () => {
  const bag = join(folder, 'bag/archive');
  beforeAll(() => {
    const zip = join(folder, 'site/downloads/archive.bag.zip');
    execFileSync('unzip', ['-tq', zip]);
    execFileSync('unzip', ['-q', zip, '-d', join(folder, 'bag')]);
  });

  test('is complete and valid by RFC 8493', () => {
    expect(checkBag(bag)).toEqual([]);
    expect(readFileSync(join(bag, 'bag-info.txt'), 'utf8')).toContain('External-Identifier: release\n');
  });

  test('is verified by sha256sum, with the commands that the page gives', () => {
    for (const list of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
      const lines = readFileSync(join(bag, list), 'utf8').trimEnd().split('\n');
      expect(lines).toHaveLength(list.startsWith('tag') ? 4 : 9);
    }
    execFileSync('sha256sum', ['--strict', '-c', 'manifest-sha256.txt', 'tagmanifest-sha256.txt'], { cwd: bag });
    execFileSync('sha256sum', ['--strict', '-c', 'SHA256SUMS'], { cwd: join(folder, 'site/downloads') });
  });

  test('shows every loss, change and addition', () => {
    const damaged = (name: string, damage: (copy: string) => void): string[] => {
      const copy = join(folder, name);
      cpSync(bag, copy, { recursive: true });
      damage(copy);
      return checkBag(copy);
    };
    expect(damaged('lost', (copy) => rmSync(join(copy, 'data/texts/tea-room.md'))).join()).toContain('is not there');
    expect(damaged('changed', (copy) => appendFileSync(join(copy, 'data/texts/tea-room.md'), ' ')).join()).toContain(
      'is not what it was',
    );
    expect(damaged('added', (copy) => appendFileSync(join(copy, 'data/more.txt'), ' ')).join()).toContain(
      'is not listed',
    );
    expect(damaged('tag', (copy) => appendFileSync(join(copy, 'bag-info.txt'), 'X: y\n')).join()).toContain(
      'bag-info.txt is not what it was',
    );
  });
});

test('gives the same bytes for the same texts', () => {
  write('again');
  for (const name of downloadFiles(1)) expect(file(name, 'again').equals(file(name))).toBe(true);
});

test('makes the same files of kept portions, and anew what changed', () => {
  const cacheDir = join(folder, 'portions');
  write('cold', cacheDir);
  const kept = readdirSync(cacheDir).sort();
  write('warm', cacheDir);
  expect(readdirSync(cacheDir).sort()).toEqual(kept);
  for (const name of downloadFiles(1)) expect(file(name, 'warm').equals(file(name))).toBe(true);
  const path = join(contentDir, 'texts/tea-room.md');
  const markdown = readFileSync(path, 'utf8');
  writeFileSync(path, markdown.replace('巷口', '巷尾'));
  write('changed', cacheDir);
  write('changed-anew');
  expect(file('texts.jsonl', 'changed').toString()).toContain('巷尾');
  for (const name of downloadFiles(1)) expect(file(name, 'changed').equals(file(name, 'changed-anew'))).toBe(true);
  writeFileSync(path, markdown);
});

test('divides texts so that one more changes no portion but its own', () => {
  const texts = Array.from({ length: 3000 }, (_, number) => ({
    id: `t/${String(number).padStart(5, '0')}`,
    state: 'a',
    bytes: 1,
  }));
  const names = (list: readonly PortionText[]): string[] => divide(list).map((one) => portionKey(one, () => false));
  const before = names(texts);
  expect(before.length).toBeGreaterThan(5);
  expect(before.length).toBeLessThan(25);
  const after = new Set(
    names([...texts, { id: 't/01500-b', state: 'a', bytes: 1 }].sort((a, b) => (a.id < b.id ? -1 : 1))),
  );
  expect(before.filter((name) => !after.has(name))).toHaveLength(1);
});
