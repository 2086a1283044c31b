/**
 * Exact search over the index of a built site, in the browser and in Node.
 *
 * Unlike Pagefind's own client it needs no WebAssembly, answers with every hit instead of the best guess, and takes time
 * in proportion to the lists it reads.
 */

import { roughlyInOtherScript } from '../script/difference.ts';
import type {
  FacetName,
  FacetValue,
  IndexLoader,
  OpenSearchOptions,
  Script,
  SearchEngine,
  SearchOptions,
  SearchResult,
  SearchResults,
} from './api.ts';
import { chosen, evaluate } from './evaluate.ts';
import { excerpts, foundDocument } from './excerpt.ts';
import { IndexFormatError, NoIndexError } from './index-reader/errors.ts';
import { type IndexReader, openIndex } from './index-reader/index-reader.ts';
import { MANIFEST_FILE, MANIFEST_FORMAT, type Manifest } from './manifest.ts';
import type { PageMatch } from './matches.ts';
import { parseQuery } from './query/parse.ts';
import { relevance } from './rank.ts';

export { hitsInBlock } from './hits-in-block.ts';
export { IndexFormatError, NoIndexError } from './index-reader/errors.ts';
export { exactQuery } from './query/tokens.ts';

/** Reads files over the network. The manifest is asked for anew each time, lest it name files of an older site. */
const fetchLoader: IndexLoader = async (url) => {
  const response = await fetch(url, { cache: url.endsWith(MANIFEST_FILE) ? 'no-cache' : 'default' });
  if (response.status === 404 || response.status === 410) return undefined;
  if (!response.ok) throw new Error(`Unexpected answer ${response.status} for \`${url}\`, expected 200`);
  return new Uint8Array(await response.arrayBuffer());
};

/**
 * How many texts may be read to spare look-ups, in all shards together: as many as a person is shown first, so they are
 * needed anyway. Measured on 2,500 laws: 11 kB of index a query at the median instead of 36; 53 kB with the first texts instead of 68.
 */
const READABLE_TEXTS = 10;

/** Something found: which page of which index, and where in it. */
interface Found {
  readonly shard: number;
  readonly reader: IndexReader;
  readonly match: PageMatch;
}

/** Open the index of a site. Rejects with `NoIndexError` when there is none at `baseUrl`. */
export async function openSearch({ baseUrl, loader = fetchLoader }: OpenSearchOptions): Promise<SearchEngine> {
  const stored = await loader(baseUrl + MANIFEST_FILE);
  if (stored === undefined) throw new NoIndexError(`There is no search index at \`${baseUrl}\``);
  const manifest = readManifest(stored, baseUrl + MANIFEST_FILE);
  const readablePages = Math.max(1, Math.floor(READABLE_TEXTS / Math.max(1, manifest.shards.length)));
  const readers = await Promise.all(
    manifest.shards.map(({ path, meta }) => openIndex(baseUrl + path, meta, loader, readablePages)),
  );
  const lengths = readers.flatMap(({ meta }) => meta.lengths);
  const averageLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  return {
    documents: lengths.length,
    search: (query, options = {}) => search(readers, averageLength, query, options),
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
  readers: readonly IndexReader[],
  averageLength: number,
  source: string,
  options: SearchOptions,
): Promise<SearchResults> {
  const { query, notes } = parseQuery(source);
  const perShard = await Promise.all(
    readers.map(async (reader, shard): Promise<Found[]> => {
      if (query === undefined) return [];
      const matches = await chosen(await evaluate(query, reader), options.filters ?? {}, reader);
      return matches.map((match) => ({ shard, reader, match }));
    }),
  );
  options.signal?.throwIfAborted();
  const found = new Map<SearchResult, Found>();
  for (const one of perShard.flat()) found.set(asResult(one, averageLength, options), one);
  const results = await sorted(found, readers, options.sort ?? 'relevance');
  options.signal?.throwIfAborted();
  return {
    query: source,
    notes,
    documents: results.length,
    hits: results.reduce((sum, { count }) => sum + count, 0),
    results,
    async excerpts(result, limit = 3) {
      const one = found.get(result);
      if (one === undefined) throw new RangeError('Unexpected result, expected one of these results');
      return excerpts(await one.reader.fragment(one.match.page), one.match, options.script, limit);
    },
    facet: (name) => facet([...found.values()], readers, name, options.script),
  };
}

function asResult({ shard, reader, match }: Found, averageLength: number, { script }: SearchOptions): SearchResult {
  const count = match.spans.length / 2;
  return {
    key: `${shard}-${match.page}`,
    count,
    titleCount: match.titleCount,
    score: relevance(count, match.titleCount, reader.meta.lengths[match.page] ?? 0, averageLength),
    load: async () => foundDocument(await reader.fragment(match.page), match, script),
  };
}

/** Results in order; equals stay in the order in which their texts were indexed. Texts without a date come last. */
async function sorted(
  found: ReadonlyMap<SearchResult, Found>,
  readers: readonly IndexReader[],
  order: 'relevance' | 'newest' | 'oldest',
): Promise<SearchResult[]> {
  const results = [...found.keys()];
  if (order === 'relevance') return results.sort((one, other) => other.score - one.score);
  const dates = await Promise.all(readers.map(datesOfPages));
  const dateOf = (result: SearchResult): string => {
    const one = found.get(result);
    return (one && dates[one.shard]?.get(one.match.page)) ?? '';
  };
  const direction = order === 'oldest' ? 1 : -1;
  const keyed = results.map((result) => ({ result, date: dateOf(result) }));
  keyed.sort((one, other) => {
    if (one.date === other.date) return 0;
    if (one.date === '' || other.date === '') return one.date === '' ? 1 : -1;
    return one.date < other.date ? -direction : direction;
  });
  return keyed.map(({ result }) => result);
}

async function datesOfPages(reader: IndexReader): Promise<Map<number, string>> {
  const dates = new Map<number, string>();
  for (const [date, pages] of await reader.filter('date')) for (const page of pages) dates.set(page, date);
  return dates;
}

async function facet(
  found: readonly Found[],
  readers: readonly IndexReader[],
  name: FacetName,
  script: Script | undefined,
): Promise<FacetValue[]> {
  const counts = readers.map(() => new Map<number, number>());
  for (const { shard, match } of found) counts[shard]?.set(match.page, match.spans.length / 2);
  const values = new Map<string, { documents: number; hits: number }>();
  const filters = await Promise.all(readers.map((reader) => reader.filter(name)));
  filters.forEach((filter, shard) => {
    for (const [value, pages] of filter) {
      for (const page of pages) {
        const hits = counts[shard]?.get(page);
        if (hits === undefined) continue;
        const sum = values.get(value) ?? { documents: 0, hits: 0 };
        values.set(value, { documents: sum.documents + 1, hits: sum.hits + hits });
      }
    }
  });
  const list = Array.from(
    values,
    ([value, sums]): FacetValue => ({ value, label: name === 'script' ? value : inScript(value, script), ...sums }),
  );
  const byValue = (one: FacetValue, other: FacetValue): number => (one.value < other.value ? -1 : 1);
  return name === 'year'
    ? list.sort((one, other) => byValue(other, one))
    : list.sort((one, other) => other.documents - one.documents || byValue(one, other));
}

/** A value in the script asked for, whichever it is written in. */
function inScript(value: string, script: Script | undefined): string {
  return script === undefined ? value : roughlyInOtherScript(value, script === 'Hans' ? 'Hant' : 'Hans');
}
