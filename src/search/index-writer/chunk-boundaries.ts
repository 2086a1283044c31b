/**
 * Where the sorted words of an index are cut into chunks: first at words that win over all their neighbours by a hash of
 * the word, then between two such words into parts of one size. Whether a word begins a chunk depends on nothing but the
 * words and sizes around it, so an edit leaves the chunks elsewhere as they are.
 */
import { firstOf, secondOf } from './word-key.ts';

/**
 * Units (postings and pages) in a chunk, nearly. Found by measuring: so many make a query four times cheaper than
 * Pagefind's own 20,000.
 */
const CHUNK_UNITS = 2200;

/**
 * Chunks of an index, nearly. All of them are listed in the file that a reader loads first, at some six bytes each: beyond
 * this many they become larger, by steps, so that an archive that grows changes all of them only now and then.
 */
const MOST_CHUNKS = 12_500;

/** Units in a chunk of an index whose words take so many units each. */
export function unitsInChunk(units: Int32Array): number {
  for (let step = 0; ; step++) {
    const size = Math.round(CHUNK_UNITS * 2 ** (step / 2));
    if (chunksOfSize(units, size) <= MOST_CHUNKS) return size;
  }
}

/** Chunks of so many units, roughly: a word is never cut in two. */
function chunksOfSize(units: Int32Array, size: number): number {
  let large = 0;
  let others = 0;
  for (const of of units) {
    if (of > size) large++;
    else others += of;
  }
  return large + others / size;
}

/** A number for a word, as good as random (the end of MurmurHash 3). */
function hashOf(key: number): number {
  let hash = Math.imul(firstOf(key), 0x9e37_79b1) ^ secondOf(key);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * The numbers of the words that begin a chunk; the first word always does.
 *
 * @param keys of words, ascending; @param units how much of a chunk each takes; @param wanted how much a chunk takes.
 */
export function chunkStarts(keys: Float64Array, units: Int32Array, wanted?: number): Int32Array {
  const offsets = new Float64Array(keys.length + 1);
  for (let word = 0; word < keys.length; word++)
    offsets[word + 1] = (offsets[word] as number) + (units[word] as number);
  const chunkUnits = wanted ?? unitsInChunk(units);
  const starts: number[] = [];
  const winners = winningWords(keys, offsets, chunkUnits);
  winners.forEach((start, index) => {
    const end = winners[index + 1] ?? keys.length;
    const begin = offsets[start] as number;
    const size = (offsets[end] as number) - begin;
    const parts = Math.max(1, Math.round(size / chunkUnits));
    let word = start;
    for (let part = 0; part < parts; part++) {
      while (word < end && (offsets[word] as number) < begin + (part * size) / parts) word++;
      if (word < end && starts.at(-1) !== word) starts.push(word);
    }
  });
  return Int32Array.from(starts);
}

/** The first word, and those whose hash is the least among all within `reach` units to either side. */
function winningWords(keys: Float64Array, offsets: Float64Array, reach: number): number[] {
  const count = keys.length;
  const hashes = new Uint32Array(count);
  for (let word = 0; word < count; word++) hashes[word] = hashOf(keys[word] as number);
  const beaten = new Uint8Array(count);
  // Words of the neighbourhood before each word that could still win, their hashes ascending.
  const waiting = new Int32Array(count);
  let first = 0;
  let end = 0;
  for (let word = 0; word < count; word++) {
    const hash = hashes[word] as number;
    const nearest = (offsets[word] as number) - reach;
    while (first < end && (offsets[waiting[first] as number] as number) < nearest) first++;
    while (end > first && (hashes[waiting[end - 1] as number] as number) > hash) beaten[waiting[--end] as number] = 1;
    if (end > first) beaten[word] = 1;
    waiting[end++] = word;
  }
  const winners = count === 0 ? [] : [0];
  const total = offsets[count] as number;
  for (let word = 1; word < count; word++) {
    const offset = offsets[word] as number;
    if (beaten[word] === 0 && offset >= reach && offset + reach <= total) winners.push(word);
  }
  return winners;
}
