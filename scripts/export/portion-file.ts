/**
 * The file in which the cache keeps a portion:
 *
 *     sizes           3 numbers of 32 bits: bytes of the head, of the small parts, of the lines
 *     head            as `node:v8` writes it
 *     small parts     records of the bag's directory, manifest, table, rows
 *     lines, files of the bag
 *
 * What is before the lines is read at once; the rest, nearly all of it, is copied from file to file.
 */
import { closeSync, fstatSync, openSync, readSync, renameSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import type { RowGroups } from './parquet-file.ts';
import { bytesOf } from './piece.ts';
import type { Portion } from './portion.ts';

const wordBytes = 4;
const headAt = 3 * wordBytes;

interface Head {
  /** Bytes of each small part. */
  readonly sizes: readonly number[];
  readonly groups: RowGroups['groups'];
  readonly entries: number;
  readonly bagBytes: number;
}

/** Read a portion; undefined where there is no such file. */
export function readPortion(file: string): Portion | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const read = (start: number, length: number): Buffer => {
      const bytes = Buffer.alloc(length);
      if (readSync(descriptor, bytes, 0, length, start) < length)
        throw new Error(`The file ${file} ends too early; remove the cache and build again`);
      return bytes;
    };
    const numbers = read(0, headAt);
    const [headLength, smallLength, linesLength] = [0, 1, 2].map((place) =>
      numbers.readUInt32LE(place * wordBytes),
    ) as [number, number, number];
    const start = read(headAt, headLength + smallLength);
    const { sizes, groups, entries, bagBytes } = deserialize(start.subarray(0, headLength)) as Head;
    let at = headLength;
    const take = (place: number): Buffer => {
      at += sizes[place] as number;
      return start.subarray(at - (sizes[place] as number), at);
    };
    const [records, manifest, table, rows] = [take(0), take(1), take(2), take(3)];
    const linesAt = headAt + start.length;
    const bagAt = linesAt + linesLength;
    return {
      lines: { file, start: linesAt, length: linesLength },
      table,
      rows: { bytes: rows, groups },
      bag: { bytes: { file, start: bagAt, length: fstatSync(descriptor).size - bagAt }, entries, records },
      manifest: manifest.toString(),
      bagBytes,
    };
  } finally {
    closeSync(descriptor);
  }
}

/** Write a portion, whole or not at all. */
export function writePortion(file: string, { lines, table, rows, bag, manifest, bagBytes }: Portion): void {
  const small = [bag.records, Buffer.from(manifest), table, rows.bytes];
  const sizes = small.map(({ length }) => length);
  const head = serialize({ sizes, groups: rows.groups, entries: bag.entries, bagBytes } satisfies Head);
  const numbers = Buffer.alloc(headAt);
  const smallLength = sizes.reduce((sum, size) => sum + size, 0);
  for (const [place, number] of [head.length, smallLength, lines.length].entries())
    numbers.writeUInt32LE(number, place * wordBytes);
  const descriptor = openSync(`${file}.new`, 'w');
  try {
    for (const piece of [numbers, head, ...small, lines, bag.bytes])
      for (const bytes of bytesOf(piece)) writeFileSync(descriptor, bytes);
  } finally {
    closeSync(descriptor);
  }
  renameSync(`${file}.new`, file);
}
