/** What stands around words after a change, told from the words, is what the texts say. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Postings } from '../index-reader/postings.ts';
import { FoldedText, NO_CHARACTER } from './folded-text.ts';
import { patchedSurroundings } from './patch-surroundings.ts';
import { encodeSurroundings } from './surroundings.ts';
import { noteChanges, type TextWord, textWords, type WordChange } from './text-words.ts';

type Words = ReadonlyMap<number, TextWord>;

const folded = new FoldedText();

function wordsOf(text: string): { words: Words; characters: Int32Array } {
  folded.set(['题', ...text.split('\n')]);
  return { words: textWords(folded), characters: folded.characters.slice(0, folded.length) };
}

/** Where a word stands, and what the texts say of its surroundings. */
function wordIn(key: number, texts: readonly ReturnType<typeof wordsOf>[]): { postings: Postings; part: Uint8Array } {
  const having = texts.flatMap(({ words, characters }, page) => {
    const word = words.get(key);
    return word === undefined ? [] : [{ page, word, characters }];
  });
  const starts = [0];
  for (const { word } of having) starts.push((starts.at(-1) as number) + word.positions.length);
  const around = having.flatMap(({ word, characters }) =>
    word.positions.map((at) => [characters[at - 1] ?? NO_CHARACTER, characters[at + 2] ?? NO_CHARACTER] as const),
  );
  const part = encodeSurroundings(
    Int32Array.from(around, ([before]) => before),
    Int32Array.from(around, ([, after]) => after),
    around.length,
  );
  const pages = having.map(({ page }) => page);
  const positions = having.flatMap(({ word }) => word.positions);
  return { postings: { pages, starts, positions, titleCounts: having.map(({ word }) => word.titleCount) }, part };
}

// Some characters are frequent, so that words have many places; others are rare, and now and then become frequent.
const frequent = fc.constantFrom('水', '退', '了', '的');
const rare = fc.integer({ min: 0, max: 40 }).map((number) => String.fromCodePoint(0x4e00 + number));
const character = fc.oneof({ weight: 6, arbitrary: frequent }, { weight: 2, arbitrary: rare }, fc.constant('\n'));
const text = fc.array(character, { minLength: 20, maxLength: 60 }).map((characters) => characters.join(''));
const change = fc.record({ page: fc.nat(), text, isMore: fc.boolean() });

test('whatever changes', () => {
  let told = 0;
  let read = 0;
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 20, maxLength: 30 }),
      fc.array(change, { minLength: 1, maxLength: 3 }),
      (first, changed) => {
        const before = first.map(wordsOf);
        const now = new Map(
          changed.map(({ page, text: made, isMore }) => {
            const number = page % first.length;
            return [number, wordsOf(isMore ? `${first[number]}\n${made.slice(0, 9)}` : made)] as const;
          }),
        );
        const after = before.map((one, page) => now.get(page) ?? one);
        const changes = new Map<number, WordChange>();
        for (const page of [...now.keys()].sort((one, other) => one - other))
          noteChanges(changes, page, before[page]?.words as Words, after[page]?.words as Words);
        const unitsOf = (key: number): number => {
          const { pages, positions } = wordIn(key, after).postings;
          return pages.length + positions.length;
        };
        for (const [key, of] of changes) {
          const { postings, part } = wordIn(key, after);
          const charactersOf = (page: number): Int32Array => now.get(page)?.characters as Int32Array;
          const postingsOf = (key: number): Postings => wordIn(key, before).postings;
          const changing = { charactersOf, unitsOf, postingsOf };
          const patched = patchedSurroundings(key, wordIn(key, before).part, postings, of, changing);
          if (patched === undefined) read++;
          else {
            expect(patched).toEqual(part);
            if (part.length > 0) told++;
          }
        }
      },
    ),
    { numRuns: 60 },
  );
  expect(told).toBeGreaterThan(100);
  expect(read).toBeGreaterThan(100);
});
