import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedCounts, encodeCounts } from '../index-writer/counts.ts';
import { encodeMeta } from '../index-writer/encode-meta.ts';
import { encodeTable } from '../index-writer/encode-table.ts';
import { wordKey } from '../index-writer/word-key.ts';
import { readCounts } from './counts.ts';
import { IndexFormatError } from './errors.ts';
import { readMeta } from './meta.ts';
import { readTable } from './table.ts';

const name = fc.stringMatching(/^[0-9a-z]{6,9}$/u);
const key = fc
  .tuple(fc.integer({ min: 0, max: 0x10ffff }), fc.option(fc.integer({ min: 0, max: 0x10ffff }), { nil: undefined }))
  .map(([character, next]) => wordKey(character, next));
const sortedKeys = fc.uniqueArray(key, { maxLength: 40 }).map((keys) => keys.sort((one, other) => one - other));

const lists = fc.record({
  pages: fc.array(fc.record({ name, length: fc.integer({ min: 0, max: 1_000_000 }) }), { maxLength: 20 }),
  keys: sortedKeys,
  names: fc.array(name, { minLength: 40, maxLength: 40 }),
  counted: sortedKeys,
});

test("our table says what Pagefind's list says, lengths and sizes nearly", () => {
  fc.assert(
    fc.property(lists, ({ pages, keys, names, counted }) => {
      const chunks = keys.map((first, number) => ({ first, last: first, name: names[number] ?? '' }));
      const meta = { version: '1.6.0', pages, chunks, filters: [['year', 'abc']] as const, sorts: [] };
      const sizes = chunks.map((_, number) => 1 + 997 * number);
      const listed = counted.map((of, number) => ({ key: of, name: names[number] ?? '' }));
      const table = readTable(encodeTable(meta, sizes, listed));
      const { lengths, sorts: _, ...expected } = readMeta(encodeMeta(meta));
      expect(table).toMatchObject(expected);
      table.lengths.forEach((length, page) => {
        expect(Math.abs(length - (lengths[page] ?? 0))).toBeLessThanOrEqual(1 + 0.05 * (lengths[page] ?? 0));
      });
      table.chunkSizes.forEach((size, chunk) => {
        expect(Math.abs(size - (sizes[chunk] ?? 0))).toBeLessThanOrEqual(1 + 0.2 * (sizes[chunk] ?? 0));
      });
      expect([...table.counted]).toEqual(listed.map((of) => [of.key, of.name]));
    }),
  );
});

test('counts are read as they were written, and as they are after changes', () => {
  const rows = fc.uniqueArray(fc.tuple(fc.nat(500), fc.integer({ min: 0, max: 300 }), fc.nat(3)), {
    selector: ([page]) => page,
    maxLength: 60,
  });
  const asMap = (list: readonly (readonly [number, number, number])[]) =>
    new Map(list.filter(([, count]) => count > 0).map(([page, ...counts]) => [page, counts]));
  const asCounts = (map: ReadonlyMap<number, readonly number[]>) => {
    const pages = [...map.keys()].sort((one, other) => one - other);
    const column = (index: number): number[] => pages.map((page) => map.get(page)?.[index] ?? 0);
    return { pages, counts: column(0), titleCounts: column(1) };
  };
  fc.assert(
    fc.property(rows, rows, (before, changes) => {
      const counts = asCounts(asMap(before));
      expect(readCounts(encodeCounts(counts))).toEqual(counts);
      const after = new Map([...asMap(before), ...changes.map(([page, ...of]) => [page, of] as const)]);
      for (const [page, [count]] of after) if (count === 0) after.delete(page);
      expect(
        changedCounts(
          counts,
          changes.map(([page, ...of]) => [page, of] as const),
        ),
      ).toEqual(asCounts(after));
    }),
  );
});

test('cut or damaged bytes are a format error, never another', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.constantFrom(readTable, readCounts), (bytes, read) => {
      try {
        read(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(IndexFormatError);
      }
    }),
    { numRuns: 1000 },
  );
});
