import { CborReader } from './cbor.ts';

/** The lists by which everything else is found. */
export interface IndexMeta {
  /** Version of Pagefind that wrote the index. */
  readonly version: string;
  /** For each page, by its number: the name of its fragment and how many positions it has. */
  readonly fragments: readonly string[];
  readonly lengths: readonly number[];
  /** For each chunk of words, in order: a lower bound of its words, and its name. */
  readonly chunkStarts: readonly string[];
  readonly chunkNames: readonly string[];
  /** Names of the files of filter values, by filter. */
  readonly filters: ReadonlyMap<string, string>;
}

/** What only Pagefind's own client uses. */
export interface PagefindMeta extends IndexMeta {
  /** Page numbers in ascending order of a sort key. */
  readonly sorts: ReadonlyMap<string, readonly number[]>;
}

/** Read a `pf_meta` file (1.6): `[version, [[fragment, words, …]], [[from, to, chunk]], [[filter, file]], [[key, [page]]], …]`. */
export function readMeta(bytes: Uint8Array): PagefindMeta {
  const reader = new CborReader(bytes);
  const decoder = new TextDecoder();
  const text = (): string => decoder.decode(reader.textBytes());
  const rows = (read: (columns: number) => void): void => {
    for (let left = reader.arrayLength(); left > 0; left--) read(reader.arrayLength());
  };
  reader.arrayLength();
  const version = text();
  const fragments: string[] = [];
  const lengths: number[] = [];
  rows((columns) => {
    fragments.push(text());
    lengths.push(reader.integer());
    for (let column = 2; column < columns; column++) reader.skip();
  });
  const chunkStarts: string[] = [];
  const chunkNames: string[] = [];
  rows(() => {
    chunkStarts.push(text());
    reader.skip();
    chunkNames.push(text());
  });
  const filters = new Map<string, string>();
  rows(() => {
    const name = text();
    filters.set(name, text());
  });
  const sorts = new Map<string, readonly number[]>();
  rows(() => {
    const key = text();
    const pages = Array.from({ length: reader.arrayLength() }, () => reader.integer());
    sorts.set(key, pages);
  });
  return { version, fragments, lengths, chunkStarts, chunkNames, filters, sorts };
}

/** Number of the first chunk that can hold words beginning with `prefix`, and of the first after it that cannot. */
export function chunksFor(meta: IndexMeta, prefix: string): readonly [first: number, end: number] {
  let low = 0;
  let high = meta.chunkStarts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((meta.chunkStarts[middle] ?? '') <= prefix) low = middle + 1;
    else high = middle;
  }
  const first = Math.max(0, low - 1);
  let end = Math.max(first, low);
  while (meta.chunkStarts[end]?.startsWith(prefix)) end++;
  return [first, end];
}
