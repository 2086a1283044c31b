import { isAsciiDigit, isHan } from '../../characters/character-kinds.ts';
import { protectedSpans, type SpanCursor } from '../../characters/protected-spans.ts';
import type { Doubt } from '../../traced/edit.ts';
import { fullWidth } from './full-width.ts';

/** A comma or semicolon and one blank between Chinese characters, as people type it in ASCII; a colon so parts a label from its value. */
const markBeforeBlank = /[,;] /g;
/** So many on a page come from its layout, of lines that were joined or of marks set apart. */
const fewestOfLayout = 3;

/**
 * List commas and semicolons that may have been half-width before any folding. Of nine marks so placed in laws that have both
 * widths, five were; of others in running Chinese one in a hundred was, and nothing tells which.
 */
export function beforeBlanks(text: string): readonly Doubt[] {
  const doubts: Doubt[] = [];
  let isProtected: SpanCursor | undefined;
  for (const { index } of text.matchAll(markBeforeBlank)) {
    if (!isHan(text.charCodeAt(index - 1)) || !isHan(text.charCodeAt(index + 2))) continue;
    isProtected ??= protectedSpans(text);
    if (isProtected.covers(index)) continue;
    const mark = text.charAt(index);
    const candidates = [fullWidth[mark] as string, mark];
    doubts.push({ start: index, end: index + 1, reason: 'mark-before-blank', candidates });
    if (doubts.length >= fewestOfLayout) return [];
  }
  return doubts;
}

/** A number, with commas in it or behind it. */
const numbers = /[0-9][0-9,.]+/g;
/** A number whose commas part its thousands. */
const inThousands = /^[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?$/;
/** A figure with its unit just before a number, which that number may go on with: 1米1, 3元5. */
const unitBefore = /[0-9一二三四五六七八九十][米元块塊角尺丈斤度岁歲万萬亿億千百]$/;

/** List commas between digits that part no thousands, or that follow a figure which its unit's tail may end. */
export function doubtfulCommas(text: string): Doubt[] {
  const doubts: Doubt[] = [];
  let isProtected: SpanCursor | undefined;
  for (const match of text.matchAll(numbers)) {
    if (!match[0].includes(',')) continue;
    const start = match.index;
    let end = start + match[0].length;
    while (!isAsciiDigit(text.charCodeAt(end - 1))) end--;
    const number = text.slice(start, end);
    if (!isHan(text.charCodeAt(end)) && !isHan(text.charCodeAt(start - 1))) continue;
    // Code and addresses are dear to look for.
    isProtected ??= protectedSpans(text);
    if (isProtected.covers(start)) continue;
    const before = text.slice(Math.max(0, start - 2), start);
    if (inThousands.test(number) && !(unitBefore.test(before) && /^[0-9],/.test(number))) continue;
    for (let comma = number.indexOf(','); comma >= 0; comma = number.indexOf(',', comma + 1)) {
      if (!isAsciiDigit(number.charCodeAt(comma - 1)) || !isAsciiDigit(number.charCodeAt(comma + 1))) continue;
      doubts.push({
        start: start + comma,
        end: start + comma + 1,
        reason: 'comma-between-digits',
        candidates: ['，', ','],
      });
    }
  }
  return doubts;
}

/**
 * List the first of the brackets that are made full-width, for all of them: of 2,303 laws with brackets and full-width commas 550
 * have half-width brackets alone, of ten pages of news three. Of commas between Chinese characters one in 500 is half-width
 * by a slip: they are as sure as whatever is put in without a doubt.
 */
export function doubtfulBracket(text: string, restored: readonly number[]): Doubt[] {
  const start = restored.find((position) => text[position] === '(');
  if (start === undefined) return [];
  return [{ start, end: start + 1, reason: 'bracket-width', candidates: ['（', '('] }];
}
