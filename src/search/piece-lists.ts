/** Places that the lists of a pattern's pieces agree on. */
import type { Postings } from './index-reader/postings.ts';
import type { Matches, PageMatch } from './matches.ts';
import type { Piece } from './query/pattern.ts';

/** Postings of one piece, and how far the index has been walked. */
export interface PieceList {
  readonly piece: Piece;
  readonly postings: Postings;
  /** Index into the postings' pages. */
  at: number;
}

/**
 * Pages and positions that all lists agree on.
 *
 * @param length - of a hit; `step`, in positions, from the beginning of one hit to that of the next at least.
 */
export function matchesOf(lists: readonly PieceList[], length: number, step: number): Matches {
  const [rarest] = [...lists].sort((one, other) => one.postings.pages.length - other.postings.pages.length);
  if (rarest === undefined) return [];
  for (const list of lists) list.at = 0;
  const found: PageMatch[] = [];
  for (const page of rarest.postings.pages) {
    if (!lists.every((list) => moveTo(list, page))) continue;
    const match = matchInPage(page, lists, length, step);
    if (match.spans.length > 0) found.push(match);
  }
  return found;
}

/** Move a list on to a page; false when the piece is not in it. */
function moveTo(list: PieceList, page: number): boolean {
  const { pages } = list.postings;
  while (list.at < pages.length && (pages[list.at] ?? 0) < page) list.at++;
  return pages[list.at] === page;
}

/** Positions of a list in the page that it has been moved to. */
function slice({ postings, at }: PieceList): readonly [start: number, end: number] {
  return [postings.starts[at] ?? 0, postings.starts[at + 1] ?? 0];
}

function matchInPage(page: number, lists: readonly PieceList[], length: number, step: number): PageMatch {
  const size = (list: PieceList): number => slice(list)[1] - slice(list)[0];
  const base = lists.reduce((fewest, list) => (size(list) < size(fewest) ? list : fewest));
  const others = lists
    .filter((list) => list !== base)
    .map((list) => ({ list, cursor: slice(list)[0], end: slice(list)[1] }));
  const [start, end] = slice(base);
  const titleEnd = start + (base.postings.titleCounts[base.at] ?? 0);
  const spans: number[] = [];
  let titleCount = 0;
  let free = 0;
  for (let index = start; index < end; index++) {
    const begin = (base.postings.positions[index] ?? 0) - base.piece.offset;
    if (begin < free) continue;
    const everywhere = others.every((other) => {
      const { positions } = other.list.postings;
      const wanted = begin + other.list.piece.offset;
      while (other.cursor < other.end && (positions[other.cursor] ?? 0) < wanted) other.cursor++;
      return other.cursor < other.end && positions[other.cursor] === wanted;
    });
    if (!everywhere) continue;
    free = begin + step;
    spans.push(begin, begin + length);
    if (index < titleEnd) titleCount++;
  }
  return { page, spans, titleCount };
}
