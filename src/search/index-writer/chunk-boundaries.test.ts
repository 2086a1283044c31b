import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chunkStarts, unitsInChunk } from './chunk-boundaries.ts';
import { wordKey } from './word-key.ts';

const UNITS = 100;

/** Words of many sizes, most of them small. */
const sizes = fc.array(fc.oneof(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 2, max: 300 })), {
  minLength: 400,
  maxLength: 600,
});
const keysOf = (count: number): Float64Array =>
  Float64Array.from({ length: count }, (_, word) => wordKey(0x4e00, word));

/** Chunks as the keys of their first words. */
const chunksOf = (keys: Float64Array, units: readonly number[]): number[] =>
  Array.from(chunkStarts(keys, Int32Array.from(units), UNITS), (word) => keys[word] as number);

test('chunks begin with the first word, in order, and are of about one size', () => {
  fc.assert(
    fc.property(sizes, (units) => {
      const keys = keysOf(units.length);
      const starts = chunksOf(keys, units);
      expect(starts[0]).toBe(keys[0]);
      expect([...starts].sort((a, b) => a - b)).toEqual(starts);
      const total = units.reduce((sum, size) => sum + size, 0);
      expect(starts.length).toBeGreaterThan(total / UNITS / 4);
      expect(starts.length).toBeLessThanOrEqual(1 + total / UNITS);
    }),
    { numRuns: 50 },
  );
});

test('an edit moves boundaries only near itself', () => {
  fc.assert(
    fc.property(sizes, fc.nat(), fc.boolean(), (units, place, isRemoved) => {
      const word = place % units.length;
      const keys = keysOf(units.length);
      const edited = units.map((size, index) => (index === word ? size + 1 : size));
      const [otherKeys, other] = isRemoved
        ? [keys.filter((_, index) => index !== word), units.filter((_, index) => index !== word)]
        : [keys, edited];
      const before = new Set(chunksOf(keys, units));
      const after = new Set(chunksOf(otherKeys, other));
      const moved = [...before, ...after].filter((key) => before.has(key) !== after.has(key));
      const key = keys[word] as number;
      const unitsBetween = (one: number, another: number): number =>
        units.reduce((sum, size, index) => {
          const at = keys[index] as number;
          return at > Math.min(one, another) && at < Math.max(one, another) ? sum + size : sum;
        }, 0);
      for (const boundary of moved) expect(unitsBetween(boundary, key)).toBeLessThan(30 * UNITS);
      expect(moved.length).toBeLessThan(40);
    }),
    { numRuns: 50 },
  );
});

test('an index without words has no chunks', () => {
  expect(chunkStarts(new Float64Array(), new Int32Array())).toEqual(new Int32Array());
});

test('chunks become larger with the index, by steps, so that few thousand are listed', () => {
  const words = (count: number, units: number): Int32Array => new Int32Array(count).fill(units);
  expect(unitsInChunk(words(0, 1))).toBe(2200);
  expect(unitsInChunk(words(150_000, 100))).toBe(2200);
  const sizes = Array.from({ length: 60 }, (_, index) => 100_000 + 10_000 * index);
  for (const size of sizes) expect((size * 100) / unitsInChunk(words(size, 100))).toBeLessThan(12_501);
  expect(new Set(sizes.map((size) => unitsInChunk(words(size, 100)))).size).toBeLessThan(8);
});

test('a word that is larger than a chunk is one, whatever it holds', () => {
  expect(unitsInChunk(new Int32Array(12_000).fill(1_000_000))).toBe(2200);
});
