/** The words of a shard and what each takes, in a file: 12 bytes a word. */
import { readFileSync } from 'node:fs';
import type { WordSizes } from '../../src/search/index-writer/patch-words.ts';

export const SIZES_WORD_BYTES = 12;

export function sizesBytes({ keys, units }: WordSizes): Buffer {
  return Buffer.concat([
    Buffer.from(keys.buffer, keys.byteOffset, keys.byteLength),
    Buffer.from(units.buffer, units.byteOffset, units.byteLength),
  ]);
}

export function readSizes(file: string): WordSizes {
  const stored = readFileSync(file);
  // A buffer of Node's may begin anywhere in a larger one; numbers may not.
  const bytes = stored.buffer.slice(stored.byteOffset, stored.byteOffset + stored.byteLength);
  const count = bytes.byteLength / SIZES_WORD_BYTES;
  return { keys: new Float64Array(bytes, 0, count), units: new Int32Array(bytes, 8 * count, count) };
}
