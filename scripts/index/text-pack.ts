/**
 * The texts of a shard in one file, so that words can be counted again without reading and converting every Markdown
 * file: for each text the number of its blocks, their lengths in UTF-16 code units, and these units.
 */
import { closeSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';

/** Where a text lies in its pack, in bytes. */
export interface PackedText {
  readonly at: number;
  readonly bytes: number;
}

/** Bytes that are collected before they are written. */
const BUFFERED = 1 << 22;

/** The bytes of a text. @param blocks the title first. */
function packed(blocks: readonly string[]): Buffer {
  const head = 4 * (blocks.length + 1);
  const buffer = Buffer.allocUnsafe(blocks.reduce((sum, { length }) => sum + 2 * length, head));
  buffer.writeUInt32LE(blocks.length, 0);
  let at = head;
  blocks.forEach((block, index) => {
    buffer.writeUInt32LE(block.length, 4 * (index + 1));
    at += buffer.write(block, at, 'utf16le');
  });
  return buffer;
}

/** The blocks of a text, from its bytes. */
export function unpackedText(bytes: Buffer): string[] {
  const count = bytes.readUInt32LE(0);
  const blocks: string[] = [];
  let at = 4 * (count + 1);
  for (let index = 1; index <= count; index++) {
    const end = at + 2 * bytes.readUInt32LE(4 * index);
    blocks.push(bytes.toString('utf16le', at, end));
    at = end;
  }
  return blocks;
}

/** Reads texts of a pack. */
export class PackReader {
  readonly #descriptor: number;

  constructor(file: string) {
    this.#descriptor = openSync(file, 'r');
  }

  bytes({ at, bytes }: PackedText): Buffer {
    const buffer = Buffer.allocUnsafe(bytes);
    const read = readSync(this.#descriptor, buffer, 0, bytes, at);
    if (read !== bytes) throw new Error('Unexpected end of a pack of texts; build with --force');
    return buffer;
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

/** Writes a new pack, or goes on with one: what lies after its known length is cut off. */
export class PackWriter {
  readonly #descriptor: number;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  /** Of the pack, in bytes. */
  length: number;

  constructor(file: string, length: number) {
    this.#descriptor = openSync(file, length === 0 ? 'w' : 'r+');
    this.length = length;
    if (length > 0) ftruncateSync(this.#descriptor, length);
  }

  add(blocks: readonly string[]): PackedText {
    return this.addBytes(packed(blocks));
  }

  addBytes(bytes: Buffer): PackedText {
    const text = { at: this.length, bytes: bytes.length };
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    this.length += bytes.length;
    if (this.#waitingBytes > BUFFERED) this.#write();
    return text;
  }

  #write(): void {
    const bytes = Buffer.concat(this.#waiting);
    const start = this.length - this.#waitingBytes;
    for (let written = 0; written < bytes.length; )
      written += writeSync(this.#descriptor, bytes, written, bytes.length - written, start + written);
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  /** Write what is left. */
  close(): void {
    this.#write();
    closeSync(this.#descriptor);
  }
}
