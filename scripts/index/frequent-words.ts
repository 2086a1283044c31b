/**
 * Collect the strings of two to six Han characters that an archive repeats: its words and names, and what looks like
 * them. Memory is bounded whatever the number of texts: when too many strings are known, the rarest are forgotten.
 */
import { foldedCodePoints } from '../../src/script/fold.ts';

const SHORTEST = 2;
const LONGEST = 6;

/** Strings known at once, at most: about 400 MB of memory. */
const MOST_STRINGS = 3_000_000;

/** From here on the archive is large enough for a count that is a few short to say the same. */
const MANY_STRINGS = 1_000_000;

/**
 * How much more often a string must stand than its parts would beside each other by chance. Found by looking: below 20,
 * lists fill with the likes of 的工作.
 */
const COHESION = 20;

/** A longer string that makes up this share of a shorter one's occurrences stands for it: 质量发 is always 质量发展. */
const SAME = 0.9;

/** Characters that begin or end no word worth finding by its pinyin. */
const LOOSE = new Set('的了和与及在是为以对等把被从向将也都并或这那其之而个');

const isHan = (codePoint: number): boolean =>
  (codePoint >= 0x4e00 && codePoint <= 0x9fff) || codePoint === 0x3007 || codePoint > 0x1ffff;

/** A word with how often it stands. */
export interface FrequentWord {
  readonly word: string;
  readonly count: number;
}

export class FrequentWords {
  readonly #counts = new Map<string, number>();
  readonly #characters = new Map<string, number>();
  /** How a string is written, where folding changes it: 规划, not 规画. */
  readonly #forms = new Map<string, string>();
  /** A string is followed further only once it has been seen before: most never come again. */
  #isLarge = false;
  #forgotten = 0;
  #total = 0;

  /** Count the strings of a text in Simplified characters. */
  add(text: string): void {
    const folded = foldedCodePoints(text);
    const written = Array.from(text);
    let begin = 0;
    for (let end = 0; end <= folded.length; end++) {
      if (end < folded.length && isHan(folded[end] ?? 0)) continue;
      if (end > begin) {
        const run = folded.slice(begin, end).map((codePoint) => String.fromCodePoint(codePoint));
        this.#addRun(run, written.slice(begin, end));
      }
      begin = end + 1;
    }
    this.#isLarge ||= this.#counts.size > MANY_STRINGS;
    if (this.#counts.size > MOST_STRINGS) this.#forgetRarest();
  }

  #addRun(run: readonly string[], written: readonly string[]): void {
    run.forEach((character, start) => {
      this.#total++;
      this.#characters.set(character, (this.#characters.get(character) ?? 0) + 1);
      let string = character;
      for (let length = SHORTEST; length <= LONGEST && start + length <= run.length; length++) {
        string += run[start + length - 1];
        const count = this.#counts.get(string) ?? 0;
        this.#counts.set(string, count + 1);
        if (count === 1) {
          const form = written.slice(start, start + length).join('');
          if (form !== string) this.#forms.set(string, form);
        }
        if (count === 0 && this.#isLarge) break;
      }
    });
  }

  #forgetRarest(): void {
    this.#forgotten++;
    for (const [string, count] of this.#counts) {
      if (count > this.#forgotten) continue;
      this.#counts.delete(string);
      this.#forms.delete(string);
    }
  }

  /** The words, the most frequent first; equals in the order of their characters' codes. */
  words(leastCount: number): FrequentWord[] {
    const frequent = new Map(
      [...this.#counts].filter(([string, count]) => count >= leastCount && this.#isCohesive(string, count)),
    );
    const shorter = new Set<string>();
    for (const [string, count] of frequent) {
      const characters = Array.from(string);
      for (const part of [characters.slice(1).join(''), characters.slice(0, -1).join('')])
        if (count >= (frequent.get(part) ?? Infinity) * SAME) shorter.add(part);
    }
    return [...frequent]
      .filter(([string]) => !shorter.has(string))
      .map(([word, count]) => ({ word, count }))
      .sort((one, other) => other.count - one.count || (one.word < other.word ? -1 : 1))
      .map(({ word, count }) => ({ word: this.#forms.get(word) ?? word, count }));
  }

  #isCohesive(string: string, count: number): boolean {
    const characters = Array.from(string);
    if (LOOSE.has(characters[0] ?? '') || LOOSE.has(characters.at(-1) ?? '') || /[的了]/u.test(string)) return false;
    const countOf = (part: readonly string[]): number =>
      (part.length === 1 ? this.#characters : this.#counts).get(part.join('')) ?? 1;
    for (let split = 1; split < characters.length; split++) {
      const byChance = (countOf(characters.slice(0, split)) * countOf(characters.slice(split))) / this.#total;
      if (count < byChance * COHESION) return false;
    }
    return true;
  }
}
