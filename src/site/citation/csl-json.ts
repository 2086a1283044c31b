import type { CalendarDate } from '../edtf.ts';
import { addressOf, type CitedWork, issuedOf, remarksOf, titleOf } from './cited-work.ts';

/** A date of CSL-JSON: one list of year, month, day, or two for an interval. */
export interface CslDate {
  readonly 'date-parts': readonly (readonly number[])[];
  readonly circa?: boolean;
}

/** An item of CSL-JSON 1.0 of type `webpage`. */
export interface CslItem {
  readonly id: string;
  readonly type: 'webpage';
  readonly title: string;
  /** Names as they are written: CSL must not take them apart. */
  readonly author?: readonly { readonly literal: string }[];
  readonly 'container-title': string;
  readonly publisher?: string;
  readonly issued?: CslDate;
  readonly accessed?: CslDate;
  readonly URL: string;
  readonly language: string;
  readonly note?: string;
}

/** Cite as an item of CSL-JSON, which Zotero, Pandoc and citeproc read. */
export function cslItem(work: CitedWork): CslItem {
  const { authors, publisher, archive, accessed, language, id, paragraph } = work;
  const issued = issuedOf(work);
  const named = authors.length > 0 ? authors : publisher === undefined ? [] : [publisher];
  const remarks = remarksOf(work);
  return {
    id: paragraph === undefined ? id : `${id}#${paragraph}`,
    type: 'webpage',
    title: titleOf(work),
    ...(named.length > 0 && { author: named.map((literal) => ({ literal })) }),
    'container-title': archive,
    ...(publisher !== undefined && { publisher }),
    ...(issued !== undefined && {
      issued: {
        'date-parts': [parts(issued.from), ...(issued.to?.year === undefined ? [] : [parts(issued.to)])],
        ...((issued.approximate || issued.inferred) && { circa: true }),
      },
    }),
    ...(accessed !== undefined && { accessed: { 'date-parts': [accessed.split('-').map(Number)] } }),
    URL: addressOf(work),
    language,
    ...(remarks.length > 0 && { note: remarks.join('; ') }),
  };
}

/** The item as JSON, in a list, as programs that import it expect. */
export function cslJson(work: CitedWork): string {
  return JSON.stringify([cslItem(work)], null, 2);
}

function parts({ year, month, day }: CalendarDate): number[] {
  return [year, month, day].filter((part) => part !== undefined).map(Number);
}
