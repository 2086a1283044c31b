/**
 * Longest match over OpenCC's dictionaries, in typed arrays: the same answers as opencc-js's own trie of maps, in a tenth
 * of the time (a convert-as-you-go build of every page in two scripts spends most of its conversions here).
 */

/** A dictionary as opencc-js has it: `from to|from to`, or pairs. */
export type Dictionary = string | readonly (readonly [string, string])[];

/** Slots of the table of children for each entry, so that it stays half empty; a power of two is taken above it. */
const slotsAnEntry = 4;

/** Words with their replacements. Words are walked by UTF-16 code unit. */
export class PhraseTrie {
  /** Node of a word's first unit, by unit; 0 where no word begins with it. */
  readonly #first = new Int32Array(0x1_0000);
  /** Open-addressed: parent node, unit and child of each edge below the first. */
  readonly #parents: Int32Array;
  readonly #units: Uint16Array;
  readonly #children: Int32Array;
  readonly #mask: number;
  /** Replacement of the word that ends in a node. */
  readonly #values: (string | undefined)[] = [undefined];

  /** @param group dictionaries; of two entries for one word that of the earlier dictionary counts. */
  constructor(group: readonly Dictionary[]) {
    const entries = group.toReversed().flatMap(entriesOf);
    const edges = entries.reduce((sum, [word]) => sum + word.length, 0);
    let slots = 16;
    while (slots < slotsAnEntry * edges) slots *= 2;
    this.#parents = new Int32Array(slots);
    this.#units = new Uint16Array(slots);
    this.#children = new Int32Array(slots);
    this.#mask = slots - 1;
    for (const [word, replacement] of entries) this.#add(word, replacement);
  }

  #add(word: string, replacement: string): void {
    const unit = word.charCodeAt(0);
    let node = this.#first[unit] ?? 0;
    if (node === 0) {
      node = this.#values.push(undefined) - 1;
      this.#first[unit] = node;
    }
    for (let index = 1; index < word.length; index++) {
      const slot = this.#slot(node, word.charCodeAt(index));
      let child = this.#children[slot] ?? 0;
      if (child === 0) {
        child = this.#values.push(undefined) - 1;
        this.#parents[slot] = node;
        this.#units[slot] = word.charCodeAt(index);
        this.#children[slot] = child;
      }
      node = child;
    }
    this.#values[node] = replacement;
  }

  /** Where the edge of a node is, or would be. */
  #slot(node: number, unit: number): number {
    let slot = (Math.imul(node, 0x9e37_79b1) ^ Math.imul(unit, 0x85eb_ca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & this.#mask;
    while (this.#children[slot] !== 0 && (this.#parents[slot] !== node || this.#units[slot] !== unit)) {
      slot = (slot + 1) & this.#mask;
    }
    return slot;
  }

  /** Replacement of the longest word at a place, with the word's end; `undefined` when none is there. */
  #match(text: string, start: number): string | undefined {
    let node = this.#first[text.charCodeAt(start)] ?? 0;
    let found: string | undefined;
    for (let index = start; node !== 0; ) {
      index++;
      const value = this.#values[node];
      if (value !== undefined) {
        found = value;
        this.#end = index;
      }
      node = index < text.length ? (this.#children[this.#slot(node, text.charCodeAt(index))] ?? 0) : 0;
    }
    return found;
  }
  #end = 0;

  /** Put replacements in the place of words, from left to right, the longest first. */
  convert(text: string): string {
    let result = '';
    let from = 0;
    for (let index = 0; index < text.length; ) {
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
    for (let index = 0; index < text.length; ) {
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

/** UTF-16 code units of the character at a place. */
function width(text: string, index: number): 1 | 2 {
  const unit = text.charCodeAt(index);
  if (unit < 0xd800 || unit > 0xdbff) return 1;
  const next = text.charCodeAt(index + 1);
  return next >= 0xdc00 && next <= 0xdfff ? 2 : 1;
}

function entriesOf(dictionary: Dictionary): readonly (readonly [string, string])[] {
  if (typeof dictionary !== 'string') return dictionary;
  return dictionary.split('|').map((entry) => {
    const blank = entry.indexOf(' ');
    return [entry.slice(0, blank), entry.slice(blank + 1)] as const;
  });
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
  const normalize = normalizationChain.map((group) => new PhraseTrie(group));
  const convert = conversionChain.map((group) => new PhraseTrie(group));
  const normalized = (text: string): string => normalize.reduce((result, trie) => trie.convert(result), text);
  const [first, ...others] = convert;
  if (
    first !== undefined &&
    segmentation !== undefined &&
    convertsWhatItFinds(segmentation, conversionChain[0] ?? [])
  ) {
    // One pass finds words and converts them, and the large dictionaries are made into one trie, not two.
    const finish = (piece: string): string => others.reduce((result, trie) => trie.convert(result), piece);
    return (text) => first.convertPieces(normalized(text), finish);
  }
  const words = segmentation && new PhraseTrie(segmentation);
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
function convertsWhatItFinds(segmentation: readonly Dictionary[], group: readonly Dictionary[]): boolean {
  const isSingle = ([word]: readonly [string, string]): boolean => word.length === width(word, 0);
  return (
    segmentation.every((dictionary, index) => dictionary === group[index] && !entriesOf(dictionary).some(isSingle)) &&
    group.slice(segmentation.length).every((dictionary) => entriesOf(dictionary).every(isSingle))
  );
}
