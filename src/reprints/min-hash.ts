/** MinHash with one permutation: one hash a shingle, its upper bits choose the bin, each bin keeps its least hash. */

import { mix, rollingHashes } from './hash.ts';
import { lettersOf } from './letters.ts';

/** Letters in a shingle. */
export const shingleLength = 5;

/** Bins of a signature; a power of two. */
const binBits = 7;
const bins = 2 ** binBits;

/**
 * Bins taken together as one key: texts that agree in all bins of one band are compared. Three rows: two texts whose
 * shingles agree to 0.35 meet with probability 0.84, to 0.45 with 0.98.
 */
const rowsABand = 3;
export const bands = Math.floor(bins / rowsABand);

const emptyBin = 0xffffffff;

/** The distinct hashes of a text's shingles, ascending. */
export function shinglesOf(text: string): Uint32Array {
  return distinct(rollingHashes(lettersOf(text).units, shingleLength));
}

/** Sorts hashes. @returns the different ones, ascending. */
function distinct(hashes: Uint32Array): Uint32Array {
  hashes.sort();
  let length = 0;
  for (let index = 0; index < hashes.length; index++) {
    if (index === 0 || hashes[index] !== hashes[index - 1]) hashes[length++] = hashes[index] as number;
  }
  return hashes.subarray(0, length);
}

/** Room to tell different hashes apart: at least twice as many as there are, a power of two. A longer text's are sorted. */
let slots = new Uint32Array(1 << 12);
const mostInSlots = 1 << 20;

/** How many different hashes there are: as `shinglesOf` says, without sorting them. */
export function countShingles(hashes: Uint32Array): number {
  if (hashes.length > mostInSlots) return distinct(hashes.slice()).length;
  while (slots.length < 2 * hashes.length) slots = new Uint32Array(2 * slots.length);
  slots.fill(0);
  const last = slots.length - 1;
  let count = 0;
  let isZero = false;
  for (let index = 0; index < hashes.length; index++) {
    const hash = hashes[index] as number;
    isZero ||= hash === 0;
    let slot = hash & last;
    while (slots[slot] !== 0 && slots[slot] !== hash) slot = (slot + 1) & last;
    if (slots[slot] === hash) continue;
    slots[slot] = hash;
    count++;
  }
  return isZero ? count + 1 : count;
}

/** A set of shingles in short: its size, then the least hash of each bin. @param hashes in any order, also several times. */
export function signatureOfShingles(hashes: Uint32Array, size: number): Uint32Array {
  const least = new Uint32Array(bins).fill(emptyBin);
  for (let index = 0; index < hashes.length; index++) {
    const hash = hashes[index] as number;
    const bin = hash >>> (32 - binBits);
    if (hash < (least[bin] as number)) least[bin] = hash;
  }
  const signature = new Uint32Array(1 + bins);
  signature[0] = size;
  for (let bin = 0; bin < bins; bin++) signature[1 + bin] = filled(least, bin);
  return signature;
}

/**
 * A number that is the same for signatures with one key for a band; quicker to tell.
 *
 * @param words hold the signature, from `start` on.
 */
export function bandMark(words: Uint32Array, band: number, start = 0): number {
  const first = start + 1 + band * rowsABand;
  let mark = 0;
  for (let row = 0; row < rowsABand; row++) mark = Math.imul(mark, 0x9e3779b1) ^ (words[first + row] as number);
  return mark;
}

/** The key of a signature for one band. */
export function bandKey(signature: Uint32Array, band: number): number {
  let key = band;
  for (let row = 0; row < rowsABand; row++) key = mix(key ^ (signature[1 + band * rowsABand + row] as number));
  return key;
}

/** How far two sets agree, told from their signatures: a standard error of at most 0.045 for the first figure. */
export function estimatedAgreement(first: Uint32Array, second: Uint32Array): Agreement {
  let equal = 0;
  for (let bin = 1; bin <= bins; bin++) if (first[bin] === second[bin]) equal++;
  const jaccard = equal / bins;
  const [size, otherSize] = [first[0] as number, second[0] as number];
  const shared = (jaccard / (1 + jaccard)) * (size + otherSize);
  return { jaccard, containment: Math.min(1, shared / Math.max(1, Math.min(size, otherSize))) };
}

/** The value of a bin; an empty one borrows the next filled one's, marked with how far it was. */
function filled(least: Uint32Array, bin: number): number {
  for (let distance = 0; distance < bins; distance++) {
    const value = least[(bin + distance) % bins] as number;
    if (value !== emptyBin) return (value + Math.imul(distance, 0x9e3779b1)) >>> 0;
  }
  return 0;
}

/** How far two sets of shingles agree. */
export interface Agreement {
  /** Shingles in both, of those in either: 0 to 1. */
  readonly jaccard: number;
  /** Shingles in both, of those of the smaller set: 0 to 1. */
  readonly containment: number;
}

/** Compare two ascending sets exactly. */
export function agreement(first: Uint32Array, second: Uint32Array): Agreement {
  let shared = 0;
  for (let left = 0, right = 0; left < first.length && right < second.length; ) {
    const difference = (first[left] as number) - (second[right] as number);
    if (difference === 0) shared++;
    if (difference <= 0) left++;
    if (difference >= 0) right++;
  }
  const smaller = Math.min(first.length, second.length);
  const either = first.length + second.length - shared;
  return {
    jaccard: either === 0 ? 0 : shared / either,
    containment: smaller === 0 ? 0 : shared / smaller,
  };
}
