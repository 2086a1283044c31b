/** A dictionary as opencc-js has it: `from to|from to`, or pairs. */
export type Dictionary = string | readonly (readonly [string, string])[];

/** Entries of a dictionary by the first unit of their word, found without taking it apart. */
export class Entries {
  /** Number of entries, and of those whose word is a single character. */
  readonly count: number;
  readonly singles: number = 0;
  readonly firstUnits: readonly number[];
  readonly #dictionary: Dictionary;
  /** Of each entry, where it stands, and the number of the next one with the same first unit, 0 behind the last. From 1. */
  readonly #start: Uint32Array;
  readonly #next: Uint32Array;
  readonly #head = new Uint32Array(0x1_0000);

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
    const most =
      1 + (typeof dictionary === 'string' ? Math.ceil(dictionary.length / shortestEntry) : dictionary.length);
    this.#start = new Uint32Array(most);
    this.#next = new Uint32Array(most);
    const tail = new Uint32Array(0x1_0000);
    const firstUnits: number[] = [];
    let entry = 0;
    const note = (start: number, unit: number): void => {
      this.#start[++entry] = start;
      const last = tail[unit] as number;
      if (last === 0) {
        this.#head[unit] = entry;
        firstUnits.push(unit);
      } else this.#next[last] = entry;
      tail[unit] = entry;
    };
    if (typeof dictionary === 'string') {
      for (let start = 0; start < dictionary.length; ) {
        const blank = dictionary.indexOf(' ', start);
        note(start, dictionary.charCodeAt(start));
        if (blank - start === width(dictionary, start)) this.singles++;
        start = endOfEntry(dictionary, blank) + 1;
      }
    } else {
      for (const [place, [word]] of dictionary.entries()) {
        note(place, word.charCodeAt(0));
        if (word.length === width(word, 0)) this.singles++;
      }
    }
    this.count = entry;
    this.firstUnits = firstUnits;
  }

  /** In the order of the dictionary. */
  *beginningWith(unit: number): Generator<readonly [word: string, replacement: string]> {
    const dictionary = this.#dictionary;
    for (let entry = this.#head[unit] as number; entry > 0; entry = this.#next[entry] as number) {
      const start = this.#start[entry] as number;
      if (typeof dictionary === 'string') {
        const blank = dictionary.indexOf(' ', start);
        yield [dictionary.slice(start, blank), dictionary.slice(blank + 1, endOfEntry(dictionary, blank))];
      } else yield dictionary[start] as readonly [string, string];
    }
  }
}

/** Units of an entry in a dictionary that is one string: a word, a blank, a replacement that may be empty, a bar. */
const shortestEntry = 3;

/** Where the entry ends that a place is in. */
function endOfEntry(dictionary: string, place: number): number {
  const end = dictionary.indexOf('|', place);
  return end < 0 ? dictionary.length : end;
}

/** UTF-16 code units of the character at a place. */
export function width(text: string, index: number): 1 | 2 {
  const unit = text.charCodeAt(index);
  if (unit < 0xd800 || unit > 0xdbff) return 1;
  const next = text.charCodeAt(index + 1);
  return next >= 0xdc00 && next <= 0xdfff ? 2 : 1;
}
