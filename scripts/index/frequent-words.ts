/**
 * Collect the strings of two to six Han characters that texts repeat: their words and names, and what looks like them.
 * Strings grow by a character at a time, and only such as are frequent grow on; all in typed arrays.
 */
import { toOtherScript } from '../../src/script/convert.ts';
import { foldCodePoint } from '../../src/script/fold.ts';
import type { Script } from '../../src/script/script.ts';
import { foldedUnit } from '../../src/search/index-writer/folded-text.ts';
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
  readonly counts: ArrayLike<number>;
  readonly firsts: readonly number[];
}

export class FrequentWords {
  /** Folded code points of all texts, `NONE` where none is that a word could hold. */
  #folded = new Int32Array(1 << 16);
  /** The same as they are written; less than nothing in Traditional texts. */
  #written = new Int32Array(1 << 16);
  #length = 0;

  /** Count the strings of a text, in whatever script it is. */
  add(text: string, script: Script = 'Hans'): void {
    if (this.#length + text.length >= this.#folded.length) {
      const longer = (old: Int32Array): Int32Array<ArrayBuffer> => {
        const grown = new Int32Array(2 * (old.length + text.length));
        grown.set(old);
        return grown;
      };
      this.#folded = longer(this.#folded);
      this.#written = longer(this.#written);
    }
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      const codePoint = unit >= 0xd800 && unit < 0xdc00 ? (text.codePointAt(index) as number) : unit;
      if (codePoint > 0xffff) index++;
      const folded = codePoint > 0xffff ? foldCodePoint(codePoint) : foldedUnit(codePoint);
      this.#folded[this.#length] = isHan(folded) ? folded : NONE;
      this.#written[this.#length++] = script === 'Hans' ? codePoint : -codePoint;
    }
    this.#folded[this.#length++] = NONE;
  }

  /** The words in Simplified characters, the most frequent first; equals in the order of their characters' codes. */
  words(leastCount: number, most = Infinity): FrequentWord[] {
    const characters = charactersOf(this.#folded.subarray(0, this.#length));
    const lengths: Strings[] = [characters];
    let total = 0;
    for (let place = 0; place < this.#length; place++) if (this.#folded[place] !== NONE) total++;
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
      firsts.forEach((place, number) => {
        const count = counts[number] as number;
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
    const text = String.fromCodePoint(...written.map((codePoint) => Math.abs(codePoint)));
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

/** Single characters: the number of each is its code point. */
function charactersOf(folded: Int32Array): Strings {
  const counts = new Int32Array(0x3_0000);
  for (let place = 0; place < folded.length; place++) {
    const codePoint = folded[place] as number;
    if (codePoint !== NONE) (counts[codePoint] as number)++;
  }
  return { at: folded, counts, firsts: [] };
}

/** The strings a character longer whose beginning and end both stand often enough. */
function longerStrings({ at: parts, counts: partCounts }: Strings, leastCount: number): Strings {
  const table = new WordTable();
  const at = new Int32Array(parts.length).fill(NONE);
  const counts: number[] = [];
  const firsts: number[] = [];
  let begin = NONE;
  for (let place = 0; place < parts.length; place++) {
    let end = parts[place] as number;
    if (end !== NONE && (partCounts[end] as number) < leastCount) end = NONE;
    if (begin !== NONE && end !== NONE) {
      const number = table.numberOf(begin, end);
      at[place - 1] = number;
      if (number === counts.length) {
        counts.push(1);
        firsts.push(place - 1);
      } else (counts[number] as number)++;
    }
    begin = end;
  }
  return { at, counts, firsts };
}
