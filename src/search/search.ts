/**
 * Exact search over the index of a built site, in the browser and in Node.
 *
 * Unlike Pagefind's own client it needs no WebAssembly, answers with every hit instead of the best guess, and takes time
 * in proportion to the lists it reads.
 */

import { roughlyInOtherScript } from '../script/difference.ts';
import type {
  FacetName,
  IndexLoader,
  OpenSearchOptions,
  PinyinReading,
  QueryNote,
  SearchEngine,
  SearchOptions,
  SearchResult,
  SearchResults,
} from './api.ts';
import { chosen, evaluateEarly, evaluateWhole } from './evaluate.ts';
import { excerpts, foundDocument } from './excerpt.ts';
import { countFacet } from './facet.ts';
import { IndexFormatError, NoIndexError } from './index-reader/errors.ts';
import { type IndexReader, openIndex } from './index-reader/index-reader.ts';
import { MANIFEST_FILE, MANIFEST_FORMAT, type Manifest } from './manifest.ts';
import { hitCount, type Matches, type PageMatch } from './matches.ts';
import { openPairShards, type ShardsHolding } from './pair-shards.ts';
import { openPinyin } from './pinyin.ts';
import { parseQuery } from './query/parse.ts';
import { relevance } from './rank.ts';
import { sortKeys, sortResults } from './sort.ts';

export { hitsInBlock } from './hits-in-block.ts';
export { hitsInText } from './hits-in-text.ts';
export { IndexFormatError, NoIndexError } from './index-reader/errors.ts';
export { exactQuery } from './query/tokens.ts';

/** Reads files over the network. The manifest is asked for anew each time, lest it name files of an older site. */
const fetchLoader: IndexLoader = async (url) => {
  const response = await fetch(url, { cache: url.endsWith(MANIFEST_FILE) ? 'no-cache' : 'default' });
  if (response.status === 404 || response.status === 410) return undefined;
  if (!response.ok) throw new Error(`Unexpected answer ${response.status} for \`${url}\`, expected 200`);
  return new Uint8Array(await response.arrayBuffer());
};

/** Something found: which page of which index, and where in it. */
interface Found {
  readonly shard: number;
  readonly reader: IndexReader;
  readonly match: PageMatch;
}

/** All shards of a site's index. */
interface OpenedIndex {
  readonly readers: readonly IndexReader[];
  readonly shardsHolding: ShardsHolding;
  /** Of all texts, in characters. */
  readonly averageLength: number;
}

/** Open the index of a site. Rejects with `NoIndexError` when there is none at `baseUrl`. */
export async function openSearch({ baseUrl, loader = fetchLoader }: OpenSearchOptions): Promise<SearchEngine> {
  const stored = await loader(baseUrl + MANIFEST_FILE);
  if (stored === undefined) throw new NoIndexError(`There is no search index at \`${baseUrl}\``);
  const manifest = readManifest(stored, baseUrl + MANIFEST_FILE);
  const readers = await Promise.all(manifest.shards.map(({ path, meta }) => openIndex(baseUrl + path, meta, loader)));
  const shardsHolding = openPairShards(manifest.pairs, readers.length, baseUrl, loader, ({ character, next }) =>
    readers.reduce((sum, reader) => sum + reader.cost(character, next), 0),
  );
  const lengths = readers.flatMap(({ meta }) => meta.lengths);
  const averageLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const index: OpenedIndex = { readers, shardsHolding, averageLength };
  const pinyin = openPinyin(manifest, baseUrl, loader);
  return {
    documents: lengths.length,
    version: manifest.version ?? '',
    async search(query, options = {}) {
      const [results, words] = await Promise.all([search(index, query, query, options), pinyin(query)]);
      options.signal?.throwIfAborted();
      if (words.length === 0) return results;
      const { script } = options;
      const shown = script === 'Hant' ? words.map((word) => roughlyInOtherScript(word, 'Hans')) : words;
      if (results.documents > 0) return { ...results, pinyin: { words: shown, searched: false } };
      return search(index, query, words.join('|'), options, { words: shown, searched: true });
    },
  };
}

function readManifest(stored: Uint8Array, name: string): Manifest {
  let manifest: Partial<Manifest>;
  try {
    manifest = JSON.parse(new TextDecoder().decode(stored)) as Partial<Manifest>;
  } catch (cause) {
    throw new IndexFormatError(`\`${name}\` is not JSON; build the site again`, { cause });
  }
  if (manifest.format !== MANIFEST_FORMAT || !Array.isArray(manifest.shards)) {
    throw new IndexFormatError(
      `Unexpected format ${JSON.stringify(manifest.format)} in \`${name}\`, expected ${MANIFEST_FORMAT}; build the site again`,
    );
  }
  return manifest as Manifest;
}

async function search(
  index: OpenedIndex,
  source: string,
  answered: string,
  options: SearchOptions,
  pinyin?: PinyinReading,
): Promise<SearchResults> {
  const { query, notes } = parseQuery(answered);
  const asked = { source, answered, notes, ...(pinyin === undefined ? {} : { pinyin }) };
  const { onPartial } = options;
  const shards = index.readers.map((reader, number) => ({ number, reader, shardsHolding: index.shardsHolding }));
  if (onPartial !== undefined && query !== undefined) {
    const early = await Promise.all(shards.map((shard) => evaluateEarly(query, shard)));
    options.signal?.throwIfAborted();
    if (early.some((matches) => matches !== undefined)) {
      onPartial(
        await resultsOf(
          index,
          early.map((matches) => matches ?? []),
          asked,
          options,
        ),
      );
    }
  }
  const everywhere = await Promise.all(shards.map((shard) => (query === undefined ? [] : evaluateWhole(query, shard))));
  options.signal?.throwIfAborted();
  const results = await resultsOf(index, everywhere, asked, options);
  options.signal?.throwIfAborted();
  return results;
}

interface Asked {
  readonly source: string;
  readonly answered: string;
  readonly notes: readonly QueryNote[];
  readonly pinyin?: PinyinReading;
}

/** @param everywhere - what was found in each shard, before filters. */
async function resultsOf(
  { readers, averageLength }: OpenedIndex,
  everywhere: readonly Matches[],
  { source, answered, notes, pinyin }: Asked,
  options: SearchOptions,
): Promise<SearchResults> {
  const { filters = {}, sort = 'relevance', script } = options;
  const keptBy = (chosenFilters: typeof filters): Promise<Matches[]> =>
    Promise.all(readers.map((reader, shard) => chosen(everywhere[shard] ?? [], chosenFilters, reader)));
  const found = new Map<SearchResult, Found>();
  (await keptBy(filters)).forEach((matches, shard) => {
    const reader = readers[shard];
    if (reader === undefined) return;
    for (const match of matches) {
      const one = { shard, reader, match };
      found.set(asResult(one, averageLength, options), one);
    }
  });
  const keys = await sortKeys(readers, sort);
  const results = sortResults([...found.keys()], sort, (result) => {
    const one = found.get(result);
    return (one && keys[one.shard]?.get(one.match.page)) ?? '';
  });
  return {
    query: source,
    answered,
    notes,
    ...(pinyin === undefined ? {} : { pinyin }),
    documents: results.length,
    hits: results.reduce((sum, { count }) => sum + count, 0),
    results,
    async excerpts(result, limit = 3) {
      const one = found.get(result);
      if (one === undefined) throw new RangeError('Unexpected result, expected one of these results');
      return excerpts(await one.reader.fragment(one.match.page), one.match, script, limit);
    },
    async facet(name: FacetName) {
      const { [name]: _, ...others } = filters;
      return countFacet(readers, await keptBy(others), name, script);
    },
  };
}

function asResult({ shard, reader, match }: Found, averageLength: number, { script }: SearchOptions): SearchResult {
  const count = hitCount(match);
  return {
    key: `${shard}-${match.page}`,
    count,
    titleCount: match.titleCount,
    score: relevance(count, match.titleCount, reader.meta.lengths[match.page] ?? 0, averageLength),
    load: async () => foundDocument(await reader.fragment(match.page), match, script),
  };
}
