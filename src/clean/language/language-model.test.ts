import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { languageForTest } from '../../../scripts/test-support/language.ts';
import { readLanguageModel } from './language-model.ts';

const language = languageForTest();
const mean = (text: string) => language.score(text) / text.length;

test('finds words of news likelier than what shifted bytes make of them', () => {
  for (const [word, shifted] of [
    ['链式思维', '链式剿季'],
    ['准确', '桨确'],
    ['老树发新枝', '老树薄新枝'],
    ['要统筹', '耙统筹'],
    ['在基地召开', '在殻地召开'],
    ['日报记者', '日抱记者'],
  ] as const) {
    expect(mean(word), word).toBeGreaterThan(mean(shifted) + 0.5);
  }
});

test('counts Traditional characters as their Simplified forms', () => {
  expect(language.score('鏈式思維')).toBe(language.score('链式思维'));
  expect(language.simplified('發')).toBe('发');
  expect(language.scriptOf('發')).toBe('traditional');
  expect(language.scriptOf('发')).toBe('simplified');
  expect(language.scriptOf('人')).toBe('both');
});

test('weighs a text as a row of words', () => {
  expect(language.wordScore('踏上去没有声音')).toBeGreaterThan(language.wordScore('踏上去没有声盅') + 5);
  expect(language.wordScore('鏈條')).toBe(language.wordScore('链条'));
  expect(language.wordScore('')).toBe(0);
});

test('knows which word follows which, single characters among them', () => {
  expect(language.wordScore('喝了一杯')).toBeGreaterThan(language.wordScore('喝了一怀') + 2);
  expect(language.wordScore('共计34人')).toBeGreaterThan(language.wordScore('共计34入') + 2);
});

test('weighs a long text without end', () => {
  expect(language.wordScore('𩷶'.repeat(5000))).toBeCloseTo(5000 * language.wordScore('𩷶'), -4);
});

/** Texts that begin alike, likely ones among them and long ones. */
const someText = fc
  .tuple(
    fc.constantFrom('中华人民共和国', '今年以来，全市𩷶'),
    fc.oneof(fc.nat({ max: 12 }), fc.integer({ min: 55, max: 70 })),
    fc.string({ unit: fc.constantFrom(...'年民人国，3𩷶'), maxLength: 4 }),
  )
  .map(([start, length, end]) => start.repeat(10).slice(0, length) + end);

test('weighs a text alike whatever was weighed before it', () => {
  fc.assert(
    fc.property(fc.array(someText, { minLength: 1, maxLength: 8 }), (texts) => {
      const one = texts.map((text) => language.wordScore(text));
      // What shares no beginning with the last text is weighed from its own.
      const alone = texts.map((text) => {
        language.wordScore('z');
        return language.wordScore(text);
      });
      expect(one).toEqual(alone);
    }),
    { numRuns: 300 },
  );
});

test('scores candidates between the same neighbours as it scores each whole text', () => {
  const short = fc.string({ unit: fc.constantFrom(...'抢抓机遇，3'), maxLength: 6 });
  fc.assert(
    fc.property(short, short, short, fc.nat({ max: 6 }), (left, candidates, right, at) => {
      const start = Math.min(at, left.length);
      const each = candidates === '' ? [''] : [...candidates];
      const whole = each.map((candidate) => language.score(left + candidate + right, start));
      expect(language.scores(left, candidates, right, start)).toEqual(whole);
    }),
  );
});

test('sums what it says of single characters', () => {
  const text = '产业链';
  const sum =
    language.logProbability('产', '', '') +
    language.logProbability('业', '产', '') +
    language.logProbability('链', '业', '产');
  expect(language.score(text)).toBeCloseTo(sum, 5);
});

test('scores a million characters within a second', () => {
  const text = '今年以来，全市上下抢抓机遇，加快推进产业链建设。'.repeat(41_667);
  const start = performance.now();
  language.score(text);
  expect(performance.now() - start).toBeLessThan(1000);
});

test('refuses bytes that are no model, or half of one', () => {
  expect(() => readLanguageModel(Uint8Array.of(1, 2, 3), inflateRawSync)).toThrow(RangeError);
  expect(() => readLanguageModel(Uint8Array.of(0x43, 0x57, 0x4c, 0x4d, 3, 9), inflateRawSync)).toThrow(
    /end of a language model/,
  );
});
