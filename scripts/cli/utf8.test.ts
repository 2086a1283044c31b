import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8 } from './utf8.ts';

test('gives the bytes that Node gives, for short and long texts and for lone surrogates', () => {
  const text = fc
    .tuple(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme' }), fc.nat(3000))
    .map(([one, other, times]) => one + '中文，a'.repeat(times) + other);
  fc.assert(
    fc.property(text, (text) => {
      expect(Buffer.compare(utf8(text), Buffer.from(text))).toBe(0);
    }),
  );
  for (const lone of ['\ud840', '\udc00', '\udc00\ud840']) {
    const text = '中'.repeat(2000) + lone;
    expect(Buffer.compare(utf8(text), Buffer.from(text))).toBe(0);
  }
});

test('leaves what it gave before as it was', () => {
  const first = utf8('中'.repeat(2000));
  utf8('文'.repeat(200_000));
  utf8('文'.repeat(2000));
  expect(Buffer.from(first).toString()).toBe('中'.repeat(2000));
});
