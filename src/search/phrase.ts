/** Find a pattern in one index: exact pages, positions and counts. */
import { foldCodePoint } from '../script/fold.ts';
import { type Fragment, foldedCharacters } from './fragment.ts';
import type { IndexReader } from './index-reader/index-reader.ts';
import { noPostings, type Postings, placesWhere } from './index-reader/postings.ts';
import { OTHER } from './index-reader/surroundings.ts';
import type { Matches, PageMatch } from './matches.ts';
import { matchesOf, type PieceList } from './piece-lists.ts';
import {
  allPieces,
  cheapestCover,
  findPattern,
  ownReach,
  type Pattern,
  type Piece,
  type Reach,
  unknown,
  wideReach,
} from './query/pattern.ts';

/**
 * Find a pattern. Hits do not overlap one another: they are counted from left to right, as a browser's find does.
 *
 * @param readable when look-ups leave no more pages than this, their texts are read instead of the rest of the index.
 * @param level how often a pair stands in this index, as a power of two, where that is known: then the rarest comes
 * first, and alone, as mostly no other is needed.
 */
export async function findPhrase(
  reader: IndexReader,
  pattern: Pattern,
  readable: number,
  level?: (piece: Piece) => number | undefined,
): Promise<Matches> {
  const lists: PieceList[] = [];
  /** What has been looked up, by offset, and what it turned out to answer for. */
  const known = new Map<number, Reach>();
  const load = async (pieces: readonly Piece[]): Promise<void> => {
    const loaded = await Promise.all(pieces.map(({ character, next }) => reader.postings(character, next)));
    pieces.forEach((piece, index) => {
      const { postings, reach } = narrowed(loaded[index] ?? noPostings, pattern, piece);
      lists.push({ piece, postings, at: 0 });
      known.set(piece.offset, reach);
    });
  };
  const cost = (piece: Piece): number => reader.cost(piece.character, piece.next);
  /** What is left to look up. What is there already costs nothing; of the rest the most is hoped for. */
  const left = (): Piece[] => {
    const cover = cheapestCover(
      pattern,
      (piece) => (known.has(piece.offset) ? 0 : cost(piece)),
      (piece) => known.get(piece.offset) ?? wideReach(pattern, piece),
    );
    return rarestFirst(
      cover.filter(({ offset }) => !known.has(offset)),
      level,
      cost,
    );
  };
  const cover = left();
  await load(
    level === undefined
      ? cover.slice(0, cover.length < 3 ? 1 : 2)
      : rarestFirst(allPieces(pattern), level, cost).slice(0, 1),
  );
  for (;;) {
    const [next] = left();
    if (next === undefined) return matchesOf(lists, pattern.length, pattern.length);
    const candidates = matchesOf(lists, pattern.length, 1);
    if (candidates.length <= readable) return readAll(reader, candidates, pattern);
    await load([next]);
  }
}

/** Those places of a piece around which the characters stand that the pattern has there, as far as that is known. */
function narrowed(
  postings: Postings,
  pattern: Pattern,
  piece: Piece,
): { readonly postings: Postings; readonly reach: Reach } {
  const own = ownReach(piece);
  const { around } = postings;
  if (around === undefined) return { postings, reach: own };
  const numberOf = (named: readonly number[], character: number | undefined): number | undefined => {
    if (character === undefined || character === unknown) return undefined;
    const number = named.indexOf(character);
    return number < 0 ? OTHER : number;
  };
  const before = numberOf(around.before, pattern[own.start - 1]);
  const after = numberOf(around.after, pattern[own.end]);
  if (before === undefined && after === undefined) return { postings, reach: own };
  const mask = (before === undefined ? 0 : 0xf0) | (after === undefined ? 0 : 0x0f);
  const wanted = ((before ?? 0) << 4) | (after ?? 0);
  return {
    postings: placesWhere(postings, (index) => ((around.symbols[index] ?? 0) & mask) === wanted),
    reach: {
      start: before === undefined || before === OTHER ? own.start : own.start - 1,
      end: after === undefined || after === OTHER ? own.end : own.end + 1,
    },
  };
}

/** Pieces by how often they stand in the index, those of which it is not known last, equals by what they cost. */
function rarestFirst(
  pieces: readonly Piece[],
  level: ((piece: Piece) => number | undefined) | undefined,
  cost: (piece: Piece) => number,
): Piece[] {
  const weighed = pieces.map((piece) => ({ piece, level: level?.(piece) ?? Infinity, cost: cost(piece) }));
  weighed.sort((one, other) => (one.level === other.level ? one.cost - other.cost : one.level - other.level));
  return weighed.map(({ piece }) => piece);
}

/** A pattern of one or two characters that is counted: no list of its places is read. */
export async function countPhrase(reader: IndexReader, pattern: Pattern): Promise<Matches | undefined> {
  const [character, next, ...more] = pattern;
  if (character === undefined || more.length > 0) return undefined;
  const counted = await reader.counts(character, next);
  return counted?.pages.map((page, index) => ({
    page,
    spans: [],
    titleCount: counted.titleCounts[index] ?? 0,
    counted: { count: counted.counts[index] ?? 0, pattern },
  }));
}

/** An answer that takes fewer bytes than this is waited for; most of a second on a slow mobile network. */
const LONG_WAIT = 100_000;

/**
 * Some of the texts that hold a pattern whose whole answer takes long: those of the first candidates that do.
 *
 * @param most texts to read.
 * @returns `undefined` when the answer does not take long, or none of them holds it.
 */
export async function findPhraseEarly(
  reader: IndexReader,
  pattern: Pattern,
  most: number,
): Promise<Matches | undefined> {
  const cost = (piece: Piece): number => reader.cost(piece.character, piece.next);
  const cover = cheapestCover(pattern, cost, (piece) => wideReach(pattern, piece));
  const [rarest] = rarestFirst(cover, undefined, cost);
  if (rarest === undefined || cover.reduce((sum, piece) => sum + cost(piece), 0) < LONG_WAIT) return undefined;
  const pages = await likelyPages(reader, pattern, rarest, most);
  const found = await Promise.all(pages.map(async (page) => matchInText(page, await reader.fragment(page), pattern)));
  const matches = found.filter(({ spans }) => spans.length > 0).sort((one, other) => one.page - other.page);
  return matches.length === 0 ? undefined : matches;
}

/** Pages that may hold a pattern, those first in which a piece of it is densest: long texts are not soon read. */
async function likelyPages(reader: IndexReader, pattern: Pattern, piece: Piece, most: number): Promise<number[]> {
  const counted = await reader.counts(piece.character, piece.next);
  let candidates: readonly (readonly [page: number, count: number])[];
  if (counted !== undefined) candidates = counted.pages.map((page, index) => [page, counted.counts[index] ?? 0]);
  else {
    const { postings } = narrowed(await reader.postings(piece.character, piece.next), pattern, piece);
    candidates = postings.pages.map((page, index) => {
      return [page, (postings.starts[index + 1] ?? 0) - (postings.starts[index] ?? 0)];
    });
  }
  const density = ([page, count]: readonly [number, number]): number => count / (reader.meta.lengths[page] ?? 1);
  return [...candidates]
    .sort((one, other) => density(other) - density(one))
    .slice(0, most)
    .map(([page]) => page);
}

/** Where a text itself holds a pattern. */
function matchInText(page: number, fragment: Fragment, pattern: Pattern): PageMatch {
  const spans: number[] = [];
  let titleCount = 0;
  fragment.blocks(fragment.extension.script).forEach(({ start, characters }, block) => {
    const hits = findPattern(foldedCharacters(characters), pattern);
    for (const at of hits) spans.push(start + at, start + at + pattern.length);
    if (block === 0) titleCount = hits.length;
  });
  return { page, spans, titleCount };
}

/** Those candidates whose texts hold the pattern. */
async function readAll(reader: IndexReader, candidates: Matches, pattern: Pattern): Promise<Matches> {
  const read = await Promise.all(candidates.map((candidate) => readMatches(reader, candidate, pattern)));
  return read.filter(({ spans }) => spans.length > 0);
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
