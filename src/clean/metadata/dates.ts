/** A date read from a text, as EDTF (ISO 8601-2), and how many characters it took. */
export interface DateReading {
  readonly edtf: string;
  /** UTF-16 code units from where reading began. */
  readonly length: number;
}

const DIGITS = '〇零一二三四五六七八九';
const SINGLE = '〇一二三四五六七八九十';

/** `二〇二二` -> 2022, `八` -> 8, `十六` -> 16, `三十一` -> 31; undefined for anything else. Also ASCII digits. */
export function numberOf(text: string): number | undefined {
  if (text.length === 1) {
    const digit = SINGLE.indexOf(text);
    if (digit > 0) return digit;
  }
  if (/^\d+$/u.test(text)) return Number(text);
  const normal = text
    .replace(/[零○Ｏ]/gu, '〇')
    .replace(/廿/gu, '二十')
    .replace(/卅/gu, '三十');
  const ten = normal.indexOf('十');
  if (ten >= 0) {
    const tens = ten === 0 ? 1 : DIGITS.indexOf(normal.slice(0, ten)) - 1;
    const ones = ten === normal.length - 1 ? 0 : DIGITS.indexOf(normal.slice(ten + 1)) - 1;
    return tens >= 1 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : undefined;
  }
  let value = 0;
  for (const character of normal) {
    const digit = character === '〇' ? 0 : DIGITS.indexOf(character) - 1;
    if (digit < 0) return undefined;
    value = value * 10 + digit;
  }
  return normal === '' ? undefined : value;
}

const NUMBER = '[〇○零一二三四五六七八九十廿卅]';
const CLOCK = '(?:[T ,-]{0,3}(?:上午|下午)?(\\d{1,2})[:时](\\d{2})(?:[:分](\\d{2}))?)?';
const NUMERIC = new RegExp(`(\\d{4})\\s?[-/.年]\\s?(\\d{1,2})\\s?[-/.月]\\s?(\\d{1,2})(?!\\d)日?${CLOCK}`, 'uy');
const HAN = new RegExp(`(${NUMBER}{4})年(${NUMBER}{1,3})月(${NUMBER}{1,4})日`, 'uy');
const REPUBLIC = /(?:中[华華])?民[国國](\d{1,3})年(\d{1,2})月(\d{1,2})日/uy;
const MONTH = /(\d{4})(?:年|-)(\d{1,2})(?:月|(?![\d-]))/uy;

/**
 * Read a full date (and a time, if one follows) at a place of a line folded by `foldLine`.
 *
 * @example readDate('2022-08-16 22:30:00', 0) // { edtf: '2022-08-16T22:30:00+08:00', length: 19 }
 * @example readDate('二〇二二年八月十六日', 0) // { edtf: '2022-08-16', length: 10 }
 * @returns undefined where no date begins, or where it is none (month 13, 30 February).
 */
export function readDate(line: string, from: number): DateReading | undefined {
  const numeric = matchAt(NUMERIC, line, from);
  if (numeric !== undefined) {
    const [all, year, month, day, hour, minute, second] = numeric;
    const date = dayOf(Number(year), Number(month), Number(day));
    if (date === undefined) return undefined;
    const afternoon = all.includes('下午') && Number(hour) < 12 ? 12 : 0;
    const time = hour === undefined ? '' : clockOf(Number(hour) + afternoon, Number(minute), second);
    return time === undefined ? undefined : { edtf: date + time, length: all.length };
  }
  const han = matchAt(HAN, line, from);
  if (han !== undefined) {
    const [all, year, month, day] = han;
    return reading(numberOf(year ?? ''), numberOf(month ?? ''), numberOf(day ?? ''), all.length);
  }
  const republic = matchAt(REPUBLIC, line, from);
  if (republic !== undefined)
    return reading(Number(republic[1]) + 1911, Number(republic[2]), Number(republic[3]), republic[0].length);
  return undefined;
}

/** Read a year and month (`2022年8月`, `1998-3`) at a place of a line. */
export function readMonth(line: string, from: number): DateReading | undefined {
  const match = matchAt(MONTH, line, from);
  const month = Number(match?.[2]);
  if (match === undefined || month < 1 || month > 12) return undefined;
  return { edtf: `${match[1]}-${pad(month)}`, length: match[0].length };
}

const DAYS = /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:(?:至|到|-|—|~|–)(?:(\d{1,2})月)?(\d{1,2})日)?/uy;

/**
 * Read the day or days at the head of a report, with or without a year.
 *
 * @example readDays('11月2日至3日,', 0) // { edtf: 'XXXX-11-02/XXXX-11-03', length: 8 }
 */
export function readDays(line: string, from: number): DateReading | undefined {
  const match = matchAt(DAYS, line, from);
  if (match === undefined) return undefined;
  const [all, year, month, day, lastMonth, lastDay] = match;
  const start = dayOf(year === undefined ? undefined : Number(year), Number(month), Number(day));
  if (start === undefined) return undefined;
  if (lastDay === undefined) return { edtf: start, length: all.length };
  const end = dayOf(year === undefined ? undefined : Number(year), Number(lastMonth ?? month), Number(lastDay));
  return end === undefined || end <= start ? undefined : { edtf: `${start}/${end}`, length: all.length };
}

function matchAt(pattern: RegExp, line: string, from: number): RegExpExecArray | undefined {
  pattern.lastIndex = from;
  return pattern.exec(line) ?? undefined;
}

function reading(
  year: number | undefined,
  month: number | undefined,
  day: number | undefined,
  length: number,
): DateReading | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const edtf = dayOf(year, month, day);
  return edtf === undefined ? undefined : { edtf, length };
}

function dayOf(year: number | undefined, month: number, day: number): string | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined;
  const lastDay = new Date(Date.UTC(year ?? 2000, month, 0)).getUTCDate();
  if (day > lastDay || (year !== undefined && (year < 1000 || year > 2100))) return undefined;
  return `${year ?? 'XXXX'}-${pad(month)}-${pad(day)}`;
}

/** The time as the source gives it: seconds are not invented. China has one time zone. */
function clockOf(hour: number, minute: number, second: string | undefined): string | undefined {
  if (hour > 23 || minute > 59 || Number(second ?? 0) > 59) return undefined;
  return `T${pad(hour)}:${pad(minute)}${second === undefined ? '' : `:${second}`}+08:00`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
