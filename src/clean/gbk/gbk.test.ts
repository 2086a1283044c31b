import { expect, test } from 'vitest';
import { characterOf, codeOf } from './gbk.ts';

test('knows the codes that shifts are rebuilt from', () => {
  expect(characterOf(0x9c, 0xca)).toBe('準');
  expect(characterOf(0xca, 0xbd)).toBe('式');
  expect(codeOf('鏈'.charCodeAt(0))).toBe(0xe69c);
  expect(codeOf('！'.charCodeAt(0))).toBe(0xa3a1);
});

test('decodes pairs without a character to the private use area, both ways', () => {
  expect(characterOf(0xaa, 0xbd)).toBe('\ue01c');
  expect(codeOf(0xe01c)).toBe(0xaabd);
  expect(codeOf(0xe142)).toBe(0xadc9);
  expect(codeOf(0xe0de)).toBe(0xacc3);
  expect(codeOf(0xe5e5)).toBe(0xa3a0);
});

test('gives back every pair that it decodes, 23,940 in all', () => {
  let count = 0;
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = characterOf(lead, trail);
      if (character === '') continue;
      count++;
      expect(codeOf(character.charCodeAt(0))).toBe(lead * 256 + trail);
    }
  }
  expect(count).toBe(23_940);
});

test('has nothing out of range', () => {
  expect(characterOf(0x80, 0xa1)).toBe('');
  expect(characterOf(0xb0, 0x7f)).toBe('');
  expect(characterOf(0xb0, 0x3f)).toBe('');
  expect(codeOf('a'.charCodeAt(0))).toBe(0);
});
