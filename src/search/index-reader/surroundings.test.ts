import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeSurroundings, surroundingsBytes } from '../index-writer/surroundings.ts';
import { IndexFormatError } from './errors.ts';
import { LEAST_PLACES, NAMED_SHARE, OTHER, readSurroundings, surroundingsOf } from './surroundings.ts';

const character = fc.oneof(fc.integer({ min: 0x4e00, max: 0x4e05 }), fc.integer({ min: -1, max: 0x10ffff }));
const places = fc.array(fc.tuple(character, character), { maxLength: 60 });

const encoded = (list: readonly (readonly [number, number])[]): Uint8Array =>
  encodeSurroundings(
    Int32Array.from(list, ([before]) => before),
    Int32Array.from(list, ([, after]) => after),
    list.length,
  );

test('the frequent characters around each place are read as they were written', () => {
  fc.assert(
    fc.property(places, (list) => {
      const read = readSurroundings(encoded(list));
      const isNamed = (side: 0 | 1, wanted: number): boolean =>
        wanted >= 0 && list.filter((one) => one[side] === wanted).length * NAMED_SHARE >= list.length;
      if (read === undefined) {
        expect(list.length < LEAST_PLACES || list.every(([one, other]) => !isNamed(0, one) && !isNamed(1, other))).toBe(
          true,
        );
        return;
      }
      expect(read.symbols).toHaveLength(list.length);
      list.forEach(([before, after], index) => {
        const symbol = read.symbols[index] ?? 0;
        for (const [side, named, wanted, number] of [
          [0, read.before, before, symbol >> 4],
          [1, read.after, after, symbol & 15],
        ] as const) {
          if (number === OTHER) expect(named).not.toContain(wanted);
          else expect(named[number]).toBe(wanted);
          // Sixteen of equal frequency are one too many.
          if (isNamed(side, wanted) && named.length < OTHER) expect(named).toContain(wanted);
        }
      });
    }),
  );
});

test('parts stand behind whatever a chunk holds, and damaged ones are a format error', () => {
  fc.assert(
    fc.property(fc.array(places, { maxLength: 5 }), fc.uint8Array({ maxLength: 30 }), fc.nat(), (lists, words, cut) => {
      const parts = lists.map(encoded);
      const chunk = Uint8Array.from([...words, ...surroundingsBytes(parts)]);
      expect(surroundingsOf(chunk, parts.length)).toEqual(parts);
      try {
        for (const part of surroundingsOf(chunk.subarray(0, cut % chunk.length), parts.length)) readSurroundings(part);
      } catch (error) {
        expect(error).toBeInstanceOf(IndexFormatError);
      }
    }),
  );
});
