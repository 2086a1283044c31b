/** The differences between two texts, by Myers' algorithm in linear memory ("An O(ND) difference algorithm", 1986). */

/** A piece of the comparison: in both texts, only in the first, or only in the second. */
export interface Piece {
  readonly kind: 'same' | 'removed' | 'inserted';
  readonly text: string;
}

/**
 * Characters that may differ within one stretch before it is shown as replaced whole. Time grows with the square: 2,000
 * differences take about 0.05 s.
 */
const mostDifferences = 2000;

/** An equal stretch this short between two changes belongs to them: a lone 的 in the middle of other words. */
const shortestSame = 2;

/** Compare two texts character by character (code points). The same texts always give the same pieces. */
export function difference(first: string, second: string): Piece[] {
  const left = Array.from(first);
  const right = Array.from(second);
  const pieces: { kind: Piece['kind']; text: string }[] = [];
  const push = (kind: Piece['kind'], text: string): void => {
    if (text === '') return;
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += text;
    else pieces.push({ kind, text });
  };
  compare(left, 0, left.length, right, 0, right.length, push);
  return tidy(pieces);
}

type Push = (kind: Piece['kind'], text: string) => void;
type Characters = readonly string[];

function compare(
  a: Characters,
  aFrom: number,
  aTo: number,
  b: Characters,
  bFrom: number,
  bTo: number,
  push: Push,
): void {
  let aStart = aFrom;
  let bStart = bFrom;
  let aEnd = aTo;
  let bEnd = bTo;
  while (aStart < aEnd && bStart < bEnd && a[aStart] === b[bStart]) {
    aStart++;
    bStart++;
  }
  while (aStart < aEnd && bStart < bEnd && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd--;
    bEnd--;
  }
  push('same', a.slice(aFrom, aStart).join(''));
  const middle =
    aStart === aEnd || bStart === bEnd ? undefined : middlePoint(a.slice(aStart, aEnd), b.slice(bStart, bEnd));
  if (middle === undefined) {
    push('removed', a.slice(aStart, aEnd).join(''));
    push('inserted', b.slice(bStart, bEnd).join(''));
  } else {
    const [x, y] = middle;
    compare(a, aStart, aStart + x, b, bStart, bStart + y, push);
    compare(a, aStart + x, aEnd, b, bStart + y, bEnd, push);
  }
  push('same', a.slice(aEnd, aTo).join(''));
}

/** A point on a shortest path from both texts' starts to their ends; undefined where nothing is common or too much differs. */
function middlePoint(a: Characters, b: Characters): [number, number] | undefined {
  const delta = a.length - b.length;
  const isOdd = delta % 2 !== 0;
  const most = Math.min(Math.ceil((a.length + b.length) / 2), mostDifferences);
  const offset = most + 1;
  const forward = new Int32Array(2 * most + 3);
  const backward = new Int32Array(2 * most + 3);
  for (let distance = 0; distance <= most; distance++) {
    for (let diagonal = -distance; diagonal <= distance; diagonal += 2) {
      const x = furthest(forward, offset, diagonal, distance, (at) => {
        let end = at;
        while (end < a.length && end - diagonal < b.length && end - diagonal >= 0 && a[end] === b[end - diagonal])
          end++;
        return end;
      });
      const opposite = delta - diagonal;
      if (isOdd && Math.abs(opposite) < distance && x + (backward[offset + opposite] as number) >= a.length)
        return point(x, x - diagonal, a, b);
    }
    for (let diagonal = -distance; diagonal <= distance; diagonal += 2) {
      const x = furthest(backward, offset, diagonal, distance, (at) => {
        let end = at;
        while (
          end < a.length &&
          end - diagonal < b.length &&
          end - diagonal >= 0 &&
          a[a.length - 1 - end] === b[b.length - 1 - (end - diagonal)]
        )
          end++;
        return end;
      });
      const opposite = delta - diagonal;
      if (!isOdd && Math.abs(opposite) <= distance && x + (forward[offset + opposite] as number) >= a.length) {
        const start = forward[offset + opposite] as number;
        return point(start, start - opposite, a, b);
      }
    }
  }
  return undefined;
}

/** Go on along a diagonal from the better of its two neighbours, then as far as both texts agree. */
function furthest(
  reached: Int32Array,
  offset: number,
  diagonal: number,
  distance: number,
  follow: (at: number) => number,
): number {
  const below = reached[offset + diagonal - 1] as number;
  const above = reached[offset + diagonal + 1] as number;
  const start =
    distance === 0 ? 0 : diagonal === -distance || (diagonal !== distance && below < above) ? above : below + 1;
  const end = follow(start);
  reached[offset + diagonal] = end;
  return end;
}

/** A point that cuts off something; the corners would not get anywhere. */
function point(x: number, y: number, a: Characters, b: Characters): [number, number] | undefined {
  const inside = x >= 0 && y >= 0 && x <= a.length && y <= b.length;
  const isCorner = (x === 0 && y === 0) || (x === a.length && y === b.length);
  return inside && !isCorner ? [x, y] : undefined;
}

/** Changes with a few equal characters between them become one change; what is removed stands before what is inserted. */
function tidy(pieces: readonly Piece[]): Piece[] {
  const tidied: Piece[] = [];
  let removed = '';
  let inserted = '';
  const flush = (): void => {
    if (removed !== '') tidied.push({ kind: 'removed', text: removed });
    if (inserted !== '') tidied.push({ kind: 'inserted', text: inserted });
    removed = '';
    inserted = '';
  };
  for (const [index, piece] of pieces.entries()) {
    const isBetween = removed !== '' && inserted !== '' && index + 1 < pieces.length;
    if (piece.kind === 'removed') removed += piece.text;
    else if (piece.kind === 'inserted') inserted += piece.text;
    else if (isBetween && piece.text.length < shortestSame && !piece.text.includes('\n')) {
      removed += piece.text;
      inserted += piece.text;
    } else {
      flush();
      tidied.push(piece);
    }
  }
  flush();
  return tidied;
}
