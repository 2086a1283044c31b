/** Dates of texts (EDTF, ISO 8601-2) in a reader's words, as a year to file them under, and as a key to sort them by. */

import type { Language } from './edition.ts';

/** The known parts of a date. */
export interface CalendarDate {
  readonly year?: string;
  readonly month?: number;
  readonly day?: number;
  readonly approximate: boolean;
}

const datePattern = /^(\d{4}|XXXX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?(?:T[\d:.]{4,12}(?:Z|[+-]\d{2}:?\d{2})?)?([~?%])?$/;

/** Dates that were asked for: texts share them, and every list asks again. */
const known = new Map<string, CalendarDate | undefined>();
const mostKnown = 50_000;

/** The parts of one EDTF date; undefined for a form that is not understood. */
export function parseDate(text: string): CalendarDate | undefined {
  if (known.has(text)) return known.get(text);
  if (known.size >= mostKnown) known.clear();
  const parsed = partsOf(text);
  known.set(text, parsed);
  return parsed;
}

function partsOf(text: string): CalendarDate | undefined {
  const match = datePattern.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, qualifier] = match;
  return {
    ...(year !== undefined && year !== 'XXXX' && { year }),
    ...(month !== undefined && month !== 'XX' && { month: Number(month) }),
    ...(day !== undefined && day !== 'XX' && { day: Number(day) }),
    approximate: qualifier !== undefined,
  };
}

/** The four digits of a date's (first) year, or undefined. */
export function yearOf(edtf: string | undefined): string | undefined {
  return edtf === undefined ? undefined : parseDate(edtf.split('/')[0] ?? '')?.year;
}

/** The month (1 to 12) of a date's beginning, or undefined. */
export function monthOf(edtf: string | undefined): number | undefined {
  return edtf === undefined ? undefined : parseDate(edtf.split('/')[0] ?? '')?.month;
}

/**
 * A key that sorts dates in order of time: unknown parts count as 00, a date of unknown year sorts after all others.
 *
 * @example sortKey('2022-08') // '2022-08-00'
 */
export function sortKey(edtf: string | undefined): string {
  const date = edtf === undefined ? undefined : parseDate(edtf.split('/')[0] ?? '');
  const two = (value = 0): string => String(value).padStart(2, '0');
  return `${date?.year ?? '9999'}-${two(date?.month)}-${two(date?.day)}`;
}

/**
 * The value for `<time datetime>`: only what HTML knows as a date; undefined for the rest.
 *
 * @example machineDate('XXXX-11-02') // undefined
 */
export function machineDate(edtf: string): string | undefined {
  return /^\d{4}(-\d{2}){0,2}(?:T\d{2}:\d{2}(:\d{2})?([+-]\d{2}:\d{2}|Z))?$/.test(edtf) ? edtf : undefined;
}

/**
 * A date in words; a form that is not understood is shown as it is.
 *
 * @example displayDate('2022-08-16T22:30:00+08:00', 'zh-Hans') // '2022年8月16日'
 * @example displayDate('XXXX-11-02/XXXX-11-03', 'zh-Hans') // '11月2日至3日（年份不详）'
 */
export function displayDate(edtf: string, language: Language): string {
  const [from, to] = edtf.split('/').map(parseDate);
  if (from === undefined || (edtf.includes('/') && to === undefined)) return edtf;
  return language === 'en' ? inEnglish(from, to) : inChinese(from, to, language);
}

function inChinese(from: CalendarDate, to: CalendarDate | undefined, language: Language): string {
  const words =
    language === 'zh-Hans'
      ? { about: '约', to: '至', unknown: '（年份不详）' }
      : { about: '約', to: '至', unknown: '（年份不詳）' };
  const part = (value: string | number | undefined, unit: string): string =>
    value === undefined ? '' : `${value}${unit}`;
  let text = part(from.year, '年') + part(from.month, '月') + part(from.day, '日');
  if (to !== undefined) {
    const sameYear = to.year === from.year;
    const sameMonth = sameYear && to.month === from.month && to.day !== undefined;
    text +=
      words.to + (sameYear ? '' : part(to.year, '年')) + (sameMonth ? '' : part(to.month, '月')) + part(to.day, '日');
  }
  if (from.approximate || to?.approximate) text = words.about + text;
  return from.year === undefined ? text + words.unknown : text;
}

const months = 'January February March April May June July August September October November December'.split(' ');

function inEnglish(from: CalendarDate, to: CalendarDate | undefined): string {
  const write = ({ year, month, day }: CalendarDate): string =>
    [day, month === undefined ? undefined : months[month - 1], year].filter((part) => part !== undefined).join(' ');
  let text = to === undefined ? write(from) : `${write(from)} – ${write(to)}`;
  if (to !== undefined && to.year === from.year) {
    const { year: _, ...dayAndMonth } = from;
    text =
      to.month === from.month && from.day !== undefined && to.day !== undefined
        ? `${from.day}–${write(to)}`
        : `${write(dayAndMonth)} – ${write(to)}`;
  }
  if (from.approximate || to?.approximate) text = `about ${text}`;
  return from.year === undefined ? `${text} (year unknown)` : text;
}
