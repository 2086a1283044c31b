/**
 * Fold texts so that what a reader takes for the same characters compares equal: both scripts and their regional
 * standards, full and half width, upper and lower case, any kind of blank, curly and straight quotation marks.
 *
 * One code point always becomes one code point, so a position in a folded text is a position in the text. Whatever
 * would become longer or shorter (…, ㎡, ß) stays as it is: exactly what a browser's find does not equate either.
 */
import { packedScriptTable } from './script-table.generated.ts';
import { type ScriptSet, unpackScriptTable } from './script-table.ts';

/** The sets of characters that scripts and regions write for one another; unpacked once. */
export const scriptSets: readonly ScriptSet[] = unpackScriptTable(packedScriptTable);

const SIMPLIFIED = new Map<number, number>();
for (const { simplified, traditional, others } of scriptSets) {
  for (const character of [traditional, ...others]) if (character !== simplified) SIMPLIFIED.set(character, simplified);
}

/** Quotation marks that Chromium's find takes for the straight ones. */
const QUOTATION_MARKS = new Map<string, string>();
for (const mark of '“”„‟') QUOTATION_MARKS.set(mark, '"');
for (const mark of '‘’‚‛') QUOTATION_MARKS.set(mark, "'");

/** The only code point of `text`, or `undefined` when it has several. */
function single(text: string): number | undefined {
  const codePoint = text.codePointAt(0);
  if (codePoint === undefined) return undefined;
  return text.length === (codePoint > 0xffff ? 2 : 1) ? codePoint : undefined;
}

function foldAnew(codePoint: number): number {
  const character = String.fromCodePoint(codePoint);
  if (/\s/u.test(character)) return 0x20;
  const compatible = single((QUOTATION_MARKS.get(character) ?? character).normalize('NFKC')) ?? codePoint;
  const lower = single(String.fromCodePoint(compatible).toLowerCase()) ?? compatible;
  // Some capitals have a compatible form only once they are small (ϴ → θ), so one more time.
  const settled = single(String.fromCodePoint(lower).normalize('NFKC')) ?? lower;
  return SIMPLIFIED.get(settled) ?? settled;
}

const unknown = -1;
/** Of the Basic Multilingual Plane, and of the few beyond it. */
const known = new Int32Array(0x1_0000).fill(unknown);
const knownBeyond = new Map<number, number>();

/** Fold one code point (a lone surrogate is one too). */
export function foldCodePoint(codePoint: number): number {
  let folded = known[codePoint] ?? knownBeyond.get(codePoint) ?? unknown;
  if (folded !== unknown) return folded;
  folded = foldAnew(codePoint);
  if (codePoint < known.length) known[codePoint] = folded;
  else knownBeyond.set(codePoint, folded);
  return folded;
}

/** Folded code points of a text: element i stands for the text's i-th code point. */
export function foldedCodePoints(text: string): number[] {
  const folded: number[] = [];
  for (let index = 0; index < text.length; ) {
    const codePoint = text.codePointAt(index) ?? 0;
    folded.push(foldCodePoint(codePoint));
    index += codePoint > 0xffff ? 2 : 1;
  }
  return folded;
}

/** Fold a text: as many code points as it had. */
export function fold(text: string): string {
  let folded = '';
  for (const codePoint of foldedCodePoints(text)) folded += String.fromCodePoint(codePoint);
  return folded;
}
