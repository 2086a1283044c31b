/**
 * The lists that say which shards hold a pair of characters (`src/search/pair-shards.ts`), kept in a folder of the cache.
 * What they say depends on the shards alone; but where one of them changed, its own part is set anew in the lists of
 * before, and only lists that become other are written.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ManifestPairs } from '../../src/search/manifest.ts';
import {
  bucketOf,
  decodeBucket,
  encodeBucket,
  keptOf,
  levelOf,
  MOST_BUCKET_BITS,
  type PairBucket,
  pairHash,
  pairsFile,
} from '../../src/search/pair-shards.ts';
import { readIfThere, writeFileWhole } from '../cli/write-file.ts';
import type { ShardFile, ShardGroup } from './shard-files.ts';
import type { ShardState } from './shard-state.ts';
import { digestOf, isAsStored, type StoredFile, shortNames, store, unpacked } from './stored-files.ts';
import { readSizes, SIZES_WORD_BYTES } from './word-sizes.ts';

/** Pairs of the largest shard in one list, at the mean: with those of nine others a list takes 2 kB or so. */
const LIST_PAIRS = 256;

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
  const made = JSON.stringify({ format: STATE_FORMAT, bits, shards, files });
  // What did not change keeps its time of writing.
  if (readIfThere(join(folder, stateFile)) !== made) writeFileWhole(join(folder, stateFile), made);
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

/** Set anew what the shards that changed hold, in all lists. */
function update(
  folder: string,
  old: PairListsState | undefined,
  bits: number,
  paths: readonly string[],
  changed: readonly number[],
): StoredFile[] {
  const shards = paths.length;
  const parts = changed.map((shard) => ({ shard, ...sortedPairs(paths[shard] as string), at: 0 }));
  return Array.from({ length: 2 ** bits }, (_, number) => {
    const before = old?.files[number];
    const pairs = new Map<number, Uint8Array>();
    const levelsOf = (kept: number): Uint8Array => {
      const levels = pairs.get(kept) ?? new Uint8Array(shards);
      pairs.set(kept, levels);
      return levels;
    };
    if (before !== undefined) {
      const { kept, levels } = decodeBucket(unpacked(folder, before), shards);
      kept.forEach((value, index) => {
        pairs.set(value, levels.slice(index * shards, (index + 1) * shards));
      });
      for (const shard of changed) for (const levels of pairs.values()) levels[shard] = 0;
    }
    for (const part of parts) {
      const { hashes, levels, shard } = part;
      for (; part.at < hashes.length && bucketOf(hashes[part.at] as number, bits) === number; part.at++) {
        const of = levelsOf(keptOf(hashes[part.at] as number, bits));
        of[shard] = Math.max(of[shard] as number, levels[part.at] as number);
      }
    }
    const content = encodeBucket(bucketFrom(pairs, shards), shards);
    // Two lists may say the same; each has a file of its own.
    const digest = digestOf(`${number} ${digestOf(content)}`);
    return before?.digest === digest ? before : store(folder, digest, content);
  });
}

/** The pairs that some shard holds. */
function bucketFrom(pairs: ReadonlyMap<number, Uint8Array>, shards: number): PairBucket {
  const kept = [...pairs].flatMap(([value, levels]) => (levels.some((level) => level > 0) ? [value] : []));
  kept.sort((one, other) => one - other);
  const all = new Uint8Array(kept.length * shards);
  kept.forEach((value, index) => {
    all.set(pairs.get(value) as Uint8Array, index * shards);
  });
  return { kept, levels: all };
}

/** The pairs of a shard by their hashes, ascending, and how often they stand in it. */
function sortedPairs(path: string): { readonly hashes: Uint32Array; readonly levels: Uint8Array } {
  const { keys, units } = readSizes(path);
  // A hash and its level as one number below 2 to the power of 36, so that they are sorted together.
  const pairs = Float64Array.from(keys, (key, index) => pairHash(key) * 16 + levelOf(units[index] as number)).sort();
  return {
    hashes: Uint32Array.from(pairs, (pair) => Math.floor(pair / 16)),
    levels: Uint8Array.from(pairs, (pair) => pair % 16),
  };
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
