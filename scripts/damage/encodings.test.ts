import { createMultibyteDecoder } from '@exodus/bytes/multi-byte.js';
import { windows1252fromString } from '@exodus/bytes/single-byte.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanLine } from './arbitraries.ts';
import { type Encoding, escapeEntities, survivesReadingAsGbk, writeBytes } from './encodings.ts';

const utf8 = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
const readBack: Partial<Record<Encoding, (bytes: Uint8Array) => string>> = {
  'utf-8': utf8,
  'utf-8-bom': (bytes) => utf8(bytes).slice(1),
  gb18030: (bytes) => createMultibyteDecoder('gb18030')(bytes),
  'utf-16le': (bytes) => new TextDecoder('utf-16le').decode(bytes),
  'utf-8-read-as-latin1': (bytes) => utf8(windows1252fromString(utf8(bytes))),
  'gbk-read-as-latin1': (bytes) => createMultibyteDecoder('gb18030')(windows1252fromString(utf8(bytes))),
};

test.each(Object.entries(readBack))('writes %s so that nothing is lost', (encoding, read) => {
  fc.assert(
    fc.property(cleanLine(), (line) => {
      expect(read(writeBytes(line, encoding as Encoding))).toBe(line);
    }),
  );
});

test.each([
  ['中国', 'gbk-read-as-latin1', 'ÖÐ¹ú'],
  ['中', 'utf-8-read-as-latin1', 'ä¸\u00ad'],
  ['我们', 'utf-8-read-as-gbk', '鎴戜滑'],
] as const)('writes %s by %s', (text, encoding, written) => {
  expect(utf8(writeBytes(text, encoding))).toBe(written);
});

test('knows when reading as GBK loses a byte', () => {
  expect(survivesReadingAsGbk('我们')).toBe(true);
  expect(survivesReadingAsGbk('我们的')).toBe(false);
});

test('escapes marks once and twice', () => {
  expect(escapeEntities('“一”&', 1)).toBe('&ldquo;一&rdquo;&amp;');
  expect(escapeEntities('“一”', 2)).toBe('&amp;ldquo;一&amp;rdquo;');
  expect(escapeEntities('“一”', 0)).toBe('“一”');
});

test('refuses a character that the encoding cannot say', () => {
  expect(() => writeBytes('发展', 'big5')).toThrow();
});
