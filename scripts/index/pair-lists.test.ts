import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IndexLoader } from '../../src/search/api.ts';
import { wordKey } from '../../src/search/index-writer/word-key.ts';
import { exactQuery, openSearch } from '../../src/search/search.ts';
import { buildSearchIndex } from './build-search-index.ts';
import { fileLoader } from './file-loader.ts';
import { generatedRecords } from './generated-records.ts';
import { buildPairLists, type PairSource } from './pair-lists.ts';
import { digestOf } from './stored-files.ts';
import { sizesBytes } from './word-sizes.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chengwen-pairs-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A shard that holds pairs of a character with those of some numbers. */
function source(nexts: readonly number[]): PairSource {
  const keys = Float64Array.from(nexts, (next) => wordKey(0x4e00, next)).sort();
  const bytes = sizesBytes({ keys, units: new Int32Array(keys.length) });
  const sizes = `sizes-${digestOf(bytes)}`;
  mkdirSync(join(folder, 'shards'), { recursive: true });
  writeFileSync(join(folder, 'shards', sizes), bytes);
  return { folder: join(folder, 'shards'), state: { sizes } };
}

/** All files of the lists, by name. */
function listsOf(name: string, sources: readonly PairSource[]) {
  const made = buildPairLists(join(folder, name), sources);
  const files = made?.groups.flatMap((group) => group.files) ?? [];
  return { pairs: made?.pairs, files: files.map(({ path, from }) => [path, readFileSync(from, 'hex')]) };
}

const nexts = fc.uniqueArray(fc.integer({ min: 0x4e00, max: 0x4e00 + 4000 }), { minLength: 1, maxLength: 3000 });

test('lists brought up to date are those made anew; one shard has none', () => {
  fc.assert(
    fc.property(fc.array(nexts, { minLength: 2, maxLength: 10 }), nexts, fc.nat(), (shards, changed, which) => {
      const before = shards.map(source);
      listsOf('kept', before);
      const after = before.map((one, number) => (number === which % before.length ? source(changed) : one));
      const kept = listsOf('kept', after);
      rmSync(join(folder, 'anew'), { recursive: true, force: true });
      expect(kept).toEqual(listsOf('anew', after));
      expect(readdirSync(join(folder, 'kept')).sort()).toEqual(readdirSync(join(folder, 'anew')).sort());
    }),
    { numRuns: 20 },
  );
  expect(buildPairLists(join(folder, 'kept'), [source([1])])).toBeUndefined();
});

test('the answers with lists are those without, with fewer requests', async () => {
  const records = generatedRecords(80);
  await buildSearchIndex(records, join(folder, 'site'), { shardSize: 9 });
  const baseUrl = join(folder, 'site', 'pagefind/');
  let requests = 0;
  const without: IndexLoader = async (url) => {
    if (url.endsWith('.pairs')) return undefined;
    requests++;
    return fileLoader(url);
  };
  let requestsWith = 0;
  const counted: IndexLoader = async (url) => {
    requestsWith++;
    return fileLoader(url);
  };
  const texts = records
    .flatMap(({ blocks }) => blocks.map(({ text }) => Array.from(text)))
    .filter((text) => text.length);
  const piece = fc
    .tuple(fc.constantFrom(...texts), fc.nat(), fc.integer({ min: 1, max: 8 }))
    .map(([text, at, length]) => exactQuery(text.slice(at % text.length, (at % text.length) + length).join('')));
  const query = fc.oneof(
    piece,
    fc.tuple(piece, piece).map(([one, other]) => `${one} ${other}`),
    fc.tuple(piece, piece).map(([one, other]) => `${one} OR ${other}`),
    fc.tuple(piece, piece).map(([one, other]) => `${one} -${other}`),
    fc.tuple(piece, piece).map(([one, other]) => `${one} NEAR/9 ${other}`),
    piece.map((one) => `title:${one}`),
    fc.constantFrom('没有的字', '中*国', 'place:臺北', 'date:2020'),
  );
  await fc.assert(
    fc.asyncProperty(query, async (asked) => {
      const answers = await Promise.all(
        [counted, without].map(async (loader) => (await openSearch({ baseUrl, loader })).search(asked)),
      );
      const [one, other] = answers.map(({ documents, hits, results }) => ({
        documents,
        hits,
        results: results.map(({ key, count, titleCount, score }) => ({ key, count, titleCount, score })),
      }));
      expect(one).toEqual(other);
    }),
    { numRuns: 150 },
  );
  expect(requestsWith).toBeLessThan(requests);
}, 60_000);
