/** Builds a search index anew from records, one shard after the other; the build itself uses `search-shards.ts`. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MANIFEST_FILE, MANIFEST_FORMAT, type Manifest, type ManifestShard } from '../../src/search/manifest.ts';
import type { SearchRecord } from '../../src/search/record.ts';
import { abandonShard, ShardWriter, type WrittenShard } from './shard-writer.ts';
import { mergedVersion, mergedWords, writePinyin } from './write-pinyin.ts';

export { CHUNK_SIZE_VARIABLE } from './shard-writer.ts';

export interface SearchIndexOptions {
  /** Texts in one shard at most. Default 10,000. */
  readonly shardSize?: number;
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
 * is a good one. Not to be run twice at once in one process.
 *
 * @throws when two texts have one address, or when Pagefind fails.
 */
export async function buildSearchIndex(
  documents: AsyncIterable<SearchRecord> | Iterable<SearchRecord>,
  outDir: string,
  { shardSize = DEFAULT_SHARD_SIZE, onProgress }: SearchIndexOptions = {},
): Promise<SearchIndexSummary> {
  const folder = join(outDir, 'pagefind');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const shards: ManifestShard[] = [];
  const urls = new Set<string>();
  const finished: WrittenShard[] = [];
  let shard: ShardWriter | undefined;
  const finish = async (): Promise<void> => {
    if (shard === undefined) return;
    const path = shards.length === 0 ? '' : `shard-${shards.length + 1}/`;
    const written = await shard.finish(join(folder, path));
    finished.push(written);
    shards.push({ path, meta: written.meta, documents: written.documents });
    shard = undefined;
  };
  try {
    for await (const record of documents) {
      if (urls.has(record.url))
        throw new Error(`Two texts have the address \`${record.url}\`; the second is \`${record.id}\``);
      urls.add(record.url);
      shard ??= await ShardWriter.begin();
      await shard.add(record);
      onProgress?.(urls.size);
      if (shard.documents >= shardSize) await finish();
    }
    await finish();
  } finally {
    await abandonShard();
  }
  const version = mergedVersion(finished);
  const pinyin = await writePinyin(mergedWords(finished), folder, version);
  const manifest: Manifest = {
    format: MANIFEST_FORMAT,
    pagefind: finished[0]?.version ?? '',
    version,
    pinyin,
    shards,
  };
  await writeFile(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest)}\n`);
  return { documents: shards.reduce((sum, one) => sum + one.documents, 0), shards: shards.length };
}
