import { type Fingerprints, fewestLetters, runLength } from './fingerprints.ts';
import { isAmong } from './hash.ts';
import { type Letters, lettersOf } from './letters.ts';

/** A passage that stands in two texts; spans are half-open, in UTF-16 code units of each text. */
export interface SharedPassage {
  readonly first: PassagePlace;
  readonly second: PassagePlace;
  /** Letters and digits that agree. */
  readonly letters: number;
}

export interface PassagePlace {
  /** Index of the text. */
  readonly text: number;
  readonly start: number;
  readonly end: number;
}

/** A run that more texts share is a formula (a disclaimer, a salutation), not a passage taken from another text. */
const mostTexts = 20;

/** Letters of texts at hand, 6 bytes each. */
const mostLettersHeld = 20_000_000;

/** Places of one run within one text that are looked at. */
const mostRepeats = 3;

/** What changed between two states of an archive, as far as shared passages need to know. */
export interface ChangedPrints {
  /** Indices of texts that are new or have changed. */
  readonly changed: ReadonlySet<number>;
  /** Hashes of the texts that changed or are gone, as they were before. */
  readonly before: readonly Uint32Array[];
}

/** Texts whose passages may be others, and the hashes of their runs. */
export interface TouchedTexts {
  readonly texts: ReadonlySet<number>;
  readonly hashes: ReadonlySet<number>;
  /** Where these runs stand, in all texts, where that is known. */
  readonly places?: Places;
}

/** Places (text, letter) of runs by their hashes, in order. */
type Places = ReadonlyMap<number, readonly (readonly [text: number, letter: number])[]>;

/**
 * The texts whose shared passages may be others after a change: those that changed, and those that have a run which became
 * a formula by it, or ceases to be one.
 */
export function touchedTexts(fingerprints: readonly Fingerprints[], { changed, before }: ChangedPrints): TouchedTexts {
  const hashes = new Set<number>();
  const texts = new Set(changed);
  const add = (all: Uint32Array): void => {
    for (const hash of all) hashes.add(hash);
  };
  for (const old of before) add(old);
  for (const index of changed) add((fingerprints[index] as Fingerprints).hashes);
  const countsBefore = new Map<number, number>();
  for (const old of before) {
    for (const hash of new Set(old)) countsBefore.set(hash, (countsBefore.get(hash) ?? 0) + 1);
  }
  const all = placesOf(fingerprints, isAmong(hashes));
  for (const [hash, places] of all) {
    const having = new Set(places.map(([text]) => text));
    const unchanged = [...having].filter((text) => !changed.has(text));
    const wasFormula = unchanged.length + (countsBefore.get(hash) ?? 0) > mostTexts;
    if (wasFormula !== having.size > mostTexts) for (const text of unchanged) texts.add(text);
  }
  if (texts.size === changed.size) return { texts, hashes, places: all };
  for (const index of texts) add((fingerprints[index] as Fingerprints).hashes);
  return { texts, hashes };
}

/**
 * Find passages of at least `fewestLetters` letters that two texts share. Punctuation, blanks, script and width do not
 * count. What two texts share depends on them, and on which of their runs are formulas.
 *
 * Time and memory are linear in the fingerprints, which are kept only where a sketch of 4 bytes each says that a second
 * text has them.
 *
 * @param fingerprints of all texts.
 * @param textOf a text, by its index; asked of those only that share a fingerprint.
 * @param within find only passages of these texts; default: of all.
 * @returns in order of the first text, then of the second, then of place.
 */
export function joinPassages(
  fingerprints: readonly Fingerprints[],
  textOf: (index: number) => string,
  within?: TouchedTexts,
): SharedPassage[] {
  const letters = lettersHeld(textOf);
  const isAsked = (): ((hash: number) => boolean) => (within ? isAmong(within.hashes) : inSeveral(fingerprints));
  const all = within?.places ?? placesOf(fingerprints, isAsked());
  /** By pair of texts: where they agree, in letters of the first and of the second. */
  const matches = new Map<number, [number, number][]>();
  for (const places of all.values()) {
    if (places.length < 2) continue;
    if (places.length > mostTexts && new Set(places.map(([text]) => text)).size > mostTexts) continue;
    for (let right = 1; right < places.length; right++) {
      const [second, atSecond] = places[right] as readonly [number, number];
      for (let left = 0; left < right; left++) {
        const [first, at] = places[left] as readonly [number, number];
        if (first === second || (within && !within.texts.has(first) && !within.texts.has(second))) continue;
        const pair = first * fingerprints.length + second;
        const known = matches.get(pair);
        if (known === undefined) matches.set(pair, [[at, atSecond]]);
        else known.push([at, atSecond]);
      }
    }
  }
  const passages: SharedPassage[] = [];
  for (const pair of Float64Array.from(matches.keys()).sort()) {
    const first = Math.floor(pair / fingerprints.length);
    const second = pair % fingerprints.length;
    const places = matches.get(pair) as [number, number][];
    passages.push(
      ...passagesOf({ text: first, letters: letters(first) }, { text: second, letters: letters(second) }, places),
    );
  }
  return passages;
}

interface TextLetters {
  readonly text: number;
  readonly letters: Letters;
}

/** The passages of two texts, from where their fingerprints agree. */
function passagesOf(first: TextLetters, second: TextLetters, matches: [number, number][]): SharedPassage[] {
  const passages: SharedPassage[] = [];
  /** Ends of what was found, in letters of the first text, by the distance between both places. */
  const ends = new Map<number, number>();
  const place = ({ text, letters: { places } }: TextLetters, start: number, length: number): PassagePlace => ({
    text,
    start: places[start] as number,
    end: (places[start + length - 1] as number) + 1,
  });
  // In order of place: a passage is then found by its first fingerprint, and the others lie within it.
  for (const [at, atSecond] of matches.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    if ((ends.get(at - atSecond) ?? -1) > at) continue;
    const found = extend(first.letters, at, second.letters, atSecond);
    if (found === undefined) continue;
    ends.set(at - atSecond, found.end);
    const length = found.end - found.start;
    if (length < fewestLetters) continue;
    passages.push({
      first: place(first, found.start, length),
      second: place(second, found.start + atSecond - at, length),
      letters: length,
    });
  }
  return passages.sort((a, b) => a.first.start - b.first.start || a.second.start - b.second.start);
}

/** The letters of texts; those asked for last are kept. */
function lettersHeld(textOf: (index: number) => string): (index: number) => Letters {
  const cached = new Map<number, Letters>();
  let size = 0;
  return (text) => {
    let known = cached.get(text);
    if (known === undefined) {
      known = lettersOf(textOf(text));
      size += known.units.length;
      if (size > mostLettersHeld) {
        cached.clear();
        size = known.units.length;
      }
      cached.set(text, known);
    }
    return known;
  };
}

/** Tells hashes that several texts have, and few others: by a sketch of 4 bytes a fingerprint. */
function inSeveral(fingerprints: readonly Fingerprints[]): (hash: number) => boolean {
  const count = fingerprints.reduce((sum, { hashes }) => sum + hashes.length, 0);
  const size = 2 ** Math.min(26, Math.max(12, Math.ceil(Math.log2(3 * count + 1))));
  /** 0: not seen; a text's number + 1: seen in it alone; `several`. */
  const sketch = new Uint32Array(size);
  const several = 0xffffffff;
  for (const [text, { hashes }] of fingerprints.entries()) {
    for (const hash of hashes) {
      const slot = hash & (size - 1);
      const seen = sketch[slot];
      if (seen === 0) sketch[slot] = text + 1;
      else if (seen !== text + 1) sketch[slot] = several;
    }
  }
  return (hash) => sketch[hash & (size - 1)] === several;
}

/** Places of each fingerprint asked for. */
function placesOf(fingerprints: readonly Fingerprints[], isAsked: (hash: number) => boolean): Places {
  const places = new Map<number, [number, number][]>();
  for (const [text, prints] of fingerprints.entries()) {
    const { hashes } = prints;
    let letters: Uint32Array | undefined;
    for (let number = 0; number < hashes.length; number++) {
      const hash = hashes[number] as number;
      if (!isAsked(hash)) continue;
      letters ??= prints.letters;
      const at = letters[number] as number;
      const list = places.get(hash);
      if (list === undefined) places.set(hash, [[text, at]]);
      else if (list.at(-mostRepeats)?.[0] !== text) {
        // Repetition within one text counts a few times only: a text of one character has as many equal runs as places.
        list.push([text, at]);
      }
    }
  }
  return places;
}

/** The longest run around two places that agrees, in letters of the first text; undefined where the hashes lied. */
function extend(
  { units: first }: Letters,
  at: number,
  { units: second }: Letters,
  atSecond: number,
): { start: number; end: number } | undefined {
  const distance = atSecond - at;
  for (let offset = 0; offset < runLength; offset++)
    if (first[at + offset] !== second[atSecond + offset]) return undefined;
  let start = at;
  while (start > 0 && start + distance > 0 && first[start - 1] === second[start - 1 + distance]) start--;
  let end = at + runLength;
  while (end < first.length && end + distance < second.length && first[end] === second[end + distance]) end++;
  return { start, end };
}
