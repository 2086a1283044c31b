import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IndexFormatError } from './index-reader/errors.ts';
import { wordKey } from './index-writer/word-key.ts';
import {
  bucketOf,
  decodeBucket,
  encodeBucket,
  keptOf,
  MOST_BUCKET_BITS,
  openPairShards,
  pairHash,
  pairsFile,
} from './pair-shards.ts';

const codePoint = fc.integer({ min: 0, max: 0x10ffff });
const bucket = (shards: number) =>
  fc
    .uniqueArray(fc.tuple(fc.nat(0xffff), fc.uint8Array({ minLength: shards, maxLength: shards, max: 15 })), {
      selector: ([kept]) => kept,
      maxLength: 40,
    })
    .map((pairs) => {
      pairs.sort(([one], [other]) => one - other);
      return { kept: pairs.map(([kept]) => kept), levels: Uint8Array.from(pairs.flatMap(([, levels]) => [...levels])) };
    });

test('what is written is what is read', () => {
  for (const shards of [2, 8, 9, 64])
    fc.assert(
      fc.property(bucket(shards), (pairs) => {
        expect(decodeBucket(encodeBucket(pairs, shards), shards)).toEqual(pairs);
      }),
      { numRuns: 50 },
    );
});

test('a damaged list is an error, not much memory', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      try {
        expect(decodeBucket(bytes, 10).kept.length).toBeLessThanOrEqual(bytes.length);
      } catch (error) {
        expect(error).toBeInstanceOf(IndexFormatError);
      }
    }),
  );
});

test('hashes in order stand in their buckets in order', () => {
  fc.assert(
    fc.property(codePoint, codePoint, fc.nat(MOST_BUCKET_BITS), (first, second, bits) => {
      const hash = pairHash(wordKey(first, second));
      expect(bucketOf(hash, bits)).toBeLessThan(2 ** bits);
      expect(bucketOf(hash, bits) * 2 ** 16 + keptOf(hash, bits)).toBe(Math.floor(hash / 2 ** (16 - bits)));
    }),
  );
});

test('without its list a pair may stand in every shard; with it, in no other', async () => {
  const [one, other] = [0x4e00, 0x4e8c];
  const levels = Uint8Array.of(0, 3, 0);
  const list = encodeBucket({ kept: [keptOf(pairHash(wordKey(one, other)), 0)], levels }, 3);
  const stored = Uint8Array.of(...new TextEncoder().encode('pagefind_dcd'), ...list);
  const holding = (load: (url: string) => Promise<Uint8Array | undefined>) =>
    openPairShards({ names: 'abcdef', length: 6 }, 3, '/', load, () => 1);
  const asked: string[] = [];
  const shards = holding((url) => {
    asked.push(url);
    return Promise.resolve(stored);
  });
  const found = await shards([one, other]);
  expect([...found.shards]).toEqual([1]);
  expect(found.level?.(1, { offset: 0, character: one, next: other })).toBe(3);
  expect([...(await shards([other, one])).shards]).toEqual([]);
  expect([...(await shards([one])).shards]).toEqual([0, 1, 2]);
  expect(asked).toEqual([`/${pairsFile('abcdef')}`]);
  expect([...(await holding(() => Promise.resolve(undefined))([one, other])).shards]).toEqual([0, 1, 2]);
});
