/** Read CBOR (RFC 8949), as much of it as Pagefind writes: integers, text, arrays and null. */
import { IndexFormatError } from './errors.ts';

export type CborValue = number | string | null | readonly CborValue[];

const UNSIGNED = 0;
const NEGATIVE = 1;
const TEXT = 3;
const ARRAY = 4;
const SIMPLE = 7;
const NULL = 22;

/** A cursor over CBOR bytes. Reading past the end or something unexpected throws an `IndexFormatError`. */
export class CborReader {
  readonly #bytes: Uint8Array;
  /** Offset of the next item, in bytes. */
  offset = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  #argument(information: number): number {
    if (information < 24) return information;
    const width = information === 24 ? 1 : information === 25 ? 2 : information === 26 ? 4 : information === 27 ? 8 : 0;
    if (width === 0 || this.offset + width > this.#bytes.length) this.#fail('the end of an integer');
    let value = 0;
    for (let index = 0; index < width; index++) value = value * 256 + (this.#bytes[this.offset++] ?? 0);
    return value;
  }

  #head(major: number, expected: string): number {
    const head = this.#bytes[this.offset];
    if (head === undefined || head >> 5 !== major) this.#fail(expected);
    this.offset++;
    return this.#argument((head ?? 0) & 31);
  }

  #fail(expected: string): never {
    throw new IndexFormatError(
      `Unexpected byte ${this.#bytes[this.offset] ?? 'after the last'} at ${this.offset}, expected ${expected}; build the site again`,
    );
  }

  /** The number of elements of the array that begins here. */
  arrayLength(): number {
    const length = this.#head(ARRAY, 'an array');
    // Every element takes a byte at least: a damaged length must not make anyone reserve memory.
    if (length > this.#bytes.length - this.offset) this.#fail(`${length} elements`);
    return length;
  }

  /** An integer of either sign. */
  integer(): number {
    const head = this.#bytes[this.offset] ?? 0xff;
    if (head < 24) {
      this.offset++;
      return head;
    }
    return head >> 5 === NEGATIVE ? -1 - this.#head(NEGATIVE, 'an integer') : this.#head(UNSIGNED, 'an integer');
  }

  /** The bytes of the text that begins here. */
  textBytes(): Uint8Array {
    const length = this.#head(TEXT, 'a text');
    if (this.offset + length > this.#bytes.length) this.#fail('the end of a text');
    this.offset += length;
    return this.#bytes.subarray(this.offset - length, this.offset);
  }

  /** Move on past the item that begins here, and all that is in it. */
  skip(): void {
    const bytes = this.#bytes;
    let { offset } = this;
    for (let left = 1; left > 0; left--) {
      const head = bytes[offset] ?? 0xff;
      // Nearly all are integers and arrays that one byte says all of.
      if (head < 24) offset++;
      else if (head >> 5 === ARRAY && head < (ARRAY << 5) + 24) {
        offset++;
        left += head & 0x1f;
      } else {
        this.offset = offset;
        const major = head >> 5;
        if (major === ARRAY) left += this.arrayLength();
        else if (major === TEXT) this.textBytes();
        else this.integer();
        ({ offset } = this);
      }
    }
    this.offset = offset;
  }

  /** Whatever begins here. */
  value(): CborValue {
    const head = this.#bytes[this.offset] ?? 0xff;
    switch (head >> 5) {
      case ARRAY:
        return Array.from({ length: this.arrayLength() }, () => this.value());
      case TEXT:
        return new TextDecoder().decode(this.textBytes());
      case SIMPLE:
        if (head !== (SIMPLE << 5) + NULL) this.#fail('null');
        this.offset++;
        return null;
      default:
        return this.integer();
    }
  }
}
