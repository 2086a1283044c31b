import { expect, test } from 'vitest';
import { findPhrases } from './find-phrases.ts';
import { PhraseFinder } from './locate-phrases.ts';

/** Sentences of made-up words around given ones. */
function around(seed: number, words: readonly string[]): string {
  let state = seed * 104_729 + 17;
  const word = (): string => {
    state = (state * 48271) % 2147483647;
    return String.fromCharCode(0x4e00 + (state % 2500), 0x5600 + (state % 1900));
  };
  const filler = Array.from({ length: 200 }, word).join('，');
  return `${filler}。${words.map((phrase) => `${word()}${word()}${phrase}${word()}${word()}${word()}。`).join('')}`;
}

const none = (): boolean => false;
const phrasesOf = (texts: readonly string[]): string[] =>
  findPhrases(
    texts.map((text, index) => ({ text, publisher: `p${index % 4}` })),
    none,
  ).map(({ phrase }) => phrase);

test('finds a phrase whole, however long, in either script, and nothing that recurs in two texts only', () => {
  const texts = [1, 2, 3, 4, 5].map((seed) =>
    around(seed, ['一镇一品一特色', seed < 3 ? '先修渠后栽树' : '清淤', seed % 2 === 0 ? '把台账摆上桌面' : '']),
  );
  texts.push(around(6, ['一鎮一品一特色', '把臺賬擺上桌面']));
  expect(phrasesOf(texts)).toEqual(['一镇一品一特色', '把台账摆上桌面']);
});

test('gives the texts and places of a phrase', () => {
  const texts = [1, 2, 3].map((seed) => ({ text: around(seed, ['河长日日巡河']), publisher: `p${seed}` }));
  const [found] = findPhrases(texts, none);
  expect(found?.texts).toEqual([0, 1, 2]);
  const finder = new PhraseFinder([found?.phrase ?? '']);
  for (const { text } of texts) {
    const places = finder.placesIn(text);
    expect(places.map(({ start }) => text.slice(start, start + 6))).toEqual(['河长日日巡河']);
  }
});

test('leaves out names, what one publisher alone writes, and strings cut in the middle of grammar', () => {
  const texts = [1, 2, 3, 4].map((seed) => ({
    text: around(seed, [
      '柳溪县融媒体中心',
      seed < 4 ? '小编带您一起看' : '',
      seed % 2 === 0 ? '青石的河边路的' : '青石的河边路',
    ]),
    publisher: seed < 4 ? '甲' : `乙${seed}`,
  }));
  texts.push({ text: around(9, ['']), publisher: '丙' });
  const found = findPhrases(texts, (phrase) => '柳溪县融媒体中心'.includes(phrase));
  expect(found.map(({ phrase }) => phrase)).toEqual(['青石的河边路']);
});

test('gives the same phrases again', () => {
  const texts = [1, 2, 3, 4, 5, 6].map((seed) => around(seed, ['村村通了公路', '户户接上自来水']));
  expect(phrasesOf(texts)).toEqual(phrasesOf(texts));
});

test('takes a hostile text in bounded time', () => {
  const start = performance.now();
  findPhrases(
    ['一', '二', '三'].map((character) => ({ text: character.repeat(100_000) })).concat({ text: '一'.repeat(100_000) }),
    none,
  );
  expect(performance.now() - start).toBeLessThan(5000);
});
