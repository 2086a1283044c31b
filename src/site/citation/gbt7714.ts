import { accessUnknown, addressOf, type CitedWork, isoIssued, issuedOf, titleOf } from './cited-work.ts';

/** Marks that the two editions of the standard write differently. */
interface Marks {
  readonly comma: string;
  readonly open: string;
  readonly close: string;
}

/**
 * Cite by GB/T 7714-2025 (in force since 2026-07-01), sequential numbering system, as an electronic resource:
 * `责任者. 题名[EB/OL]. 出版者（发布日期）[引用日期]. 访问路径.`
 *
 * - Of more than three names the first three stand, then 等. Without a person, the issuing body is responsible; without
 *   either the entry begins with its title (the sequential system names no 佚名).
 * - Between names and around the date the marks are full-width; after each area stands `. `.
 * - A year alone is a year of publication and follows the issuing body after a comma, or stands by itself; what is known to the
 *   month or day is the date that stands in round brackets, 出版年 being left out then.
 * - What the cataloguer supplied stands in square brackets: an inferred title, an estimated date.
 * - The day of the visit is demanded of what is online and can change; a date that is unknown is left out.
 */
export function gbt7714of2025(work: CitedWork): string {
  return electronicResource(work, { comma: '，', open: '（', close: '）' });
}

/** Cite by GB/T 7714-2015: the same areas, with half-width marks. */
export function gbt7714of2015(work: CitedWork): string {
  return electronicResource(work, { comma: ', ', open: '(', close: ')' });
}

function electronicResource(work: CitedWork, { comma, open, close }: Marks): string {
  const { authors, publisher, accessed = accessUnknown } = work;
  const names = authors.length > 3 ? [...authors.slice(0, 3), '等'] : authors;
  const responsible = names.length > 0 ? names.join(comma) : publisher;
  const issuer = names.length > 0 ? (publisher ?? '') : '';
  const issued = issuedOf(work);
  const date = issued === undefined ? '' : isoIssued(issued);
  const supplied = issued?.inferred || issued?.approximate ? `[${date}]` : date;
  const isYear = issued !== undefined && issued.from.month === undefined && issued.to === undefined;
  const dated = isYear ? `${issuer === '' ? '' : comma}${supplied}` : date === '' ? '' : `${open}${supplied}${close}`;
  const head = responsible === undefined ? '' : `${responsible}. `;
  return `${head}${titleOf(work)}[EB/OL]. ${issuer}${dated}[${accessed}]. ${addressOf(work)}.`;
}
