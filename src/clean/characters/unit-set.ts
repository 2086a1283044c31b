/** A set of UTF-16 units to look for in whole texts: one look into a table for each unit, faster than any pattern of many. */
export class UnitSet {
  readonly #has = new Uint8Array(0x10000);
  /** The set's own bit in the table of all sets that were asked for in whole texts; 0 as long as it was not. */
  #bit = 0;

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

  /**
   * Tell whether a unit of the set stands in a whole text. Most steps look for what most texts have none of: they share one look
   * at the text, whose answer is kept for the text that was asked about last.
   */
  standsIn(text: string): boolean {
    if (this.#bit === 0) this.#bit = addToShared(this.#has);
    return (setsIn(text) & this.#bit) !== 0;
  }
}

/** By unit, the bits of the sets that hold it. */
const sharedSets = new Uint32Array(0x10000);
let mostRecentBit = 0;
/** The text that was asked about last, and the bits of the sets that hold any of its units. */
let last = { text: '', sets: 0 };

/** @throws RangeError when there are more sets than a number has bits: the table's type has to be a wider one. */
function addToShared(has: Uint8Array): number {
  const bit = mostRecentBit === 0 ? 1 : mostRecentBit * 2;
  if (bit > 2 ** 30) throw new RangeError('Unexpected 32nd set of units that is asked for in whole texts, expected 31');
  for (let unit = 0; unit < has.length; unit++) if (has[unit] === 1) (sharedSets[unit] as number) |= bit;
  mostRecentBit = bit;
  last = { text: '', sets: 0 };
  return bit;
}

function setsIn(text: string): number {
  if (last.text !== text) {
    let sets = 0;
    for (let index = 0; index < text.length; index++) sets |= sharedSets[text.charCodeAt(index)] as number;
    last = { text, sets };
  }
  return last.sets;
}
