/** The golden ratio as a fraction of 2^32: its multiples spread numbers that are near to each other. */
const spread = 0x9e3779b1;

/**
 * Rows of so many characters (UTF-16 units) that stand in a text: a set of them, without a key or a string for each. It takes a third
 * of the time of a `Set`.
 */
export class RowTable {
  readonly #text: string;
  readonly #length: number;
  /** For each row, where it stands first, plus 1; 0 where there is none. A row is put where its hash says, or behind. */
  readonly #places: Int32Array;
  readonly #mask: number;

  constructor(text: string, length: number) {
    this.#text = text;
    this.#length = length;
    const size = 2 ** Math.ceil(Math.log2(2 * text.length + 2));
    this.#places = new Int32Array(size);
    this.#mask = size - 1;
  }

  /** Put in the row at a place of the table's own text. */
  add(place: number): void {
    const slot = this.#slotOf(this.#text, place);
    if (this.#places[slot] === 0) this.#places[slot] = place + 1;
  }

  /** Tell whether the row at a place of any text was put in. */
  has(text: string, place: number): boolean {
    return this.#places[this.#slotOf(text, place)] !== 0;
  }

  /** Where a row is, or where it belongs. */
  #slotOf(text: string, place: number): number {
    let hash = 0;
    for (let index = 0; index < this.#length; index++) hash = Math.imul(hash ^ text.charCodeAt(place + index), spread);
    for (let slot = (hash ^ (hash >>> 15)) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const known = this.#places[slot] as number;
      if (known === 0 || this.#isSame(known - 1, text, place)) return slot;
    }
  }

  #isSame(own: number, text: string, place: number): boolean {
    for (let index = 0; index < this.#length; index++)
      if (this.#text.charCodeAt(own + index) !== text.charCodeAt(place + index)) return false;
    return true;
  }
}
