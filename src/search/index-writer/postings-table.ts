/** Where every word of a shard stands: made in one pass over the texts and one counting sort, in typed arrays. */
import { type FoldedText, NO_CHARACTER } from './folded-text.ts';
import { firstOf } from './word-key.ts';
import { WordTable } from './word-table.ts';

/** Positions of all texts are laid end to end; of one number in so many the text is noted. */
const PAGE_STRIDE = 256;

/** All postings of a shard: of word i, `places` from `starts[i]` to `starts[i + 1]`, in ascending order. */
export interface PostingsTable {
  /** Keys of the words (`word-key.ts`), ascending. */
  readonly keys: Float64Array;
  readonly starts: Int32Array;
  readonly places: Int32Array;
  readonly pages: PageFinder;
  /** The folded character at each place of all texts laid end to end; negative where there is none. */
  readonly characters: Int32Array;
  /** How much of a chunk each word takes: a unit for each posting and each page. */
  readonly units: Int32Array;
}

/** Finds the page of a place: of a position in all texts laid end to end. */
export class PageFinder {
  /** Where each page begins; one more at the end. */
  readonly starts: Int32Array;
  /** Page of every `PAGE_STRIDE`th place. */
  readonly #pages: Int32Array;

  constructor(starts: Int32Array) {
    this.starts = starts;
    const end = starts.at(-1) ?? 0;
    this.#pages = new Int32Array(Math.floor(end / PAGE_STRIDE) + 1);
    let page = 0;
    for (let index = 0; index < this.#pages.length; index++) {
      while ((starts[page + 1] ?? Infinity) <= index * PAGE_STRIDE) page++;
      this.#pages[index] = page;
    }
  }

  pageOf(place: number): number {
    let page = this.#pages[Math.floor(place / PAGE_STRIDE)] as number;
    while ((this.starts[page + 1] as number) <= place) page++;
    return page;
  }
}

/** Takes texts one after the other, in the order of their pages. */
export class PostingsCollector {
  readonly #words = new WordTable();
  readonly #starts: number[] = [0];
  /** Number of the word at each place; -1 where there is none. */
  #wordAt: Int32Array<ArrayBuffer>;
  #places = 0;

  /** @param expected places of all texts, roughly; more make room as they come. */
  constructor(expected = 1 << 16) {
    this.#wordAt = new Int32Array(expected);
  }

  add({ characters, length }: FoldedText): void {
    if (this.#places + length > this.#wordAt.length) {
      const larger = new Int32Array(Math.max(Math.ceil(1.5 * this.#wordAt.length), this.#places + length));
      larger.set(this.#wordAt.subarray(0, this.#places));
      this.#wordAt = larger;
    }
    const wordAt = this.#wordAt;
    let place = this.#places;
    for (let index = 0; index < length; index++) {
      const character = characters[index] as number;
      // After each block there is a gap, so what follows a block's last character is no character.
      wordAt[place++] = character < 0 ? -1 : this.#words.numberOf(character, characters[index + 1] ?? NO_CHARACTER);
    }
    this.#places = place;
    this.#starts.push(place);
  }

  finish(): PostingsTable {
    const count = this.#words.size;
    const keyOf = this.#words.keys();
    const keys = keyOf.slice().sort();
    const rankOf = ranks(keyOf, keys);
    const pages = new PageFinder(Int32Array.from(this.#starts));
    const starts = new Int32Array(count + 1);
    const wordAt = this.#wordAt.subarray(0, this.#places);
    for (let place = 0; place < wordAt.length; place++) {
      const word = wordAt[place] as number;
      if (word < 0) continue;
      const rank = rankOf[word] as number;
      wordAt[place] = rank;
      (starts[rank + 1] as number)++;
    }
    for (let word = 0; word < count; word++) (starts[word + 1] as number) += starts[word] as number;
    const places = new Int32Array(starts[count] as number);
    const next = starts.slice(0, count);
    const characterOf = Int32Array.from(keys, firstOf);
    const units = new Int32Array(count);
    const lastPage = new Int32Array(count).fill(-1);
    for (let page = 0; page + 1 < pages.starts.length; page++) {
      for (let place = pages.starts[page] as number; place < (pages.starts[page + 1] as number); place++) {
        const rank = wordAt[place] as number;
        if (rank < 0) continue;
        places[(next[rank] as number)++] = place;
        // From here on the word itself is not needed, and the array that held it is of the right size.
        wordAt[place] = characterOf[rank] as number;
        (units[rank] as number) += lastPage[rank] === page ? 1 : 2;
        lastPage[rank] = page;
      }
    }
    return { keys, starts, places, pages, characters: wordAt, units };
  }
}

/** The rank of each key among all, sorted. */
function ranks(keyOf: Float64Array, sorted: Float64Array): Int32Array {
  const order = new Int32Array(keyOf.length);
  for (let index = 0; index < order.length; index++) {
    const key = keyOf[index] as number;
    let low = 0;
    let high = sorted.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as number) < key) low = middle + 1;
      else high = middle;
    }
    order[index] = low;
  }
  return order;
}
