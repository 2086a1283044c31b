/**
 * The lists that say which shards hold a pair of characters (`src/search/pair-shards.ts`), kept in a folder of the cache.
 * What they say depends on the shards alone; but where one of them changed, its own bits are set anew in the lists of
 * before, and only lists that become other are written.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { ManifestPairs } from '../../src/search/manifest.ts';
import {
  bucketOf,
  decodeBucket,
  encodeBucket,
  keptOf,
  MOST_BUCKET_BITS,
  maskBytes,
  type PairBucket,
  pairHash,
  pairsFile,
} from '../../src/search/pair-shards.ts';
import { writeFileWhole } from '../cli/write-file.ts';
import type { ShardFile, ShardGroup } from './shard-files.ts';
import type { ShardState } from './shard-state.ts';
import { digestOf, isAsStored, SIGNATURE_BYTES, type StoredFile, shortNames, store } from './stored-files.ts';
import { readSizes, SIZES_WORD_BYTES } from './word-sizes.ts';

/** Pairs of the largest shard in one list, at the mean: with those of the others a list is of 2 to 6 kB. */
const LIST_PAIRS = 1024;

/** Lists in one group: a changed text makes as many links anew. */
const GROUP_LISTS = 16;

const stateFile = 'state.json';
const STATE_FORMAT = 1;

interface PairListsState {
  readonly format: typeof STATE_FORMAT;
  readonly bits: number;
  /** Of each shard, the file that its words were taken from. */
  readonly shards: readonly string[];
  readonly files: readonly StoredFile[];
}

/** A shard's folder in the cache and what it holds. */
export interface PairSource {
  readonly folder: string;
  readonly state: Pick<ShardState, 'sizes'>;
}

/** The lists of an archive; nothing of an archive of one shard. */
export interface PairLists {
  readonly pairs: ManifestPairs;
  readonly groups: readonly ShardGroup[];
}

/** Bring the lists of a folder up to date. */
export function buildPairLists(folder: string, sources: readonly PairSource[]): PairLists | undefined {
  if (sources.length < 2) {
    rmSync(folder, { recursive: true, force: true });
    return undefined;
  }
  mkdirSync(folder, { recursive: true });
  const paths = sources.map((source) => join(source.folder, source.state.sizes));
  const most = Math.max(...paths.map((path) => statSync(path).size / SIZES_WORD_BYTES));
  const bits = Math.min(MOST_BUCKET_BITS, Math.max(0, Math.ceil(Math.log2(most / LIST_PAIRS))));
  const shards = sources.map(({ state }) => state.sizes);
  const old = readState(folder, bits, shards.length);
  const changed = shards.flatMap((name, number) => (old?.shards[number] === name ? [] : [number]));
  const files = changed.length === 0 && old !== undefined ? old.files : update(folder, old, bits, paths, changed);
  writeFileWhole(join(folder, stateFile), JSON.stringify({ format: STATE_FORMAT, bits, shards, files }));
  const wanted = new Set([stateFile, ...files.map(({ digest }) => digest)]);
  for (const name of readdirSync(folder)) if (!wanted.has(name)) rmSync(join(folder, name), { force: true });
  return listed(folder, files);
}

function readState(folder: string, bits: number, shards: number): PairListsState | undefined {
  const file = join(folder, stateFile);
  if (!existsSync(file)) return undefined;
  const state = JSON.parse(readFileSync(file, 'utf8')) as PairListsState;
  const isOfThisShape = state.format === STATE_FORMAT && state.bits === bits && state.shards.length === shards;
  return isOfThisShape && state.files.every((stored) => isAsStored(folder, stored)) ? state : undefined;
}

/** Set the bits of the shards that changed, in all lists. */
function update(
  folder: string,
  old: PairListsState | undefined,
  bits: number,
  paths: readonly string[],
  changed: readonly number[],
): StoredFile[] {
  const parts = changed.map((shard) => ({ shard, hashes: sortedHashes(paths[shard] as string), at: 0 }));
  const width = maskBytes(paths.length);
  return Array.from({ length: 2 ** bits }, (_, number) => {
    const before = old?.files[number];
    const masks = new Map<number, Uint8Array>();
    const maskOf = (kept: number): Uint8Array => {
      const mask = masks.get(kept) ?? new Uint8Array(width);
      masks.set(kept, mask);
      return mask;
    };
    if (before !== undefined) {
      const plain = gunzipSync(readFileSync(join(folder, before.digest))).subarray(SIGNATURE_BYTES);
      const bucket = decodeBucket(plain, paths.length);
      bucket.kept.forEach((kept, index) => {
        maskOf(kept).set(bucket.masks.subarray(index * width, (index + 1) * width));
      });
      for (const shard of changed)
        for (const mask of masks.values()) (mask[shard >> 3] as number) &= ~(1 << (shard & 7));
    }
    for (const part of parts) {
      const { hashes, shard } = part;
      for (; part.at < hashes.length && bucketOf(hashes[part.at] as number, bits) === number; part.at++)
        (maskOf(keptOf(hashes[part.at] as number, bits))[shard >> 3] as number) |= 1 << (shard & 7);
    }
    const content = encodeBucket(bucketFrom(masks, width), paths.length);
    // Two lists may say the same; each has a file of its own.
    const digest = digestOf(`${number} ${digestOf(content)}`);
    return before?.digest === digest ? before : store(folder, digest, content);
  });
}

/** The pairs that some shard holds. */
function bucketFrom(masks: ReadonlyMap<number, Uint8Array>, width: number): PairBucket {
  const kept = [...masks].flatMap(([value, mask]) => (mask.some((byte) => byte !== 0) ? [value] : []));
  kept.sort((one, other) => one - other);
  const all = new Uint8Array(kept.length * width);
  kept.forEach((value, index) => {
    all.set(masks.get(value) as Uint8Array, index * width);
  });
  return { kept, masks: all };
}

function sortedHashes(path: string): Uint32Array {
  return Uint32Array.from(readSizes(path).keys, pairHash).sort();
}

/** Names of the lists, all as long as it takes to tell them apart, and their files. */
function listed(folder: string, files: readonly StoredFile[]): PairLists {
  const length = Math.max(...shortNames(files.map(({ digest }) => digest)).map((name) => name.length));
  const names = files.map(({ digest }) => digest.slice(0, length));
  const groups: ShardGroup[] = [];
  for (let first = 0; first < files.length; first += GROUP_LISTS) {
    const part = files.slice(first, first + GROUP_LISTS).map(({ digest }, index): ShardFile => {
      const name = names[first + index] as string;
      return { path: pairsFile(name), from: join(folder, digest) };
    });
    groups.push({ name: `pairs ${first}`, token: digestOf(part.map(({ path }) => path).join('\n')), files: part });
  }
  return { pairs: { names: names.join(''), length }, groups };
}
