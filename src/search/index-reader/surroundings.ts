/**
 * What stands before and after a pair of characters, at each of its places: so one list answers for four characters of a
 * query, and the very long lists of the commonest pairs are hardly ever needed.
 *
 * They follow the words of a chunk in its file, where Pagefind's own client, which reads one CBOR item, does not look:
 * for each word the length of its part, then the parts, at the end the length of all this in four bytes. A part is the
 * characters that often stand before the pair, then those that often stand after it (each a number of them and their
 * code points), and a byte for each place: which of them stands before (upper half) and after (lower half). All
 * numbers but the last are of seven bits a byte, the least first.
 */
import { IndexFormatError } from './errors.ts';

/**
 * Of the characters on one side, none that is rarer than once in so many places has a number. Measured on 10,000 laws and
 * mixed texts: they take 13 % of the words' bytes then; with twice as many places, 10 %.
 */
export const NAMED_SHARE = 16;

/** Words with fewer places have no surroundings: the texts themselves are soon read. */
export const LEAST_PLACES = 11;

/** Stands for all characters without a number, and for the ends of blocks. */
export const OTHER = 15;

/** Bytes at the end that say how long the surroundings are. */
export const LENGTH_BYTES = 4;

export interface Surroundings {
  /** Folded code points by their numbers. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** One byte a place, in the order of the postings' positions. */
  readonly symbols: Uint8Array;
}

/** Reads numbers of seven bits a byte. */
export class NumberReader {
  readonly #bytes: Uint8Array;
  offset: number;

  constructor(bytes: Uint8Array, offset = 0) {
    this.#bytes = bytes;
    this.offset = offset;
  }

  /** @throws when the bytes end before the number does. */
  number(): number {
    let value = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = this.#bytes[this.offset++];
      if (byte === undefined || unit > 2 ** 42)
        throw new IndexFormatError('Unexpected end of a number; build the site again');
      value += (byte & 0x7f) * unit;
      if (byte < 0x80) return value;
    }
  }

  /** Some bytes as they are. */
  bytes(count: number): Uint8Array {
    if (this.offset + count > this.#bytes.length)
      throw new IndexFormatError('Unexpected end of a list; build the site again');
    this.offset += count;
    return this.#bytes.subarray(this.offset - count, this.offset);
  }
}

/** The parts of all words of a chunk, one after the other; none where a chunk holds words alone. */
export function surroundingsOf(chunk: Uint8Array, words: number): Uint8Array[] {
  const end = chunk.length - LENGTH_BYTES;
  if (end < 0) throw new IndexFormatError('Unexpected end of a chunk; build the site again');
  const length = new DataView(chunk.buffer, chunk.byteOffset + end, LENGTH_BYTES).getUint32(0, true);
  if (length < words || length > end)
    throw new IndexFormatError('Unexpected length at the end of a chunk; build the site again');
  const reader = new NumberReader(chunk.subarray(end - length, end));
  const lengths = Array.from({ length: words }, () => reader.number());
  return lengths.map((bytes) => reader.bytes(bytes));
}

/** Read the part of a word. @returns nothing where its surroundings are not known. */
export function readSurroundings(part: Uint8Array): Surroundings | undefined {
  if (part.length === 0) return undefined;
  const reader = new NumberReader(part);
  const characters = (): number[] => Array.from({ length: Math.min(OTHER, reader.number()) }, () => reader.number());
  const before = characters();
  const after = characters();
  return { before, after, symbols: part.subarray(reader.offset) };
}
