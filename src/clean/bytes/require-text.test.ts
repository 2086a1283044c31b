import { expect, test } from 'vitest';
import { detectEncoding } from './detect-encoding.ts';
import { requireReadableText, requireTextBytes } from './require-text.ts';
import { decodeSource } from './source-text.ts';

const check = (bytes: Uint8Array) => {
  requireTextBytes(bytes);
  requireReadableText(decodeSource(bytes, detectEncoding(bytes)));
};
const utf8 = (text: string) => new TextEncoder().encode(text);

/** Bytes of no text, the same in every run (a linear congruential generator, Numerical Recipes' constants). */
function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
}

test.each([
  ['an empty file', new Uint8Array(), /is empty/],
  ['an image named .txt', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), /a PNG image/],
  ['a binary', noise(3000), /not a text/],
  ['a short binary', noise(40), /not a text/],
  ['half a UTF-8 character', Uint8Array.of(0xe5, 0xad), /not a text/],
  ['blanks', utf8(' \u3000\n\n'), /nothing but blanks/],
  ['control characters', utf8('\u0001\u0002\u0003abc'), /cannot be read.*the first at byte 0/],
])('refuses %s and says so', (_, bytes, message) => {
  expect(() => check(bytes)).toThrow(message);
});

test.each([
  ['a text that ends in half a character', Uint8Array.of(...utf8('河边的老渡口重新开了'), 0xe5, 0xad)],
  ['a mirror page with control characters', utf8('河邊的老渡口\u0005\u0006\u0007，重新開了\u0005。')],
  ['UTF-8 that was read as Latin-1', utf8('æ²³è¾¹çš„è€\u0081æ¸¡å\u008f£')],
  ['English', utf8('Minutes of the ferry board, 1987')],
])('lets %s pass', (_, bytes) => {
  expect(() => check(bytes)).not.toThrow();
});
