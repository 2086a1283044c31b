/**
 * Counts, in fixed memory, in how many texts each of very many strings stands. Strings that share a slot are counted
 * together, so a count may be too high and is never too low: what it calls rare is rare.
 */
export class TextCountSketch {
  readonly #counts: Uint16Array;
  readonly #lastText: Uint32Array;
  readonly #mask: number;

  /** @param expected number of distinct strings; 6 bytes each, 400 MB at most. */
  constructor(expected: number) {
    const size = 2 ** Math.min(26, Math.max(12, Math.ceil(Math.log2(expected + 1))));
    this.#counts = new Uint16Array(size);
    this.#lastText = new Uint32Array(size);
    this.#mask = size - 1;
  }

  /** Count a string, by its hash, in a text, by its number from 1; texts come one after the other. */
  add(hash: number, text: number): void {
    const slot = hash & this.#mask;
    if (this.#lastText[slot] === text) return;
    this.#lastText[slot] = text;
    if ((this.#counts[slot] as number) < 0xffff) this.#counts[slot] = (this.#counts[slot] as number) + 1;
  }

  atLeast(hash: number, texts: number): boolean {
    return (this.#counts[hash & this.#mask] as number) >= Math.min(texts, 0xffff);
  }
}
