/**
 * One word of a chunk: `[word, [[page, [position …], []] …], []]`, as Pagefind 1.6 reads it. Page numbers and positions
 * are differences; positions in the body come first, those in the title after a number that says their weight.
 */
import { STORED_TITLE_WEIGHT } from '../weights.ts';
import type { CborWriter } from './cbor-writer.ts';
import type { PostingsTable } from './postings-table.ts';
import { keyWord } from './word-key.ts';

/** Says that the positions after it are in the title. */
const TITLE_MARK = -1 - STORED_TITLE_WEIGHT;

/** Write a word of a table. @param titleLengths of all pages, in positions. */
export function encodeWord(
  writer: CborWriter,
  { keys, starts, places, pages, units }: PostingsTable,
  word: number,
  titleLengths: ArrayLike<number>,
): void {
  const first = starts[word] as number;
  const wordEnd = starts[word + 1] as number;
  writer.array(3);
  writer.text(keyWord(keys[word] as number));
  writer.array((units[word] as number) - (wordEnd - first));
  let previous = 0;
  for (let start = first; start < wordEnd; ) {
    const page = pages.pageOf(places[start] as number);
    const pageStart = pages.starts[page] as number;
    const titleEnd = pageStart + (titleLengths[page] as number);
    const pageEnd = pages.starts[page + 1] as number;
    let end = start;
    while (end < wordEnd && (places[end] as number) < titleEnd) end++;
    const titleCount = end - start;
    while (end < wordEnd && (places[end] as number) < pageEnd) end++;
    encodePage(writer, page - previous, places, start, end, titleCount, pageStart);
    previous = page;
    start = end;
  }
  writer.array(0);
}

/**
 * One page of a word.
 *
 * @param difference from the page before it; its positions are those from `start` to `end`, `titleCount` of them in the title.
 * @param zero what its positions are counted from.
 */
export function encodePage(
  writer: CborWriter,
  difference: number,
  positions: ArrayLike<number>,
  start: number,
  end: number,
  titleCount: number,
  zero = 0,
): void {
  writer.array(3);
  writer.integer(difference);
  writer.array(end - start + (titleCount > 0 ? 1 : 0));
  writeDifferences(writer, positions, start + titleCount, end, zero);
  if (titleCount > 0) {
    writer.integer(TITLE_MARK);
    writeDifferences(writer, positions, start, start + titleCount, zero);
  }
  writer.array(0);
}

function writeDifferences(
  writer: CborWriter,
  positions: ArrayLike<number>,
  start: number,
  end: number,
  zero: number,
): void {
  let previous = zero;
  for (let index = start; index < end; index++) {
    const position = positions[index] as number;
    writer.integer(position - previous);
    previous = position;
  }
}
