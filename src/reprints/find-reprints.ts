import { isAmong, rollingHashes } from './hash.ts';
import type { Letters } from './letters.ts';
import {
  type Agreement,
  agreement,
  bandKey,
  bandMark,
  bands,
  countShingles,
  estimatedAgreement,
  shingleLength,
  signatureOfShingles,
} from './min-hash.ts';

/**
 * Two texts are copies of one when this share of their shingles agrees. A tenth of all characters replaced one by one
 * leaves 0.42 of the five-character shingles; texts on one subject by different writers stay below 0.05.
 */
const leastJaccard = 0.35;

/** … or when this share of the smaller one's shingles stands in the other: a copy cut short. */
const leastContainment = 0.7;

/** Shingles that the smaller text must have: below, a heading and a formula make a copy. */
const fewestShingles = 60;

/** Texts of one bucket that a text is compared with at most, so that a hundred copies are not ten thousand comparisons. */
const mostComparisons = 8;

/** Tell whether texts that agree so far are copies of one text. */
export function areReprints({ jaccard, containment }: Agreement): boolean {
  return jaccard >= leastJaccard || containment >= leastContainment;
}

/**
 * Share of what makes a copy that the signatures must show before two texts are compared: two and a half standard errors
 * below. Texts made of the same few sentences, as a year's bulletins are, stay below it.
 */
const leastEstimate = 0.7;

/** What tells that two texts may be copies, from a text's letters. Empty for a text too short to be told. */
export function signatureOf({ units }: Letters): Uint32Array {
  const hashes = rollingHashes(units, shingleLength);
  const size = countShingles(hashes);
  return size < fewestShingles ? new Uint32Array(0) : signatureOfShingles(hashes, size);
}

function mayBeReprints(first: Uint32Array, second: Uint32Array): boolean {
  const { jaccard, containment } = estimatedAgreement(first, second);
  return jaccard >= leastEstimate * leastJaccard || containment >= leastEstimate * leastContainment;
}

/** Two texts that are copies of one, by their indices, the first the lesser, with the bands in which they met (as bits). */
export interface CopyPair {
  readonly first: number;
  readonly second: number;
  readonly bands: number;
}

/** The number of bands is below 53, so that a number holds a bit for each. */
const bit = (band: number): number => 2 ** band;
export const hasBand = (bits: number, band: number): boolean => Math.floor(bits / bit(band)) % 2 === 1;

/** Some buckets. */
export interface Buckets {
  /** @param key of a signature for the band. */
  has(band: number, key: number): boolean;
  /** Whether a signature may lie in one of them; `words` hold it, from `start` on. */
  mayHold(words: Uint32Array, start: number): boolean;
  /** By band, the indices of the signatures that may lie in one of them, ascending. */
  candidates(signatures: readonly Uint32Array[]): readonly (readonly number[])[];
}

/** Bits of the table, for each band, that most signatures are told by which lie in none of some buckets. */
const tableBits = 12;

/** The buckets that some signatures lie in. */
export function bucketsOf(signatures: readonly Uint32Array[]): Buckets {
  const told = signatures.filter(({ length }) => length > 0);
  const keys = Array.from({ length: bands }, (_, band) => new Set(told.map((signature) => bandKey(signature, band))));
  const among = keys.map(isAmong);
  const slot = (words: Uint32Array, band: number, start = 0): number =>
    (band << tableBits) | (bandMark(words, band, start) & ((1 << tableBits) - 1));
  const table = new Uint8Array(bands << tableBits);
  for (const signature of told) for (let band = 0; band < bands; band++) table[slot(signature, band)] = 1;
  return {
    has: (band, key) => (among[band] as (hash: number) => boolean)(key),
    mayHold: (words, start) => {
      for (let band = 0; band < bands; band++) if (table[slot(words, band, start)] === 1) return true;
      return false;
    },
    candidates: (signatures) => {
      const found: number[][] = keys.map(() => []);
      for (const [index, signature] of signatures.entries()) {
        if (signature.length === 0) continue;
        for (let band = 0; band < bands; band++)
          if (table[slot(signature, band)] === 1) (found[band] as number[]).push(index);
      }
      return found;
    },
  };
}

/**
 * Find the copies of one text, as pairs.
 *
 * Time is linear in the texts. Candidates come from MinHash bands, a text and those shortly before it in a bucket; each is
 * compared exactly, so that nothing is grouped by chance. What is found in a bucket depends on the texts in it alone: when
 * some change, only their buckets need to be looked through.
 *
 * @param signatures of the texts, in the order in which groups shall list them (by date).
 * @param shingles the shingles of a text, by its index; asked of candidates only.
 * @param within the buckets to look through; default all.
 */
export function copyPairs(
  signatures: readonly Uint32Array[],
  shingles: (index: number) => Uint32Array,
  within?: Buckets,
): CopyPair[] {
  const found = new Map<number, { first: number; second: number; bands: number }>();
  const different = new Set<number>();
  const areCopies = held(shingles);
  const all = signatures.flatMap(({ length }, index) => (length > 0 ? [index] : []));
  const candidates = within?.candidates(signatures);
  for (let band = 0; band < bands; band++) {
    for (const bucket of textsByBucket(signatures, candidates?.[band] ?? all, band, within)) {
      for (const [place, second] of bucket.entries()) {
        for (const first of bucket.slice(Math.max(0, place - mostComparisons), place)) {
          const pair = first * signatures.length + second;
          const known = found.get(pair);
          if (known !== undefined) known.bands += bit(band);
          else if (!mayBeReprints(signatures[first] as Uint32Array, signatures[second] as Uint32Array)) continue;
          else if (different.has(pair)) continue;
          else if (areCopies(first, second)) found.set(pair, { first, second, bands: bit(band) });
          else different.add(pair);
        }
      }
    }
  }
  return [...found.values()];
}

/** Texts with one key, ascending, where there are two and more. @param candidates indices of texts that have a signature. */
function* textsByBucket(
  signatures: readonly Uint32Array[],
  candidates: readonly number[],
  band: number,
  within: Buckets | undefined,
): Generator<number[]> {
  const keyed = new Float64Array(candidates.length);
  let length = 0;
  for (const index of candidates) {
    const key = bandKey(signatures[index] as Uint32Array, band);
    // Key and index as one number below 2 to the power of 53, so that they are sorted together.
    if (within === undefined || within.has(band, key)) keyed[length++] = key * mostTexts + index;
  }
  const sorted = keyed.subarray(0, length).sort();
  const keyAt = (place: number): number => Math.floor((sorted[place] as number) / mostTexts);
  for (let start = 0, end = 0; start < length; start = end) {
    while (end < length && keyAt(end) === keyAt(start)) end++;
    if (end - start > 1) yield Array.from(sorted.subarray(start, end), (one) => one % mostTexts);
  }
}

/** Texts that can be told apart beside a key of 32 bits. */
const mostTexts = 2 ** 21;

/** Shingles of texts at hand, 4 bytes each. */
const mostShinglesHeld = 20_000_000;

/** Compares texts exactly; what was compared last is kept, since copies come together. */
function held(shingles: (index: number) => Uint32Array): (first: number, second: number) => boolean {
  const cached = new Map<number, Uint32Array>();
  let size = 0;
  const of = (index: number): Uint32Array => {
    let known = cached.get(index);
    if (known === undefined) {
      known = shingles(index);
      size += known.length;
      if (size > mostShinglesHeld) {
        cached.clear();
        size = known.length;
      }
      cached.set(index, known);
    }
    return known;
  };
  return (first, second) => areReprints(agreement(of(first), of(second)));
}

/**
 * Put copies together.
 *
 * @returns groups of two and more indices, ascending, in order of their first.
 */
export function groupsOfPairs(pairs: readonly Pick<CopyPair, 'first' | 'second'>[]): number[][] {
  const parents = new Map<number, number>();
  const root = (index: number): number => {
    let at = index;
    for (let above = parents.get(at); above !== undefined; above = parents.get(at)) at = above;
    return at;
  };
  for (const { first, second } of pairs) {
    const [one, other] = [root(first), root(second)];
    if (one !== other) parents.set(Math.max(one, other), Math.min(one, other));
  }
  const groups = new Map<number, number[]>();
  for (const index of [...new Set(pairs.flatMap(({ first, second }) => [first, second]))].sort((a, b) => a - b)) {
    const group = groups.get(root(index));
    if (group === undefined) groups.set(root(index), [index]);
    else group.push(index);
  }
  return [...groups.values()];
}
