import type { Metadata } from './document.ts';
import { spaceNames } from './question-marks.ts';
import type { Random } from './random.ts';

/** The line under the title; each shows another part of what is known. */
export type Dateline = 'source' | 'agency' | 'chinese' | 'views' | 'author';

/** Where the authors stand: under the title, or in brackets at the end of the last paragraph. */
export type Byline = 'under' | 'end';

/** How the colophon is set: a line for each entry, or all in one pair of brackets. */
export type Colophon = 'lines' | 'inline';

/** What `Colophon` can hold. */
export type ColophonKey = 'source' | 'photographer' | 'editor' | 'reviewer';

/** A piece of text and the metadata it shows. */
export interface Shown {
  text: string;
  shows: readonly (keyof Metadata)[];
  /** The date with the time of day that only this line tells, China Standard Time (EDTF level 0). */
  moment?: string;
}

/** Write a date as pages do: `2024年7月23日`, `2021年5月`. */
export function chineseDate(date: string): string {
  const [year = '', month, day] = date.split('-');
  return `${year}年${month === undefined ? '' : `${Number(month)}月`}${day === undefined ? '' : `${Number(day)}日`}`;
}

/**
 * Write the line under the title.
 *
 * `来源` under the title names the publisher (`source`); in a colophon it names where the publisher had the text from.
 */
export function writeDateline(kind: Dateline, metadata: Metadata, random: Random): Shown {
  const { date, publisher, source, authors } = metadata;
  const parts: Shown[] = [];
  const add = (key: keyof Metadata, value: string | undefined, write: (value: string) => string): void => {
    if (value !== undefined) parts.push({ text: write(value), shows: [key] });
  };
  if (kind === 'source') {
    const two = (low: number, high: number): string => String(random.between(low, high)).padStart(2, '0');
    if (date?.length === 10 && random.chance(0.5)) {
      const time = `${two(7, 22)}:${two(0, 59)}:${two(0, 59)}`;
      parts.push({ text: `${date} ${time}`, shows: ['date'], moment: `${date}T${time}+08:00` });
    } else add('date', date, (value) => value);
    add('publisher', publisher, (value) => `来源：${value}`);
  } else if (kind === 'agency') {
    add('date', date, (value) => `发布时间：${value}`);
    add('publisher', publisher, (value) => `发布机构：${value}`);
    add('source', source, (value) => `信息来源：${value}`);
  } else if (kind === 'chinese') {
    add('date', date, chineseDate);
    add('publisher', publisher, (value) => value);
  } else if (kind === 'views') {
    add('date', date, (value) => `发布日期：${value} 浏览次数：${random.between(40, 4000)}`);
  } else {
    add('date', date, (value) => `日期：${value}`);
    add('authors', authors?.join(' '), (value) => `作者：${value}`);
  }
  const moment = parts[0]?.moment;
  return {
    text: parts.map(({ text }) => text).join(random.pick(['　', ' ', '  '])),
    shows: parts.flatMap(({ shows }) => shows),
    ...(moment === undefined ? {} : { moment }),
  };
}

/** Write the authors with their role: `记者 某甲 某乙`. */
export function writeByline(metadata: Metadata, noBreakSpaces: boolean): Shown {
  const { authors, authorRole } = metadata;
  if (authors === undefined) return { text: '', shows: [] };
  const names = authorRole === undefined ? authors : [authorRole, ...authors];
  return { text: noBreakSpaces ? spaceNames(names) : names.join(' '), shows: ['authors', 'authorRole'] };
}

const LABELS: Readonly<Record<ColophonKey, readonly string[]>> = {
  source: ['来源', '文章来源', '稿源'],
  photographer: ['摄影', '图片摄影', '供图'],
  editor: ['编辑', '责任编辑', '责编'],
  reviewer: ['审核', '终审', '值班编审'],
};

/** Write the colophon behind the text, with the entries of `keys` that are known. */
export function writeColophon(
  kind: Colophon,
  keys: readonly ColophonKey[],
  metadata: Metadata,
  random: Random,
): Shown[] {
  const entries = keys.flatMap((key): Shown[] => {
    const value = metadata[key];
    return value === undefined ? [] : [{ text: `${random.pick(LABELS[key])}：${value}`, shows: [key] }];
  });
  if (kind === 'lines' || entries.length === 0) return entries;
  const text = entries.map((entry) => entry.text).join('　');
  return [
    { text: random.pick([`（${text}）`, `[${text}]`, `【${text}】`]), shows: entries.flatMap(({ shows }) => shows) },
  ];
}
