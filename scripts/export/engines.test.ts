/** Texts given to search engines are found by them exactly as by our own search; what runs here is asked. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SearchEngine } from '../../src/search/api.ts';
import type { SearchRecord } from '../../src/search/record.ts';
import { exactQuery, openSearch } from '../../src/search/search.ts';
import { buildSearchIndex } from '../index/build-search-index.ts';
import { fileLoader } from '../index/file-loader.ts';
import { generatedRecords } from '../index/generated-records.ts';
import { searchRecords } from '../index/search-records.ts';
import { groongaQuery } from './groonga.ts';
import { type openSearchIndex, openSearchQuery } from './opensearch.ts';
import { writeEngineFiles } from './write-engine-files.ts';

const hasGroonga = spawnSync('groonga', ['--version'], { stdio: 'ignore' }).status === 0;
if (!hasGroonga) console.warn('Groonga is not installed: its answers are not compared with ours.');

const folder = mkdtempSync(join(tmpdir(), 'chengwen-engines-'));
/** The sample, and texts in which everything collides with everything. */
const records: readonly SearchRecord[] = [...searchRecords('content'), ...generatedRecords(200)];
let search: SearchEngine;

beforeAll(async () => {
  await buildSearchIndex(records, folder);
  search = await openSearch({ baseUrl: `${folder}/pagefind/`, loader: fileLoader });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Strings of 1-12 characters that stand in a text, in either script; and some that stand nowhere. */
const queries = (count: number): string[] =>
  fc.sample(
    fc.oneof(
      { weight: 8, arbitrary: substring() },
      { weight: 1, arbitrary: substring().map((text) => [...text].reverse().join('')) },
    ),
    { seed: 20_261_121, numRuns: count },
  );

function substring(): fc.Arbitrary<string> {
  return fc
    .tuple(fc.nat(), fc.nat(), fc.nat(), fc.integer({ min: 1, max: 12 }), fc.boolean())
    .map(([record, block, start, length, other]) => {
      const { title, otherTitle, blocks } = records[record % records.length] as SearchRecord;
      const texts = [{ text: title, other: otherTitle }, ...blocks];
      const { text, other: converted } = texts[block % texts.length] as { text: string; other: string };
      const characters = [...(other ? converted : text)];
      const from = start % Math.max(1, characters.length);
      return characters
        .slice(from, from + length)
        .join('')
        .trim();
    })
    .filter((query) => query !== '');
}

const fixed = [
  'GDP',
  'ｇｄｐ',
  '3+1+1',
  '4×4',
  'COVID-19',
  '，',
  '"',
  '\\',
  '(',
  '*',
  '髮',
  '皇后',
  '𠀀',
  '１2',
  'A',
  '-',
];

test.runIf(hasGroonga)('Groonga finds the texts that our search finds, for 300 queries', async () => {
  const outDir = join(folder, 'groonga');
  const { texts, files } = writeEngineFiles(records, { engine: 'groonga', outDir, index: '', mostBytes: 20_000 });
  expect(texts).toBe(records.length);
  expect(files).toBeGreaterThan(2);
  const database = join(folder, 'database');
  const groonga = (input: string, ...options: string[]): string => {
    const { status, stdout, stderr } = spawnSync('groonga', [...options, database], { input, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    return stdout;
  };
  groonga(readFileSync(join(outDir, 'schema.grn'), 'utf8'), '-n');
  for (const name of readdirSync(outDir).filter((one) => one.startsWith('texts-')))
    groonga(readFileSync(join(outDir, name), 'utf8'));
  groonga(readFileSync(join(outDir, 'index.grn'), 'utf8'));
  const asked = [...fixed, ...queries(300)];
  const answers = groonga(asked.map((query) => `${groongaQuery(query)}\n`).join(''))
    .trim()
    .split('\n')
    .map((line) => {
      const [[status], [[, , ...found]]] = JSON.parse(line) as [[number], [[unknown, unknown, ...[string][]]]];
      expect(status).toBe(0);
      return found.map(([id]) => id).sort();
    });
  expect(answers).toHaveLength(asked.length);
  for (const [number, query] of asked.entries()) {
    const results = await search.search(exactQuery(query));
    const ids = await Promise.all(results.results.map(async (result) => (await result.load()).id));
    expect({ query, found: answers[number] }).toEqual({ query, found: ids.sort() });
  }
  expect(answers.filter((found) => found.length > 0).length).toBeGreaterThan(250);
});

test('OpenSearch gets files that its bulk address takes, within the size asked for', () => {
  const outDir = join(folder, 'opensearch');
  const mostBytes = 20_000;
  const { files } = writeEngineFiles(records, { engine: 'opensearch', outDir, index: 'archive', mostBytes });
  const names = readdirSync(outDir).filter((name) => name.endsWith('.ndjson'));
  expect(names).toHaveLength(files);
  const { mappings, settings } = JSON.parse(readFileSync(join(outDir, 'index.json'), 'utf8')) as typeof openSearchIndex;
  const ids: string[] = [];
  for (const name of names) {
    const text = readFileSync(join(outDir, name), 'utf8');
    expect(text.endsWith('}\n')).toBe(true);
    const lines = text.slice(0, -1).split('\n');
    expect(lines.length === 2 || Buffer.byteLength(text) <= mostBytes + 2 * lines.length).toBe(true);
    for (let line = 0; line < lines.length; line += 2) {
      const action = JSON.parse(lines[line] as string) as { index: { _index: string; _id: string } };
      const document = JSON.parse(lines[line + 1] as string) as Record<string, unknown>;
      expect(action).toEqual({ index: { _index: 'archive', _id: document['id'] } });
      // `dynamic: strict` refuses any other field.
      expect(Object.keys(document).filter((field) => !(field in mappings.properties))).toEqual([]);
      ids.push(action.index._id);
    }
  }
  expect(ids).toEqual(records.map(({ id }) => id));
  const { analyzer, tokenizer } = settings.analysis;
  expect(Object.keys(analyzer)).toContain(mappings.properties.folded.analyzer);
  expect(Object.keys(tokenizer)).toContain(analyzer.folded.tokenizer);
  const { min_gram, max_gram } = tokenizer.characters_and_pairs;
  // A greater difference needs a setting of its own.
  expect(max_gram - min_gram).toBeLessThanOrEqual(1);
  expect(openSearchQuery('產業 ＡB')).toMatchObject({
    query: { match_phrase: { folded: { query: '产业 ab', slop: 0 } } },
  });
});

/** The n-grams of a text as Lucene's tokenizer gives them, each one position after the one before. */
function grams(text: string): string[] {
  const characters = [...text];
  return characters.flatMap((character, index) =>
    index + 1 < characters.length ? [character, character + characters[index + 1]] : [character],
  );
}

test('a phrase of characters and pairs stands where the query stands, and nowhere else', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'甲乙a 𠀀，'), maxLength: 12 });
  fc.assert(
    fc.property(letters, letters, (text, query) => {
      if (query === '') return;
      const places = grams(text);
      const phrase = grams(query);
      const isFound = places.some((_, start) => phrase.every((gram, index) => places[start + index] === gram));
      expect(isFound).toBe(text.includes(query));
    }),
    { numRuns: 2000 },
  );
});

test('a folder with other files is not written into', () => {
  writeFileSync(join(folder, 'mine.txt'), '');
  expect(() => writeEngineFiles(records, { engine: 'groonga', outDir: folder, index: '' })).toThrow(
    /expected an empty one/,
  );
});

test('the command writes files, prints queries, and says what is wrong', () => {
  const run = (...options: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/export.ts', ...options], {
      encoding: 'utf8',
      env: { ...process.env, NODE_NO_WARNINGS: '1' },
    });
    return { status, stdout, stderr };
  };
  const out = join(folder, 'written');
  const written = run('--engine', 'opensearch', '--out', out);
  expect(written).toMatchObject({ status: 0, stderr: expect.stringMatching(/^\d+ texts in 1 files/) });
  expect(readdirSync(out)).toEqual(['bulk-0001.ndjson', 'index.json']);
  const asked = run('--engine', 'groonga', '--query', '產業');
  expect(decodeURIComponent(asked.stdout)).toContain('folded @ "产业"');
  expect(run('--engine', 'other')).toMatchObject({
    status: 64,
    stderr: expect.stringContaining('expected groonga or'),
  });
  expect(run('--engine', 'groonga', '--content', folder, '--out', join(folder, 'none'))).toMatchObject({
    status: 65,
    stderr: expect.stringContaining('npm run clean'),
  });
});
