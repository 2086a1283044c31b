/** The files of an index besides its words and texts: the list of everything, and the values of its filters. */
import { CborWriter } from './cbor-writer.ts';
import { keyWord } from './word-key.ts';

export interface MetaPage {
  /** Name of its fragment. */
  readonly name: string;
  /** Positions in it. */
  readonly length: number;
}

export interface MetaChunk {
  /** Keys of its first and of its last word. */
  readonly first: number;
  readonly last: number;
  readonly name: string;
}

export interface Meta {
  readonly version: string;
  readonly pages: readonly MetaPage[];
  readonly chunks: readonly MetaChunk[];
  /** Name of each filter and of its file. */
  readonly filters: readonly (readonly [name: string, file: string])[];
  /** Sort keys, each with the pages that have it in its order. */
  readonly sorts: readonly (readonly [key: string, pages: readonly number[]])[];
}

/**
 * A `pf_meta` file as Pagefind 1.6 reads it: `[version, [[fragment, positions, ''] …], [[from, to, chunk] …],
 * [[filter, file] …], [[sort, [page …]] …], []]`; the empty ones are for what an index may have besides its body.
 */
export function encodeMeta({ version, pages, chunks, filters, sorts }: Meta): Uint8Array {
  const writer = new CborWriter();
  writer.array(6);
  writer.text(version);
  writer.array(pages.length);
  for (const { name, length } of pages) {
    writer.array(3);
    writer.text(name);
    writer.integer(length);
    writer.text('');
  }
  writer.array(chunks.length);
  const bounds = lowerBounds(chunks);
  for (const [number, { last, name }] of chunks.entries()) {
    const next = chunks[number + 1];
    writer.array(3);
    writer.text(bounds[number] as string);
    writer.text(next === undefined ? keyWord(last) : distinct(keyWord(last), keyWord(next.first)));
    writer.text(name);
  }
  writer.array(filters.length);
  for (const [name, file] of filters) {
    writer.array(2);
    writer.text(name);
    writer.text(file);
  }
  writer.array(sorts.length);
  for (const [key, order] of sorts) {
    writer.array(2);
    writer.text(key);
    writer.array(order.length);
    for (const page of order) writer.integer(page);
  }
  writer.array(0);
  return writer.bytes();
}

/** As much of the first word of each chunk as tells it from the last one of the chunk before. */
export function lowerBounds(chunks: readonly MetaChunk[]): string[] {
  return chunks.map(({ first }, number) => {
    const previous = chunks[number - 1];
    return previous === undefined ? keyWord(first) : distinct(keyWord(first), keyWord(previous.last));
  });
}

/** As much of a word as tells it from its neighbour in another chunk. */
function distinct(word: string, neighbour: string): string {
  let shared = 0;
  while (shared < word.length && word[shared] === neighbour[shared]) shared++;
  return word.slice(0, shared + 1);
}

/** A `pf_filter` file: `[filter, [[value, [page …]] …]]`, page numbers as they are. */
export function encodeFilter(name: string, values: ReadonlyMap<string, readonly number[]>): Uint8Array {
  const writer = new CborWriter();
  writer.array(2);
  writer.text(name);
  writer.array(values.size);
  for (const [value, pages] of [...values].sort(([a], [b]) => (a < b ? -1 : 1))) {
    writer.array(2);
    writer.text(value);
    writer.array(pages.length);
    for (const page of pages) writer.integer(page);
  }
  return writer.bytes();
}
