import type { CalendarDate } from '../edtf.ts';
import { addressOf, type CitedWork, englishMonth, type Issued, issuedOf, titleOf } from './cited-work.ts';

/**
 * Cite by the Publication Manual of the American Psychological Association, 7th edition, as a page on a web site:
 * `Author. (Year, Month Day). Title. Issuing body; Archive. Address`
 *
 * - A group is an author (9.11); without person or group the title comes first (9.12). A name that heads the entry is not
 *   said again as its source.
 * - An unknown date is `n.d.`, an approximate one `ca.` (9.17); what the source does not state stands in brackets; a
 *   description in place of a title stands in brackets (9.22).
 * - No full stop follows the address (9.35); no day of retrieval, since a text of the archive does not change (9.16).
 * - Up to twenty authors are named, before the last one `&` (9.8). Chinese names stand in full, family name first.
 */
export function apa(work: CitedWork): string {
  const { authors, publisher, archive } = work;
  const date = `(${dateOf(issuedOf(work))}).`;
  const author = authors.length > 0 ? names(authors) : publisher;
  const title = `${titleOf(work)}.`;
  const source = authors.length > 0 && publisher !== undefined ? `${publisher}; ${archive}.` : `${archive}.`;
  const entry = author === undefined ? [title, date, source] : [`${author}.`, date, title, source];
  return `${entry.join(' ')} ${addressOf(work)}`;
}

/** What stands in the running text. @example apaInText(work) // '(周远, 2019, para. 3)' */
export function apaInText(work: CitedWork): string {
  const { authors, publisher, paragraph } = work;
  const [first = publisher ?? `“${work.title}”`, second] = authors;
  const name = authors.length > 2 ? `${first} et al.` : second === undefined ? first : `${first} & ${second}`;
  const year = issuedOf(work)?.from.year ?? 'n.d.';
  return `(${name}, ${year}${paragraph === undefined ? '' : `, para. ${paragraph.slice(1)}`})`;
}

function names(authors: readonly string[]): string {
  const last = authors.at(-1) ?? '';
  if (authors.length === 1) return last;
  return authors.length > 20
    ? `${authors.slice(0, 19).join(', ')}, … ${last}`
    : `${authors.slice(0, -1).join(', ')}, & ${last}`;
}

function dateOf(issued: Issued | undefined): string {
  if (issued === undefined) return 'n.d.';
  const { from, to, approximate, inferred } = issued;
  const day = ({ month, day }: CalendarDate): string =>
    month === undefined ? '' : `${englishMonth(month)}${day === undefined ? '' : ` ${day}`}`;
  const whole = (date: CalendarDate): string => [date.year ?? '', day(date)].filter((part) => part !== '').join(', ');
  let text = whole(from);
  if (to !== undefined && to.year !== undefined) {
    if (to.year !== from.year) text += `–${whole(to)}`;
    else text += `–${to.month === from.month ? (to.day ?? '') : day(to)}`;
  }
  if (approximate) text = `ca. ${text}`;
  return inferred ? `[${text}]` : text;
}
