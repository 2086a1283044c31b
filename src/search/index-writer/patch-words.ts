/** Change some words of an index and leave all others as the bytes they are. */
import { CborReader } from '../index-reader/cbor.ts';
import { surroundingsOf } from '../index-reader/surroundings.ts';
import { CborWriter } from './cbor-writer.ts';
import { encodePage } from './encode-word.ts';
import type { WordChange } from './text-words.ts';
import { keyOfWord, keyWord } from './word-key.ts';

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

/** A word of a chunk as the bytes it takes: itself, and what stands around it. */
export interface StoredWord {
  readonly word: Uint8Array;
  readonly surroundings: Uint8Array;
}

/** A chunk's words by key. */
export function storedWords(chunk: Uint8Array): Map<number, StoredWord> {
  const words = new Map<number, StoredWord>();
  const reader = new CborReader(chunk);
  reader.arrayLength();
  const count = reader.arrayLength();
  const parts = surroundingsOf(chunk, count);
  for (const surroundings of parts) {
    const start = reader.offset;
    reader.arrayLength();
    const key = keyOfWord(reader.textBytes());
    reader.skip();
    reader.skip();
    words.set(key, { word: chunk.subarray(start, reader.offset), surroundings });
  }
  return words;
}

/** Writes words as they are after a change. */
export class ChangedWordWriter {
  readonly #writer: CborWriter;
  readonly #pages = new CborWriter();
  #count = 0;
  /** The last page that was written. */
  #previous = 0;

  constructor(writer: CborWriter) {
    this.#writer = writer;
  }

  /** @param bytes what the word was; `undefined` when it was nowhere. */
  write(key: number, bytes: Uint8Array | undefined, change: WordChange): void {
    this.#pages.clear();
    this.#count = 0;
    this.#previous = 0;
    if (bytes === undefined) for (const page of change.pages) this.#add(page);
    else this.#splice(bytes, change);
    this.#writer.array(3);
    this.#writer.text(keyWord(key));
    this.#writer.array(this.#count);
    this.#writer.raw(this.#pages.bytes());
    this.#writer.array(0);
  }

  #add({ page, word }: WordChange['pages'][number]): void {
    if (word === undefined) return;
    const { positions, titleCount } = word;
    encodePage(this.#pages, page - this.#previous, positions, 0, positions.length, titleCount);
    this.#previous = page;
    this.#count++;
  }

  /** Put the changed pages among the others; of those only such are written anew as stand after another page than before. */
  #splice(bytes: Uint8Array, { pages: changes }: WordChange): void {
    const reader = new CborReader(bytes);
    reader.arrayLength();
    reader.textBytes();
    let page = 0;
    let next = 0;
    // Pages that follow one another as they did before are copied together, the first one's number left out.
    let runStart = -1;
    let runEnd = 0;
    const endRun = (): void => {
      if (runStart >= 0) this.#pages.raw(bytes.subarray(runStart, runEnd));
      runStart = -1;
    };
    for (let left = reader.arrayLength(); left > 0; left--) {
      reader.arrayLength();
      page += reader.integer();
      const afterNumber = reader.offset;
      reader.skip();
      reader.skip();
      let change = changes[next];
      while (change !== undefined && change.page < page) {
        endRun();
        this.#add(change);
        change = changes[++next];
      }
      if (change?.page === page) {
        endRun();
        this.#add(change);
        next++;
        continue;
      }
      if (runStart < 0) {
        this.#pages.array(3);
        this.#pages.integer(page - this.#previous);
        runStart = afterNumber;
      }
      runEnd = reader.offset;
      this.#previous = page;
      this.#count++;
    }
    endRun();
    for (const change of changes.slice(next)) this.#add(change);
  }
}
