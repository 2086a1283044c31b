/**
 * What relations between texts are found from, kept from build to build: of each text its characters, its blocks, its
 * signature and its fingerprints. Texts lie in buckets by their id, each a file; a changed text makes one bucket anew.
 *
 * In memory are signatures, fingerprints and blocks; characters are read when they are asked for.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { signatureOf } from '../../src/reprints/find-reprints.ts';
import { type Fingerprints, fingerprintsOf } from '../../src/reprints/shared-passages.ts';

/** A text as relations see it: its blocks, one a line. */
export interface PlainText {
  readonly text: string;
  /** Names of the blocks, and where each lies in the text, UTF-16 code units, half-open. */
  readonly blocks: readonly PlainBlock[];
}

export type PlainBlock = readonly [name: string, start: number, end: number];

interface Entry {
  readonly id: string;
  readonly hash: string;
  readonly blocks: readonly PlainBlock[];
  /** Numbers of 32-bit words of the signature, and of each of the two parts of the fingerprints. */
  readonly signature: number;
  readonly fingerprints: number;
  /** Where its characters lie in the bucket's last part, and how many: UTF-16 code units. */
  readonly start: number;
  readonly length: number;
}

interface Packed extends Entry {
  readonly file: string;
  /** Where the bucket's characters begin, bytes. */
  readonly textsAt: number;
  readonly signatureWords: Uint32Array;
  readonly prints: Fingerprints;
}

/** Raise it when what is kept is made in another way. */
const format = 1;
/** Texts in a bucket, at most twice as many. */
const textsABucket = 256;
const wordBytes = 4;
const unitBytes = 2;

export class TextPack {
  readonly #texts = new Map<string, Packed>();

  /**
   * Bring the kept texts up to date.
   *
   * @param hashOf one word for the state of a text.
   * @param load reads a text that is new or has changed.
   */
  constructor(folder: string, ids: readonly string[], hashOf: (id: string) => string, load: (id: string) => PlainText) {
    let count = 1;
    while (count * textsABucket < ids.length) count *= 2;
    const buckets: string[][] = Array.from({ length: count }, () => []);
    for (const id of [...ids].sort()) buckets[bucketOf(id, count)]?.push(id);
    const name = (bucket: number): string => `${format}-${count}-${bucket}`;
    mkdirSync(folder, { recursive: true });
    const wanted = new Set(buckets.map((_, bucket) => name(bucket)));
    for (const other of readdirSync(folder)) if (!wanted.has(other)) rmSync(join(folder, other));
    for (const [bucket, members] of buckets.entries()) {
      const file = join(folder, name(bucket));
      let texts = readBucket(file);
      const isCurrent =
        texts.length === members.length &&
        members.every((id, index) => texts[index]?.id === id && texts[index].hash === hashOf(id));
      if (!isCurrent) {
        writeBucket(file, members, texts, hashOf, load);
        texts = readBucket(file);
      }
      for (const text of texts) this.#texts.set(text.id, text);
    }
  }

  signature(id: string): Uint32Array {
    return this.#text(id).signatureWords;
  }

  fingerprints(id: string): Fingerprints {
    return this.#text(id).prints;
  }

  blocks(id: string): readonly PlainBlock[] {
    return this.#text(id).blocks;
  }

  /** UTF-16 code units. */
  length(id: string): number {
    return this.#text(id).length;
  }

  /** The characters of a text, from the disk. */
  text(id: string): string {
    const { file, textsAt, start, length } = this.#text(id);
    const descriptor = openSync(file, 'r');
    const bytes = Buffer.allocUnsafe(length * unitBytes);
    readFully(descriptor, bytes, textsAt + start * unitBytes);
    closeSync(descriptor);
    return bytes.toString('utf16le');
  }

  /** Visit the characters of all texts, a bucket at a time, in no telling order. */
  eachText(visit: (id: string, text: string) => void): void {
    let file = '';
    let bytes = Buffer.alloc(0);
    for (const packed of this.#texts.values()) {
      if (packed.file !== file) bytes = readFileSync(packed.file);
      file = packed.file;
      const at = packed.textsAt + packed.start * unitBytes;
      visit(packed.id, bytes.toString('utf16le', at, at + packed.length * unitBytes));
    }
  }

  #text(id: string): Packed {
    const text = this.#texts.get(id);
    if (text === undefined) throw new Error(`The text \`${id}\` is not among those packed`);
    return text;
  }
}

function bucketOf(id: string, count: number): number {
  return createHash('sha256').update(id).digest().readUInt32LE() & (count - 1);
}

/** A bucket's texts without their characters; none where there is no file. */
function readBucket(file: string): Packed[] {
  if (!existsSync(file)) return [];
  const descriptor = openSync(file, 'r');
  try {
    const sizes = Buffer.alloc(2 * wordBytes);
    readFully(descriptor, sizes, 0);
    const headBytes = sizes.readUInt32LE();
    const words = sizes.readUInt32LE(wordBytes);
    const head = Buffer.allocUnsafe(headBytes);
    readFully(descriptor, head, sizes.length);
    const numbers = new Uint32Array(words);
    const textsAt = sizes.length + headBytes + numbers.byteLength;
    readFully(descriptor, Buffer.from(numbers.buffer), sizes.length + headBytes);
    let at = 0;
    const take = (length: number): Uint32Array => {
      at += length;
      return numbers.subarray(at - length, at);
    };
    return (JSON.parse(head.toString()) as Entry[]).map((entry) => ({
      ...entry,
      file,
      textsAt,
      signatureWords: take(entry.signature),
      prints: { hashes: take(entry.fingerprints), letters: take(entry.fingerprints) },
    }));
  } finally {
    closeSync(descriptor);
  }
}

/** Write a bucket; texts that did not change are taken from its file as it is. */
function writeBucket(
  file: string,
  ids: readonly string[],
  known: readonly Packed[],
  hashOf: (id: string) => string,
  load: (id: string) => PlainText,
): void {
  const old = known.length === 0 ? Buffer.alloc(0) : readFileSync(file);
  const byId = new Map(known.map((text) => [text.id, text]));
  const head: Entry[] = [];
  const numbers: Uint32Array[] = [];
  const texts: Buffer[] = [];
  let start = 0;
  for (const id of ids) {
    const hash = hashOf(id);
    const same = byId.get(id);
    if (same !== undefined && same.hash === hash) {
      const { blocks, signature, fingerprints, length, textsAt } = same;
      head.push({ id, hash, blocks, signature, fingerprints, start, length });
      numbers.push(same.signatureWords, same.prints.hashes, same.prints.letters);
      const at = textsAt + same.start * unitBytes;
      texts.push(old.subarray(at, at + length * unitBytes));
      start += length;
    } else {
      const { text, blocks } = load(id);
      const signature = signatureOf(text);
      const { hashes, letters } = fingerprintsOf(text);
      const { length } = text;
      head.push({ id, hash, blocks, signature: signature.length, fingerprints: hashes.length, start, length });
      numbers.push(signature, hashes, letters);
      texts.push(Buffer.from(text, 'utf16le'));
      start += length;
    }
  }
  const headBytes = Buffer.from(JSON.stringify(head));
  const sizes = Buffer.alloc(2 * wordBytes);
  sizes.writeUInt32LE(headBytes.length);
  sizes.writeUInt32LE(
    numbers.reduce((sum, { length }) => sum + length, 0),
    wordBytes,
  );
  const words = numbers.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength));
  writeFileSync(`${file}.new`, Buffer.concat([sizes, headBytes, ...words, ...texts]));
  renameSync(`${file}.new`, file);
}

function readFully(descriptor: number, bytes: Buffer, position: number): void {
  for (let done = 0; done < bytes.length; ) {
    const read = readSync(descriptor, bytes, done, bytes.length - done, position + done);
    if (read === 0) throw new Error('A file of the cache ends too early; remove the cache and build again');
    done += read;
  }
}
