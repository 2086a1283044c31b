/** Change some words of an index and leave all others as the bytes they are. */
import { CborReader } from '../index-reader/cbor.ts';
import { noPostings, type Postings, readPages } from '../index-reader/postings.ts';
import type { CborWriter } from './cbor-writer.ts';
import { encodeWord } from './encode-word.ts';
import type { WordChange } from './text-words.ts';
import { keyOfWord } from './word-key.ts';

/** The words of an index and what each takes, by ascending key. */
export interface WordSizes {
  readonly keys: Float64Array;
  readonly units: Int32Array;
}

/** The words after some changes; a word that stands nowhere any more is left out. */
export function changedSizes(old: WordSizes, changes: ReadonlyMap<number, WordChange>): WordSizes {
  const changed = Float64Array.from(changes.keys()).sort();
  const keys = new Float64Array(old.keys.length + changed.length);
  const units = new Int32Array(keys.length);
  let count = 0;
  let from = 0;
  for (const key of [...changed, Infinity]) {
    const end = key === Infinity ? old.keys.length : lowerBound(old.keys, key);
    keys.set(old.keys.subarray(from, end), count);
    units.set(old.units.subarray(from, end), count);
    count += end - from;
    if (key === Infinity) break;
    const isOld = old.keys[end] === key;
    from = isOld ? end + 1 : end;
    const size = (isOld ? (old.units[end] as number) : 0) + (changes.get(key) as WordChange).units;
    if (size === 0) continue;
    keys[count] = key;
    units[count++] = size;
  }
  return { keys: keys.slice(0, count), units: units.slice(0, count) };
}

/** Index of the first key that is not below `key`. */
export function lowerBound(keys: Float64Array, key: number): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] as number) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A chunk's words, each as the bytes it takes, by key. */
export function wordBytes(chunk: Uint8Array): Map<number, Uint8Array> {
  const words = new Map<number, Uint8Array>();
  const reader = new CborReader(chunk);
  reader.arrayLength();
  for (let left = reader.arrayLength(); left > 0; left--) {
    const start = reader.offset;
    reader.arrayLength();
    const key = keyOfWord(reader.textBytes());
    reader.skip();
    reader.skip();
    words.set(key, chunk.subarray(start, reader.offset));
  }
  return words;
}

/** Write a word as it is after a change. @param bytes what it was; `undefined` when it was nowhere. */
export function encodeChanged(
  writer: CborWriter,
  key: number,
  bytes: Uint8Array | undefined,
  change: WordChange,
): void {
  let old = noPostings;
  if (bytes !== undefined) {
    const reader = new CborReader(bytes);
    reader.arrayLength();
    reader.textBytes();
    old = readPages(reader);
  }
  encodeWord(writer, key, changedPostings(old, change));
}

function changedPostings(old: Postings, { pages: changes }: WordChange): Postings {
  const pages: number[] = [];
  const starts: number[] = [];
  const positions: number[] = [];
  const titleCounts: number[] = [];
  const push = (page: number, from: readonly number[], start: number, end: number, titleCount: number): void => {
    pages.push(page);
    starts.push(positions.length);
    for (let index = start; index < end; index++) positions.push(from[index] as number);
    titleCounts.push(titleCount);
  };
  let next = 0;
  const pushChangesBefore = (page: number): void => {
    for (let change = changes[next]; change !== undefined && change.page < page; change = changes[++next]) {
      const { word } = change;
      if (word !== undefined) push(change.page, word.positions, 0, word.positions.length, word.titleCount);
    }
  };
  old.pages.forEach((page, index) => {
    pushChangesBefore(page);
    if (changes[next]?.page === page) return;
    push(
      page,
      old.positions,
      old.starts[index] as number,
      old.starts[index + 1] as number,
      old.titleCounts[index] as number,
    );
  });
  pushChangesBefore(Infinity);
  return { pages, starts: [...starts, positions.length], positions, titleCounts };
}
