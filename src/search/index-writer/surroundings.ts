/** Write what stands before and after the places of a word (`index-reader/surroundings.ts` says how). */
import { LEAST_PLACES, LENGTH_BYTES, NAMED_SHARE, OTHER } from '../index-reader/surroundings.ts';

/** Collects numbers of seven bits a byte, the least first. */
export class NumberWriter {
  #bytes = new Uint8Array(64);
  #length = 0;

  number(value: number): void {
    let left = value;
    for (; left > 0x7f; left = Math.floor(left / 128)) this.#push((left % 128) | 0x80);
    this.#push(left);
  }

  /** Letters of ASCII, one byte each. */
  letters(text: string): void {
    for (let index = 0; index < text.length; index++) this.#push(text.charCodeAt(index));
  }

  /** What was written; valid until the next write. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #push(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const longer = new Uint8Array(2 * this.#length);
      longer.set(this.#bytes);
      this.#bytes = longer;
    }
    this.#bytes[this.#length++] = byte;
  }
}

const CODE_POINTS = 0x11_0000;
const nothing = new Uint8Array(0);

/** Counts of characters; 0 but while a word is written. */
const counts = new Int32Array(CODE_POINTS);
/** Numbers of characters, one more; 0 but while a word is written. */
const numbers = new Uint8Array(CODE_POINTS);

/** The characters that are frequent enough for a number: the most frequent first, equals by their code points. */
function frequent(characters: Int32Array, count: number): number[] {
  const seen: number[] = [];
  for (let index = 0; index < count; index++) {
    const character = characters[index] as number;
    if (character < 0) continue;
    if (counts[character] === 0) seen.push(character);
    (counts[character] as number)++;
  }
  const named = seen
    .filter((character) => (counts[character] as number) * NAMED_SHARE >= count)
    .sort((one, other) => (counts[other] as number) - (counts[one] as number) || one - other)
    .slice(0, OTHER);
  for (const character of seen) counts[character] = 0;
  return named;
}

/**
 * The part of a word.
 *
 * @param before folded characters before its places, in the order of the places; negative where there is none.
 * @param after those after its two characters.
 * @param count places; the arrays may be longer.
 */
export function encodeSurroundings(before: Int32Array, after: Int32Array, count: number): Uint8Array {
  if (count < LEAST_PLACES) return nothing;
  const sides = [
    { characters: before, named: frequent(before, count), shift: 4 },
    { characters: after, named: frequent(after, count), shift: 0 },
  ];
  if (sides.every(({ named }) => named.length === 0)) return nothing;
  const symbols = new Uint8Array(count);
  for (const { characters, named, shift } of sides) {
    named.forEach((character, number) => {
      numbers[character] = number + 1;
    });
    for (let index = 0; index < count; index++) {
      const character = characters[index] as number;
      const number = character < 0 ? 0 : (numbers[character] as number);
      (symbols[index] as number) |= (number === 0 ? OTHER : number - 1) << shift;
    }
    for (const character of named) numbers[character] = 0;
  }
  return surroundingsPart(sides[0]?.named ?? [], sides[1]?.named ?? [], symbols);
}

/** The bytes of a part. @param before and @param after characters by their numbers. @param symbols one a place. */
export function surroundingsPart(before: readonly number[], after: readonly number[], symbols: Uint8Array): Uint8Array {
  if (before.length + after.length === 0) return nothing;
  const head = new NumberWriter();
  for (const named of [before, after]) {
    head.number(named.length);
    for (const character of named) head.number(character);
  }
  const part = new Uint8Array(head.bytes.length + symbols.length);
  part.set(head.bytes);
  part.set(symbols, head.bytes.length);
  return part;
}

/** What follows the words of a chunk: the parts of all of them. */
export function surroundingsBytes(parts: readonly Uint8Array[]): Uint8Array {
  const lengths = new NumberWriter();
  let length = 0;
  for (const part of parts) {
    lengths.number(part.length);
    length += part.length;
  }
  length += lengths.bytes.length;
  const bytes = new Uint8Array(length + LENGTH_BYTES);
  bytes.set(lengths.bytes);
  let at = lengths.bytes.length;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  new DataView(bytes.buffer).setUint32(length, length, true);
  return bytes;
}
