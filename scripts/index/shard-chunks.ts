/** The chunks of a shard: all from the postings of all its texts, or those that a few changed texts touch. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { CborWriter } from '../../src/search/index-writer/cbor-writer.ts';
import { chunkStarts } from '../../src/search/index-writer/chunk-boundaries.ts';
import { encodeWord } from '../../src/search/index-writer/encode-word.ts';
import {
  ChangedWordWriter,
  changedSizes,
  lowerBound,
  type WordSizes,
  wordBytes,
} from '../../src/search/index-writer/patch-words.ts';
import type { PostingsTable } from '../../src/search/index-writer/postings-table.ts';
import { wordPostings } from '../../src/search/index-writer/table-postings.ts';
import type { WordChange } from '../../src/search/index-writer/text-words.ts';
import type { ShardChunk } from './shard-state.ts';
import { digestOf, SIGNATURE_BYTES, type StoredFile, store } from './stored-files.ts';

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

/** Write all chunks. @param old chunks whose files there still are; @param chunkUnits as in `chunkStarts`. */
export function buildChunks(
  folder: string,
  table: PostingsTable,
  titleLengths: ArrayLike<number>,
  old: readonly ShardChunk[],
  chunkUnits?: number,
): ShardChunk[] {
  const known = filesByDigest(old);
  const writer = new CborWriter();
  const { keys } = table;
  const chunks: ShardChunk[] = [];
  for (const [start, end] of ranges(table, chunkUnits)) {
    writer.clear();
    writer.array(1);
    writer.array(end - start);
    for (let word = start; word < end; word++)
      encodeWord(writer, keys[word] as number, wordPostings(table, word, titleLengths));
    const file = storeChunk(folder, known, writer.bytes());
    chunks.push({ first: keys[start] as number, last: keys[end - 1] as number, file });
  }
  return chunks;
}

/** Write the chunks that some changes touch. @returns all chunks, and the sizes of all words, as they are afterwards. */
export function patchChunks(
  folder: string,
  old: readonly ShardChunk[],
  oldSizes: WordSizes,
  changes: ReadonlyMap<number, WordChange>,
  chunkUnits?: number,
): { readonly chunks: ShardChunk[]; readonly sizes: WordSizes } {
  const sizes = changedSizes(oldSizes, changes);
  const { keys } = sizes;
  const changed = Float64Array.from(changes.keys()).sort();
  const known = filesByDigest(old);
  const oldFirsts = Float64Array.from(old, ({ first }) => first);
  const read = new Map<number, Map<number, Uint8Array>>();
  const bytesOf = (key: number): Uint8Array | undefined => {
    const number = lowerBound(oldFirsts, key + 1) - 1;
    const chunk = old[number];
    if (chunk === undefined) return undefined;
    let words = read.get(number);
    if (words === undefined) {
      words = wordBytes(gunzipSync(readFileSync(join(folder, chunk.file.digest))).subarray(SIGNATURE_BYTES));
      read.set(number, words);
    }
    return words.get(key);
  };
  const writer = new CborWriter();
  const changedWriter = new ChangedWordWriter(writer);
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
    writer.clear();
    writer.array(1);
    writer.array(end - start);
    for (let word = start; word < end; word++) {
      const key = keys[word] as number;
      const change = changes.get(key);
      const bytes = bytesOf(key);
      if (change !== undefined) changedWriter.write(key, bytes, change);
      else if (bytes !== undefined) writer.raw(bytes);
      else throw new Error(`Unexpected word ${key} that no chunk holds; build with --force`);
    }
    chunks.push({ first, last, file: storeChunk(folder, known, writer.bytes()) });
  }
  return { chunks, sizes };
}
