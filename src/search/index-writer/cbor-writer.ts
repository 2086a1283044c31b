/** Write CBOR (RFC 8949), as much of it as the files of an index need: integers, text and arrays, each as short as can be. */

const UNSIGNED = 0;
const NEGATIVE = 1;
const TEXT = 3;
const ARRAY = 4;

/** Bytes that one head takes at most. */
const LONGEST_HEAD = 5;

/** Bytes to begin with: a chunk of the index. */
const FIRST_CAPACITY = 1 << 16;

const encoder = new TextEncoder();

/** Collects CBOR items; used again after `clear`, so that one buffer does for a whole index. */
export class CborWriter {
  #bytes = new Uint8Array(FIRST_CAPACITY);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  clear(): void {
    this.#length = 0;
  }

  /** What was written; valid until the next write. */
  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length + count));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }

  /** @param argument below 2 to the power of 32. */
  #head(major: number, argument: number): void {
    if (this.#length + LONGEST_HEAD > this.#bytes.length) this.#reserve(LONGEST_HEAD);
    const kind = major << 5;
    const bytes = this.#bytes;
    if (argument < 24) {
      bytes[this.#length++] = kind | argument;
      return;
    }
    const width = argument < 0x100 ? 1 : argument < 0x1_0000 ? 2 : 4;
    bytes[this.#length++] = kind | (width === 1 ? 24 : width === 2 ? 25 : 26);
    for (let shift = 8 * (width - 1); shift >= 0; shift -= 8) bytes[this.#length++] = (argument >>> shift) & 0xff;
  }

  /** The head of an array whose items follow. */
  array(length: number): void {
    this.#head(ARRAY, length);
  }

  integer(value: number): void {
    if (value < 0) this.#head(NEGATIVE, -1 - value);
    else this.#head(UNSIGNED, value);
  }

  text(text: string): void {
    if (!this.#ascii(text)) this.textBytes(encoder.encode(text));
  }

  /** Write a text of ASCII, as most are: the encoder takes longer to call than a name to copy. @returns whether it is one. */
  #ascii(text: string): boolean {
    const start = this.#length;
    this.#head(TEXT, text.length);
    this.#reserve(text.length);
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      if (unit > 0x7f) {
        this.#length = start;
        return false;
      }
      this.#bytes[this.#length++] = unit;
    }
    return true;
  }

  textBytes(utf8: Uint8Array): void {
    this.#head(TEXT, utf8.length);
    this.raw(utf8);
  }

  /** Items that are CBOR already. */
  raw(items: Uint8Array): void {
    this.#reserve(items.length);
    this.#bytes.set(items, this.#length);
    this.#length += items.length;
  }
}
