import { readDate } from './dates.ts';
import type { LabelledValue } from './labelled-line.ts';

/** A paper's name in 《》, then a day and a page, in brackets or not, and nothing else. */
const LINE =
  /^[(\s]{0,3}(?:原?载于?|转自|据)?《\s?([^《》]{2,20}?)\s?》[\s(,]{0,4}(?=\d{4}年)([^()]{8,16}?)[\s,]{0,3}(?:第?\s?[a-z]?\d{1,3}\s?版?)?[\s)]{0,4}$/u;

/**
 * Read the line that websites of papers put under a text: `《某某日报》（2022年02月13日 02版）`.
 *
 * @param line as restored; @param folded the same line through `foldLine`.
 */
export function readPrintedIn(line: string, folded: string): LabelledValue[] | undefined {
  if (folded.length > 60) return undefined;
  const [, name = '', day = ''] = LINE.exec(folded) ?? [];
  if (name === '') return undefined;
  const dateStart = folded.indexOf(day, folded.indexOf('》'));
  const date = readDate(folded, dateStart);
  if (date === undefined) return undefined;
  const start = folded.indexOf(name);
  return [
    { field: 'origin', value: line.slice(start, start + name.length), start, end: start + name.length },
    { field: 'date', value: date.edtf, start: dateStart, end: dateStart + date.length },
  ];
}
