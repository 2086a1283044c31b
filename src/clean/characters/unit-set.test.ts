import { expect, test } from 'vitest';
import { UnitSet } from './unit-set.ts';

test('holds the characters and the ranges that it was given, and nothing else', () => {
  const set = new UnitSet('，。', [0x41, 0x43]);
  expect(['，', '。', 'A', 'C'].map((character) => set.has(character.charCodeAt(0)))).not.toContain(false);
  expect(['D', '@', '、'].map((character) => set.has(character.charCodeAt(0)))).not.toContain(true);
  expect(set.has(''.charCodeAt(0))).toBe(false);
});

test('tells which sets stand in a text, whenever they were first asked', () => {
  const marks = new UnitSet('，。');
  const letters = new UnitSet([0x41, 0x5a]);
  expect([marks.standsIn('一，二'), letters.standsIn('一，二')]).toEqual([true, false]);
  expect([marks.standsIn('A一'), letters.standsIn('A一')]).toEqual([false, true]);
  const figures = new UnitSet([0x30, 0x39]);
  expect([figures.standsIn('A一'), figures.standsIn('A1'), letters.standsIn('A1')]).toEqual([false, true, true]);
  expect([marks.standsIn(''), figures.standsIn('')]).toEqual([false, false]);
});

test('finds the first of them from a place on', () => {
  const set = new UnitSet('(（');
  expect(set.firstIn('一(二（三')).toBe(1);
  expect(set.firstIn('一(二（三', 2)).toBe(3);
  expect(set.firstIn('一(二（三', 4)).toBe(-1);
});
