/**
 * What stands around a word after a change of some texts, without reading the others: the symbols of their places stay,
 * and which characters have a number follows from the symbols and from how often pairs stand in the index.
 */
import type { Postings } from '../index-reader/postings.ts';
import { LEAST_PLACES, NAMED_SHARE, OTHER, readSurroundings } from '../index-reader/surroundings.ts';
import { surroundingsPart } from './surroundings.ts';
import type { WordChange } from './text-words.ts';
import { firstOf, secondOf, wordKey } from './word-key.ts';

const nothing = new Uint8Array(0);

/** What is known of the index while some of its words are changed. */
export interface ChangingIndex {
  /** Folded characters of a page that changed. */
  charactersOf(page: number): Int32Array;
  /** Units of a word after the change. */
  unitsOf(key: number): number;
  /** Where a word stood before the change. */
  postingsOf(key: number): Postings | undefined;
}

/** One of the two sides of a word's places. */
interface Side {
  /** Characters that had a number, by it. */
  readonly named: readonly number[];
  /** How far from a place the character is. */
  readonly offset: number;
  /** The pair that a character there makes with the word's own, and how far from the place it stands. */
  readonly pairWith: (character: number) => number;
  readonly pairOffset: number;
  readonly shift: number;
}

/** A word after a change. */
interface ChangedWord {
  readonly postings: Postings;
  /** A byte for each place. */
  readonly symbols: Uint8Array;
  /** Numbers, among the postings' pages, of those that changed. */
  readonly changed: ReadonlySet<number>;
}

/**
 * The part of a word after a change, as `encodeSurroundings` gives it.
 *
 * @param part what it was. @param postings where the word stands now.
 * @returns undefined where it cannot be told without the texts.
 */
export function patchedSurroundings(
  key: number,
  part: Uint8Array,
  postings: Postings,
  { pages: changes }: WordChange,
  index: ChangingIndex,
): Uint8Array | undefined {
  const { pages, starts, positions } = postings;
  const count = positions.length;
  if (count < LEAST_PLACES) return nothing;
  const old = readSurroundings(part);
  const symbols = new Uint8Array(count).fill((OTHER << 4) | OTHER);
  const changed = new Set<number>();
  let from = 0;
  let next = 0;
  pages.forEach((page, number) => {
    const start = starts[number] as number;
    const length = (starts[number + 1] as number) - start;
    for (; (changes[next]?.page ?? Infinity) < page; next++) from += changes[next]?.placesBefore ?? 0;
    if (changes[next]?.page === page) {
      from += changes[next++]?.placesBefore ?? 0;
      changed.add(number);
      return;
    }
    if (old !== undefined) symbols.set(old.symbols.subarray(from, from + length), start);
    from += length;
  });
  for (; next < changes.length; next++) from += changes[next]?.placesBefore ?? 0;
  const countBefore = from;
  if (countBefore < LEAST_PLACES || (old !== undefined && old.symbols.length !== countBefore)) return undefined;
  // A character without a number was rarer than once in so many places: it may be often enough now.
  if ((Math.ceil(countBefore / NAMED_SHARE) - 1) * NAMED_SHARE >= count) return undefined;
  const [first, second] = [firstOf(key), secondOf(key) - 1];
  const word: ChangedWord = { postings, symbols, changed };
  const before = namedNow(
    word,
    { named: old?.before ?? [], offset: -1, pairWith: (one) => wordKey(one, first), pairOffset: -1, shift: 4 },
    index,
  );
  const after =
    before &&
    namedNow(
      word,
      { named: old?.after ?? [], offset: 2, pairWith: (one) => wordKey(second, one), pairOffset: 1, shift: 0 },
      index,
    );
  return before && after && surroundingsPart(before, after, symbols);
}

/** The characters of one side that have a number now; the symbols are set to these numbers. */
function namedNow(word: ChangedWord, side: Side, index: ChangingIndex): number[] | undefined {
  const { named, offset, shift } = side;
  const { postings, symbols, changed } = word;
  const { pages, starts, positions } = postings;
  // With as many as there can be, some that are often enough may have no number.
  if (named.length >= OTHER) return undefined;
  const count = positions.length;
  /** Characters without a number, with their places in changed texts. */
  const others = new Map<number, number>();
  for (const number of changed) {
    const characters = index.charactersOf(pages[number] as number);
    for (let place = starts[number] as number; place < (starts[number + 1] as number); place++) {
      const character = characters[(positions[place] as number) + offset] ?? -1;
      const symbol = character < 0 ? -1 : named.indexOf(character);
      if (character >= 0 && symbol < 0) others.set(character, (others.get(character) ?? 0) + 1);
      symbols[place] = ((symbols[place] as number) & (0xf0 >> shift)) | ((symbol < 0 ? OTHER : symbol) << shift);
    }
  }
  for (const [character, places] of others) {
    const pair = side.pairWith(character);
    // A word takes a unit for each page besides its places.
    if ((index.unitsOf(pair) - 1) * NAMED_SHARE < count) continue;
    const beside = index.postingsOf(pair);
    const together = beside === undefined ? 0 : placesTogether(word, beside, side.pairOffset);
    if ((together + places) * NAMED_SHARE >= count) return undefined;
  }
  const counts = new Int32Array(OTHER + 1);
  for (let place = 0; place < count; place++) {
    const number = ((symbols[place] as number) >> shift) & OTHER;
    counts[number] = (counts[number] as number) + 1;
  }
  const now = named
    .map((character, number) => ({ character, number, count: counts[number] as number }))
    .filter((one) => one.count * NAMED_SHARE >= count)
    .sort((one, other) => other.count - one.count || one.character - other.character);
  const numbers = new Uint8Array(OTHER + 1).fill(OTHER);
  now.forEach(({ number }, place) => {
    numbers[number] = place;
  });
  if (now.length < named.length || now.some(({ number }, place) => number !== place)) {
    for (let place = 0; place < count; place++) {
      const symbol = symbols[place] as number;
      symbols[place] = (symbol & (0xf0 >> shift)) | ((numbers[(symbol >> shift) & OTHER] as number) << shift);
    }
  }
  return now.map(({ character }) => character);
}

/** Places of a word, in texts that did not change, so far from which another word stands. */
function placesTogether({ postings, changed }: ChangedWord, other: Postings, offset: number): number {
  const { pages, starts, positions } = postings;
  let together = 0;
  let page = 0;
  for (let number = 0; number < pages.length; number++) {
    if (changed.has(number)) continue;
    while ((other.pages[page] ?? Infinity) < (pages[number] as number)) page++;
    if (other.pages[page] !== pages[number]) continue;
    let at = other.starts[page] as number;
    const end = other.starts[page + 1] as number;
    for (let place = starts[number] as number; place < (starts[number + 1] as number); place++) {
      const wanted = (positions[place] as number) + offset;
      while (at < end && (other.positions[at] as number) < wanted) at++;
      if (at < end && other.positions[at] === wanted) together++;
    }
  }
  return together;
}
