import type { ByteReader } from './byte-reader.ts';

/** Cost in nats of a character that is no word by itself: one in ten times as many as there are words in the counts. */
const unknownCost = 19;
const unknownProbability = Math.exp(-unknownCost);
/** Longest word of the list, in characters. */
const longestWord = 5;
/** Below this the probabilities of a long text are multiplied by its inverse, before they get too small to be told apart. */
const smallest = 2 ** -400;
const logSmallest = Math.log(smallest);
/** Places of a text that are kept at once; of a shorter text all. More than `longestWord`. */
const placesKept = 64;

/**
 * Words with their frequencies, as a tree of characters (indices of the model's vocabulary), and of the words that stand side
 * by side more often than by chance how often: what a text is worth as a row of words, all ways to part it taken
 * together. It knows long words, where words end, and which word follows which, single characters among them, which
 * trigrams of characters do not.
 */
export class WordList {
  /** Children of node n: `[#children[n], #children[n + 1])`, their characters ascending; node 0 is the root. */
  readonly #children: Uint32Array;
  readonly #character: Uint16Array;
  /** Probability of the word that ends at a node; 0 where none does. */
  readonly #word: Float64Array;
  /** The root's child for each character, 0 for none. */
  readonly #first: Uint32Array;
  /** Words known to follow the word of a node: `[#followers[n], #followers[n + 1])`, given as nodes, ascending. */
  readonly #followers: Uint32Array;
  readonly #follower: Uint32Array;
  /** What a follower's probability is above what backing off to the word alone gives it. */
  readonly #more: Float64Array;
  /** By which the probability of any word after the word of a node is multiplied. */
  readonly #backOff: Float64Array;
  /** Ways to reach each place modulo `placesKept`: the last word's node and the probability so far. */
  readonly #ways = Array.from({ length: placesKept }, () => new Ways());
  /** The text that the kept ways are of, if all of it is kept; else nothing. */
  readonly #known = new Uint16Array(placesKept);
  #knownLength = 0;

  /**
   * @param vocabulary size of the model's vocabulary.
   * @param quantum a step of the quantised logarithms, in nats.
   */
  constructor(reader: ByteReader, vocabulary: number, quantum: number) {
    const nodes = reader.number();
    const pairs = reader.number();
    this.#children = new Uint32Array(nodes + 1);
    this.#character = new Uint16Array(nodes);
    this.#word = new Float64Array(nodes);
    this.#first = new Uint32Array(vocabulary);
    this.#followers = new Uint32Array(nodes + 1);
    this.#follower = new Uint32Array(pairs);
    this.#more = new Float64Array(pairs);
    this.#backOff = new Float64Array(nodes).fill(1);
    const probabilities = Float64Array.from({ length: 256 }, (_, cost) => Math.exp(-quantum * cost));
    const probability = () => probabilities[reader.byte()] as number;
    let next = 1;
    for (let node = 0; node < nodes; node++) {
      this.#children[node] = next;
      next += reader.number();
    }
    this.#children[nodes] = next;
    for (let node = 0; node < nodes; node++) {
      let character = 0;
      for (let child = this.#children[node] as number; child < (this.#children[node + 1] as number); child++) {
        character += reader.number();
        this.#character[child] = character;
        if (node === 0) this.#first[character] = child;
      }
    }
    const words: number[] = [];
    for (let node = 1; node < nodes; node++) {
      const cost = reader.byte();
      if (cost === 0) continue;
      this.#word[node] = probabilities[cost] as number;
      words.push(node);
    }
    this.#readFollowers(reader, words, probability);
  }

  #readFollowers(reader: ByteReader, words: readonly number[], probability: () => number): void {
    const counts = new Uint32Array(this.#word.length);
    for (const node of words) counts[node] = reader.number();
    let next = 0;
    for (let node = 0; node < counts.length; node++) {
      this.#followers[node] = next;
      next += counts[node] as number;
    }
    this.#followers[counts.length] = next;
    for (const node of words) if ((counts[node] as number) > 0) this.#backOff[node] = probability();
    for (const node of words) {
      let word = 0;
      for (let place = this.#followers[node] as number; place < (this.#followers[node + 1] as number); place++) {
        word += reader.number();
        this.#follower[place] = words[word] as number;
      }
    }
    for (const node of words) {
      const backOff = this.#backOff[node] as number;
      for (let place = this.#followers[node] as number; place < (this.#followers[node + 1] as number); place++)
        this.#more[place] = probability() - backOff * (this.#word[this.#follower[place] as number] as number);
    }
  }

  /** Natural logarithm of the probability of `length` characters, given as indices of the vocabulary. */
  score(characters: Uint16Array, length: number): number {
    const ring = this.#ways;
    const kept = this.#keep(characters, length);
    const first = Math.max(0, kept + 1 - longestWord);
    for (let place = kept + 1; place < first + longestWord; place++) waysTo(ring, place).clear();
    let scale = 0;
    for (let start = first; start < length; start++) {
      const farthest = start + longestWord;
      if (farthest > kept && farthest <= length) waysTo(ring, farthest).clear();
      const before = waysTo(ring, start);
      if (before.sum < smallest) {
        for (let place = start; place <= farthest; place++) waysTo(ring, place).multiply(1 / smallest);
        scale += logSmallest;
      }
      let node = this.#first[characters[start] as number] as number;
      if (start >= kept && (node === 0 || this.#word[node] === 0))
        waysTo(ring, start + 1).add(node, before.backedOff * unknownProbability, 1);
      for (let end = start + 1; node !== 0; end++) {
        const word = this.#word[node] as number;
        if (word !== 0 && end > kept)
          waysTo(ring, end).add(node, this.#after(before, node, word), this.#backOff[node] as number);
        if (end >= length || end - start >= longestWord) break;
        node = this.#child(node, characters[end] as number);
      }
    }
    if (scale !== 0) this.#knownLength = 0;
    return Math.log(waysTo(ring, length).sum) + scale;
  }

  /**
   * Tell up to which place the ways are those of the text that was weighed last: the readings of one spot begin alike. They are
   * of this text from now on.
   */
  #keep(characters: Uint16Array, length: number): number {
    const known = this.#known;
    const most = Math.min(length, this.#knownLength);
    let kept = 0;
    while (kept < most && characters[kept] === known[kept]) kept++;
    if (kept === 0) {
      const start = waysTo(this.#ways, 0);
      start.clear();
      start.add(0, 1, 1);
    }
    this.#knownLength = length < placesKept ? length : 0;
    for (let place = kept; place < this.#knownLength; place++) known[place] = characters[place] as number;
    return kept;
  }

  /** Probability of all ways to a place, and of a word behind it. */
  #after(before: Ways, node: number, word: number): number {
    let sum = before.backedOff * word;
    for (let way = 0; way < before.count; way++) {
      const last = before.nodes[way] as number;
      let low = this.#followers[last] as number;
      const end = this.#followers[last + 1] as number;
      if (low === end) continue;
      let high = end;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((this.#follower[middle] as number) < node) low = middle + 1;
        else high = middle;
      }
      if (low < end && this.#follower[low] === node)
        sum += (before.probabilities[way] as number) * (this.#more[low] as number);
    }
    return sum;
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

/** Ways to reach a place, one for each word that ends there. */
class Ways {
  count = 0;
  /** Of all ways together, as they are and as they count for a word that does not follow theirs more often than by chance. */
  sum = 0;
  backedOff = 0;
  readonly nodes = new Uint32Array(longestWord + 1);
  readonly probabilities = new Float64Array(longestWord + 1);

  add(node: number, probability: number, backOff: number): void {
    this.nodes[this.count] = node;
    this.probabilities[this.count] = probability;
    this.count++;
    this.sum += probability;
    this.backedOff += probability * backOff;
  }

  multiply(factor: number): void {
    this.sum *= factor;
    this.backedOff *= factor;
    for (let way = 0; way < this.count; way++) (this.probabilities[way] as number) *= factor;
  }

  clear(): void {
    this.count = 0;
    this.sum = 0;
    this.backedOff = 0;
  }
}

function waysTo(ring: readonly Ways[], place: number): Ways {
  return ring[place % ring.length] as Ways;
}
