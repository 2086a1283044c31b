/**
 * The file in which the cache keeps a portion:
 *
 *     sizes           5 numbers of 32 bits: format; bytes of the head, of the texts, of the small sections, of the lines
 *     head, texts     as `node:v8` writes them
 *     small sections  records of the bag's directory, manifest, table, rows
 *     lines, files of the bag
 *
 * What is before the lines is read at once, but what it says of its texts is looked at only where one of them changed; the
 * rest, nearly all of it, is copied from file to file.
 */
import { closeSync, fstatSync, openSync, readSync, renameSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { readParts } from '../cli/read-parts.ts';
import type { RowGroups } from './parquet-file.ts';
import { bytesOf } from './piece.ts';
import type { Portion, TextSizes } from './portion.ts';

/** Raise it when the file is laid out in another way. */
const format = 6;

const wordBytes = 4;
const headAt = 5 * wordBytes;

interface Head {
  readonly key: string;
  /** Bytes of each small section. */
  readonly sizes: readonly number[];
  readonly groups: RowGroups['groups'];
  readonly entries: number;
  readonly bagBytes: number;
}

/** Read a portion; undefined where there is no such file, or one of another format. */
export function readPortion(file: string): Portion | undefined {
  return readParts(file, (descriptor) => {
    const read = (start: number, length: number): Buffer => {
      const bytes = Buffer.alloc(length);
      if (readSync(descriptor, bytes, 0, length, start) < length)
        throw new Error(`The file ${file} ends too early; remove the cache and build again`);
      return bytes;
    };
    const numbers = read(0, headAt);
    const number = (place: number): number => numbers.readUInt32LE(place * wordBytes);
    if (number(0) !== format) return undefined;
    const [headLength, textsLength] = [number(1), number(2)];
    const start = read(headAt, headLength + textsLength + number(3));
    const { key, sizes, groups, entries, bagBytes } = deserialize(start.subarray(0, headLength)) as Head;
    const texts = start.subarray(headLength, headLength + textsLength);
    let at = headLength + textsLength;
    const [records, manifest, table, rows] = sizes.map((size) => {
      at += size;
      return start.subarray(at - size, at);
    }) as [Buffer, Buffer, Buffer, Buffer];
    const linesAt = headAt + start.length;
    const bagAt = linesAt + number(4);
    return {
      key,
      get texts() {
        return deserialize(texts) as TextSizes[];
      },
      lines: { file, start: linesAt, length: number(4) },
      table,
      rows: { bytes: rows, groups },
      bag: { bytes: { file, start: bagAt, length: fstatSync(descriptor).size - bagAt }, entries, records },
      manifest,
      bagBytes,
    };
  });
}

/** Write a portion, whole or not at all. */
export function writePortion(file: string, portion: Portion): void {
  const { key, texts, lines, table, rows, bag, manifest, bagBytes } = portion;
  const small = [bag.records, manifest, table, rows.bytes];
  const sizes = small.map(({ length }) => length);
  const head = serialize({ key, sizes, groups: rows.groups, entries: bag.entries, bagBytes } satisfies Head);
  const textSizes = serialize(texts);
  const numbers = Buffer.alloc(headAt);
  const smallLength = sizes.reduce((sum, size) => sum + size, 0);
  for (const [place, number] of [format, head.length, textSizes.length, smallLength, lines.length].entries())
    numbers.writeUInt32LE(number, place * wordBytes);
  const descriptor = openSync(`${file}.new`, 'w');
  try {
    for (const piece of [numbers, head, textSizes, ...small, lines, bag.bytes])
      for (const bytes of bytesOf(piece)) writeFileSync(descriptor, bytes);
  } finally {
    closeSync(descriptor);
  }
  renameSync(`${file}.new`, file);
}
