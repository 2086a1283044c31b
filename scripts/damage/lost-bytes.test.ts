import { expect, test } from 'vitest';
import { decodeCp936, encodeCp936 } from './cp936.ts';
import { chooseLosses, loseBytes } from './lost-bytes.ts';
import { seededRandom } from './random.ts';

test('runs one byte off behind a lost lead byte, as the page did', () => {
  const bytes = encodeCp936('表示，没有具体');
  const lost = chooseLosses(bytes, 1, seededRandom(1));
  expect(lost).toEqual([4]);
  expect(decodeCp936(loseBytes(bytes, lost))).toMatch(/^表示\ue0de挥芯/);
});

test('loses nothing at share 0', () => {
  const bytes = encodeCp936('一，二，三');
  expect(loseBytes(bytes, chooseLosses(bytes, 0, seededRandom(1)))).toEqual(bytes);
});
