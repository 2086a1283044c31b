/**
 * Words of the index as numbers: a pair of folded code points (`pair-word.ts`) is one integer, and integers stand in the
 * order of the words' letters, so that nothing need be sorted as text.
 */
import { characterCode } from '../pair-word.ts';

/** More than any code point, and one more for «nothing follows». */
const SECOND = 2 ** 21;

/** The number of a pair; without `next`, of a character at the end of its block. Below 2 to the power of 42. */
export function wordKey(character: number, next?: number): number {
  return character * SECOND + (next === undefined ? 0 : next + 1);
}

/** First code point of a word. */
export const firstOf = (key: number): number => Math.floor(key / SECOND);

/** What a word's second code point adds to its number: 0 where there is none. */
export const secondOf = (key: number): number => key % SECOND;

/** The word of a number, as it stands in the index. */
export function keyWord(key: number): string {
  const second = secondOf(key);
  return characterCode(firstOf(key)) + (second === 0 ? '' : characterCode(second - 1));
}

const ZERO = 0x30;
const LOWER_A = 0x61;
const CODE_END = 0x7a;

/** The number of a word, from its bytes. */
export function keyOfWord(word: Uint8Array): number {
  const [character, end] = codeAt(word, 0);
  return end === word.length ? wordKey(character) : wordKey(character, codeAt(word, end)[0]);
}

function codeAt(word: Uint8Array, start: number): readonly [character: number, end: number] {
  const isLong = word[start] === CODE_END;
  const end = start + (isLong ? 5 : 3);
  let character = 0;
  for (let index = isLong ? start + 1 : start; index < end; index++) {
    const digit = word[index] ?? ZERO;
    character = character * 36 + (digit >= LOWER_A ? digit - LOWER_A + 10 : digit - ZERO);
  }
  return [character, end];
}
