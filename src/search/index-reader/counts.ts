/**
 * How often each text holds a very common pair of characters, or a single one: a file for each of them, a small part
 * of what its places take. A query of one or two characters needs no more: the texts that are shown say where it stands.
 *
 * Numbers of seven bits a byte: of pages; their differences; the hits in each; the number of those with hits in the
 * title; for each of these the difference of its index, and the hits there.
 */
import { NumberReader } from './surroundings.ts';

/** Words of so many units (`chunk-boundaries.ts`) have such a file: some 15 kB of places. */
export const COUNTED_UNITS = 8000;

/** Hits do not overlap: in 人人人 the pair 人人 is one. */
export interface PageCounts {
  /** Ascending. */
  readonly pages: readonly number[];
  readonly counts: readonly number[];
  /** How many of the hits are in the title. */
  readonly titleCounts: readonly number[];
}

/** The file's path below its shard. */
export const countsFile = (name: string): string => `counts/${name}.counts`;

/** Read such a file. @throws when it is damaged. */
export function readCounts(bytes: Uint8Array): PageCounts {
  const reader = new NumberReader(bytes);
  const length = reader.number();
  const pages: number[] = [];
  for (let page = 0; pages.length < length; ) {
    page += reader.number();
    pages.push(page);
  }
  const counts: number[] = [];
  for (let left = length; left > 0; left--) counts.push(reader.number());
  const titleCounts = new Array<number>(length).fill(0);
  let index = 0;
  for (let left = reader.number(); left > 0; left--) {
    index += reader.number();
    titleCounts[index] = reader.number();
  }
  return { pages, counts, titleCounts };
}
