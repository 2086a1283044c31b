import { expect, test } from 'vitest';
import { StringPool } from './string-pool.ts';

test('gives equal strings one number, and the string back', () => {
  const pool = new StringPool();
  const long = '長'.repeat(10_000);
  const numbers = ['', '(chǎn)', long.slice(1), '(chǎn)', ''].map((string) => pool.numberOf(string));
  expect(numbers).toEqual([0, 1, 2, 1, 0]);
  expect(pool.at(1)).toBe('(chǎn)');
  expect(pool.at(2)).toBe(long.slice(1));
});
