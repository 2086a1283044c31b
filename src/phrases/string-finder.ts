import { eachString, phraseHash } from './count-recurring.ts';
import { foldedText } from './han.ts';

/** Slots of the table of hashes: with 20,000 strings one place in fifty is looked at for nothing. */
const slots = 2 ** 20;

/** Finds the places of given strings in folded texts: one look at a table for most of the others. */
export class StringFinder<Value> {
  readonly #strings: ReadonlyMap<string, Value>;
  readonly #table = new Uint8Array(slots);
  readonly #shortest: number;
  readonly #longest: number;

  /** @param strings folded, `shortest` to `longest` long. */
  constructor(strings: ReadonlyMap<string, Value>, shortest: number, longest: number) {
    this.#strings = strings;
    this.#shortest = shortest;
    this.#longest = longest;
    for (const string of strings.keys()) this.#table[phraseHash(string) & (slots - 1)] = 1;
  }

  /** Visit the places of all strings in a text, by start, then by length. */
  eachPlace(units: Uint16Array, visit: (value: Value, start: number, end: number) => void): void {
    let folded: string | undefined;
    eachString(units, this.#shortest, this.#longest, (start, end, hash) => {
      if (this.#table[hash & (slots - 1)] === 0) return;
      folded ??= foldedText(units);
      const value = this.#strings.get(folded.slice(start, end));
      if (value !== undefined) visit(value, start, end);
    });
  }
}
