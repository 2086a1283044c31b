/** Write how often each text holds a word (`index-reader/counts.ts`). */
import type { PageCounts } from '../index-reader/counts.ts';
import { NumberWriter } from './surroundings.ts';
import type { TextWord } from './text-words.ts';
import { firstOf, secondOf } from './word-key.ts';

export function encodeCounts({ pages, counts, titleCounts }: PageCounts): Uint8Array {
  const writer = new NumberWriter();
  writer.number(pages.length);
  pages.forEach((page, index) => {
    writer.number(page - (pages[index - 1] ?? 0));
  });
  for (const count of counts) writer.number(count);
  const titled = titleCounts.flatMap((count, index) => (count > 0 ? [index] : []));
  writer.number(titled.length);
  titled.forEach((index, number) => {
    writer.number(index - (titled[number - 1] ?? 0));
    writer.number(titleCounts[index] as number);
  });
  return writer.bytes;
}

/** Hits of a word, and how many of them are in the title. */
export type Counts = readonly [count: number, titleCount: number];

/** Whether a pair is one character twice, so that its places may overlap. */
export const isTwice = (key: number): boolean => secondOf(key) === firstOf(key) + 1;

/** The hits of a pair among its places in a text. */
export function hitsOf(key: number, { positions, titleCount }: Pick<TextWord, 'positions' | 'titleCount'>): Counts {
  if (!isTwice(key)) return [positions.length, titleCount];
  let hits = 0;
  let titleHits = 0;
  let free = 0;
  positions.forEach((position, index) => {
    if (position < free) return;
    free = position + 2;
    hits++;
    if (index < titleCount) titleHits++;
  });
  return [hits, titleHits];
}

/** The counts after some pages changed. @param changes by page; 0 hits where there are none any more. */
export function changedCounts(
  { pages, counts, titleCounts }: PageCounts,
  changes: readonly (readonly [page: number, counts: Counts])[],
): PageCounts {
  const made = { pages: [] as number[], counts: [] as number[], titleCounts: [] as number[] };
  const add = (page: number, count: number, titleCount: number): void => {
    if (count === 0) return;
    made.pages.push(page);
    made.counts.push(count);
    made.titleCounts.push(titleCount);
  };
  const sorted = [...changes].sort(([one], [other]) => one - other);
  let next = 0;
  const addChanges = (end: number): void => {
    for (let change = sorted[next]; change !== undefined && change[0] < end; change = sorted[++next])
      add(change[0], ...change[1]);
  };
  pages.forEach((page, index) => {
    addChanges(page);
    if (sorted[next]?.[0] !== page) add(page, counts[index] as number, titleCounts[index] as number);
  });
  addChanges(Infinity);
  return made;
}
