import { expect, test } from 'vitest';
import type { Encoding } from './codec.ts';
import { decodeDetected, detectEncoding } from './detect-encoding.ts';
import { decodeSource, encodeSource } from './source-text.ts';

const encode = (text: string, encoding: Encoding, byteOrderMark = 0) =>
  encodeSource({ encoding, byteOrderMark, text, irregular: [] });

const simplified = '河边的老渡口在冬天重新开了，过河的人比往年多。';
const traditional = '河邊的老渡口在冬天重新開了，過河的人比往年多。';

test.each<[Encoding, string]>([
  ['utf-8', simplified],
  ['utf-8', traditional],
  ['gb18030', simplified],
  ['gb18030', traditional],
  ['big5', traditional],
  ['utf-16le', simplified],
  ['utf-16be', traditional],
  ['utf-8', 'plain ASCII, no Chinese at all'],
])('%s: %s', (encoding, text) => {
  expect(detectEncoding(encode(text, encoding))).toBe(encoding);
});

test.each<[Encoding, string]>([
  ['gb18030', '渡口'],
  ['gb18030', '2019年3月，GDP增长4.5%'],
  ['big5', '臺北'],
  ['utf-16le', 'A渡口'],
])('%s, a few characters: %s', (encoding, text) => {
  expect(detectEncoding(encode(text, encoding))).toBe(encoding);
});

test('a byte order mark decides', () => {
  expect(detectEncoding(encode('ABC', 'utf-16le', 2))).toBe('utf-16le');
  expect(detectEncoding(encode('ABC', 'utf-8', 3))).toBe('utf-8');
});

test('a text cut in the middle of a character keeps its encoding', () => {
  expect(detectEncoding(encode(simplified, 'utf-8').subarray(0, -1))).toBe('utf-8');
  expect(detectEncoding(encode(simplified, 'gb18030').subarray(0, -3))).toBe('gb18030');
});

test.each([
  [[0xb5, 0xc4, 0x05, 0x06, 0xb5, 0xc4, 0x4e, 0x4e, 0x5f, 0x5f, 0x05, 0x08, 0xb7, 0xa2, 0xd5, 0xb9]],
  [[0x4e, 0x2d, 0x56, 0xfd, 0x4e, 0xba, 0xfd, 0xff]],
])('bytes in which nothing shows UTF-16 are not taken for it: %j', (bytes) => {
  expect(detectEncoding(Uint8Array.from(bytes))).not.toMatch(/^utf-16/);
});

test.each<[Encoding, number]>([
  ['utf-8', 0],
  ['utf-8', 3],
  ['gb18030', 0],
  ['utf-16le', 2],
])('decodes what it detects: %s with a mark of %i bytes', (encoding, byteOrderMark) => {
  const bytes = encode(simplified, encoding, byteOrderMark);
  for (const source of [bytes, bytes.subarray(0, -1), new Uint8Array([...bytes, 0, 0])]) {
    const { bytesOf: _, ...expected } = decodeSource(source, detectEncoding(source));
    expect(decodeDetected(source)).toMatchObject(expected);
  }
});
