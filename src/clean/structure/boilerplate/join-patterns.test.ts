import { expect, test } from 'vitest';
import { joinPatterns } from './join-patterns.ts';

test('joins patterns that hold from the start alone, by flags, and leaves the others', () => {
  const joined = joinPatterns([/^a(?:b|c)/u, /d|^e/u, /^f[|]|^g/u, /^h/iu]);
  expect(joined.map(String)).toEqual(['/d|^e/u', '/^a(?:b|c)|^f[|]|^g/u', '/^h/iu']);
});
