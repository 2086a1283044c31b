import type { ByteReader } from './byte-reader.ts';

/** A step of the quantised logarithms in the file, in nats; see `quantum` of the model. */
const quantum = 0.08;
/** Cost in nats of a character that is no word by itself: one in ten times as many as there are words in the counts. */
const unknownCost = 19;
/** Longest word of the list, in characters. */
const longestWord = 5;

/**
 * Words with their frequencies, as a tree of characters (indices of the model's vocabulary): what a text is worth as a
 * row of independent words, all ways to part it taken together. It knows long words and where words end, which trigrams
 * of characters do not.
 */
export class WordList {
  /** Children of node n: `[#children[n], #children[n + 1])`, their characters ascending; node 0 is the root. */
  readonly #children: Uint32Array;
  readonly #character: Uint16Array;
  /** Log probability of the word that ends at a node; 0 where none does. */
  readonly #word: Float32Array;
  /** The root's child for each character, 0 for none. */
  readonly #first: Uint32Array;

  /** @param vocabulary size of the model's vocabulary. */
  constructor(reader: ByteReader, vocabulary: number) {
    const nodes = reader.number();
    this.#children = new Uint32Array(nodes + 1);
    this.#character = new Uint16Array(nodes);
    this.#word = new Float32Array(nodes);
    this.#first = new Uint32Array(vocabulary);
    let next = 1;
    for (let node = 0; node < nodes; node++) {
      this.#children[node] = next;
      let character = 0;
      for (let left = reader.number(); left > 0; left--) {
        character += reader.number();
        this.#character[next] = character;
        this.#word[next] = -quantum * reader.byte();
        if (node === 0) this.#first[character] = next;
        next++;
      }
    }
    this.#children[nodes] = next;
  }

  /** Natural logarithm of the probability of `length` characters, given as indices of the vocabulary. */
  score(characters: Uint16Array, length: number): number {
    const reached = new Float64Array(length + 1).fill(Number.NEGATIVE_INFINITY);
    reached[0] = 0;
    for (let start = 0; start < length; start++) {
      const before = reached[start] as number;
      let node = this.#first[characters[start] as number] as number;
      if (node === 0 || this.#word[node] === 0) join(reached, start + 1, before - unknownCost);
      for (let end = start + 1; node !== 0; end++) {
        const word = this.#word[node] as number;
        if (word !== 0) join(reached, end, before + word);
        if (end >= length || end - start >= longestWord) break;
        node = this.#child(node, characters[end] as number);
      }
    }
    return reached[length] as number;
  }

  #child(node: number, character: number): number {
    let low = this.#children[node] as number;
    let high = this.#children[node + 1] as number;
    const end = high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#character[middle] as number) < character) low = middle + 1;
      else high = middle;
    }
    return low < end && this.#character[low] === character ? low : 0;
  }
}

/** Add the probability of one more way to reach a place. */
function join(reached: Float64Array, place: number, way: number): void {
  const known = reached[place] as number;
  const [more, less] = known > way ? [known, way] : [way, known];
  reached[place] = less === Number.NEGATIVE_INFINITY ? more : more + Math.log1p(Math.exp(less - more));
}
