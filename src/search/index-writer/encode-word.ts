/**
 * One word of a chunk: `[word, [[page, [position …], []] …], []]`, as Pagefind 1.6 reads it. Page numbers and positions
 * are differences; positions in the body come first, those in the title after a number that says their weight.
 */
import type { Postings } from '../index-reader/postings.ts';
import { STORED_TITLE_WEIGHT } from '../weights.ts';
import type { CborWriter } from './cbor-writer.ts';
import { keyWord } from './word-key.ts';

/** Says that the positions after it are in the title. */
const TITLE_MARK = -1 - STORED_TITLE_WEIGHT;

export function encodeWord(writer: CborWriter, key: number, postings: Postings): void {
  const { pages, starts, positions, titleCounts } = postings;
  writer.array(3);
  writer.text(keyWord(key));
  writer.array(pages.length);
  let previous = 0;
  for (let index = 0; index < pages.length; index++) {
    const page = pages[index] as number;
    const start = starts[index] as number;
    encodePage(writer, page - previous, positions, start, starts[index + 1] as number, titleCounts[index] as number);
    previous = page;
  }
  writer.array(0);
}

/**
 * One page of a word.
 *
 * @param difference from the page before it; its positions are those from `start` to `end`, `titleCount` of them in the title.
 */
export function encodePage(
  writer: CborWriter,
  difference: number,
  positions: readonly number[],
  start: number,
  end: number,
  titleCount: number,
): void {
  writer.array(3);
  writer.integer(difference);
  writer.array(end - start + (titleCount > 0 ? 1 : 0));
  writeDifferences(writer, positions, start + titleCount, end);
  if (titleCount > 0) {
    writer.integer(TITLE_MARK);
    writeDifferences(writer, positions, start, start + titleCount);
  }
  writer.array(0);
}

function writeDifferences(writer: CborWriter, positions: readonly number[], start: number, end: number): void {
  let previous = 0;
  for (let index = start; index < end; index++) {
    const position = positions[index] as number;
    writer.integer(position - previous);
    previous = position;
  }
}
