/**
 * Collect the strings of two to six Han characters that texts repeat: their words and names, and what looks like them.
 * Strings grow by a character at a time, and only such as are frequent grow on; all in typed arrays.
 */
import { toOtherScript } from '../../src/script/convert.ts';
import { foldedCodePoints } from '../../src/script/fold.ts';
import type { Script } from '../../src/script/script.ts';
import { WordTable } from '../../src/search/index-writer/word-table.ts';

const SHORTEST = 2;
const LONGEST = 6;

/**
 * How much more often a string must stand than its parts would beside each other by chance. Found by looking: below 20,
 * lists fill with the likes of 的工作.
 */
const COHESION = 20;

/** A longer string that makes up this share of a shorter one's occurrences stands for it: 质量发 is always 质量发展. */
const SAME = 0.9;

const codePoints = (text: string): number[] => Array.from(text, (character) => character.codePointAt(0) as number);

/** Characters that begin or end no word worth finding by its pinyin. */
const LOOSE = new Set(codePoints('的了和与及在是为以对等把被从向将也都并或这那其之而个'));
/** Characters that no word holds. */
const NEVER = new Set(codePoints('的了'));

/** Stands between texts and in the place of all that is no Han character. */
const NONE = -1;

const isHan = (codePoint: number): boolean =>
  (codePoint >= 0x4e00 && codePoint <= 0x9fff) || codePoint === 0x3007 || codePoint > 0x1ffff;

/** A word with how often it stands. */
export interface FrequentWord {
  readonly word: string;
  readonly count: number;
}

/** The strings of one length: which stands at each place, and how often and where first. */
interface Strings {
  readonly at: Int32Array;
  readonly counts: number[];
  readonly firsts: number[];
}

export class FrequentWords {
  /** Folded code points, and the same as they are written; negative code points are of Traditional texts. */
  readonly #folded: number[] = [];
  readonly #written: number[] = [];

  /** Count the strings of a text, in whatever script it is. */
  add(text: string, script: Script = 'Hans'): void {
    const written = codePoints(text);
    foldedCodePoints(text).forEach((codePoint, index) => {
      this.#folded.push(isHan(codePoint) ? codePoint : NONE);
      this.#written.push(script === 'Hans' ? (written[index] as number) : -(written[index] as number));
    });
    this.#folded.push(NONE);
    this.#written.push(NONE);
  }

  /** The words in Simplified characters, the most frequent first; equals in the order of their characters' codes. */
  words(leastCount: number, most = Infinity): FrequentWord[] {
    const characters = charactersOf(Int32Array.from(this.#folded));
    const lengths: Strings[] = [characters];
    const total = characters.counts.reduce((sum, count) => sum + count, 0);
    const found: { readonly place: number; readonly length: number; readonly count: number }[] = [];
    let shorter: (boolean | undefined)[] = [];
    for (let length = SHORTEST; length <= LONGEST; length++) {
      const strings = longerStrings(lengths.at(-1) as Strings, leastCount);
      lengths.push(strings);
    }
    // From the longest on, so that each length knows which of its strings stand for nothing but a longer one.
    for (let length = LONGEST; length >= SHORTEST; length--) {
      const { counts, firsts } = lengths[length - 1] as Strings;
      const parts = lengths[length - 2] as Strings;
      const shorterParts: (boolean | undefined)[] = [];
      counts.forEach((count, number) => {
        const place = firsts[number] as number;
        if (count < leastCount || !this.#isCohesive(lengths, place, length, count, total)) return;
        if (!shorter[number]) found.push({ place, length, count });
        for (const part of [parts.at[place] as number, parts.at[place + 1] as number])
          if (count >= (parts.counts[part] as number) * SAME) shorterParts[part] = true;
      });
      shorter = shorterParts;
    }
    const folded = ({ place, length }: (typeof found)[number]): string =>
      String.fromCodePoint(...this.#folded.slice(place, place + length));
    return found
      .map((one) => ({ ...one, text: folded(one) }))
      .sort((one, other) => other.count - one.count || (one.text < other.text ? -1 : 1))
      .slice(0, most)
      .map(({ place, length, count }) => ({ word: this.#form(place, length), count }));
  }

  /** How a string is written where it first stands, in Simplified characters: 规划, not 规画. */
  #form(place: number, length: number): string {
    const written = this.#written.slice(place, place + length);
    const text = String.fromCodePoint(...written.map(Math.abs));
    return (written[0] as number) < 0 ? toOtherScript(text, 'Hant') : text;
  }

  #isCohesive(lengths: readonly Strings[], place: number, length: number, count: number, total: number): boolean {
    const string = this.#folded.slice(place, place + length);
    if (LOOSE.has(string[0] as number) || LOOSE.has(string.at(-1) as number)) return false;
    if (string.some((character) => NEVER.has(character))) return false;
    const countOf = (start: number, size: number): number => {
      const { at, counts } = lengths[size - 1] as Strings;
      return counts[at[start] as number] as number;
    };
    for (let split = 1; split < length; split++) {
      const byChance = (countOf(place, split) * countOf(place + split, length - split)) / total;
      if (count < byChance * COHESION) return false;
    }
    return true;
  }
}

/** Single characters, numbered in the order in which they first stand. */
function charactersOf(folded: Int32Array): Strings {
  const numbers = new Map<number, number>();
  const strings: Strings = { at: new Int32Array(folded.length), counts: [], firsts: [] };
  folded.forEach((codePoint, place) => {
    strings.at[place] = NONE;
    if (codePoint === NONE) return;
    let number = numbers.get(codePoint);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(codePoint, number);
    }
    count(strings, place, number);
  });
  return strings;
}

function count({ at, counts, firsts }: Strings, place: number, number: number): void {
  at[place] = number;
  if (number === counts.length) {
    counts.push(0);
    firsts.push(place);
  }
  (counts[number] as number)++;
}

/** The strings a character longer whose beginning and end both stand often enough. */
function longerStrings(parts: Strings, leastCount: number): Strings {
  const table = new WordTable();
  const strings: Strings = { at: new Int32Array(parts.at.length).fill(NONE), counts: [], firsts: [] };
  const isOften = (number: number): boolean => number !== NONE && (parts.counts[number] as number) >= leastCount;
  for (let place = 0; place + 1 < parts.at.length; place++) {
    const begin = parts.at[place] as number;
    const end = parts.at[place + 1] as number;
    if (isOften(begin) && isOften(end)) count(strings, place, table.numberOf(begin, end));
  }
  return strings;
}
