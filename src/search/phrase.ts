/** Find a pattern in one index: exact pages, positions and counts. */
import { foldCodePoint } from '../script/fold.ts';
import type { IndexReader } from './index-reader/index-reader.ts';
import type { Postings } from './index-reader/postings.ts';
import type { Matches, PageMatch } from './matches.ts';
import { cheapestCover, type Pattern, type Piece, unknown } from './query/pattern.ts';

/** Postings of one piece, and how far the index has been walked. */
interface PieceList {
  readonly piece: Piece;
  readonly postings: Postings;
  /** Index into the postings' pages. */
  at: number;
}

/**
 * Find a pattern. Hits do not overlap one another: they are counted from left to right, as a browser's find does.
 *
 * @param readable when look-ups leave no more pages than this, their texts are read instead of the rest of the index.
 * @param level how often a pair stands in this index, as a power of two, where that is known.
 */
export async function findPhrase(
  reader: IndexReader,
  pattern: Pattern,
  readable: number,
  level: (piece: Piece) => number | undefined = () => undefined,
): Promise<Matches> {
  const load = (pieces: readonly Piece[]): Promise<PieceList[]> =>
    Promise.all(
      pieces.map(async (piece) => ({ piece, postings: await reader.postings(piece.character, piece.next), at: 0 })),
    );
  const cost = ({ character, next }: Piece): number => reader.cost(character, next);
  const cover = cheapestCover(pattern, cost);
  if (cover.length < 2) return matchesOf(await load(cover), pattern.length, pattern.length);
  // Of the cover, so that what is left to look up is least.
  const first = await load(rarestFirst(cover, level, cost).slice(0, cover.length < 3 ? 1 : 2));
  const candidates = matchesOf(first, pattern.length, 1);
  if (candidates.length <= readable) {
    const read = await Promise.all(candidates.map((candidate) => readMatches(reader, candidate, pattern)));
    return read.filter(({ spans }) => spans.length > 0);
  }
  // What is there already costs nothing.
  const known = new Set(first.map(({ piece }) => piece.offset));
  const rest = cheapestCover(pattern, (piece) => (known.has(piece.offset) ? 0 : cost(piece)));
  const more = await load(rest.filter(({ offset }) => !known.has(offset)));
  return matchesOf([...first, ...more], pattern.length, pattern.length);
}

/** Pieces by how often they stand in the index, those of which it is not known last, equals by what they cost. */
function rarestFirst(
  pieces: readonly Piece[],
  level: (piece: Piece) => number | undefined,
  cost: (piece: Piece) => number,
): Piece[] {
  const weighed = pieces.map((piece) => ({ piece, level: level(piece) ?? Infinity, cost: cost(piece) }));
  weighed.sort((one, other) => (one.level === other.level ? one.cost - other.cost : one.level - other.level));
  return weighed.map(({ piece }) => piece);
}

/** An answer that takes fewer bytes than this is waited for; roughly a second on a slow mobile network. */
const LONG_WAIT = 150_000;

/** Files of the index read for a first, partial answer. */
const EARLY_CHUNKS = 2;

/**
 * Some of the places of a character that very many texts hold, found in the first files of its list.
 *
 * @returns `undefined` when the whole list is not long.
 */
export async function findCharacterEarly(reader: IndexReader, character: number): Promise<Matches | undefined> {
  if (character === unknown || reader.cost(character) < LONG_WAIT) return undefined;
  const postings = await reader.postings(character, undefined, EARLY_CHUNKS);
  return matchesOf([{ piece: { offset: 0, character }, postings, at: 0 }], 1, 1);
}

/** Those candidates that stand in the text itself. */
async function readMatches(reader: IndexReader, candidate: PageMatch, pattern: Pattern): Promise<PageMatch> {
  const text = (await reader.fragment(candidate.page)).characters();
  const spans: number[] = [];
  let titleCount = 0;
  let free = 0;
  for (let index = 0; index < candidate.spans.length; index += 2) {
    const begin = candidate.spans[index] ?? 0;
    const stands = pattern.every((character, offset) => {
      const codePoint = text[begin + offset]?.codePointAt(0);
      return codePoint !== undefined && (character === unknown || foldCodePoint(codePoint) === character);
    });
    if (begin < free || !stands) continue;
    free = begin + pattern.length;
    spans.push(begin, free);
    if (index < candidate.titleCount * 2) titleCount++;
  }
  return { page: candidate.page, spans, titleCount };
}

/**
 * Pages and positions that all lists agree on.
 *
 * @param length - of a hit; `step`, in positions, from the beginning of one hit to that of the next at least.
 */
function matchesOf(lists: readonly PieceList[], length: number, step: number): Matches {
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
