import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowTable } from './row-table.ts';

const letters = fc.string({ unit: fc.constantFrom('甲', '乙', 'a'), maxLength: 40 });

test.each([2, 3])('has the rows of %i characters that were put in, and no other', (length) => {
  const rowsOf = (text: string): number[] =>
    Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) => at);
  fc.assert(
    fc.property(letters, letters, (own, other) => {
      const table = new RowTable(own, length);
      for (const place of rowsOf(own)) table.add(place);
      for (const place of rowsOf(other)) {
        const row = other.slice(place, place + length);
        expect(table.has(other, place), row).toBe(own.includes(row));
      }
    }),
  );
});
