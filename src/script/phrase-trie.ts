/**
 * Longest match over OpenCC's dictionaries, in typed arrays: the same answers as opencc-js's own trie of maps, in a tenth
 * of the time (a convert-as-you-go build of every page in two scripts spends most of its conversions here).
 */
import { type Dictionary, Entries } from './dictionary-entries.ts';
import { type Units, widthAt } from './units.ts';

/** Slots of the table of children for each edge that is in it, at least, so that most are empty; and how many it begins with. */
const slotsAnEdge = 4;
const firstSlots = 1 << 14;

/** Numbers of an edge in the table: four, so that one is found by a shift and lies in one line of the processor's cache. */
const edgeFields = 4;

/** Number of the bit for two units. */
function beginning(first: number, second: number): number {
  return (Math.imul(first, 0x9e37_79b1) ^ Math.imul(second, 0x85eb_ca6b)) >>> 13;
}

/** In the place of a node: words begin with that unit that no text has asked for yet. */
const unread = -1;

/**
 * Words with their replacements. Words are walked by UTF-16 code unit. Those that begin with one unit are read when a text first
 * has it: a few texts ask for a small part of a dictionary, which took longer to read than they to convert.
 */
export class PhraseTrie {
  /** Node of a word's first unit, by unit; 0 where no word begins with it. */
  readonly #first = new Int32Array(0x1_0000);
  readonly #dictionaries: readonly Entries[];
  /** Open-addressed: parent node, unit and child of each edge below the first, and a number left out. */
  #edges = new Int32Array(firstSlots * edgeFields);
  #mask = firstSlots - 1;
  #count = 0;
  /** A bit for each two units that a word may begin with, by a hash: most places of a text end the search here. */
  readonly #beginnings = new Uint32Array(1 << 14);
  /** Replacement of the word that ends in a node. */
  readonly #values: (string | undefined)[] = [undefined];
  /** By unit, what comes of the character alone, where that is one unit too; 0 where it is not, or is not known yet. */
  readonly #alone = new Uint16Array(0x1_0000);

  /** @param group dictionaries; of two entries for one word that of the earlier dictionary counts. */
  constructor(group: readonly (Dictionary | Entries)[]) {
    this.#dictionaries = group.toReversed().map((one) => (one instanceof Entries ? one : new Entries(one)));
    for (const { firstUnits } of this.#dictionaries) for (const unit of firstUnits) this.#first[unit] = unread;
  }

  /** Node of a word's first unit, with the words below it. */
  #rootOf(unit: number): number {
    const node = this.#first[unit] ?? 0;
    if (node !== unread) return node;
    this.#first[unit] = 0;
    for (const dictionary of this.#dictionaries)
      for (const [word, replacement] of dictionary.beginningWith(unit)) this.#add(word, replacement);
    const root = this.#first[unit] as number;
    const single = this.#values[root];
    if (single === undefined) this.#alone[unit] = unit;
    else if (single.length === 1) this.#alone[unit] = single.charCodeAt(0);
    return root;
  }

  #add(word: string, replacement: string): void {
    const unit = word.charCodeAt(0);
    let node = this.#first[unit] ?? 0;
    if (node === 0) {
      node = this.#values.push(undefined) - 1;
      this.#first[unit] = node;
    }
    if (word.length > 1) {
      const bit = beginning(unit, word.charCodeAt(1));
      this.#beginnings[bit >>> 5] = (this.#beginnings[bit >>> 5] as number) | (1 << bit);
    }
    for (let index = 1; index < word.length; index++) {
      const edge = this.#edge(node, word.charCodeAt(index));
      let child = this.#edges[edge + 2] as number;
      if (child === 0) {
        child = this.#values.push(undefined) - 1;
        this.#edges[edge] = node;
        this.#edges[edge + 1] = word.charCodeAt(index);
        this.#edges[edge + 2] = child;
        if (++this.#count * slotsAnEdge > this.#mask) this.#grow();
      }
      node = child;
    }
    this.#values[node] = replacement;
  }

  /** A table with room for all words at once would be mostly empty, and as large as all that a small build has in memory. */
  #grow(): void {
    const old = this.#edges;
    this.#edges = new Int32Array(2 * old.length);
    this.#mask = 2 * this.#mask + 1;
    for (let edge = 0; edge < old.length; edge += edgeFields) {
      if (old[edge + 2] === 0) continue;
      const place = this.#edge(old[edge] as number, old[edge + 1] as number);
      for (let field = 0; field < edgeFields; field++) this.#edges[place + field] = old[edge + field] as number;
    }
  }

  /** Where the edge of a node is, or would be. */
  #edge(node: number, unit: number): number {
    const edges = this.#edges;
    let slot = (Math.imul(node, 0x9e37_79b1) ^ Math.imul(unit, 0x85eb_ca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & this.#mask;
    for (;;) {
      const edge = slot * edgeFields;
      if (edges[edge + 2] === 0 || (edges[edge] === node && edges[edge + 1] === unit)) return edge;
      slot = (slot + 1) & this.#mask;
    }
  }

  /** Replacement of the longest word at a place, with the word's end; `undefined` when none is there. */
  #match(from: Uint16Array, start: number, end: number): string | undefined {
    const unit = from[start] as number;
    let node = this.#rootOf(unit);
    if (node === 0) return undefined;
    let index = start + 1;
    let found = this.#values[node];
    this.#end = index;
    if (index === end || !this.#mayBegin(unit, from[index] as number)) return found;
    while (index < end) {
      node = this.#edges[this.#edge(node, from[index] as number) + 2] as number;
      if (node === 0) break;
      index++;
      const value = this.#values[node];
      if (value !== undefined) {
        found = value;
        this.#end = index;
      }
    }
    return found;
  }
  #end = 0;

  /** Whether a word may begin with two units. */
  #mayBegin(first: number, second: number): boolean {
    const bit = beginning(first, second);
    return ((this.#beginnings[bit >>> 5] as number) & (1 << bit)) !== 0;
  }

  /**
   * Add units `[start, end)` of a text to another, with replacements in the place of words, from left to right, the longest first.
   *
   * @param around called before and after the replacement of a word of several characters; it may take away what was added.
   */
  convert(from: Uint16Array, start: number, end: number, to: Units, around?: () => void): void {
    const first = this.#first;
    const alone = this.#alone;
    to.reserve(end - start);
    let { units: added, length } = to;
    for (let index = start; index < end; ) {
      const unit = from[index] as number;
      if (first[unit] === 0) {
        added[length++] = unit;
        index++;
        continue;
      }
      // Most words are single characters, for which others stand.
      const other = alone[unit] as number;
      if (other !== 0 && (index + 1 === end || !this.#mayBegin(unit, from[index + 1] as number))) {
        added[length++] = other;
        index++;
        continue;
      }
      to.length = length;
      const replacement = this.#match(from, index, end);
      const width = widthAt(from, index, end);
      if (replacement === undefined) {
        added[length++] = unit;
        if (width === 2) added[length++] = from[index + 1] as number;
        index += width;
        continue;
      }
      const isLong = this.#end - index > width;
      if (isLong) around?.();
      index = this.#end;
      to.reserve(replacement.length + end - index);
      to.add(replacement);
      if (isLong) {
        around?.();
        to.reserve(end - index);
      }
      ({ units: added, length } = to);
    }
    to.length = length;
  }

  /** Cut units into words and what lies between them. */
  segment(from: Uint16Array, end: number, onSegment: (start: number, end: number) => void): void {
    let done = 0;
    for (let index = 0; index < end; ) {
      if (this.#match(from, index, end) === undefined) index += widthAt(from, index, end);
      else {
        const wordEnd = this.#end;
        if (done < index) onSegment(done, index);
        onSegment(index, wordEnd);
        index = done = wordEnd;
      }
    }
    if (done < end) onSegment(done, end);
  }
}
