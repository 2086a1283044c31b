/**
 * Which shards hold a pair of characters and how often, so that a query asks no shard that cannot answer it, and of the
 * others for the pair that is rarest there.
 *
 * A pair is a hash of 32 bits. Its first bits say in which bucket it stands, the 16 after them are all that a bucket
 * keeps of it: two pairs that share them count as one that stands in the shards of both. So what a bucket says may be too
 * much, never too little. A bucket is a file of a few kilobytes, read when a query needs it; an archive of one shard has
 * none.
 */
import type { IndexLoader } from './api.ts';
import { IndexFormatError } from './index-reader/errors.ts';
import { unpack } from './index-reader/unpack.ts';
import { firstOf, secondOf, wordKey } from './index-writer/word-key.ts';
import type { ManifestPairs } from './manifest.ts';
import { allPieces, type Pattern, type Piece } from './query/pattern.ts';

/** Bits of a hash that a bucket keeps. */
const KEPT_BITS = 16;

/** Most bits that tell buckets apart; with those that are kept they make up the hash. */
export const MOST_BUCKET_BITS = 12;

/**
 * Pairs of a query that are looked up at most, the cheapest first. Measured at ten shards of 1,000 laws and mixed texts:
 * with 3, 97 kB in 20 requests a query at the median; with 8, 102 kB in 22.
 */
const PAIRS_ASKED = 3;

/** How often a pair stands in a shard, as the power of two below its units (`chunk-boundaries.ts`); a pair takes two at least. */
const MOST_LEVEL = 15;

/** A level of some units; 0 is left for a pair that stands nowhere. */
export const levelOf = (units: number): number => Math.min(MOST_LEVEL, Math.max(1, Math.floor(Math.log2(units))));

/** The hash of a word's key, below 2 to the power of 32: both halves mixed as in MurmurHash3. */
export function pairHash(key: number): number {
  let hash = Math.imul(firstOf(key), 0xcc9e_2d51) ^ Math.imul(secondOf(key) + 1, 0x1b87_3593);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

export const bucketOf = (hash: number, bits: number): number => (bits === 0 ? 0 : hash >>> (32 - bits));

/** What a bucket keeps of a hash. */
export const keptOf = (hash: number, bits: number): number => ((hash << bits) >>> 0) >>> (32 - KEPT_BITS);

export const pairsFile = (name: string): string => `pairs/${name}.pairs`;

/** The pairs of a bucket, ascending, and for each how often it stands in each shard. */
export interface PairBucket {
  readonly kept: readonly number[];
  /** The levels of a pair in all shards, then those of the next pair. */
  readonly levels: Uint8Array;
}

/** Write a bucket: the number of pairs, their differences, then for two shards at a time the levels of all pairs. */
export function encodeBucket({ kept, levels }: PairBucket, shards: number): Uint8Array {
  const bytes: number[] = [];
  const write = (number: number): void => {
    let left = number;
    for (; left > 0x7f; left >>>= 7) bytes.push((left & 0x7f) | 0x80);
    bytes.push(left);
  };
  write(kept.length);
  kept.forEach((value, index) => {
    write(value - (kept[index - 1] ?? 0));
  });
  for (let shard = 0; shard < shards; shard += 2) {
    for (let index = 0; index < kept.length; index++) {
      const at = index * shards + shard;
      bytes.push((levels[at] as number) | (shard + 1 < shards ? (levels[at + 1] as number) << 4 : 0));
    }
  }
  return Uint8Array.from(bytes);
}

/** Read a bucket. @throws when it is damaged. */
export function decodeBucket(bytes: Uint8Array, shards: number): PairBucket {
  const width = Math.ceil(shards / 2);
  let at = 0;
  const read = (): number => {
    let value = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    return value;
  };
  const count = read();
  // A damaged number must not make anyone reserve memory.
  const expect = (needed: number): void => {
    if (at + needed > bytes.length)
      throw new IndexFormatError('Unexpected end of a list of pairs; build the site again');
  };
  expect(count * (1 + width));
  const kept: number[] = [];
  for (let index = 0, value = 0; index < count; index++) {
    value += read();
    kept.push(value);
  }
  expect(count * width);
  const levels = new Uint8Array(count * shards);
  for (let shard = 0; shard < shards; shard += 2) {
    for (let index = 0; index < count; index++) {
      const byte = bytes[at++] as number;
      levels[index * shards + shard] = byte & 15;
      if (shard + 1 < shards) levels[index * shards + shard + 1] = byte >> 4;
    }
  }
  return { kept, levels };
}

/** What is known of a pattern before any shard is asked. */
export interface PatternShards {
  /** Numbers of the shards that may hold it. */
  readonly shards: ReadonlySet<number>;
  /**
   * How often a pair of it stands in a shard, as a level; `undefined` where that was not looked up. Where nothing is known of
   * any pair, there is no such function.
   */
  readonly level?: (shard: number, piece: Piece) => number | undefined;
}

export type ShardsHolding = (pattern: Pattern) => Promise<PatternShards>;

/** Number of a pair in a bucket; -1 when it is not there. */
function placeOf(kept: readonly number[], wanted: number): number {
  let low = 0;
  let high = kept.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = kept[middle] as number;
    if (value === wanted) return middle;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/**
 * Open the lists of an index.
 *
 * @param pairs what the manifest says of them; without, every shard may hold everything.
 * @param shards their number.
 * @param cost of looking a pair up in all shards: the rarer, the cheaper.
 */
export function openPairShards(
  pairs: ManifestPairs | undefined,
  shards: number,
  baseUrl: string,
  load: IndexLoader,
  cost: (piece: Piece) => number,
): ShardsHolding {
  const everywhere: ReadonlySet<number> = new Set(Array.from({ length: shards }, (_, number) => number));
  if (pairs === undefined || shards < 2) return () => Promise.resolve({ shards: everywhere });
  const { length, names } = pairs;
  const bits = Math.round(Math.log2(names.length / length));
  if (bits < 0 || bits > MOST_BUCKET_BITS || names.length !== length * 2 ** bits)
    throw new IndexFormatError('Unexpected number of lists of pairs, expected a power of two; build the site again');
  const buckets = new Map<number, Promise<PairBucket | undefined>>();
  const read = async (number: number): Promise<PairBucket | undefined> => {
    const file = baseUrl + pairsFile(names.slice(number * length, (number + 1) * length));
    const stored = await load(file);
    // Without its list everything is found as well, only with more requests.
    return stored === undefined ? undefined : decodeBucket(await unpack(stored, file), shards);
  };
  const bucket = (number: number): Promise<PairBucket | undefined> => {
    let made = buckets.get(number);
    if (made === undefined) {
      made = read(number);
      buckets.set(number, made);
      made.catch(() => buckets.delete(number));
    }
    return made;
  };
  /** How often a pair stands in a shard, by the shard's number. */
  const levelsOf = async ({ character, next }: Piece): Promise<((shard: number) => number) | undefined> => {
    const hash = pairHash(wordKey(character, next));
    const of = await bucket(bucketOf(hash, bits));
    if (of === undefined) return undefined;
    const place = placeOf(of.kept, keptOf(hash, bits));
    return (shard) => (place < 0 ? 0 : (of.levels[place * shards + shard] as number));
  };
  const find = async (pattern: Pattern): Promise<PatternShards> => {
    const found = allPieces(pattern).filter(({ next }) => next !== undefined);
    const costs = found.map((piece) => ({ piece, cost: cost(piece) })).sort((one, other) => one.cost - other.cost);
    const levels = new Map<number, (shard: number) => number>();
    await Promise.all(
      costs.slice(0, PAIRS_ASKED).map(async ({ piece }) => {
        const level = await levelsOf(piece);
        if (level !== undefined) levels.set(piece.offset, level);
      }),
    );
    return {
      shards: new Set([...everywhere].filter((shard) => [...levels.values()].every((level) => level(shard) > 0))),
      level: (shard, { offset, next }) => (next === undefined ? undefined : levels.get(offset)?.(shard)),
    };
  };
  const known = new Map<string, Promise<PatternShards>>();
  return (pattern) => {
    const name = pattern.join();
    let found = known.get(name);
    if (found === undefined) {
      found = find(pattern);
      known.set(name, found);
      found.catch(() => known.delete(name));
    }
    return found;
  };
}
