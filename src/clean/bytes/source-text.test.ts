import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodings } from './codec.ts';
import { decodeSource, encodeSource } from './source-text.ts';

const hanBytes = fc.oneof(
  fc.uint8Array({ maxLength: 6 }),
  fc.constantFrom('汉字', '產業', '€', '𠀀', '，。', 'a\r\n', '\uFFFD').map((text) => new TextEncoder().encode(text)),
  // GBK: 產業, a lead byte before ASCII, 0x80, a four-byte code, the private-use area.
  fc
    .constantFrom([0xae, 0x61, 0x98, 0x49], [0xca, 0x28], [0x80], [0x81, 0x30, 0x81, 0x30], [0xaa, 0xbd], [0xff])
    .map((bytes) => Uint8Array.from(bytes)),
  // Big5: a plain character, a Hong Kong one, a code of two characters, a code that decodes like another.
  fc
    .constantFrom([0xb2, 0xa3], [0x87, 0x40], [0x88, 0x62], [0xa2, 0xcc], [0xf9, 0xfe])
    .map((bytes) => Uint8Array.from(bytes)),
);
const sources = fc
  .array(hanBytes, { maxLength: 12 })
  .map((parts) => Uint8Array.from(parts.flatMap((part) => [...part])));

test.each(encodings)('%s: decoding and encoding give every byte back, whatever the bytes', (encoding) => {
  fc.assert(
    fc.property(sources, (bytes) => {
      const source = decodeSource(bytes, encoding);
      expect(encodeSource(source)).toEqual(bytes);
    }),
    { numRuns: 300 },
  );
});

test.each(encodings)('%s: the bytes of the characters lie end to end and cover the source', (encoding) => {
  fc.assert(
    fc.property(sources, (bytes) => {
      const source = decodeSource(bytes, encoding);
      let offset = source.byteOrderMark;
      for (let index = 0; index < source.text.length; index++) {
        const span = source.bytesOf({ start: index, end: index + 1 });
        expect(span.start === offset || span.end === offset).toBe(true);
        offset = span.end;
      }
      expect(offset).toBe(bytes.length);
    }),
    { numRuns: 300 },
  );
});

test('names the bytes of a character', () => {
  const source = decodeSource(Uint8Array.of(0x41, 0xca, 0xbd, 0x42), 'gb18030');
  expect(source.text).toBe('A式B');
  expect(source.bytesOf({ start: 1, end: 2 })).toEqual({ start: 1, end: 3 });
});

test('keeps half a UTF-8 character as a listed byte sequence', () => {
  const source = decodeSource(Uint8Array.of(0xe6, 0xb1, 0x89, 0xe5, 0xad), 'utf-8');
  expect(source.text).toBe('汉\uFFFD');
  expect(source.irregular).toEqual([{ start: 1, end: 2, bytes: 'e5ad', malformed: true }]);
});

test('agrees with the platform on UTF-8, well formed or not', () => {
  fc.assert(
    fc.property(sources, (bytes) => {
      const source = decodeSource(bytes, 'utf-8');
      expect(source.text).toBe(
        new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(source.byteOrderMark)),
      );
    }),
  );
});
