/**
 * Longest match over OpenCC's dictionaries, in typed arrays: the same answers as opencc-js's own trie of maps, in a tenth
 * of the time (a convert-as-you-go build of every page in two scripts spends most of its conversions here).
 */
import { type Dictionary, Entries, width } from './dictionary-entries.ts';

/** Slots of the table of children for each unit of the words, so that it stays half empty; a power of two is taken above it. */
const slotsAUnit = 4;

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
  readonly #edges: Int32Array;
  readonly #mask: number;
  /** A bit for each two units that a word may begin with, by a hash: most places of a text end the search here. */
  readonly #beginnings = new Uint32Array(1 << 14);
  /** Replacement of the word that ends in a node. */
  readonly #values: (string | undefined)[] = [undefined];

  /** @param group dictionaries; of two entries for one word that of the earlier dictionary counts. */
  constructor(group: readonly (Dictionary | Entries)[]) {
    this.#dictionaries = group.toReversed().map((one) => (one instanceof Entries ? one : new Entries(one)));
    const units = this.#dictionaries.reduce((sum, dictionary) => sum + dictionary.units, 0);
    let slots = 16;
    while (slots < slotsAUnit * units) slots *= 2;
    this.#edges = new Int32Array(slots * edgeFields);
    this.#mask = slots - 1;
    for (const { firstUnits } of this.#dictionaries) for (const unit of firstUnits) this.#first[unit] = unread;
  }

  /** Node of a word's first unit, with the words below it. */
  #rootOf(unit: number): number {
    const node = this.#first[unit] ?? 0;
    if (node !== unread) return node;
    this.#first[unit] = 0;
    for (const dictionary of this.#dictionaries)
      for (const [word, replacement] of dictionary.beginningWith(unit)) this.#add(word, replacement);
    return this.#first[unit] ?? 0;
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
      }
      node = child;
    }
    this.#values[node] = replacement;
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
  #match(text: string, start: number): string | undefined {
    const unit = text.charCodeAt(start);
    let node = this.#rootOf(unit);
    if (node === 0) return undefined;
    let index = start + 1;
    let found = this.#values[node];
    this.#end = index;
    if (index === text.length) return found;
    const bit = beginning(unit, text.charCodeAt(index));
    if (((this.#beginnings[bit >>> 5] as number) & (1 << bit)) === 0) return found;
    while (index < text.length) {
      node = this.#edges[this.#edge(node, text.charCodeAt(index)) + 2] as number;
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

  /** Put replacements in the place of words, from left to right, the longest first. */
  convert(text: string): string {
    let result = '';
    let from = 0;
    const first = this.#first;
    for (let index = 0; index < text.length; ) {
      if (first[text.charCodeAt(index)] === 0) {
        index++;
        continue;
      }
      const replacement = this.#match(text, index);
      if (replacement === undefined) index += width(text, index);
      else {
        if (from < index) result += text.slice(from, index);
        result += replacement;
        index = from = this.#end;
      }
    }
    if (from === 0) return text;
    return from < text.length ? result + text.slice(from) : result;
  }

  /**
   * Put replacements in the place of words as `convert`, then finish each by itself: that of a word of several characters, and what
   * comes of the text between two of them.
   */
  convertPieces(text: string, finish: (piece: string) => string): string {
    let result = '';
    let between = '';
    let from = 0;
    const first = this.#first;
    for (let index = 0; index < text.length; ) {
      if (first[text.charCodeAt(index)] === 0) {
        index++;
        continue;
      }
      const replacement = this.#match(text, index);
      const end = replacement === undefined ? index + width(text, index) : this.#end;
      if (replacement !== undefined) {
        if (from < index) between += text.slice(from, index);
        if (end - index > width(text, index)) {
          if (between !== '') result += finish(between);
          between = '';
          result += finish(replacement);
        } else between += replacement;
        from = end;
      }
      index = end;
    }
    if (from < text.length) between += text.slice(from);
    return between === '' ? result : result + finish(between);
  }

  /** Cut a text into words and what lies between them. */
  segment(text: string): string[] {
    const segments: string[] = [];
    let from = 0;
    for (let index = 0; index < text.length; ) {
      if (this.#match(text, index) === undefined) index += width(text, index);
      else {
        if (from < index) segments.push(text.slice(from, index));
        segments.push(text.slice(index, this.#end));
        index = from = this.#end;
      }
    }
    if (from < text.length) segments.push(text.slice(from));
    return segments;
  }
}

/** A conversion of OpenCC's: words are found by one group of dictionaries, and each converted by others in turn. */
export interface ConversionConfiguration {
  readonly normalizationChain?: readonly (readonly Dictionary[])[];
  readonly segmentation?: readonly Dictionary[];
  readonly conversionChain: readonly (readonly Dictionary[])[];
}

/** The function of a conversion; equal to opencc-js's `Converter` of the same configuration. */
export function phraseConverter(configuration: ConversionConfiguration): (text: string) => string {
  const { normalizationChain = [], segmentation, conversionChain } = configuration;
  const known = new Map<Dictionary, Entries>();
  const entriesOf = (dictionary: Dictionary): Entries => {
    const entries = known.get(dictionary) ?? new Entries(dictionary);
    known.set(dictionary, entries);
    return entries;
  };
  const trieOf = (group: readonly Dictionary[]): PhraseTrie => new PhraseTrie(group.map(entriesOf));
  const normalize = normalizationChain.map(trieOf);
  const convert = conversionChain.map(trieOf);
  const normalized = (text: string): string => normalize.reduce((result, trie) => trie.convert(result), text);
  const [first, ...others] = convert;
  const [firstGroup = []] = conversionChain;
  if (
    first !== undefined &&
    segmentation !== undefined &&
    convertsWhatItFinds(segmentation.map(entriesOf), firstGroup.map(entriesOf))
  ) {
    // One pass finds words and converts them, and the large dictionaries are made into one trie, not two.
    const finish = (piece: string): string => others.reduce((result, trie) => trie.convert(result), piece);
    return (text) => first.convertPieces(normalized(text), finish);
  }
  const words = segmentation && trieOf(segmentation);
  return (text) => {
    const normal = normalized(text);
    let result = '';
    for (const segment of words === undefined ? [normal] : words.segment(normal)) {
      result += convert.reduce((piece, trie) => trie.convert(piece), segment);
    }
    return result;
  };
}

/** Are words found by the dictionaries that convert them, which besides have single characters only? */
function convertsWhatItFinds(segmentation: readonly Entries[], group: readonly Entries[]): boolean {
  return (
    segmentation.every((dictionary, index) => dictionary === group[index] && dictionary.singles === 0) &&
    group.slice(segmentation.length).every(({ singles, count }) => singles === count)
  );
}
