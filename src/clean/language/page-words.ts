/**
 * What speaks for characters because the page has them, or the same two or three side by side, elsewhere too, in nats: a
 * page repeats its words. Fitted together with the weights of `weighing.ts`.
 */
const weights = { character: 0.25, pair: 2.04, triple: 2.7 };

/** Han characters of the basic block and its extension A; a pair of them makes a small whole number. */
const firstHan = 0x3400;
const hanCount = 0x6c00;

/** Which characters, pairs and triples of Han characters a page holds. */
export class PageWords {
  readonly #characters = new Uint32Array(hanCount);
  /** A number for each pair, to make the triples' keys of. */
  readonly #pairs = new Map<number, number>();
  readonly #triples = new Set<number>();

  constructor(text: string) {
    let first = -1;
    let pair = -1;
    for (let position = 0; position < text.length; position++) {
      const han = hanOf(text, position);
      if (han < 0) {
        first = -1;
        pair = -1;
        continue;
      }
      (this.#characters[han] as number)++;
      if (pair >= 0) this.#triples.add(pair * hanCount + han);
      pair = first < 0 ? -1 : this.#numberOf(first * hanCount + han);
      first = han;
    }
  }

  #numberOf(pair: number): number {
    const known = this.#pairs.get(pair);
    if (known !== undefined) return known;
    this.#pairs.set(pair, this.#pairs.size);
    return this.#pairs.size - 1;
  }

  /** What speaks for `[start, end)` of a text, its neighbours on both sides taken into account, in nats. */
  familiarity(text: string, start: number, end: number): number {
    const { characters, pairs, triples } = this.traits(text, start, end);
    return weights.character * characters + weights.pair * pairs + weights.triple * triples;
  }

  /**
   * What of `[start, end)` of a text the page has: the sum of the logarithms of its characters' numbers, and how many of the
   * pairs and triples in it or over its edges.
   */
  traits(text: string, start: number, end: number): { characters: number; pairs: number; triples: number } {
    let characters = 0;
    let pairs = 0;
    let triples = 0;
    for (let position = start; position < end; position++) {
      const han = hanOf(text, position);
      if (han >= 0) characters += Math.log1p(this.#characters[han] as number);
    }
    for (let position = Math.max(0, start - 2); position < end; position++) {
      const pair = this.#pairAt(text, position);
      if (pair === undefined) continue;
      if (position + 1 >= start) pairs++;
      const third = position + 2 < text.length ? hanOf(text, position + 2) : -1;
      if (third >= 0 && this.#triples.has(pair * hanCount + third)) triples++;
    }
    return { characters, pairs, triples };
  }

  #pairAt(text: string, position: number): number | undefined {
    if (position + 1 >= text.length) return undefined;
    const first = hanOf(text, position);
    const second = hanOf(text, position + 1);
    return first < 0 || second < 0 ? undefined : this.#pairs.get(first * hanCount + second);
  }
}

/** A Han character's place in the two blocks, or -1. */
function hanOf(text: string, position: number): number {
  const place = text.charCodeAt(position) - firstHan;
  return place >= 0 && place < hanCount ? place : -1;
}
