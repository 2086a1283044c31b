/** Our index beside one by the Pagefind whose client is to read ours: the same words at the same places, the same answers. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { foldedCodePoints } from '../../src/script/fold.ts';
import { CborReader, type CborValue } from '../../src/search/index-reader/cbor.ts';
import { readMeta } from '../../src/search/index-reader/meta.ts';
import { unpack } from '../../src/search/index-reader/unpack.ts';
import { pairWords } from '../../src/search/pair-word.ts';
import { buildSearchIndex } from './build-search-index.ts';
import { generatedRecords } from './generated-records.ts';
import { pagefindClient } from './pagefind-client.ts';
import { buildPagefindIndex } from './pagefind-index.ts';

/** Pagefind leaves out pages without words, so that pages would have other numbers. */
const records = generatedRecords(120).filter(
  ({ title, blocks }) => title + blocks.map(({ text }) => text).join('') !== '',
);
let folder = '';
let ours = '';
let theirs = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chengwen-parity-'));
  ours = join(folder, 'pagefind/');
  theirs = join(folder, 'theirs/');
  await buildSearchIndex(records, folder);
  await buildPagefindIndex(records, theirs);
}, 60_000);

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function read(path: string): Promise<Uint8Array> {
  return unpack(await readFile(path), path);
}

/** All words of an index with all that is said of them. */
async function words(index: string): Promise<Map<CborValue, CborValue>> {
  const found = new Map<CborValue, CborValue>();
  for (const name of await readdir(join(index, 'index'))) {
    const [list] = new CborReader(await read(join(index, 'index', name))).value() as [[CborValue, CborValue][]];
    for (const [word, ...rest] of list) found.set(word, rest);
  }
  return found;
}

async function metaOf(index: string) {
  const name = (await readdir(index)).find((file) => file.endsWith('.pf_meta')) ?? '';
  return readMeta(await read(join(index, name)));
}

test('the words are at the same places', async () => {
  const expected = await words(theirs);
  expect(expected.size).toBeGreaterThan(500);
  expect(await words(ours)).toEqual(expected);
});

test('filters, lengths and orders are the same', async () => {
  const [one, other] = await Promise.all([metaOf(ours), metaOf(theirs)]);
  expect(one.version).toBe(other.version);
  expect(one.lengths).toEqual(other.lengths);
  expect(one.sorts).toEqual(other.sorts);
  expect([...one.filters.keys()].sort()).toEqual([...other.filters.keys()].sort());
  for (const [filter, file] of one.filters) {
    const values = async (index: string, name: string): Promise<CborValue[]> => {
      const [, list] = new CborReader(await read(join(index, 'filter', `${name}.pf_filter`))).value() as [string, []];
      return [...list].sort();
    };
    expect(await values(ours, file)).toEqual(await values(theirs, other.filters.get(filter) ?? ''));
  }
});

test("Pagefind's client gives the same answers in the same order", async () => {
  const [one, other] = [await pagefindClient(ours), await pagefindClient(theirs)];
  const substring = fc
    .tuple(fc.constantFrom(...records), fc.nat(), fc.integer({ min: 1, max: 6 }), fc.boolean())
    .map(([{ title, blocks }, start, length, isQuoted]) => {
      const longest = [title, ...blocks.map(({ text }) => text)].sort((a, b) => b.length - a.length)[0] ?? '';
      const points = foldedCodePoints(longest);
      const from = start % points.length;
      const pairs = pairWords(points.slice(from, from + length + 1));
      const asked = (pairs.length > 1 ? pairs.slice(0, -1) : pairs).join(' ');
      return isQuoted ? `"${asked}"` : asked;
    });
  for (const query of fc.sample(substring, { seed: 9, numRuns: 150 })) {
    const expected = await other(query);
    expect(await one(query), query).toEqual(expected);
  }
}, 60_000);
