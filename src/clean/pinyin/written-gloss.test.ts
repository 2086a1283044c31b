import { expect, test } from 'vitest';
import { isSyllable, readingFit, readSyllable } from './readings.ts';
import { withoutGlosses, writtenGlosses } from './written-gloss.ts';

test('grades how a reading fits its character', () => {
  expect(readingFit('業', 'yè')).toBe(3);
  expect(readingFit('長', 'zhǎng')).toBe(2);
  expect(readingFit('績', 'jī')).toBe(1);
  expect(readingFit('業', 'ye')).toBe(1);
  expect(readingFit('業', 'gāo')).toBe(0);
  expect(readingFit('A', 'a')).toBe(0);
});

test('tells syllables from other letters', () => {
  for (const syllable of ['zhǔn', 'lü', 'lv', 'ér', 'zhuang']) expect(isSyllable(syllable), syllable).toBe(true);
  for (const other of ['wto', 'gdp', 'b', 'zhx']) expect(isSyllable(other), other).toBe(false);
});

test('reads a syllable with blanks in it, up to its parenthesis', () => {
  expect(readSyllable('luò )x', 0)).toEqual({ reading: 'luò', hasTone: true, end: 5 });
  expect(readSyllable('luò', 0)).toBeUndefined();
  expect(readSyllable('UN)', 0)).toBeUndefined();
});

test('finds every way of writing a gloss', () => {
  const kinds = (text: string) =>
    [...writtenGlosses(text)].map(({ character, reading, kind, fit }) => [character, reading, kind, fit > 0]);
  expect(kinds('產(chǎn)業')).toEqual([['產', 'chǎn', 'plain', true]]);
  expect(kinds('業(ye)(ye)')).toEqual([
    ['業', 'ye', 'plain', true],
    ['業', 'ye', 'repeated', true],
  ]);
  expect(kinds('面(mià免費n)')).toEqual([['面', 'miàn', 'keyword', true]]);
  expect(kinds('到Y(jié)ou')).toEqual([['結', 'jié', 'residue', true]]);
  expect(kinds('產（chǎn）')).toEqual([['產', 'chǎn', 'plain', true]]);
});

test('takes glosses out of a context', () => {
  expect(withoutGlosses('產(chǎn)業(yè)(GDP)(一)')).toBe('產業(GDP)(一)');
});
