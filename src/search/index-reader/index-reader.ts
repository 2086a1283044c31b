import type { IndexLoader } from '../api.ts';
import { type Fragment, parseFragment } from '../fragment.ts';
import { wordKey } from '../index-writer/word-key.ts';
import { characterCode } from '../pair-word.ts';
import { CborReader } from './cbor.ts';
import { countsFile, type PageCounts, readCounts } from './counts.ts';
import { IndexFormatError, NoIndexError } from './errors.ts';
import { chunksFor } from './meta.ts';
import { mergePostings, type Postings, readPostings } from './postings.ts';
import { type IndexTable, readTable, tableFile } from './table.ts';
import { unpack } from './unpack.ts';

/** A filter's values, each with the pages that have it in ascending order. */
export type FilterValues = ReadonlyMap<string, readonly number[]>;

/** Texts that are kept: reading thousands, for all lines of a concordance, must not fill the memory. */
const KEPT_FRAGMENTS = 200;

/** One index of Pagefind's. Files are read when they are first needed, and once. */
export interface IndexReader {
  readonly meta: IndexTable;
  /** Where a character stands, or a character followed at once by another, in the same block. */
  postings(character: number, next?: number): Promise<Postings>;
  /** What `postings` would have to read, in bytes, roughly; kept files not deducted. */
  cost(character: number, next?: number): number;
  /** How often each page holds a character, or a pair; `undefined` where only its places say so. */
  counts(character: number, next?: number): Promise<PageCounts> | undefined;
  filter(name: string): Promise<FilterValues>;
  fragment(page: number): Promise<Fragment>;
}

/**
 * Open the index in the folder `url` (with a slash at its end).
 *
 * @param metaName - name of the `pf_meta` file without its ending.
 */
export async function openIndex(url: string, metaName: string, load: IndexLoader): Promise<IndexReader> {
  const read = async (file: string): Promise<Uint8Array> => {
    const stored = await load(url + file);
    if (stored === undefined) {
      throw new IndexFormatError(
        `There is no \`${url}${file}\`, which the index names; the site has changed or is incomplete`,
      );
    }
    return unpack(stored, url + file);
  };
  const file = tableFile(metaName);
  const stored = await load(url + file);
  if (stored === undefined) throw new NoIndexError(`There is no search index at \`${url}\``);
  const meta = readTable(await unpack(stored, file));
  const wordOf = (character: number, next?: number): string =>
    characterCode(character) + (next === undefined ? '' : characterCode(next));
  const chunksOf = (word: string, prefix: boolean): readonly [first: number, end: number] => {
    const [first, end] = chunksFor(meta, word);
    return [first, prefix ? end : first + 1];
  };
  const chunk = remember((name: string) => read(`index/${name}.pf_index`));
  const counts = remember(async (name: string) => readCounts(await read(countsFile(name))));
  const filter = remember(async (name: string): Promise<FilterValues> => {
    const file = meta.filters.get(name);
    return file === undefined ? new Map() : readFilter(await read(`filter/${file}.pf_filter`));
  });
  const fragment = remember(
    async (name: string) => parseFragment(new TextDecoder().decode(await read(`fragment/${name}.pf_fragment`))),
    KEPT_FRAGMENTS,
  );

  return {
    meta,
    filter,
    cost(character, next) {
      const [first, end] = chunksOf(wordOf(character, next), next === undefined);
      let cost = 0;
      for (let number = first; number < end; number++) cost += meta.chunkSizes[number] ?? 0;
      return cost;
    },
    async postings(character, next) {
      const range = { word: wordOf(character, next), prefix: next === undefined };
      const names = meta.chunkNames.slice(...chunksOf(range.word, range.prefix));
      const chunks = await Promise.all(names.map(chunk));
      return mergePostings(chunks.flatMap((bytes) => readPostings(bytes, range, true)));
    },
    counts(character, next) {
      const name = meta.counted.get(wordKey(character, next));
      return name === undefined ? undefined : counts(name);
    },
    fragment(page) {
      const name = meta.fragments[page];
      if (name === undefined)
        throw new RangeError(`Unexpected page ${page}, expected one below ${meta.fragments.length}`);
      return fragment(name);
    },
  };
}

/** Read a `pf_filter` file: `[name, [[value, [page …]] …]]`, page numbers as they are. */
function readFilter(bytes: Uint8Array): FilterValues {
  const reader = new CborReader(bytes);
  reader.arrayLength();
  reader.skip();
  const values = new Map<string, number[]>();
  const decoder = new TextDecoder();
  for (let left = reader.arrayLength(); left > 0; left--) {
    reader.arrayLength();
    const value = decoder.decode(reader.textBytes());
    const pages = Array.from({ length: reader.arrayLength() }, () => reader.integer());
    values.set(
      value,
      pages.sort((one, other) => one - other),
    );
  }
  return values;
}

/**
 * Remember what `make` made for a name; forget it when it failed, so that it can be tried again.
 *
 * @param most - names that are remembered; the one made first is forgotten for another.
 */
function remember<Value>(make: (name: string) => Promise<Value>, most = Infinity): (name: string) => Promise<Value> {
  const made = new Map<string, Promise<Value>>();
  return (name) => {
    let value = made.get(name);
    if (value === undefined) {
      value = make(name);
      made.set(name, value);
      value.catch(() => made.delete(name));
      const [oldest] = made.keys();
      if (made.size > most && oldest !== undefined) made.delete(oldest);
    }
    return value;
  };
}
