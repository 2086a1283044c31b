import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CborReader, type CborValue } from './cbor.ts';
import { IndexFormatError } from './errors.ts';
import { chunksFor, readMeta } from './meta.ts';
import { mergePostings, readPostings } from './postings.ts';
import { unpack } from './unpack.ts';

/** CBOR of a value, for tests. */
function cbor(value: CborValue): number[] {
  const head = (major: number, argument: number): number[] => {
    if (argument < 24) return [(major << 5) | argument];
    if (argument < 0x100) return [(major << 5) | 24, argument];
    if (argument < 0x10000) return [(major << 5) | 25, argument >> 8, argument & 255];
    return [(major << 5) | 26, argument >>> 24, (argument >> 16) & 255, (argument >> 8) & 255, argument & 255];
  };
  if (value === null) return [0xf6];
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') {
    const bytes = [...new TextEncoder().encode(value)];
    return [...head(3, bytes.length), ...bytes];
  }
  return [...head(4, value.length), ...value.flatMap(cbor)];
}

const encoded = (value: CborValue): Uint8Array => Uint8Array.from(cbor(value));

const { value: anyValue } = fc.letrec<{ value: CborValue }>((tie) => ({
  value: fc.oneof(fc.integer(), fc.string(), fc.constant(null), fc.array(tie('value'), { maxLength: 4 })),
}));

test('CBOR is read as it was written', () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      expect(new CborReader(encoded(value)).value()).toEqual(value);
    }),
  );
});

test('cut or damaged bytes are a format error, never another', () => {
  const reads = [
    (bytes: Uint8Array) => new CborReader(bytes).value(),
    readMeta,
    (bytes: Uint8Array) => readPostings(bytes, { word: 'a', prefix: true }),
  ];
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.constantFrom(...reads), (bytes, read) => {
      try {
        read(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(IndexFormatError);
      }
    }),
    { numRuns: 1000 },
  );
});

test('postings: body positions are differences, those of another weight are the title', () => {
  const chunk = encoded([
    [
      [
        'aaabbb',
        [
          [2, [5, 3], []],
          [3, [-169, 0, 2, -26, 9], []],
        ],
        [],
      ],
    ],
  ]);
  expect(readPostings(chunk, { word: 'aaabbb', prefix: false })).toEqual([
    { pages: [2, 5], starts: [0, 2, 5], positions: [5, 8, 0, 2, 9], titleCounts: [0, 2] },
  ]);
  expect(readPostings(chunk, { word: 'aaa', prefix: false })).toEqual([]);
  expect(readPostings(chunk, { word: 'aaa', prefix: true })).toHaveLength(1);
});

test('postings of several words become one list', () => {
  const one = { pages: [1, 4], starts: [0, 1, 3], positions: [7, 0, 9], titleCounts: [0, 1] };
  const other = { pages: [0, 4], starts: [0, 1, 3], positions: [2, 1, 5], titleCounts: [1, 1] };
  expect(mergePostings([one, other])).toEqual({
    pages: [0, 1, 4],
    starts: [0, 1, 2, 6],
    positions: [2, 7, 0, 1, 5, 9],
    titleCounts: [1, 0, 2],
  });
});

test('chunks of a word are found by their lower bounds', () => {
  const meta = readMeta(
    encoded([
      '1.6.0',
      [['f', 9, '']],
      [
        ['a', 'b', '1'],
        ['c', 'cc', '2'],
        ['ccd', 'ce', '3'],
        ['x', 'z', '4'],
      ],
      [],
      [],
    ]),
  );
  expect(meta.fragments).toEqual(['f']);
  expect(chunksFor(meta, 'cb')).toEqual([1, 2]);
  expect(chunksFor(meta, 'cc')).toEqual([1, 3]);
  expect(chunksFor(meta, '0')).toEqual([0, 0]);
  expect(chunksFor(meta, 'zz')).toEqual([3, 4]);
});

test('files are unpacked whether or not the host has decompressed them', async () => {
  const plain = Buffer.from('pagefind_dcdxyz');
  expect(Buffer.from(await unpack(gzipSync(plain), 'a')).toString()).toBe('xyz');
  expect(Buffer.from(await unpack(plain, 'a')).toString()).toBe('xyz');
  await expect(unpack(Buffer.from('<!doctype html>'), 'a.pf_index')).rejects.toThrow('a.pf_index');
  await expect(unpack(gzipSync(plain).subarray(0, 20), 'a.pf_index')).rejects.toThrow(IndexFormatError);
});
