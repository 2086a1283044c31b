import type { CalendarDate } from '../edtf.ts';
import {
  addressOf,
  type CitedWork,
  englishMonth,
  type Issued,
  issuedOf,
  paragraphNumber,
  titleOf,
} from './cited-work.ts';

/**
 * Cite by the Chicago Manual of Style, 17th edition, as a note:
 * `Author, “Title,” Issuing body, Month Day, Year, para. N, Archive, address.`
 *
 * - A page of a web site stands in quotation marks, its site in roman (14.206-207); the comma belongs inside the marks.
 * - Up to three authors are named in a note, of more the first with `et al.` (14.76); without one, the issuing body.
 * - Text without pages is located by paragraph (14.160). Conjectured dates stand in brackets (14.145).
 * - Only where there is no date of publication is the day of the visit given (14.12, 14.207).
 */
export function chicago(work: CitedWork): string {
  const { authors, publisher, archive, accessed } = work;
  const issued = issuedOf(work);
  const author = authors.length > 3 ? `${authors[0]} et al.` : list(authors);
  const paragraph = paragraphNumber(work);
  const parts = [
    author === '' ? publisher : author,
    // A supplied title is a description, and descriptions are not quoted.
    work.titleInferred ? titleOf(work) : `“${work.title},”`,
    author === '' ? undefined : publisher,
    issued === undefined ? 'n.d.' : dateOf(issued),
    paragraph === undefined ? undefined : `para. ${paragraph}`,
    archive,
    issued === undefined && accessed !== undefined ? `accessed ${accessedIn(accessed)}` : undefined,
    addressOf(work),
  ].filter((part) => part !== undefined);
  return `${parts.join(', ').replaceAll(',”, ', ',” ')}.`;
}

function list(names: readonly string[]): string {
  if (names.length < 3) return names.join(' and ');
  return `${names.slice(0, -1).join(', ')}, and ${names.at(-1)}`;
}

function dateOf({ from, to, approximate, inferred }: Issued): string {
  const start = inEnglish(from);
  const text = to?.year === undefined ? start : `${start} – ${inEnglish(to)}`;
  if (approximate) return `[ca. ${text}]`;
  return inferred ? `[${text}]` : text;
}

function inEnglish({ year, month, day }: CalendarDate): string {
  if (month === undefined) return year ?? '';
  return day === undefined ? `${englishMonth(month)} ${year}` : `${englishMonth(month)} ${day}, ${year}`;
}

function accessedIn(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${englishMonth(Number(month))} ${Number(date)}, ${year}`;
}
