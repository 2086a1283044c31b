/** Numbers for words in the order in which they are first seen: an open-addressed table in typed arrays. */
import { wordKey } from './word-key.ts';

export class WordTable {
  /** Numbers by slot, one more; 0 where a slot is free. */
  #slots = new Int32Array(1 << 16);
  #mask = (1 << 16) - 1;
  #characters = new Int32Array(1 << 15);
  #nexts = new Int32Array(1 << 15);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The number of a pair. @param next a negative number where nothing follows. */
  numberOf(character: number, next: number): number {
    let slot = slotOf(character, next) & this.#mask;
    for (;;) {
      const number = (this.#slots[slot] as number) - 1;
      if (number < 0) break;
      if (this.#characters[number] === character && this.#nexts[number] === next) return number;
      slot = (slot + 1) & this.#mask;
    }
    if (this.#size === this.#characters.length) {
      this.#grow();
      return this.numberOf(character, next);
    }
    this.#characters[this.#size] = character;
    this.#nexts[this.#size] = next;
    this.#slots[slot] = ++this.#size;
    return this.#size - 1;
  }

  /** Keys of all words, by number. */
  keys(): Float64Array {
    const keys = new Float64Array(this.#size);
    for (let number = 0; number < this.#size; number++) {
      const next = this.#nexts[number] as number;
      keys[number] = wordKey(this.#characters[number] as number, next < 0 ? undefined : next);
    }
    return keys;
  }

  /** Twice as many words; the table of slots stays at most half full. */
  #grow(): void {
    const double = (old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
      const larger = new Int32Array(2 * old.length);
      larger.set(old);
      return larger;
    };
    this.#characters = double(this.#characters);
    this.#nexts = double(this.#nexts);
    this.#slots = new Int32Array(2 * this.#slots.length);
    this.#mask = this.#slots.length - 1;
    for (let number = 0; number < this.#size; number++) {
      let slot = slotOf(this.#characters[number] as number, this.#nexts[number] as number) & this.#mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = number + 1;
    }
  }
}

/** Mixes both numbers; the multipliers are those of xxHash. */
function slotOf(character: number, next: number): number {
  const mixed = Math.imul(Math.imul(character, 0x9e37_79b1) ^ next, 0x85eb_ca77);
  return mixed ^ (mixed >>> 15);
}
