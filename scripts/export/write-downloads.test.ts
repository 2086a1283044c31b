import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { field } from '../../src/export/csv.ts';
import { parquetColumns } from '../../src/export/parquet.ts';
import { downloadFiles } from '../../src/site/downloads-page.ts';
import { checkBag } from '../test-support/check-bag.ts';
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
  writeDownloads(folders, join(folder, 'again'), 'release');
  for (const name of downloadFiles) expect(file(name, 'again').equals(file(name))).toBe(true);
});
