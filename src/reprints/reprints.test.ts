import fc from 'fast-check';
import { expect, test } from 'vitest';
import { difference } from './difference.ts';
import { copyPairs, groupsOfPairs, signatureOf } from './find-reprints.ts';
import { fingerprintsOf } from './fingerprints.ts';
import { lettersOf } from './letters.ts';
import { countShingles, shinglesOf } from './min-hash.ts';
import { joinPassages, type SharedPassage } from './shared-passages.ts';
import { madeUp } from './testing/made-up.ts';

const findReprints = (texts: readonly string[]): number[][] =>
  groupsOfPairs(
    copyPairs(
      texts.map((text) => signatureOf(lettersOf(text))),
      (index) => shinglesOf(texts[index] ?? ''),
    ),
  );
const findSharedPassages = (texts: readonly string[]): SharedPassage[] =>
  joinPassages(
    texts.map((text) => fingerprintsOf(lettersOf(text))),
    (index) => texts[index] ?? '',
  );

test('groups copies: cut short, reworded here and there, in the other script', () => {
  const original = `风筝还在天上，船已经靠岸。${madeUp(1, 800)}`;
  const reworded = [...original].map((character, index) => (index % 12 === 5 ? '某' : character)).join('');
  const cut = original.slice(0, 300);
  const other = original.replace('风筝还在天上，船已经靠岸', '風箏還在天上，船已經靠岸').replaceAll('，', ',');
  expect(findReprints([original, madeUp(2, 800), reworded, cut, madeUp(3, 500), other])).toEqual([[0, 2, 3, 5]]);
});

test('groups no short or different texts', () => {
  expect(findReprints(['', '特此通知。', '特此通知。', ...[4, 5, 6].map((seed) => madeUp(seed, 600))])).toEqual([]);
});

test('finds a passage that two texts share, with its place in both, and not a shorter one', () => {
  const passage = madeUp(7, 50);
  const first = `${madeUp(8, 100)}${passage}${madeUp(9, 80)}`;
  const second = `${madeUp(10, 33)}${passage}${madeUp(11, 99)}`;
  const short = `${madeUp(12, 60)}${passage.slice(0, 36)}${madeUp(13, 60)}`;
  const [found, ...others] = findSharedPassages([first, second, short]);
  expect(others).toEqual([]);
  expect(first.slice(found?.first.start, found?.first.end)).toContain(passage.slice(0, 49));
  expect(second.slice(found?.second.start, found?.second.end)).toContain(passage.slice(0, 49));
});

test('finds every shared passage of forty letters, wherever it lies', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), fc.integer({ min: 43, max: 90 }), (before, after, length) => {
      const passage = madeUp(20, length);
      const texts = [
        madeUp(21, before) + passage + madeUp(22, after),
        madeUp(23, after) + passage + madeUp(24, before),
      ];
      expect(findSharedPassages(texts)).toHaveLength(1);
    }),
    { numRuns: 60 },
  );
});

test('shows differences from which both texts can be read again', () => {
  const alphabet = fc.array(fc.constantFrom('天', '地', '人', '和', '\n', '𠀀'), { maxLength: 40 });
  fc.assert(
    fc.property(alphabet, alphabet, (left, right) => {
      const pieces = difference(left.join(''), right.join(''));
      const side = (without: string): string =>
        pieces
          .filter(({ kind }) => kind !== without)
          .map(({ text }) => text)
          .join('');
      expect(side('inserted')).toBe(left.join(''));
      expect(side('removed')).toBe(right.join(''));
    }),
  );
});

test('shows few differences where there are few', () => {
  expect(difference('借书不要钱，还书要讲一段', '借书不收钱，还书要讲')).toEqual([
    { kind: 'same', text: '借书不' },
    { kind: 'removed', text: '要' },
    { kind: 'inserted', text: '收' },
    { kind: 'same', text: '钱，还书要讲' },
    { kind: 'removed', text: '一段' },
  ]);
  const long = madeUp(30, 6000);
  const changed = `${long.slice(0, 2000)}新${long.slice(2100)}`;
  expect(difference(long, changed).filter(({ kind }) => kind !== 'same')).toHaveLength(2);
});

test('compares hostile texts in bounded time', () => {
  const start = performance.now();
  difference('一二'.repeat(20_000), '三四五'.repeat(20_000));
  findReprints(['一'.repeat(500_000), '一'.repeat(500_000)]);
  findSharedPassages(['一'.repeat(300_000), '一'.repeat(300_000)]);
  expect(performance.now() - start).toBeLessThan(8000);
});

test('counts different hashes as they are counted in order', () => {
  const hash = fc.oneof(fc.nat(3), fc.integer({ min: 0, max: 2 ** 32 - 1 }));
  fc.assert(
    fc.property(fc.array(hash, { maxLength: 40 }), fc.integer({ min: 1, max: 300 }), (hashes, times) => {
      const all = Uint32Array.from(Array.from({ length: times }, () => hashes).flat());
      expect(countShingles(all)).toBe(new Set(hashes).size);
    }),
  );
});
