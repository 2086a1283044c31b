/**
 * A file of ours beside Pagefind's `pf_meta`, for our own reader: the same lists in less than half of the bytes, with the
 * sizes of the chunks. Common pairs make large chunks, so a reader that knows the sizes looks up the rare pairs of a query.
 *
 * Numbers (seven bits a byte) of one kind stand together, as do letters, which makes them pack well: the version; names
 * of fragments, then lengths; of chunks the names, how many letters each lower bound shares with the one before, how many
 * follow, those letters, the sizes; of words that are counted the names, the differences of their first characters, one
 * more than their second (0 for a character alone); the filters.
 */
import { wordKey } from '../index-writer/word-key.ts';
import { IndexFormatError } from './errors.ts';
import type { IndexMeta } from './meta.ts';
import { NumberReader } from './surroundings.ts';

/** Letters of a name; of one that is longer, the rest stands in a list of its own. */
export const NAME_LETTERS = 6;

/** Steps from one power of two to the next, by which sizes of chunks are told; for a choice between them that will do. */
const SIZE_STEPS = 2;

/** Such steps for the lengths of texts, which only relevance asks for: within 5 %. */
const LENGTH_STEPS = 8;

/** The file's name; as the names of Pagefind's own files, another one when the content is another. */
export function tableFile(metaName: string): string {
  return `table.${metaName}.bin`;
}

/** A number as steps, to the nearest one. */
const toSteps = (value: number, steps: number): number => Math.round(steps * Math.log2(Math.max(1, value)));
const fromSteps = (value: number, steps: number): number => Math.round(2 ** (value / steps));

export const sizeSteps = (bytes: number): number => toSteps(bytes, SIZE_STEPS);
export const lengthSteps = (positions: number): number => toSteps(positions, LENGTH_STEPS);

/** The lists of an index, lengths of texts only roughly; and the sizes of its chunks in bytes, as stored, roughly. */
export interface IndexTable extends IndexMeta {
  readonly chunkSizes: readonly number[];
  /** Names of the files of counts (`counts.ts`) by the keys of words; that of a character alone stands for all of its places. */
  readonly counted: ReadonlyMap<number, string>;
}

class TableReader {
  readonly #reader: NumberReader;
  readonly #decoder = new TextDecoder();

  constructor(bytes: Uint8Array) {
    this.#reader = new NumberReader(bytes);
  }

  count(): number {
    return this.#reader.number();
  }

  text(length: number): string {
    return this.#decoder.decode(this.#reader.bytes(length));
  }

  numbers(count: number): number[] {
    const numbers: number[] = [];
    for (let index = 0; index < count; index++) numbers.push(this.#reader.number());
    return numbers;
  }

  /** A text with its length before it. */
  string(): string {
    return this.text(this.count());
  }

  names(count: number): string[] {
    const letters = this.text(NAME_LETTERS * count);
    const names: string[] = [];
    for (let index = 0; index < count; index++)
      names.push(letters.slice(NAME_LETTERS * index, NAME_LETTERS * (index + 1)));
    for (let left = this.count(); left > 0; left--) {
      const index = this.count();
      const rest = this.string();
      if (names[index] === undefined) throw new IndexFormatError('Unexpected name; build the site again');
      names[index] += rest;
    }
    return names;
  }
}

/** Read a table. @throws when it is damaged. */
export function readTable(bytes: Uint8Array): IndexTable {
  const reader = new TableReader(bytes);
  const version = reader.string();
  const pages = reader.count();
  const fragments = reader.names(pages);
  const lengths = reader.numbers(pages).map((steps) => fromSteps(steps, LENGTH_STEPS));
  const chunks = reader.count();
  const chunkNames = reader.names(chunks);
  const shared = reader.numbers(chunks);
  const others = reader.numbers(chunks);
  const letters = reader.text(others.reduce((sum, count) => sum + count, 0));
  const chunkStarts: string[] = [];
  let at = 0;
  for (let chunk = 0; chunk < chunks; chunk++) {
    const end = at + (others[chunk] as number);
    chunkStarts.push((chunkStarts[chunk - 1] ?? '').slice(0, shared[chunk]) + letters.slice(at, end));
    at = end;
  }
  const chunkSizes = reader.numbers(chunks).map((steps) => fromSteps(steps, SIZE_STEPS));
  const countNames = reader.names(reader.count());
  const firsts = reader.numbers(countNames.length);
  const seconds = reader.numbers(countNames.length);
  const counted = new Map<number, string>();
  let first = 0;
  countNames.forEach((name, index) => {
    first += firsts[index] as number;
    const second = seconds[index] as number;
    counted.set(second === 0 ? wordKey(first) : wordKey(first, second - 1), name);
  });
  const filters = new Map<string, string>();
  for (let left = reader.count(); left > 0; left--) {
    const name = reader.string();
    filters.set(name, reader.string());
  }
  return { version, fragments, lengths, chunkStarts, chunkNames, chunkSizes, counted, filters };
}
