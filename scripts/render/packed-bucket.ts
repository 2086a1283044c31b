/**
 * The file of one bucket of texts:
 *
 *     key             32 letters
 *     sizes           5 numbers of 32 bits: texts; words of signatures, of hashes, of letters; bytes of the head
 *     lengths         2 numbers a text: words of its signature, of its hashes (and of its letters)
 *     signatures, hashes, letters
 *     head            JSON: id, hash, blocks and number of UTF-16 code units of each text
 *     characters      UTF-16
 *
 * What is before the letters is read at once, all else when it is asked for.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { readParts } from '../cli/read-parts.ts';
import type { Bucket, PlainBlock, TextPrints } from './text-pack.ts';

export interface PackedText extends TextPrints {
  readonly id: string;
  readonly hash: string;
  readonly blocks: readonly PlainBlock[];
  /** Its characters, UTF-16. */
  readonly bytes: Buffer;
}

const keyBytes = 32;
const sizes = 5;
const wordBytes = 4;
const unitBytes = 2;
const headAt = keyBytes + sizes * wordBytes;

type Head = readonly (readonly [id: string, hash: string, blocks: readonly PlainBlock[], length: number])[];

/** The bytes of a bucket's file. */
export function packedBucket({ key }: Bucket, texts: Iterable<PackedText>): Buffer {
  const all = [...texts];
  const head: Head = all.map(({ id, hash, blocks, bytes }) => [id, hash, blocks, bytes.length / unitBytes]);
  const headBytes = Buffer.from(JSON.stringify(head));
  const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array): Buffer =>
    Buffer.from(buffer, byteOffset, byteLength);
  const parts = (of: (text: PackedText) => Uint32Array): Buffer => Buffer.concat(all.map((text) => bytesOf(of(text))));
  const signatures = parts(({ signature }) => signature);
  const hashes = parts(({ fingerprints }) => fingerprints.hashes);
  const letters = parts(({ fingerprints }) => fingerprints.letters);
  const lengths = all.flatMap(({ signature, fingerprints }) => [signature.length, fingerprints.hashes.length]);
  const words = [signatures, hashes, letters].map(({ length }) => length / wordBytes);
  const numbers = bytesOf(Uint32Array.from([all.length, ...words, headBytes.length, ...lengths]));
  return Buffer.concat([
    Buffer.from(key),
    numbers,
    signatures,
    hashes,
    letters,
    headBytes,
    ...all.map(({ bytes }) => bytes),
  ]);
}

/** Open a bucket's file; undefined where there is none. */
export function readPacked(file: string): PackedBucket | undefined {
  return readParts(file, (descriptor) => {
    const start = readAt(descriptor, 0, headAt);
    return new PackedBucket(file, start.toString('latin1', 0, keyBytes), wordsOf(start.subarray(keyBytes)));
  });
}

/** Signatures and hashes of all texts as they lie in the file. */
interface Columns {
  readonly words: Uint32Array;
  /** Where those of each text begin among the words; one more at the end. */
  readonly signatures: Uint32Array;
  readonly hashes: Uint32Array;
}

/** Tells what may be asked of a text by its signature and its hashes: spans of some words. */
export type PrintsTest = (
  words: Uint32Array,
  signature: readonly [start: number, end: number],
  hashes: readonly [start: number, end: number],
) => boolean;

interface Known {
  readonly number: number;
  readonly hash: string;
  readonly blocks: readonly PlainBlock[];
  /** UTF-16 code units before it and in it. */
  readonly start: number;
  readonly length: number;
}

export class PackedBucket {
  readonly key: string;
  readonly #file: string;
  readonly #sizes: Uint32Array;
  #columns: Columns | undefined;
  #letters: Uint32Array | undefined;
  #texts: ReadonlyMap<string, Known> | undefined;

  constructor(file: string, key: string, sizes: Uint32Array) {
    this.#file = file;
    this.key = key;
    this.#sizes = sizes;
  }

  get ids(): readonly string[] {
    return [...this.#known.keys()];
  }

  /** One word for the state of a text, or undefined where it is not here. */
  hashOf(id: string): string | undefined {
    return this.#known.get(id)?.hash;
  }

  blocks(id: string): readonly PlainBlock[] {
    return this.#text(id).blocks;
  }

  prints(id: string): TextPrints {
    return this.printsAt(this.#text(id).number);
  }

  /** Signature and fingerprints of a text by its place among the ids. */
  printsAt(number: number): TextPrints {
    const { words, signatures, hashes } = this.#columnsRead();
    const [start, end] = spanAt(hashes, number);
    const first = hashes[0] as number;
    const lettersOf = (): Uint32Array => this.#lettersRead();
    return {
      signature: words.subarray(...spanAt(signatures, number)),
      fingerprints: {
        hashes: words.subarray(start, end),
        get letters() {
          return lettersOf().subarray(start - first, end - first);
        },
      },
    };
  }

  /** Places among the ids of the texts that pass a test. */
  placesWhere(test: PrintsTest): number[] {
    const { words, signatures, hashes } = this.#columnsRead();
    const places: number[] = [];
    for (let number = 0; number < this.#size(0); number++)
      if (test(words, spanAt(signatures, number), spanAt(hashes, number))) places.push(number);
    return places;
  }

  text(id: string): string {
    return this.bytes(id).toString('utf16le');
  }

  /** The characters of a text, UTF-16. */
  bytes(id: string): Buffer {
    const { start, length } = this.#text(id);
    return this.#read(this.#charactersAt + start * unitBytes, length * unitBytes);
  }

  #size(place: number): number {
    return this.#sizes[place] as number;
  }

  get #signaturesAt(): number {
    return headAt + 2 * this.#size(0) * wordBytes;
  }

  get #lettersAt(): number {
    return this.#signaturesAt + (this.#size(1) + this.#size(2)) * wordBytes;
  }

  get #charactersAt(): number {
    return this.#lettersAt + this.#size(3) * wordBytes + this.#size(4);
  }

  #columnsRead(): Columns {
    if (this.#columns !== undefined) return this.#columns;
    const words = this.#readWords(headAt, this.#lettersAt - headAt);
    const texts = this.#size(0);
    let at = 2 * texts;
    const starts = (of: 0 | 1): Uint32Array => {
      const begin = new Uint32Array(texts + 1).fill(at);
      for (let text = 0; text < texts; text++) {
        at += words[2 * text + of] as number;
        begin[text + 1] = at;
      }
      return begin;
    };
    this.#columns = { words, signatures: starts(0), hashes: starts(1) };
    return this.#columns;
  }

  #lettersRead(): Uint32Array {
    this.#letters ??= this.#readWords(this.#lettersAt, this.#size(3) * wordBytes);
    return this.#letters;
  }

  get #known(): ReadonlyMap<string, Known> {
    if (this.#texts !== undefined) return this.#texts;
    const bytes = this.#read(this.#charactersAt - this.#size(4), this.#size(4));
    let start = 0;
    this.#texts = new Map(
      (JSON.parse(bytes.toString()) as Head).map(([id, hash, blocks, length], number) => {
        start += length;
        return [id, { number, hash, blocks, start: start - length, length }];
      }),
    );
    return this.#texts;
  }

  #text(id: string): Known {
    const text = this.#known.get(id);
    if (text === undefined) throw new Error(`The text \`${id}\` is not among those packed`);
    return text;
  }

  #readWords(position: number, length: number): Uint32Array {
    const words = new Uint32Array(length / wordBytes);
    this.#read(position, length, Buffer.from(words.buffer));
    return words;
  }

  #read(position: number, length: number, into?: Buffer): Buffer {
    const descriptor = openSync(this.#file, 'r');
    try {
      return readAt(descriptor, position, length, into);
    } finally {
      closeSync(descriptor);
    }
  }
}

function spanAt(starts: Uint32Array, number: number): [start: number, end: number] {
  return [starts[number] as number, starts[number + 1] as number];
}

function readAt(descriptor: number, position: number, length: number, bytes: Buffer = Buffer.alloc(length)): Buffer {
  for (let done = 0; done < length; ) {
    const read = readSync(descriptor, bytes, done, length - done, position + done);
    if (read === 0) throw new Error('A file of the cache ends too early; remove the cache and build again');
    done += read;
  }
  return bytes;
}

/** Bytes as numbers of 32 bits, wherever they lie. */
function wordsOf(bytes: Buffer): Uint32Array {
  const words = new Uint32Array(bytes.length / wordBytes);
  Buffer.from(words.buffer).set(bytes);
  return words;
}
