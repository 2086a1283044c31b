/** A sequence of characters to be found: folded code points, or `unknown` for any one character. */
import { foldedCodePoints } from '../../script/fold.ts';
import { BLOCK_GAP } from '../fragment.ts';

/** Stands for any one character in a pattern. */
export const unknown = -1;

/** Never empty; neither the first nor the last is `unknown`. */
export type Pattern = readonly number[];

/** How many unknown characters a pattern may have in a row. */
export const MAXIMUM_UNKNOWN = BLOCK_GAP - 1;

/** The pattern of a text as it stands. */
export function exactPattern(text: string): Pattern {
  return foldedCodePoints(text);
}

/**
 * The pattern of a text in which `*` stands for one unknown character. Stars at the ends are left out (they would say
 * only that something stands there); a text of nothing but stars, or with too many in a row, means stars.
 */
export function starredPattern(text: string): Pattern {
  const inner = text.replace(/^\*+/u, '');
  const end = inner.length - trailingStars(inner);
  if (end <= 0 || inner.includes('*'.repeat(MAXIMUM_UNKNOWN + 1))) return exactPattern(text);
  return Array.from(inner.slice(0, end)).map((character) =>
    character === '*' ? unknown : (foldedCodePoints(character)[0] ?? unknown),
  );
}

function trailingStars(text: string): number {
  let count = 0;
  while (count < text.length && text[text.length - 1 - count] === '*') count++;
  return count;
}

/**
 * Where a pattern stands in folded code points, from left to right without overlap, as a browser's find counts.
 *
 * @returns 0-based indexes of first code points.
 */
export function findPattern(text: readonly number[], pattern: Pattern): number[] {
  const found: number[] = [];
  if (pattern.length === 0) return found;
  for (let start = 0; start + pattern.length <= text.length; ) {
    let length = 0;
    while (length < pattern.length && (pattern[length] === unknown || pattern[length] === text[start + length]))
      length++;
    if (length === pattern.length) {
      found.push(start);
      start += length;
    } else {
      start++;
    }
  }
  return found;
}

/** A look-up in the index: a character, and the one that follows it if that is known too; `offset` within the pattern. */
export interface Piece {
  readonly offset: number;
  readonly character: number;
  readonly next?: number;
}

/** As few pairs as cover a pattern: every second, and one more for an odd end. Exact, as positions are. */
export function pieces(pattern: Pattern): Piece[] {
  const list: Piece[] = [];
  for (let offset = 0; offset < pattern.length; offset++) {
    const character = pattern[offset] ?? unknown;
    const next = pattern[offset + 1] ?? unknown;
    const last = pattern[offset - 1] ?? unknown;
    if (character === unknown) continue;
    if (next !== unknown) list.push({ offset: offset++, character, next });
    else if (last !== unknown) list.push({ offset: offset - 1, character: last, next: character });
    else list.push({ offset, character });
  }
  return list;
}
