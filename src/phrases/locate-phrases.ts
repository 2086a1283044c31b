import { mix } from '../reprints/hash.ts';
import { longest, shortest } from './find-phrases.ts';
import { foldedText, gap, hanUnits } from './han.ts';

/** Where a phrase stands in a text. */
export interface PhrasePlace {
  /** Number of the phrase. */
  readonly phrase: number;
  /** UTF-16 code units of the text. */
  readonly start: number;
}

/** Bits of the table of beginnings: with 500 phrases one place in a hundred is looked at. */
const tableBits = 16;

/** Finds known phrases in texts, in either script. One look at a table for most places of a text. */
export class PhraseFinder {
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #beginnings = new Uint8Array(1 << tableBits);

  /** @param phrases of `shortest` to `longest` Han characters. */
  constructor(phrases: readonly string[]) {
    this.#numbers = new Map(phrases.map((phrase, number) => [foldedText(hanUnits(phrase)), number]));
    for (const phrase of phrases) this.#beginnings[beginning(hanUnits(phrase), 0)] = 1;
  }

  /** All places, in order; one phrase may begin where another does. */
  placesIn(text: string): PhrasePlace[] {
    const places: PhrasePlace[] = [];
    const units = hanUnits(text);
    for (let start = 0; start + shortest <= units.length; start++) {
      if (this.#beginnings[beginning(units, start)] === 0) continue;
      const folded = foldedText(units.subarray(start, start + longest));
      for (let length = shortest; length <= folded.length; length++) {
        if (units[start + length - 1] === gap) break;
        const phrase = this.#numbers.get(folded.slice(0, length));
        if (phrase !== undefined) places.push({ phrase, start });
      }
    }
    return places;
  }
}

/** Slot of the table for the `shortest` units at a place. */
function beginning(units: Uint16Array, start: number): number {
  const first = ((units[start] as number) << 16) ^ (units[start + 1] as number);
  const second = ((units[start + 2] as number) << 16) ^ (units[start + 3] as number);
  return mix(first ^ Math.imul(second, 0x9e3779b1)) & ((1 << tableBits) - 1);
}
