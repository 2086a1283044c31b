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

/** All look-ups that say something about a pattern: each pair in it, and characters with unknown ones on both sides. */
export function allPieces(pattern: Pattern): Piece[] {
  const known = (offset: number): boolean => (pattern[offset] ?? unknown) !== unknown;
  return pattern.flatMap((character, offset): Piece[] => {
    const next = pattern[offset + 1];
    if (!known(offset)) return [];
    if (next !== undefined && next !== unknown) return [{ offset, character, next }];
    return known(offset - 1) ? [] : [{ offset, character }];
  });
}

/** Characters of a pattern that a look-up answers for, by their offsets: half-open. */
export interface Reach {
  readonly start: number;
  readonly end: number;
}

/** The characters of a look-up itself. */
export const ownReach = ({ offset, next }: Piece): Reach => ({
  start: offset,
  end: offset + (next === undefined ? 1 : 2),
});

/** Those, and the ones beside a pair: of many pairs it is known what stands around them. */
export function wideReach(pattern: Pattern, piece: Piece): Reach {
  const { start, end } = ownReach(piece);
  if (piece.next === undefined) return { start, end };
  const known = (offset: number): boolean => (pattern[offset] ?? unknown) !== unknown;
  return { start: known(start - 1) ? start - 1 : start, end: known(end) ? end + 1 : end };
}

/** Characters from the first that a look-up answers for to the last: the pair and one on each side. */
const WIDEST = 4;

/**
 * The cheapest look-ups that cover a pattern. A cover is exact, as positions are: no pair needs to be looked up whose
 * characters others hold already.
 *
 * @param reach what each look-up answers for; without, its own characters.
 */
export function cheapestCover(
  pattern: Pattern,
  cost: (piece: Piece) => number,
  reach: (piece: Piece) => Reach = ownReach,
): Piece[] {
  const pieceAt = new Map(allPieces(pattern).map((piece) => [piece.offset, piece]));
  interface Cover {
    readonly cost: number;
    readonly last?: Piece;
    readonly before?: Cover;
  }
  /** covers[n]: the cheapest cover of the first n characters. */
  const covers: Cover[] = [{ cost: 0 }];
  pattern.forEach((character, last) => {
    if (character === unknown) {
      covers.push(covers[last] ?? { cost: 0 });
      return;
    }
    let best: Cover = { cost: Infinity };
    for (let offset = last - WIDEST + 1; offset <= last + 1; offset++) {
      const piece = pieceAt.get(offset);
      if (piece === undefined) continue;
      const { start, end } = reach(piece);
      const before = covers[start];
      if (start > last || end <= last || before === undefined) continue;
      const sum = before.cost + cost(piece);
      if (sum < best.cost) best = { cost: sum, last: piece, before };
    }
    covers.push(best);
  });
  const list: Piece[] = [];
  for (let cover = covers.at(-1); cover !== undefined; cover = cover.before) if (cover.last) list.unshift(cover.last);
  return list;
}
