import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packNumbers, unpackNumbers } from './script-table.ts';

test('numbers are read as they were packed', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(0x10ffff)), (numbers) => {
      expect(unpackNumbers(packNumbers(numbers))).toEqual(numbers);
    }),
  );
});

test('a damaged table is an error', () => {
  expect(() => unpackNumbers('甲')).toThrow('甲');
});
