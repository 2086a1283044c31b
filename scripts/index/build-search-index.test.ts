import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fold, foldedCodePoints } from '../../src/script/fold.ts';
import type { SearchEngine, SearchResults } from '../../src/search/api.ts';
import { pairWords } from '../../src/search/pair-word.ts';
import type { SearchRecord } from '../../src/search/record.ts';
import { exactQuery, hitsInBlock, hitsInText, openSearch } from '../../src/search/search.ts';
import { buildSearchIndex } from './build-search-index.ts';
import { fileLoader } from './file-loader.ts';
import { generatedRecords } from './generated-records.ts';
import { pagefindClient } from './pagefind-client.ts';

const records = generatedRecords(60);
let folder = '';
let single: SearchEngine;
let sharded: SearchEngine;
/** Small as it is, it has many chunks, and words that are counted: as a large index has. */
let fine: SearchEngine;

const open = (name: string): Promise<SearchEngine> =>
  openSearch({ baseUrl: join(folder, name, 'pagefind/'), loader: fileLoader });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chengwen-search-'));
  await buildSearchIndex(records, join(folder, 'single'));
  await buildSearchIndex(records, join(folder, 'sharded'), { shardSize: 13 });
  await buildSearchIndex(records, join(folder, 'fine'), { chunkUnits: 30, countedUnits: 60 });
  [single, sharded, fine] = await Promise.all([open('single'), open('sharded'), open('fine')]);
}, 60_000);

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Plain find: number of hits of `needle` in folded text, from left to right without overlap. */
function count(text: string, needle: string): number {
  return fold(text).split(fold(needle)).length - 1;
}

function plainFind(needle: string): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { id, title, blocks } of records) {
    const hits = [title, ...blocks.map((block) => block.text)].reduce((sum, text) => sum + count(text, needle), 0);
    if (hits > 0) found[id] = hits;
  }
  return found;
}

async function found(results: SearchResults): Promise<Record<string, number>> {
  const entries = await Promise.all(
    results.results.map(async (result): Promise<[string, number]> => [(await result.load()).id, result.count]),
  );
  return Object.fromEntries(entries);
}

/** A substring of 1-12 code points of some block, in its own script or in the other. */
const substring = fc
  .record({
    record: fc.constantFrom(...records.filter(({ blocks }) => blocks.some(({ text }) => text !== ''))),
    block: fc.nat(),
    start: fc.nat(),
    length: fc.integer({ min: 1, max: 12 }),
    own: fc.boolean(),
  })
  .map(({ record, block, start, length, own }) => {
    const blocks = record.blocks.filter(({ text }) => text !== '');
    const chosen = blocks[block % blocks.length];
    const characters = Array.from((own ? chosen?.text : chosen?.other) ?? '');
    const from = start % characters.length;
    return characters.slice(from, from + length).join('');
  });

/** Nothing in the text is an operator, a blank or a quotation mark of the query language. */
const isPlain = (text: string): boolean => !/[\s*|｜"＂]|^-/u.test(text);

describe('every substring finds exactly what plain find finds', () => {
  test('documents and numbers of hits, in one index and in several', async () => {
    await fc.assert(
      fc.asyncProperty(substring, async (needle) => {
        const expected = plainFind(needle);
        const query = isPlain(needle) ? needle : exactQuery(needle);
        for (const engine of [single, sharded, fine]) {
          const results = await engine.search(query);
          expect(await found(results)).toEqual(expected);
          expect(results.documents).toBe(Object.keys(expected).length);
          expect(results.hits).toBe(Object.values(expected).reduce((sum, hits) => sum + hits, 0));
        }
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  test('a hit is where it is said to be, in both scripts', async () => {
    await fc.assert(
      fc.asyncProperty(substring, fc.constantFrom('Hans' as const, 'Hant' as const), async (needle, script) => {
        const results = await fine.search(exactQuery(needle), { script });
        for (const result of results.results.slice(0, 5)) {
          const document = await result.load();
          const record = records.find(({ id }) => id === document.id);
          const own = script === record?.script;
          expect(document.title).toBe(own ? record.title : record?.otherTitle);
          expect(document.url).toBe(own ? record.url : record?.otherUrl);
          const excerpts = await results.excerpts(result, Infinity);
          document.hits.forEach((hit, index) => {
            const block = record?.blocks.find(({ name }) => name === hit.block);
            const shown = hit.block === 'title' ? document.title : ((own ? block?.text : block?.other) ?? '');
            expect(fold(shown.slice(hit.start, hit.end))).toBe(fold(needle));
            expect(excerpts[index]?.hit).toBe(shown.slice(hit.start, hit.end));
            expect(excerpts[index]?.left.endsWith(shown.slice(0, hit.start).slice(-3))).toBe(true);
            const marked = hitsInBlock(exactQuery(needle), shown);
            expect(marked.some((span) => span.start <= hit.start && hit.end <= span.end)).toBe(true);
          });
        }
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  test('the order is the same in one index and in several', async () => {
    for (const sort of ['relevance', 'newest', 'oldest'] as const) {
      const [one, several, counted] = await Promise.all(
        [single, sharded, fine].map((engine) => engine.search('中', { sort })),
      );
      if (one === undefined || several === undefined || counted === undefined) throw new Error('No answer');
      const ids = (results: SearchResults) =>
        Promise.all(results.results.map(async (result) => (await result.load()).id));
      expect(await ids(several)).toEqual(await ids(one));
      expect(await ids(counted)).toEqual(await ids(one));
      expect(await several.facet('year')).toEqual(await one.facet('year'));
      expect(await counted.facet('year')).toEqual(await one.facet('year'));
    }
  });
});

describe("Pagefind's own client", () => {
  /** Pairs as a quoted phrase: what a person would have to type into Pagefind's own box. */
  const phrase = (text: string): string => `"${pairWords(foldedCodePoints(text)).slice(0, -1).join(' ')}"`;

  test('finds the same texts with quoted phrases, in one index and in several', async () => {
    const one = await pagefindClient(join(folder, 'single', 'pagefind/'));
    const several = await pagefindClient(join(folder, 'sharded', 'pagefind/'), [
      'shard-2/',
      'shard-3/',
      'shard-4/',
      'shard-5/',
    ]);
    const needles = fc.sample(substring, { seed: 4, numRuns: 200 }).filter((text) => Array.from(text).length > 1);
    expect(needles.length).toBeGreaterThan(100);
    for (const needle of needles) {
      const expected = Object.keys(plainFind(needle)).sort();
      expect((await one(phrase(needle))).sort()).toEqual(expected);
      expect((await several(phrase(needle))).sort()).toEqual(expected);
    }
  }, 60_000);
});

describe('the query language', () => {
  const holds = (record: SearchRecord, needle: string): boolean =>
    [record.title, ...record.blocks.map(({ text }) => text)].some((text) => count(text, needle) > 0);
  const idsWhere = (test: (record: SearchRecord) => boolean): string[] => records.filter(test).map(({ id }) => id);
  const ids = async (query: string): Promise<string[]> =>
    Object.keys(await found(await single.search(query))).sort(
      (one, other) => Number(one.slice(1)) - Number(other.slice(1)),
    );

  test('a blank means both', async () => {
    expect(await ids('中国 台')).toEqual(idsWhere((record) => holds(record, '中国') && holds(record, '台')));
  });
  test('OR and | mean either', async () => {
    expect(await ids('中国 OR 台1')).toEqual(idsWhere((record) => holds(record, '中国') || holds(record, '台1')));
    expect(await ids('中国|台1')).toEqual(await ids('中国 OR 台1'));
  });
  test('- and 非 exclude', async () => {
    const expected = idsWhere((record) => holds(record, '中') && !holds(record, '发发'));
    expect(await ids('中 -发发')).toEqual(expected);
    expect(await ids('中 非 髮發')).toEqual(expected);
  });
  test('* stands for one character of the same block', async () => {
    const star = /里.发/u;
    const expected = idsWhere(({ title, blocks }) =>
      [title, ...blocks.map(({ text }) => text)].some((text) => star.test(fold(text))),
    );
    expect(await ids('里*发')).toEqual(expected);
    expect(expected.length).toBeGreaterThan(0);
  });
  test('NEAR finds what is near', async () => {
    const near = await found(await single.search('发 NEAR/2 里'));
    expect(Object.keys(near).length).toBeGreaterThan(0);
    for (const id of Object.keys(near)) {
      const record = records.find((one) => one.id === id);
      const whole = [record?.title, ...(record?.blocks.map(({ text }) => text) ?? [])]
        .map((text) => fold(text ?? ''))
        .join('#####');
      expect(whole).toMatch(/发.{0,2}里|里.{0,2}发/u);
    }
  });
  test('fields', async () => {
    expect(await ids('title:中')).toEqual(idsWhere(({ title }) => count(title, '中') > 0));
    expect(await ids('place:台北')).toEqual(idsWhere(({ places }) => places.includes('臺北市')));
    expect(await ids('date:2021..2022-05')).toEqual(idsWhere(({ date }) => date === '2021' || date === '2022-05'));
  });
  test('facets combine', async () => {
    const results = await single.search('中', { filters: { year: ['2020', '2021'], script: ['Hant'] } });
    // A facet shows what its other values would add.
    const others = await single.search('中', { filters: { year: ['2020', '2021'] } });
    expect(await results.facet('script')).toEqual(await others.facet('script'));
    expect(await results.facet('script')).toContainEqual({
      value: 'Hant',
      label: 'Hant',
      documents: results.documents,
      hits: results.hits,
    });
    expect((await results.facet('place')).every(({ documents }) => documents <= results.documents)).toBe(true);
  });
  test('a text shown has the hits that were counted', async () => {
    for (const query of [
      '中|国',
      '发 NEAR/2 里',
      'title:中 人',
      '中 -人',
      '里*里',
      '后|后后',
      '人 place:台北',
      '中 -place:台北',
    ]) {
      const results = await single.search(query);
      for (const result of results.results) {
        const { hits, id } = await result.load();
        const record = records.find((one) => one.id === id);
        const blocks = [{ name: 'title', text: record?.title ?? '' }, ...(record?.blocks ?? [])];
        const shown = hitsInText(
          query,
          blocks.map(({ text }) => text),
        ).flatMap((spans, index) => spans.map(({ start, end }) => ({ block: blocks[index]?.name, start, end })));
        expect(shown).toEqual(hits);
      }
    }
  });
  test('nothing typed is an error', async () => {
    const typed = fc.array(
      fc.constantFrom(
        '中',
        '"',
        ' ',
        'OR',
        '|',
        '-',
        '非',
        'NEAR/3',
        '*',
        'title:',
        'date:',
        '2020',
        '..',
        '＂',
        '\ud840',
      ),
    );
    await fc.assert(
      fc.asyncProperty(typed, async (parts) => {
        const results = await single.search(parts.join(''));
        hitsInBlock(parts.join(''), '中中 2020');
        expect(results.documents).toBeLessThanOrEqual(records.length);
      }),
      { numRuns: 300 },
    );
  });
});

/** All files below a folder, by name. */
async function files(path: string): Promise<Record<string, string>> {
  const names = (await readdir(path, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const read = names.map(async (entry): Promise<[string, string]> => {
    const file = join(entry.parentPath, entry.name);
    return [file.slice(path.length), (await readFile(file)).toString('base64')];
  });
  return Object.fromEntries((await Promise.all(read)).sort());
}

test('identical texts give identical bytes', async () => {
  await buildSearchIndex(records, join(folder, 'again'), { shardSize: 13 });
  expect(await files(join(folder, 'again'))).toEqual(await files(join(folder, 'sharded')));
}, 60_000);
