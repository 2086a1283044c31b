import type { CalendarDate } from '../edtf.ts';
import { parseDate } from '../edtf.ts';

/**
 * What a citation is made from: a text as it stands in the archive, or one paragraph of it. Title, names and script are
 * those of the original, never those of the derived script; absent means unknown, and is never invented.
 */
export interface CitedWork {
  readonly id: string;
  readonly title: string;
  readonly titleInferred?: boolean;
  readonly authors: readonly string[];
  /** Who issued the text. */
  readonly publisher?: string;
  /** EDTF. */
  readonly date?: string;
  readonly dateInferred?: boolean;
  /** Name of this archive. */
  readonly archive: string;
  /** Lasting address of the text. */
  readonly url: string;
  readonly language: 'zh-Hans' | 'zh-Hant';
  /** Name of the paragraph cited, `p3`. */
  readonly paragraph?: string;
  /** Day of the visit, `2026-11-21`; a style that needs one shows `accessUnknown` without it. */
  readonly accessed?: string;
}

/** Stands where a style demands the day of the visit and no visit has taken place. */
export const accessUnknown = '引用日期';

/** The address of what is cited: that of the paragraph, if one is. */
export function addressOf({ url, paragraph }: CitedWork): string {
  return paragraph === undefined ? url : `${url}#${paragraph}`;
}

/** The number of the paragraph cited. */
export function paragraphNumber({ paragraph }: CitedWork): string | undefined {
  return paragraph?.slice(1);
}

/** The title; in square brackets when it is not the original's, as every style writes what a cataloguer supplied. */
export function titleOf({ title, titleInferred }: CitedWork): string {
  return titleInferred ? `[${title}]` : title;
}

/** When a text was issued. */
export interface Issued {
  readonly from: CalendarDate & { readonly year: string };
  readonly to?: CalendarDate;
  readonly approximate: boolean;
  /** Not stated in the source. */
  readonly inferred: boolean;
}

/** The date of issue; undefined when there is none, or its year is unknown. */
export function issuedOf({ date, dateInferred }: CitedWork): Issued | undefined {
  if (date === undefined) return undefined;
  const [from, to] = date.split('/').map(parseDate);
  if (from?.year === undefined) return undefined;
  return {
    from: { ...from, year: from.year },
    ...(to !== undefined && { to }),
    approximate: from.approximate || to?.approximate === true,
    inferred: dateInferred === true,
  };
}

/** What is known of a date whose year is not: `11-02`, `11-02/11-03`. */
export function dayWithoutYear(work: CitedWork): string | undefined {
  if (work.date === undefined || issuedOf(work) !== undefined) return undefined;
  const known = work.date.replace(/X{2,4}-?/g, '').replace(/[~?%]/g, '');
  return /\d/.test(known) ? known : undefined;
}

/** A date as ISO 8601 writes it, as exactly as it is known. @example isoDate({ year: '2019', month: 4 }) // '2019-04' */
export function isoDate({ year, month, day }: Partial<CalendarDate>): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  if (year === undefined) return '';
  if (month === undefined) return year;
  return day === undefined ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`;
}

/** Date or interval in ISO 8601. */
export function isoIssued({ from, to }: Issued): string {
  return to?.year === undefined ? isoDate(from) : `${isoDate(from)}/${isoDate(to)}`;
}

const months = 'January February March April May June July August September October November December'.split(' ');

/** @param month 1-12. */
export function englishMonth(month: number): string {
  return months[month - 1] ?? '';
}

/** What a reader of the entry should know and no field says, in English: for formats that have a note field. */
export function remarksOf(work: CitedWork): string[] {
  const day = dayWithoutYear(work);
  const paragraph = paragraphNumber(work);
  return [
    ...(work.titleInferred ? ['Title supplied; the source has none'] : []),
    ...(work.dateInferred ? ['Date inferred'] : []),
    ...(day === undefined ? [] : [`Year unknown; dated ${day}`]),
    ...(paragraph === undefined ? [] : [`Paragraph ${paragraph}`]),
  ];
}
