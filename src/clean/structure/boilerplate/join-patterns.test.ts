import { expect, test } from 'vitest';
import { joinPatterns } from './join-patterns.ts';

test('joins patterns that hold from the start alone, by flags, and leaves the others', () => {
  const { anchored, others } = joinPatterns([/^a(?:b|c)/u, /d|^e/u, /^f[|]|^g/u, /^h/iu, (line) => line === 'i']);
  expect(anchored.map(String)).toEqual(['/^a(?:b|c)|^f[|]|^g/u', '/^h/iu']);
  expect(['d', 'ee', 'i', 'xd'].map((line) => others.map((matches) => matches(line)))).toEqual([
    [true, false],
    [true, false],
    [false, true],
    [true, false],
  ]);
});
