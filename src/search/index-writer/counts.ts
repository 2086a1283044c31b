/** Write how often each text holds a word (`index-reader/counts.ts`). */
import type { PageCounts } from '../index-reader/counts.ts';
import { NumberWriter } from './surroundings.ts';
import type { TextWord } from './text-words.ts';
import { firstOf, secondOf } from './word-key.ts';

export function encodeCounts({ pages, counts, titleCounts }: PageCounts): Uint8Array {
  const writer = new NumberWriter();
  writer.number(pages.length);
  let previous = 0;
  for (const page of pages) {
    writer.number(page - previous);
    previous = page;
  }
  for (const count of counts) writer.number(count);
  let titled = 0;
  for (const count of titleCounts) if (count > 0) titled++;
  writer.number(titled);
  previous = 0;
  for (let index = 0; titled > 0; index++) {
    const count = titleCounts[index] as number;
    if (count === 0) continue;
    writer.number(index - previous);
    writer.number(count);
    previous = index;
    titled--;
  }
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
  const parts: PageCounts[] = [];
  const keep = (start: number, end?: number): void => {
    parts.push({
      pages: pages.slice(start, end),
      counts: counts.slice(start, end),
      titleCounts: titleCounts.slice(start, end),
    });
  };
  let from = 0;
  for (const [page, [count, titleCount]] of [...changes].sort(([one], [other]) => one - other)) {
    let end = from;
    while ((pages[end] ?? Infinity) < page) end++;
    keep(from, end);
    if (count > 0) parts.push({ pages: [page], counts: [count], titleCounts: [titleCount] });
    from = pages[end] === page ? end + 1 : end;
  }
  keep(from);
  const joined = (of: (part: PageCounts) => readonly number[]): number[] => ([] as number[]).concat(...parts.map(of));
  return {
    pages: joined(({ pages }) => pages),
    counts: joined(({ counts }) => counts),
    titleCounts: joined(({ titleCounts }) => titleCounts),
  };
}
