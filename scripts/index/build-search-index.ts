/**
 * Build the search index with Pagefind, one shard after the other, each in a Pagefind process of its own: a shard's
 * memory is given back before the next begins, whatever the number of texts.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import { fragmentJson, shadowHtml } from '../../src/search/feed.ts';
import { chunkSizes, chunkSizesFile } from '../../src/search/index-reader/chunk-sizes.ts';
import { readMeta } from '../../src/search/index-reader/meta.ts';
import { unpack } from '../../src/search/index-reader/unpack.ts';
import { MANIFEST_FILE, MANIFEST_FORMAT, type Manifest, type ManifestShard } from '../../src/search/manifest.ts';
import type { SearchRecord } from '../../src/search/record.ts';
import { FrequentWords } from './frequent-words.ts';
import { writePinyin } from './write-pinyin.ts';

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
 * Code points in one shard at most. Pagefind took 10.5 GB for 34 million characters (10,000 texts), about 300 bytes a
 * character; this keeps it below 12 GB when texts are longer than those.
 */
const MAXIMUM_SHARD_CHARACTERS = 36_000_000;

/** Words in one chunk of the index: a tenth of Pagefind's default makes a query four times cheaper (30 kB, not 128). */
const CHUNK_SIZE = '2000';

/** Read by Pagefind's process when it starts; not documented, so the version is pinned. */
export const CHUNK_SIZE_VARIABLE = 'PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE';

/** The files of Pagefind's that its own client needs; its user interfaces are left out. */
const CLIENT_FILES =
  /^(?:pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\..*\.pagefind|pagefind\..*\.pf_meta)$/;

const SIGNATURE = 'pagefind_dcd';

/** What Pagefind wrote about itself. */
interface PagefindEntry {
  readonly version: string;
  readonly languages: Readonly<Record<string, { readonly hash: string; readonly page_count: number }>>;
}

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
  const digest = createHash('sha256');
  const words = new FrequentWords();
  let pagefindVersion = '';
  let shard: Shard | undefined;
  const finish = async (): Promise<void> => {
    if (shard === undefined) return;
    const path = shards.length === 0 ? '' : `shard-${shards.length + 1}/`;
    const entry = await shard.finish(join(folder, path));
    const [language] = Object.values(entry.languages);
    if (language === undefined || language.page_count !== shard.documents) {
      throw new Error(`Pagefind indexed ${language?.page_count ?? 0} texts, expected ${shard.documents}`);
    }
    pagefindVersion = entry.version;
    shards.push({ path, meta: language.hash, documents: shard.documents });
    shard = undefined;
  };
  try {
    for await (const record of documents) {
      if (urls.has(record.url))
        throw new Error(`Two texts have the address \`${record.url}\`; the second is \`${record.id}\``);
      urls.add(record.url);
      shard ??= await Shard.begin();
      digest.update(await shard.add(record));
      const isHans = record.script === 'Hans';
      words.add(isHans ? record.title : record.otherTitle);
      for (const { text, other } of record.blocks) words.add(isHans ? text : other);
      onProgress?.(urls.size);
      if (shard.documents >= shardSize || shard.characters >= MAXIMUM_SHARD_CHARACTERS) await finish();
    }
    await finish();
  } finally {
    await pagefind.close();
  }
  const version = digest.digest('hex').slice(0, 12);
  const pinyin = await writePinyin(words, urls.size, folder, version);
  const manifest: Manifest = { format: MANIFEST_FORMAT, pagefind: pagefindVersion, version, pinyin, shards };
  await writeFile(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest)}\n`);
  return { documents: shards.reduce((sum, one) => sum + one.documents, 0), shards: shards.length };
}

/** One index in the making. */
class Shard {
  readonly #index: pagefind.PagefindIndex;
  /** Fragments as they are to be written, compressed, by address. */
  readonly #fragments = new Map<string, Buffer>();
  documents = 0;
  characters = 0;

  private constructor(index: pagefind.PagefindIndex) {
    this.#index = index;
  }

  static async begin(): Promise<Shard> {
    process.env[CHUNK_SIZE_VARIABLE] = CHUNK_SIZE;
    const { index, errors } = await pagefind.createIndex();
    if (index === undefined) throw new Error(`Pagefind could not start: ${errors.join('; ')}`);
    return new Shard(index);
  }

  /** @returns the JSON of the text's fragment: all that the index holds of it. */
  async add(record: SearchRecord): Promise<string> {
    const { errors } = await this.#index.addHTMLFile({ url: record.url, content: shadowHtml(record) });
    if (errors.length > 0) throw new Error(`Pagefind could not index \`${record.id}\`: ${errors.join('; ')}`);
    const json = fragmentJson(record);
    this.#fragments.set(record.url, gzipSync(SIGNATURE + json, { level: 9 }));
    this.documents++;
    this.characters += record.blocks.reduce((sum, { text }) => sum + text.length, record.title.length);
    return json;
  }

  /** Write the files and put the texts into the fragments, where Pagefind has put codes. */
  async finish(folder: string): Promise<PagefindEntry> {
    const { errors } = await this.#index.writeFiles({ outputPath: folder });
    if (errors.length > 0) throw new Error(`Pagefind could not write to \`${folder}\`: ${errors.join('; ')}`);
    await pagefind.close();
    for (const name of await readdir(join(folder, 'fragment'))) {
      const file = join(folder, 'fragment', name);
      const { url } = JSON.parse(
        gunzipSync(await readFile(file))
          .toString()
          .slice(SIGNATURE.length),
      ) as { url: string };
      const fragment = this.#fragments.get(url);
      if (fragment === undefined) throw new Error(`Unexpected address \`${url}\` in a fragment of Pagefind's`);
      await writeFile(file, fragment);
    }
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (entry.isFile() && !CLIENT_FILES.test(entry.name)) await rm(join(folder, entry.name));
    }
    const entry = JSON.parse(await readFile(join(folder, 'pagefind-entry.json'), 'utf8')) as PagefindEntry;
    for (const { hash } of Object.values(entry.languages)) await writeChunkSizes(folder, hash);
    return entry;
  }
}

/** Write the sizes of an index's chunks beside its `pf_meta` file. */
async function writeChunkSizes(folder: string, metaName: string): Promise<void> {
  const metaFile = `pagefind.${metaName}.pf_meta`;
  const meta = readMeta(await unpack(await readFile(join(folder, metaFile)), metaFile));
  const sizes: number[] = [];
  for (const name of meta.chunkNames) sizes.push((await stat(join(folder, 'index', `${name}.pf_index`))).size);
  const content = Buffer.concat([Buffer.from(SIGNATURE), chunkSizes(sizes)]);
  await writeFile(join(folder, chunkSizesFile(metaName)), gzipSync(content, { level: 9 }));
}
