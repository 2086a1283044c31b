import type { LanguageModel } from './language-model.ts';
import { RowTable } from './row-table.ts';

/**
 * What speaks for characters because the page has them, or the same two or three side by side, elsewhere too, in nats: a
 * page repeats its words. Fitted together with the weights of `weighing.ts`.
 */
const weights = { character: 0.65, pair: 1.37, triple: 2.09 };

/** A page of so many characters tells as much of a character's share as running text does. */
const elsewhere = 1500;

/** Code units. */
const units = 0x10000;
/** Below are ASCII, blanks and control characters: a page says nothing about figures. */
const firstUnit = 0xa1;

/** Which characters beyond ASCII, Chinese marks among them, and pairs and triples of them a page holds. */
export class PageWords {
  readonly #text: string;
  readonly #pairs: RowTable;
  readonly #triples: RowTable;
  readonly #language: Pick<LanguageModel, 'frequency'>;
  #total = 0;
  /** `#commonerThanElsewhere` of the units that were asked about: the readings of a spot have most of their characters in common. */
  readonly #commoner = new Map<number, number>();

  constructor(text: string, language: Pick<LanguageModel, 'frequency'>) {
    this.#text = text;
    this.#language = language;
    this.#pairs = new RowTable(text, 2);
    this.#triples = new RowTable(text, 3);
    let row = 0;
    for (let position = 0; position < text.length; position++) {
      row = unitOf(text, position) < 0 ? 0 : row + 1;
      if (row > 0) this.#total++;
      if (row > 1) this.#pairs.add(position - 1);
      if (row > 2) this.#triples.add(position - 2);
    }
  }

  /** How often each character stands in the page, by UTF-16 unit. */
  #counts(): Uint32Array {
    if (countedPage === this) return pageCounts;
    // The table is 256 KB: to empty it takes longer than to count a short page.
    const before = countedPage === undefined ? '' : countedPage.#text;
    for (let position = 0; position < before.length; position++) pageCounts[before.charCodeAt(position)] = 0;
    countedPage = this;
    for (let position = 0; position < this.#text.length; position++)
      (pageCounts[this.#text.charCodeAt(position)] as number)++;
    return pageCounts;
  }

  /** What speaks for `[start, end)` of a text, its neighbours on both sides taken into account, in nats. */
  familiarity(text: string, start: number, end: number): number {
    const { characters, pairs, triples } = this.traits(text, start, end);
    return weights.character * characters + weights.pair * pairs + weights.triple * triples;
  }

  /**
   * What of `[start, end)` of a text the page has: how much commoner its characters are there than in running text, as a sum
   * of logarithms, and how many of the pairs and triples in it or over its edges.
   */
  traits(text: string, start: number, end: number): { characters: number; pairs: number; triples: number } {
    let characters = 0;
    let pairs = 0;
    let triples = 0;
    for (let position = start; position < end; position++) {
      const unit = unitOf(text, position);
      if (unit >= 0) characters += this.#commonerThanElsewhere(unit);
    }
    for (let position = Math.max(0, start - 2); position < end; position++) {
      if (position + 1 >= text.length || !this.#pairs.has(text, position)) continue;
      if (position + 1 >= start) pairs++;
      if (position + 2 < text.length && this.#triples.has(text, position)) triples++;
    }
    return { characters, pairs, triples };
  }

  /** How much commoner a character is in the page than in running text, as a logarithm. */
  #commonerThanElsewhere(unit: number): number {
    let commoner = this.#commoner.get(unit);
    if (commoner === undefined) {
      const expected = Math.exp(this.#language.frequency(String.fromCharCode(unit)));
      const share = ((this.#counts()[unit] as number) + elsewhere * expected) / (this.#total + elsewhere);
      commoner = Math.log(share / expected);
      this.#commoner.set(unit, commoner);
    }
    return commoner;
  }
}

/** The counts of the page that was asked about last: a table for each page would take longer to make than a short page. */
const pageCounts = new Uint32Array(units);
let countedPage: PageWords | undefined;

/** The code unit of a character beyond ASCII, or -1; blanks are none. */
function unitOf(text: string, position: number): number {
  const unit = text.charCodeAt(position);
  return unit >= firstUnit && unit !== ideographicSpace ? unit : -1;
}

const ideographicSpace = 0x3000;
