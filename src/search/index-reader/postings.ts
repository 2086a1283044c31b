/**
 * Where a word stands: pages in ascending order and, for each, positions in ascending order.
 *
 * A chunk is `[[[word, [[page, [position …], [meta position …]] …], [variant …]] …]]`; page numbers and positions are
 * stored as differences. A negative number among positions says -1 - weight: what follows has that weight and counts
 * from 0 again.
 */
import { STORED_TITLE_WEIGHT } from '../weights.ts';
import { CborReader } from './cbor.ts';
import { IndexFormatError } from './errors.ts';
import { readSurroundings, type Surroundings, surroundingsOf } from './surroundings.ts';

export interface Postings {
  readonly pages: readonly number[];
  /** Where the positions of each page begin; one more at the end. */
  readonly starts: readonly number[];
  readonly positions: readonly number[];
  /** How many of a page's positions, the first ones, are in its title. */
  readonly titleCounts: readonly number[];
  /** What stands around the places, where that is known. */
  readonly around?: Surroundings;
}

export const noPostings: Postings = { pages: [], starts: [0], positions: [], titleCounts: [] };

/** What to look for in a chunk: one word, or all words that begin with it, itself included. */
export interface WordRange {
  readonly word: string;
  readonly prefix: boolean;
}

/** Collects postings of one word after another. */
class PostingsBuilder {
  readonly pages: number[] = [];
  readonly starts: number[] = [];
  readonly positions: number[] = [];
  readonly titleCounts: number[] = [];

  readPages(reader: CborReader): void {
    let page = 0;
    for (let left = reader.arrayLength(); left > 0; left--) {
      const parts = reader.arrayLength();
      page += reader.integer();
      this.#readPositions(reader, page);
      for (let part = 2; part < parts; part++) reader.skip();
    }
  }

  #readPositions(reader: CborReader, page: number): void {
    const start = this.positions.length;
    const titles: number[] = [];
    let list = this.positions;
    let position = 0;
    for (let left = reader.arrayLength(); left > 0; left--) {
      const value = reader.integer();
      if (value < 0) {
        list = -1 - value === STORED_TITLE_WEIGHT ? titles : this.positions;
        position = 0;
      } else {
        position += value;
        list.push(position);
      }
    }
    // A title comes before everything else.
    if (titles.length > 0) this.positions.splice(start, 0, ...titles);
    this.titleCounts.push(titles.length);
    if (this.positions.length === start) this.titleCounts.pop();
    else {
      this.pages.push(page);
      this.starts.push(start);
    }
  }

  finish(): Postings {
    const { pages, starts, positions, titleCounts } = this;
    starts.push(positions.length);
    return { pages, starts, positions, titleCounts };
  }
}

/**
 * Read the postings of a word (or of all words with a prefix, one after the other) from a chunk.
 *
 * @param hasSurroundings - what stands around the words follows them; it is read for a word alone.
 */
export function readPostings(chunk: Uint8Array, { word, prefix }: WordRange, hasSurroundings = false): Postings[] {
  const reader = new CborReader(chunk);
  const wanted = new TextEncoder().encode(word);
  const found: Postings[] = [];
  reader.arrayLength();
  const words = reader.arrayLength();
  for (let number = 0; number < words; number++) {
    if (reader.arrayLength() !== 3) throw new IndexFormatError('Unexpected shape of a chunk; build the site again');
    const order = compare(reader.textBytes(), wanted, prefix);
    if (order > 0) break;
    if (order < 0) {
      reader.skip();
      reader.skip();
      continue;
    }
    const builder = new PostingsBuilder();
    builder.readPages(reader);
    reader.skip();
    const postings = builder.finish();
    if (!prefix) {
      const around = hasSurroundings ? surroundingsIn(chunk, words, number, postings) : undefined;
      return [around === undefined ? postings : { ...postings, around }];
    }
    found.push(postings);
  }
  return found;
}

/** Read the postings of a word from its own bytes in a chunk. */
export function wordPostingsFrom(word: Uint8Array): Postings {
  const reader = new CborReader(word);
  reader.arrayLength();
  reader.textBytes();
  const builder = new PostingsBuilder();
  builder.readPages(reader);
  return builder.finish();
}

function surroundingsIn(
  chunk: Uint8Array,
  words: number,
  number: number,
  postings: Postings,
): Surroundings | undefined {
  const around = readSurroundings(surroundingsOf(chunk, words)[number] ?? new Uint8Array(0));
  if (around !== undefined && around.symbols.length !== postings.positions.length)
    throw new IndexFormatError('Unexpected number of places in a chunk; build the site again');
  return around;
}

/** Order of two words; with `prefix`, equal when `word` begins with `wanted`. */
function compare(word: Uint8Array, wanted: Uint8Array, prefix: boolean): number {
  const length = Math.min(word.length, wanted.length);
  for (let index = 0; index < length; index++) {
    const difference = (word[index] ?? 0) - (wanted[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return prefix && word.length > wanted.length ? 0 : word.length - wanted.length;
}

/** Some of the places of a list: those whose index is kept. What stands around them is left out. */
export function placesWhere(postings: Postings, keep: (index: number) => boolean): Postings {
  const pages: number[] = [];
  const starts: number[] = [];
  const positions: number[] = [];
  const titleCounts: number[] = [];
  postings.pages.forEach((page, number) => {
    const start = postings.starts[number] ?? 0;
    const titleEnd = start + (postings.titleCounts[number] ?? 0);
    const end = postings.starts[number + 1] ?? start;
    const first = positions.length;
    let titleCount = 0;
    for (let index = start; index < end; index++) {
      if (!keep(index)) continue;
      positions.push(postings.positions[index] ?? 0);
      if (index < titleEnd) titleCount++;
    }
    if (positions.length === first) return;
    pages.push(page);
    starts.push(first);
    titleCounts.push(titleCount);
  });
  return { pages, starts: [...starts, positions.length], positions, titleCounts };
}

/** Merge postings of different words into one list, as if they were one word. */
export function mergePostings(lists: readonly Postings[]): Postings {
  if (lists.length === 0) return noPostings;
  const [only] = lists;
  if (lists.length === 1 && only !== undefined) return only;
  const byPage = new Map<number, { title: number[]; body: number[] }>();
  for (const { pages, starts, positions, titleCounts } of lists) {
    pages.forEach((page, index) => {
      const of = byPage.get(page) ?? { title: [], body: [] };
      byPage.set(page, of);
      const start = starts[index] ?? 0;
      const bodyStart = start + (titleCounts[index] ?? 0);
      const end = starts[index + 1] ?? start;
      for (let at = start; at < end; at++) (at < bodyStart ? of.title : of.body).push(positions[at] ?? 0);
    });
  }
  const merged = {
    pages: [...byPage.keys()].sort((one, other) => one - other),
    starts: [0],
    positions: [] as number[],
  };
  const titleCounts: number[] = [];
  for (const page of merged.pages) {
    const { title, body } = byPage.get(page) ?? { title: [], body: [] };
    for (const list of [title, body]) {
      list.sort((one, other) => one - other);
      for (const position of list) merged.positions.push(position);
    }
    titleCounts.push(title.length);
    merged.starts.push(merged.positions.length);
  }
  return { ...merged, titleCounts };
}
