import { expect, test } from 'vitest';
import { FrequentWords } from './frequent-words.ts';

function wordsOf(texts: readonly string[]): string[] {
  const words = new FrequentWords();
  for (const text of texts) words.add(text);
  return words.words(2).map(({ word }) => word);
}

/** Characters that make the archive large enough for chance to mean something. */
const filler = Array.from({ length: 400 }, (_, index) => String.fromCodePoint(0x5000 + index * 7)).join('，');

test('keeps what is repeated, whole', () => {
  expect(wordsOf([filler, '他说高质量发展。', '要高质量发展，', '论高质量发展'])).toEqual(['高质量发展']);
});

test('keeps a shorter word that also stands alone', () => {
  expect(wordsOf([filler, ...Array<string>(6).fill('高质量发展'), ...Array<string>(6).fill('发展')])).toEqual([
    '发展',
    '高质量发展',
  ]);
});

test('leaves out what is no word, and keeps the word in it', () => {
  expect(wordsOf([filler, '渡口的，渡口的。渡口的船，渡口的船'])).toEqual(['渡口']);
});

test('writes words as the texts do', () => {
  expect(wordsOf([filler, '作规划。', '此规划，', '规划'])).toEqual(['规划']);
});
