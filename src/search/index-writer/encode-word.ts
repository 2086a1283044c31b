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
    const end = starts[index + 1] as number;
    const body = start + (titleCounts[index] as number);
    writer.array(3);
    writer.integer(page - previous);
    writer.array(end - start + (body > start ? 1 : 0));
    writeDifferences(writer, positions, body, end);
    if (body > start) {
      writer.integer(TITLE_MARK);
      writeDifferences(writer, positions, start, body);
    }
    writer.array(0);
    previous = page;
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
