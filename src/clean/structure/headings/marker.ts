import { UnitSet } from '../../characters/unit-set.ts';
import { numberOf } from '../../metadata/dates.ts';

/** The kinds of ordinal marks before Chinese headings, from the outermost to the innermost. */
export type MarkerKind = 'chapter' | 'section' | 'enumeration' | 'bracketed' | 'arabic' | 'demand';

export interface Marker {
  readonly kind: MarkerKind;
  readonly number: number;
  /** UTF-16 units of the mark itself. */
  readonly length: number;
}

const HAN = '[一二三四五六七八九十]{1,3}';
const MARKERS: readonly (readonly [MarkerKind, RegExp])[] = [
  ['chapter', /第([一二三四五六七八九十百]{1,4}|\d{1,3})[章编](?=[\s\u3000\u00a0]|[\u3400-\u9fff])/uy],
  ['section', /第([一二三四五六七八九十百]{1,4}|\d{1,3})节(?=[\s\u3000\u00a0]|[\u3400-\u9fff])/uy],
  ['enumeration', new RegExp(`(${HAN})、`, 'uy')],
  ['bracketed', new RegExp(`[（(](${HAN})[）)]、?`, 'uy')],
  ['arabic', /(\d{1,2})[、．.](?!\d)[\s\u3000\u00a0]?/uy],
  ['demand', /([一二三四五六七八九])要(?!素|求|点|义|害|地|塞|紧|闻|件)/uy],
];

/** What marks begin with. */
const OPENS = new UnitSet('第（(一二三四五六七八九十0123456789');

/** Read the ordinal mark at a place of a text. */
export function markerAt(text: string, from: number): Marker | undefined {
  if (!OPENS.has(text.charCodeAt(from))) return undefined;
  for (const [kind, pattern] of MARKERS) {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    const number = match === null ? undefined : numberOf(match[1] ?? '');
    if (match !== null && number !== undefined && number > 0) return { kind, number, length: match[0].length };
  }
  return undefined;
}

/** Depth of a heading with such a mark in Markdown. `demand` (一要 …) begins a paragraph and is no heading. */
export const DEPTHS: Readonly<Record<Exclude<MarkerKind, 'demand'>, 2 | 3 | 4>> = {
  chapter: 2,
  section: 3,
  enumeration: 2,
  bracketed: 3,
  arabic: 4,
};
