/** Builds a search index anew from records, one shard after the other; the build itself uses `search-shards.ts`. */
import { mkdirSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MANIFEST_FILE, MANIFEST_FORMAT, type Manifest, type ManifestShard } from '../../src/search/manifest.ts';
import { pinyinFile } from '../../src/search/pinyin.ts';
import type { SearchRecord } from '../../src/search/record.ts';
import { linkOrCopy } from '../render/files.ts';
import { pagefindClientFiles } from './client-files.ts';
import type { FrequentWord } from './frequent-words.ts';
import { buildPairLists } from './pair-lists.ts';
import { versionOf } from './search-shards.ts';
import { buildShard, readWords } from './shard-builder.ts';
import { clientGroup, shardGroups } from './shard-files.ts';
import type { ShardState } from './shard-state.ts';
import { mergedWords, writePinyin } from './write-pinyin.ts';

export interface SearchIndexOptions {
  /** Texts in one shard at most. Default 10,000. */
  readonly shardSize?: number;
  /** What a chunk takes, and a word at least that is counted, in units; for tests. */
  readonly chunkUnits?: number;
  readonly countedUnits?: number;
  /** Called after each text with the number of texts done. */
  readonly onProgress?: (documents: number) => void;
}

export interface SearchIndexSummary {
  readonly documents: number;
  readonly shards: number;
}

const DEFAULT_SHARD_SIZE = 10_000;

/**
 * Build the index of a site into `outDir/pagefind`, anew: what is there is removed first.
 *
 * The same texts in the same order give the same bytes. Equally good results are shown in that order, so newest first
 * is a good one. The texts of one shard are in memory at once.
 *
 * @throws when two texts have one address.
 */
export async function buildSearchIndex(
  documents: AsyncIterable<SearchRecord> | Iterable<SearchRecord>,
  outDir: string,
  { shardSize = DEFAULT_SHARD_SIZE, onProgress, ...units }: SearchIndexOptions = {},
): Promise<SearchIndexSummary> {
  const folder = join(outDir, 'pagefind');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const work = await mkdtemp(join(tmpdir(), 'chengwen-index-'));
  const shards: ManifestShard[] = [];
  const sources: { readonly folder: string; readonly state: ShardState }[] = [];
  const words: FrequentWord[][] = [];
  const urls = new Set<string>();
  let records: SearchRecord[] = [];
  try {
    const client = await pagefindClientFiles(work);
    const finish = async (): Promise<void> => {
      if (records.length === 0) return;
      const shardFolder = join(work, `shard-${shards.length + 1}`);
      const byId = new Map(records.map((record) => [record.id, record]));
      const texts = records.map(({ id }) => ({ id, hash: '' }));
      const task = { folder: shardFolder, key: '', version: client.version, texts, ...units };
      const state = buildShard(task, undefined, (id) => byId.get(id) as SearchRecord);
      const path = shards.length === 0 ? '' : `shard-${shards.length + 1}/`;
      for (const group of [...shardGroups(shardFolder, state), clientGroup(client)])
        for (const file of group.files) linkOrCopy(file.from, join(folder, path, file.path));
      await writeFile(join(folder, path, 'pagefind-entry.json'), client.entry(state.meta, records.length));
      words.push(JSON.parse(readWords(shardFolder, state)) as FrequentWord[]);
      shards.push({ path, meta: state.meta, documents: records.length });
      const sizes = join(work, `sizes-${shards.length}`);
      mkdirSync(sizes);
      linkOrCopy(join(shardFolder, state.sizes), join(sizes, state.sizes));
      sources.push({ folder: sizes, state });
      rmSync(shardFolder, { recursive: true });
      records = [];
    };
    for await (const record of documents) {
      if (urls.has(record.url))
        throw new Error(`Two texts have the address \`${record.url}\`; the second is \`${record.id}\``);
      urls.add(record.url);
      records.push(record);
      onProgress?.(urls.size);
      if (records.length >= shardSize) await finish();
    }
    await finish();
    const version = versionOf(sources.map(({ state }) => state));
    const pairLists = buildPairLists(join(work, 'pairs'), sources);
    for (const { files } of pairLists?.groups ?? [])
      for (const file of files) linkOrCopy(file.from, join(folder, file.path));
    const lists = join(work, 'pinyin');
    mkdirSync(lists);
    const pinyin = writePinyin(mergedWords(words), lists);
    for (const letter of pinyin) linkOrCopy(join(lists, `${letter}.words`), join(folder, pinyinFile(letter, version)));
    const pagefind = shards.length === 0 ? '' : client.version;
    const manifest: Manifest = {
      format: MANIFEST_FORMAT,
      pagefind,
      version,
      pinyin,
      ...(pairLists && { pairs: pairLists.pairs }),
      shards,
    };
    await writeFile(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest)}\n`);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return { documents: urls.size, shards: shards.length };
}
