import { alike, matchParagraphs } from './match-paragraphs.ts';
import { profileOf } from './similarity.ts';

/** A paragraph of a text as it was cleaned before. */
export interface NamedParagraph {
  readonly name: string;
  readonly text: string;
}

/** The name of a paragraph that is gone; it is never given again. */
export interface RetiredName {
  readonly name: string;
  /** The paragraph that stood before it when it went; absent at the head of the text. */
  readonly after?: string;
  /** The paragraph that now holds its words, if one does. */
  readonly into?: string;
}

export interface NamedParagraphs {
  /** A name for each text, in order. */
  readonly names: readonly string[];
  /** Names that were given before and are no more. */
  readonly retired: readonly RetiredName[];
}

/**
 * Give the paragraphs of a text their names, `p1`, `p2` …: a paragraph keeps the name that it had, whatever becomes of its
 * neighbours. Equal paragraphs are matched first, those in order before those that moved; between them, similar ones in
 * order. A new paragraph gets the number after the highest ever given.
 *
 * @param previous paragraphs of the last cleaning, in order; none for a text cleaned for the first time.
 * @param taken names given elsewhere or before, which no new paragraph may get.
 */
export function nameParagraphs(
  texts: readonly string[],
  previous: readonly NamedParagraph[] = [],
  taken: Iterable<string> = [],
): NamedParagraphs {
  // The common case, and the only one that must cost nothing.
  const matched =
    previous.length === 0
      ? new Map<number, number>()
      : matchParagraphs(
          previous.map(({ text }) => text),
          texts,
        );
  let highest = 0;
  for (const name of [...taken, ...previous.map(({ name }) => name)])
    highest = Math.max(highest, Number(name.slice(1)));
  const names = texts.map((_, index) => previous[matched.get(index) ?? -1]?.name ?? `p${++highest}`);
  return { names, retired: retire(texts, names, previous, new Set(matched.values())) };
}

/** What is said of the names that no paragraph kept. */
function retire(
  texts: readonly string[],
  names: readonly string[],
  previous: readonly NamedParagraph[],
  kept: ReadonlySet<number>,
): RetiredName[] {
  const retired: RetiredName[] = [];
  let after: string | undefined;
  let places: Map<string, number[]> | undefined;
  for (const [index, { name, text }] of previous.entries()) {
    if (kept.has(index)) {
      after = name;
      continue;
    }
    places ??= placesOfPairs(texts);
    const place = holderOf(text, texts, places);
    const into = place === undefined ? undefined : names[place];
    retired.push({ name, ...(after !== undefined && { after }), ...(into !== undefined && { into }) });
  }
  return retired;
}

/** In which texts each pair of characters stands. */
function placesOfPairs(texts: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [place, text] of texts.entries()) {
    for (const pair of profileOf(text).pairs.keys()) {
      const known = places.get(pair);
      if (known === undefined) places.set(pair, [place]);
      else known.push(place);
    }
  }
  return places;
}

/** The text that holds most of a paragraph that is gone, or that is itself held by it; undefined where none does. */
function holderOf(
  gone: string,
  texts: readonly string[],
  places: ReadonlyMap<string, readonly number[]>,
): number | undefined {
  const profile = profileOf(gone);
  const shared = new Map<number, number>();
  for (const pair of profile.pairs.keys())
    for (const place of places.get(pair) ?? []) shared.set(place, (shared.get(place) ?? 0) + 1);
  let best: number | undefined;
  let most = 0;
  for (const [place, count] of shared) {
    const shorter = Math.min(gone.length, (texts[place] as string).length) - 1;
    if (count <= most || count < alike * shorter) continue;
    most = count;
    best = place;
  }
  return best;
}
