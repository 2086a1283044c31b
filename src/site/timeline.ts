import { type ArchiveIndex, type IndexEntry, undated } from './archive-index.ts';
import { monthOf } from './edtf.ts';

/** One year or month of a timeline. */
export interface Bar {
  readonly label: string;
  readonly count: number;
  /** Height in the units of the drawing, 0 to `barHeight`; at least 2 where there is a text. */
  readonly height: number;
  /** Absent where there is no text. */
  readonly href?: string;
  /** The whole in words. */
  readonly title: string;
  readonly current: boolean;
}

/** A row of bars: ten years, or the months of one. */
export interface BarRow {
  readonly label?: string;
  readonly bars: readonly Bar[];
}

/** Height of the highest bar, in the units of the drawing. */
export const barHeight = 40;

/** The height of a bar: in proportion, but never nothing where there is something. */
export function heightOf(count: number, highest: number): number {
  if (count === 0) return 0;
  return Math.max(2, Math.round((count / highest) * barHeight));
}

/** Years further apart than this are left out, so that one wrong date does not draw an empty millennium. */
const mostDecades = 30;

/** All years from the first to the last, those without texts too, ten a row. */
export function yearRows(
  { years }: ArchiveIndex,
  hrefOf: (year: string) => string,
  titleOf: (year: string, count: number) => string,
  current?: string,
): BarRow[] {
  const known = [...years].flatMap(([year, entries]) =>
    year === undated ? [] : [[Number(year), entries.length] as const],
  );
  if (known.length === 0) return [];
  const counts = new Map(known);
  const highest = Math.max(...counts.values());
  const decades = [...new Set(known.map(([year]) => Math.floor(year / 10)))];
  const first = decades[0] as number;
  const last = decades.at(-1) as number;
  const all = last - first < mostDecades ? Array.from({ length: last - first + 1 }, (_, at) => first + at) : decades;
  return all.map((decade) => ({
    label: `${decade}0`,
    bars: Array.from({ length: 10 }, (_, digit): Bar => {
      const number = decade * 10 + digit;
      const year = String(number).padStart(4, '0');
      const count = counts.get(number) ?? 0;
      return {
        label: year.slice(2),
        count,
        height: heightOf(count, highest),
        ...(count > 0 && { href: hrefOf(year) }),
        title: titleOf(year, count),
        current: year === current,
      };
    }),
  }));
}

/** How many texts a month has, and the index of the first of them. */
interface Month {
  readonly count: number;
  readonly first: number;
}

/** The months of a year's texts: a large year has many pages, each with its months. */
const monthsOfEntries = new WeakMap<readonly IndexEntry[], readonly Month[]>();

/** The twelve months of a year's texts. */
export function monthsOf(entries: readonly IndexEntry[]): readonly Month[] {
  const made = monthsOfEntries.get(entries);
  if (made !== undefined) return made;
  const months = Array.from({ length: 12 }, (): Month => ({ count: 0, first: -1 }));
  for (const [index, { date }] of entries.entries()) {
    const month = monthOf(date) ?? 0;
    const known = months[month - 1];
    if (known === undefined) continue;
    const { count, first } = known;
    months[month - 1] = { count: count + 1, first: count === 0 ? index : first };
  }
  monthsOfEntries.set(entries, months);
  return months;
}

/**
 * The twelve months of a year.
 *
 * @param hrefOf the address of a month whose first text has an index.
 */
export function monthRow(
  entries: readonly IndexEntry[],
  hrefOf: (month: number, first: number) => string,
  titleOf: (month: number, count: number) => string,
): BarRow {
  const months = monthsOf(entries);
  const highest = Math.max(...months.map(({ count }) => count));
  return {
    bars: months.map(({ count, first }, index) => ({
      label: String(index + 1),
      count,
      height: heightOf(count, highest),
      ...(count > 0 && { href: hrefOf(index + 1, first) }),
      title: titleOf(index + 1, count),
      current: false,
    })),
  };
}
