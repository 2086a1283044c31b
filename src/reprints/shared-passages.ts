import { rollingHashes } from './hash.ts';
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

/** Fewest letters of a passage. */
export const fewestLetters = 40;

/**
 * Letters of a fingerprinted run, and runs in a window of which one fingerprint is kept (winnowing): every passage of
 * `runLength + window - 1` letters shares a fingerprint.
 */
const runLength = 20;
const window = fewestLetters - runLength + 1;

/** A run that more texts share is a formula (a disclaimer, a salutation), not a passage taken from another text. */
const mostTexts = 20;

/** Letters of texts at hand, 6 bytes each. */
const mostLettersHeld = 20_000_000;

/** Places of one run within one text that are looked at. */
const mostRepeats = 3;

/** Chosen hashes of a text's runs: by number, a hash and the letter where its run begins. About one in eleven letters. */
export interface Fingerprints {
  readonly hashes: Uint32Array;
  readonly letters: Uint32Array;
}

/** The fingerprints of a text. */
export function fingerprintsOf(text: string): Fingerprints {
  const hashes = rollingHashes(lettersOf(text).units, runLength);
  const letters = Uint32Array.from(winnow(hashes));
  return { hashes: letters.map((at) => hashes[at] as number), letters };
}

/** Find the passages that texts in memory share; see `joinPassages`. */
export function findSharedPassages(
  texts: readonly string[],
  sameText: (first: number, second: number) => boolean,
): SharedPassage[] {
  return joinPassages(texts.map(fingerprintsOf), (index) => texts[index] ?? '', sameText);
}

/**
 * Find passages of at least `fewestLetters` letters that two texts share. Punctuation, blanks, script and width do not
 * count. Copies of one text are not compared.
 *
 * Time and memory are linear in the fingerprints, which are kept only where a sketch of 4 bytes each says that a second
 * text has them.
 *
 * @param fingerprints of all texts.
 * @param textOf a text, by its index; asked of those only that share a fingerprint.
 * @param sameText tells whether two texts (by index) are copies of one.
 * @returns in order of the first text, then of place.
 */
export function joinPassages(
  fingerprints: readonly Fingerprints[],
  textOf: (index: number) => string,
  sameText: (first: number, second: number) => boolean,
): SharedPassage[] {
  const passages: SharedPassage[] = [];
  const cached = new Map<number, Letters>();
  let held = 0;
  const letters = (text: number): Letters => {
    let known = cached.get(text);
    if (known === undefined) {
      known = lettersOf(textOf(text));
      held += known.units.length;
      if (held > mostLettersHeld) {
        cached.clear();
        held = known.units.length;
      }
      cached.set(text, known);
    }
    return known;
  };
  /** By pair of texts: ends of what was found, in letters of the first text, by the distance between both places. */
  const found = new Map<number, Map<number, number>>();
  for (const places of sharedFingerprints(fingerprints)) {
    for (let right = 1; right < places.length; right++) {
      for (let left = 0; left < right; left++) {
        const [first, at] = places[left] as [number, number];
        const [second, atSecond] = places[right] as [number, number];
        if (first === second || sameText(first, second)) continue;
        const pair = first * fingerprints.length + second;
        const diagonals = found.get(pair) ?? new Map<number, number>();
        found.set(pair, diagonals);
        if ((diagonals.get(at - atSecond) ?? -1) > at) continue;
        const passage = extend(letters(first), at, letters(second), atSecond);
        if (passage === undefined) continue;
        diagonals.set(at - atSecond, passage.end);
        if (passage.end - passage.start < fewestLetters) continue;
        const place = (text: number, start: number): PassagePlace => ({
          text,
          start: letters(text).places[start] as number,
          end: (letters(text).places[start + passage.end - passage.start - 1] as number) + 1,
        });
        passages.push({
          first: place(first, passage.start),
          second: place(second, passage.start + atSecond - at),
          letters: passage.end - passage.start,
        });
      }
    }
  }
  return passages.sort(
    (a, b) =>
      a.first.text - b.first.text ||
      a.first.start - b.first.start ||
      a.second.text - b.second.text ||
      a.second.start - b.second.start,
  );
}

/** Places (text, letter) of each fingerprint that several texts have, places of one fingerprint in order. */
function sharedFingerprints(fingerprints: readonly Fingerprints[]): [number, number][][] {
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
  const places = new Map<number, [number, number][]>();
  for (const [text, { hashes, letters }] of fingerprints.entries()) {
    for (const [number, hash] of hashes.entries()) {
      if (sketch[hash & (size - 1)] !== several) continue;
      const at = letters[number] as number;
      const list = places.get(hash);
      if (list === undefined) places.set(hash, [[text, at]]);
      else if (list.at(-mostRepeats)?.[0] !== text) {
        // Repetition within one text counts a few times only: a text of one character has as many equal runs as places.
        list.push([text, at]);
      }
    }
  }
  // In order of place: a passage is then found by its first fingerprint, and the others lie within it.
  return [...places.values()].filter(
    (list) => list.length > 1 && new Set(list.map(([text]) => text)).size <= mostTexts,
  );
}

/** Places of the least hash of every window, the rightmost where several are least. */
function winnow(hashes: Uint32Array): number[] {
  const chosen: number[] = [];
  if (hashes.length === 0) return chosen;
  let least = -1;
  for (let end = Math.min(window, hashes.length); end <= hashes.length; end++) {
    const start = Math.max(0, end - window);
    if (least < start) {
      least = start;
      for (let at = start; at < end; at++) if ((hashes[at] as number) <= (hashes[least] as number)) least = at;
    } else if ((hashes[end - 1] as number) <= (hashes[least] as number)) least = end - 1;
    if (chosen.at(-1) !== least) chosen.push(least);
  }
  return chosen;
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
