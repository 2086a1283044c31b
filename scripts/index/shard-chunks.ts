/** The chunks of a shard: all from the postings of all its texts, or those that a few changed texts touch. */
import { type Postings, wordPostingsFrom } from '../../src/search/index-reader/postings.ts';
import { LEAST_PLACES } from '../../src/search/index-reader/surroundings.ts';
import { CborWriter } from '../../src/search/index-writer/cbor-writer.ts';
import { chunkStarts } from '../../src/search/index-writer/chunk-boundaries.ts';
import { encodeWord } from '../../src/search/index-writer/encode-word.ts';
import { NO_CHARACTER } from '../../src/search/index-writer/folded-text.ts';
import { patchedSurroundings } from '../../src/search/index-writer/patch-surroundings.ts';
import {
  ChangedWordWriter,
  changedSizes,
  lowerBound,
  type StoredWord,
  storedWords,
  type WordSizes,
} from '../../src/search/index-writer/patch-words.ts';
import type { PostingsTable } from '../../src/search/index-writer/postings-table.ts';
import { encodeSurroundings, surroundingsBytes } from '../../src/search/index-writer/surroundings.ts';
import type { WordChange } from '../../src/search/index-writer/text-words.ts';
import type { ShardChunk } from './shard-state.ts';
import { digestOf, type StoredFile, store, unpacked } from './stored-files.ts';

/** Write a chunk unless there is a file with its content. */
function storeChunk(folder: string, known: ReadonlyMap<string, StoredFile>, content: Uint8Array): StoredFile {
  const digest = digestOf(content);
  return known.get(digest) ?? store(folder, digest, content);
}

const filesByDigest = (chunks: readonly ShardChunk[]): Map<string, StoredFile> =>
  new Map(chunks.map(({ file }) => [file.digest, file]));

/** Numbers of the words of each chunk: its first, and the first after it. */
function* ranges(sizes: WordSizes, chunkUnits: number | undefined): Generator<readonly [start: number, end: number]> {
  const starts = chunkStarts(sizes.keys, sizes.units, chunkUnits);
  for (let chunk = 0; chunk < starts.length; chunk++)
    yield [starts[chunk] as number, starts[chunk + 1] ?? sizes.keys.length];
}

/** Puts the content of chunks together, one after the other. */
class ChunkWriter {
  readonly words = new CborWriter();
  #parts: Uint8Array[] = [];

  begin(words: number): void {
    this.words.clear();
    this.words.array(1);
    this.words.array(words);
    this.#parts = [];
  }

  /** What stands around the word that was written last. */
  surroundings(part: Uint8Array): void {
    this.#parts.push(part);
  }

  finish(): Uint8Array {
    this.words.raw(surroundingsBytes(this.#parts));
    return this.words.bytes();
  }
}

/** Room for what stands around the places of a word. */
class Around {
  before = new Int32Array(1 << 10);
  after = new Int32Array(1 << 10);

  reserve(count: number): void {
    if (count <= this.before.length) return;
    this.before = new Int32Array(2 * count);
    this.after = new Int32Array(2 * count);
  }
}

/** Write all chunks. @param old chunks whose files there still are; @param chunkUnits as in `chunkStarts`. */
export function buildChunks(
  folder: string,
  table: PostingsTable,
  titleLengths: ArrayLike<number>,
  old: readonly ShardChunk[],
  chunkUnits?: number,
): ShardChunk[] {
  const known = filesByDigest(old);
  const writer = new ChunkWriter();
  const { keys, starts, places, characters } = table;
  const around = new Around();
  const surroundings = (word: number): Uint8Array => {
    const start = starts[word] as number;
    const count = (starts[word + 1] as number) - start;
    around.reserve(count);
    const { before, after } = around;
    for (let index = 0; count >= LEAST_PLACES && index < count; index++) {
      const place = places[start + index] as number;
      before[index] = characters[place - 1] ?? NO_CHARACTER;
      after[index] = characters[place + 2] ?? NO_CHARACTER;
    }
    return encodeSurroundings(before, after, count);
  };
  const chunks: ShardChunk[] = [];
  for (const [start, end] of ranges(table, chunkUnits)) {
    writer.begin(end - start);
    for (let word = start; word < end; word++) {
      encodeWord(writer.words, table, word, titleLengths);
      writer.surroundings(surroundings(word));
    }
    const file = storeChunk(folder, known, writer.finish());
    chunks.push({ first: keys[start] as number, last: keys[end - 1] as number, file });
  }
  return chunks;
}

/** Folded characters of a page as they are after a change. */
export type CharactersOf = (page: number) => Int32Array;

/** Write the chunks that some changes touch. @returns all chunks, and the sizes of all words, as they are afterwards. */
export function patchChunks(
  folder: string,
  old: readonly ShardChunk[],
  oldSizes: WordSizes,
  changes: ReadonlyMap<number, WordChange>,
  charactersOf: CharactersOf,
  chunkUnits?: number,
): { readonly chunks: ShardChunk[]; readonly sizes: WordSizes } {
  const sizes = changedSizes(oldSizes, changes);
  const { keys } = sizes;
  const changed = Float64Array.from(changes.keys()).sort();
  const known = filesByDigest(old);
  const oldFirsts = Float64Array.from(old, ({ first }) => first);
  const read = new Map<number, Map<number, StoredWord>>();
  const storedWord = (key: number): StoredWord | undefined => {
    const number = lowerBound(oldFirsts, key + 1) - 1;
    const chunk = old[number];
    if (chunk === undefined) return undefined;
    let words = read.get(number);
    if (words === undefined) {
      words = storedWords(unpacked(folder, chunk.file));
      read.set(number, words);
    }
    return words.get(key);
  };
  const unitsOf = (key: number): number => {
    const word = lowerBound(keys, key);
    return keys[word] === key ? (sizes.units[word] as number) : 0;
  };
  const postingsOf = (key: number): Postings | undefined => {
    const stored = storedWord(key);
    return stored && wordPostingsFrom(stored.word);
  };
  const surroundingsNow = (key: number, stored: StoredWord | undefined, word: Uint8Array, change: WordChange) => {
    const postings = wordPostingsFrom(word);
    const patched =
      stored && patchedSurroundings(key, stored.surroundings, postings, change, { charactersOf, unitsOf, postingsOf });
    return patched ?? surroundingsAnew(postings, around, charactersOf);
  };
  const writer = new ChunkWriter();
  const changedWriter = new ChangedWordWriter(writer.words);
  const around = new Around();
  const chunks: ShardChunk[] = [];
  for (const [start, end] of ranges(sizes, chunkUnits)) {
    const first = keys[start] as number;
    const last = keys[end - 1] as number;
    const before = old[lowerBound(oldFirsts, first)];
    const isTouched = (changed[lowerBound(changed, first)] ?? Infinity) <= last;
    if (!isTouched && before?.first === first && before.last === last) {
      chunks.push(before);
      continue;
    }
    writer.begin(end - start);
    for (let word = start; word < end; word++) {
      const key = keys[word] as number;
      const change = changes.get(key);
      const stored = storedWord(key);
      if (change === undefined) {
        if (stored === undefined) throw new Error(`Unexpected word ${key} that no chunk holds; build with --force`);
        writer.words.raw(stored.word);
        writer.surroundings(stored.surroundings);
        continue;
      }
      const at = writer.words.length;
      changedWriter.write(key, stored?.word, change);
      writer.surroundings(
        stored === undefined || change.isAroundOther
          ? surroundingsNow(key, stored, writer.words.bytes().subarray(at), change)
          : stored.surroundings,
      );
    }
    chunks.push({ first, last, file: storeChunk(folder, known, writer.finish()) });
  }
  return { chunks, sizes };
}

/** What stands around a word, from the texts themselves. */
function surroundingsAnew(
  { pages, starts, positions }: Postings,
  around: Around,
  charactersOf: CharactersOf,
): Uint8Array {
  around.reserve(positions.length);
  if (positions.length >= LEAST_PLACES)
    pages.forEach((page, number) => {
      const characters = charactersOf(page);
      for (let index = starts[number] as number; index < (starts[number + 1] as number); index++) {
        const position = positions[index] as number;
        around.before[index] = characters[position - 1] ?? NO_CHARACTER;
        around.after[index] = characters[position + 2] ?? NO_CHARACTER;
      }
    });
  return encodeSurroundings(around.before, around.after, positions.length);
}
