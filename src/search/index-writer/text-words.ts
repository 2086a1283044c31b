/** The words of one text, and what becomes other when a text does. */
import { type FoldedText, NO_CHARACTER } from './folded-text.ts';
import { wordKey } from './word-key.ts';

/** Where one word stands in one text. */
export interface TextWord {
  /** Ascending; those in the title first. */
  readonly positions: readonly number[];
  readonly titleCount: number;
  /** The characters before and after each place by turns; negative where there is none. */
  readonly around: readonly number[];
}

/** The words of a text, by their keys. */
export function textWords({ characters, length, titleLength }: FoldedText): Map<number, TextWord> {
  const words = new Map<number, { positions: number[]; titleCount: number; around: number[] }>();
  for (let position = 0; position < length; position++) {
    const character = characters[position] as number;
    if (character < 0) continue;
    const next = characters[position + 1] as number;
    const key = wordKey(character, next < 0 ? undefined : next);
    let word = words.get(key);
    if (word === undefined) {
      word = { positions: [], titleCount: 0, around: [] };
      words.set(key, word);
    }
    word.positions.push(position);
    word.around.push(characters[position - 1] ?? NO_CHARACTER, characters[position + 2] ?? NO_CHARACTER);
    if (position < titleLength) word.titleCount++;
  }
  return words;
}

/** What is to become of one word: where it will stand in the texts that changed, by ascending page. */
export interface WordChange {
  readonly pages: {
    readonly page: number;
    readonly word: TextWord | undefined;
    /** Number of places where it stood in the text. */
    readonly placesBefore: number;
  }[];
  /** How many units more the word takes than before. */
  units: number;
  /** Other characters stand around it than before. */
  isAroundOther: boolean;
}

const areSame = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((value, index) => value === other[index]);

const unitsOf = (word: TextWord | undefined): number => (word === undefined ? 0 : word.positions.length + 1);

/** Note what changes with one page, after all pages before it; words that stay where they were, among what they were, are left alone. */
export function noteChanges(
  changes: Map<number, WordChange>,
  page: number,
  before: ReadonlyMap<number, TextWord>,
  after: ReadonlyMap<number, TextWord>,
): void {
  const note = (key: number, old: TextWord | undefined, word: TextWord | undefined): void => {
    const isAroundSame = areSame(old?.around ?? [], word?.around ?? []);
    const isWhereItWas =
      isAroundSame && old?.titleCount === word?.titleCount && areSame(old?.positions ?? [], word?.positions ?? []);
    if (isWhereItWas) return;
    let change = changes.get(key);
    if (change === undefined) {
      change = { pages: [], units: 0, isAroundOther: false };
      changes.set(key, change);
    }
    change.pages.push({ page, word, placesBefore: old?.positions.length ?? 0 });
    change.isAroundOther ||= !isAroundSame;
    change.units += unitsOf(word) - unitsOf(old);
  };
  for (const [key, old] of before) note(key, old, after.get(key));
  for (const [key, word] of after) if (!before.has(key)) note(key, undefined, word);
}
