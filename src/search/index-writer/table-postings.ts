import type { Postings } from '../index-reader/postings.ts';
import type { PostingsTable } from './postings-table.ts';

/**
 * The postings of one word of a table.
 *
 * @param titleLengths of all pages, in positions.
 */
export function wordPostings(table: PostingsTable, word: number, titleLengths: ArrayLike<number>): Postings {
  const pages: number[] = [];
  const starts: number[] = [];
  const positions: number[] = [];
  const titleCounts: number[] = [];
  let pageStart = 0;
  let pageEnd = -1;
  let titleEnd = 0;
  let titleCount = 0;
  for (let index = table.starts[word] as number; index < (table.starts[word + 1] as number); index++) {
    const place = table.places[index] as number;
    if (place >= pageEnd) {
      if (pages.length > 0) titleCounts.push(titleCount);
      const page = table.pages.pageOf(place);
      pageStart = table.pages.starts[page] as number;
      pageEnd = table.pages.starts[page + 1] as number;
      titleEnd = titleLengths[page] as number;
      titleCount = 0;
      pages.push(page);
      starts.push(positions.length);
    }
    const position = place - pageStart;
    if (position < titleEnd) titleCount++;
    positions.push(position);
  }
  titleCounts.push(titleCount);
  starts.push(positions.length);
  return { pages, starts, positions, titleCounts };
}
