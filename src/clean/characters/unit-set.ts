/** A set of UTF-16 units to look for in whole texts: one look into a table for each unit, faster than any pattern of many. */
export class UnitSet {
  readonly #has = new Uint8Array(0x10000);

  /** @param parts characters that the set holds, and ranges of them, both ends included. */
  constructor(...parts: readonly (string | readonly [first: number, last: number])[]) {
    for (const part of parts) {
      if (typeof part === 'string')
        for (let index = 0; index < part.length; index++) this.#has[part.charCodeAt(index)] = 1;
      else this.#has.fill(1, part[0], part[1] + 1);
    }
  }

  /** Tell whether the set holds a unit; false for NaN, past either end of a text. */
  has(unit: number): boolean {
    return this.#has[unit] === 1;
  }

  /** The first place at or after `from` in a text whose unit the set holds, -1 where there is none. */
  firstIn(text: string, from = 0): number {
    const has = this.#has;
    for (let index = from; index < text.length; index++) if (has[text.charCodeAt(index)] === 1) return index;
    return -1;
  }
}
