/**
 * The search index of a content folder in shards, each built again only when one of its texts changed. A shard's folder
 * in the cache is named by all that it is made from; it appears there whole or not at all, and is linked into the site.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { MANIFEST_FILE, MANIFEST_FORMAT, type Manifest, type ManifestShard } from '../../src/search/manifest.ts';
import type { SiteTree } from '../render/site-tree.ts';
import type { ShardAnswer, ShardTask } from './shard-worker.ts';
import type { WrittenShard } from './shard-writer.ts';
import { shardCount, shardOf } from './shards.ts';
import { mergedVersion, mergedWords, writePinyin } from './write-pinyin.ts';

/** A text as the index needs to know it before reading it. */
export interface IndexedText {
  readonly id: string;
  /** SHA-256 of its Markdown. */
  readonly hash: string;
  readonly characters: number;
}

export interface SearchShardsOptions {
  readonly contentDir: string;
  /** The site that the index goes into, as `pagefind`; who gives it finishes it. */
  readonly tree: SiteTree;
  /** Where shards are kept from build to build. */
  readonly cacheDir: string;
  readonly texts: readonly IndexedText[];
  /** All else that a search record depends on: the settings, and the program. */
  readonly key: string;
  /** Worker threads at most. */
  readonly threads: number;
  /** Code points in a shard, on average; for tests. */
  readonly shardCharacters?: number;
  readonly onProgress?: (texts: number) => void;
}

export interface SearchShardsSummary {
  readonly documents: number;
  readonly shards: number;
  /** Shards built now; the others were kept. */
  readonly built: number;
}

/** A shard in the cache: what Pagefind said of it, and its files with size in bytes and time of writing, milliseconds. */
interface KeptShard {
  readonly written: WrittenShard;
  readonly files: readonly (readonly [path: string, size: number, mtime: number])[];
}

/** Name of the file that makes a folder of the cache a finished shard. */
const shardFile = 'shard.json';

/** Build or keep every shard, and put the whole index into the site. */
export async function buildSearchShards(options: SearchShardsOptions): Promise<SearchShardsSummary> {
  const { tree, cacheDir, texts, key, onProgress } = options;
  mkdirSync(cacheDir, { recursive: true });
  const count = shardCount(
    texts.reduce((sum, { characters }) => sum + characters, 0),
    options.shardCharacters,
  );
  const parts: IndexedText[][] = Array.from({ length: count }, () => []);
  for (const text of texts) parts[shardOf(text.id, count)]?.push(text);
  const shards = parts
    .filter((part) => part.length > 0)
    .map((part) => {
      const sorted = part.sort((a, b) => (a.id < b.id ? -1 : 1));
      const name = createHash('sha256').update(key);
      for (const { id, hash } of sorted) name.update(`\n${id} ${hash}`);
      return { ids: sorted.map(({ id }) => id), folder: join(cacheDir, name.digest('hex').slice(0, 32)) };
    });
  const wanted = new Set(shards.map(({ folder }) => folder));
  for (const name of readdirSync(cacheDir)) {
    if (!wanted.has(join(cacheDir, name)) && !name.startsWith('pinyin-'))
      rmSync(join(cacheDir, name), { recursive: true, force: true });
  }
  const kept = new Map<string, KeptShard>();
  const missing = shards.filter(({ folder, ids }) => {
    const shard = readKept(folder);
    if (shard === undefined) return true;
    kept.set(folder, shard);
    onProgress?.(ids.length);
    return false;
  });
  await buildMissing(missing, options, (folder, shard) => kept.set(folder, shard));

  const listed: ManifestShard[] = [];
  for (const [number, { folder }] of shards.entries()) {
    const { written, files } = kept.get(folder) as KeptShard;
    const path = number === 0 ? '' : `shard-${number + 1}/`;
    const group = `shard ${path}`;
    const toPut = files.map(([file]) => ({ path: `pagefind/${path}${file}`, from: join(folder, file) }));
    if (tree.has(group, folder)) tree.keep(group);
    else tree.put(group, folder, toPut);
    listed.push({ path, meta: written.meta, documents: written.documents });
  }
  const finished = shards.map(({ folder }) => (kept.get(folder) as KeptShard).written);
  const version = mergedVersion(finished);
  const pinyin = await putPinyin(tree, cacheDir, finished, version);
  const pagefind = finished[0]?.version ?? '';
  const manifest: Manifest = { format: MANIFEST_FORMAT, pagefind, version, pinyin, shards: listed };
  tree.write(`pagefind/${MANIFEST_FILE}`, `${JSON.stringify(manifest)}\n`);
  for (const name of readdirSync(cacheDir)) {
    if (name.startsWith('pinyin-') && name !== `pinyin-${version}`) rmSync(join(cacheDir, name), { recursive: true });
  }
  return { documents: texts.length, shards: shards.length, built: missing.length };
}

/** Lists of words by their pinyin, over all shards. @returns the letters that there are lists for. */
async function putPinyin(
  tree: SiteTree,
  cacheDir: string,
  shards: readonly WrittenShard[],
  version: string,
): Promise<string> {
  const folder = join(cacheDir, `pinyin-${version}`);
  const lettersFile = join(folder, 'letters');
  if (!existsSync(lettersFile)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(lettersFile, await writePinyin(mergedWords(shards), join(folder, 'lists'), version));
  }
  const lists = join(folder, 'lists');
  const files = (existsSync(lists) ? readdirSync(lists, { recursive: true, withFileTypes: true }) : [])
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((from) => ({ path: `pagefind/${from.slice(lists.length + 1).replaceAll('\\', '/')}`, from }));
  if (tree.has('pinyin', version)) tree.keep('pinyin');
  else tree.put('pinyin', version, files);
  return readFileSync(lettersFile, 'utf8');
}

/** A finished shard whose files are as they were written. */
function readKept(folder: string): KeptShard | undefined {
  const file = join(folder, shardFile);
  if (!existsSync(file)) return undefined;
  const shard = JSON.parse(readFileSync(file, 'utf8')) as KeptShard;
  const isWhole = shard.files.every(([path, size, mtime]) => {
    const stats = statSync(join(folder, path), { throwIfNoEntry: false });
    return stats !== undefined && stats.size === size && stats.mtimeMs === mtime;
  });
  return isWhole ? shard : undefined;
}

/** Build shards in worker threads, each with a Pagefind process of its own. */
async function buildMissing(
  missing: readonly ShardTask[],
  { contentDir, threads, onProgress }: SearchShardsOptions,
  onBuilt: (folder: string, shard: KeptShard) => void,
): Promise<void> {
  const workers: Worker[] = [];
  let next = 0;
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./shard-worker.ts', import.meta.url), { workerData: { contentDir } });
      workers.push(worker);
      let task: ShardTask | undefined;
      const give = (): void => {
        task = missing[next++];
        if (task === undefined) resolve();
        else {
          rmSync(task.folder, { recursive: true, force: true });
          worker.postMessage({ ...task, folder: unfinished(task.folder) });
        }
      };
      worker.on('message', (answer: ShardAnswer) => {
        if ('added' in answer) onProgress?.(answer.added);
        else if (task !== undefined) {
          onBuilt(task.folder, keep(task.folder, answer.written));
          give();
        }
      });
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`An index worker ended with code ${code}`)));
      give();
    });
  try {
    await Promise.all(Array.from({ length: Math.min(threads, missing.length) }, work));
  } finally {
    for (const worker of workers) worker.removeAllListeners('exit');
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

const unfinished = (folder: string): string => `${folder}.unfinished`;

/** Give a built shard its name in the cache. */
function keep(folder: string, written: WrittenShard): KeptShard {
  const files = readdirSync(unfinished(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry): KeptShard['files'][number] => {
      const path = join(entry.parentPath, entry.name);
      const { size, mtimeMs } = statSync(path);
      return [path.slice(unfinished(folder).length + 1).replaceAll('\\', '/'), size, mtimeMs];
    })
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const shard: KeptShard = { written, files };
  writeFileSync(join(unfinished(folder), shardFile), JSON.stringify(shard));
  renameSync(unfinished(folder), folder);
  return shard;
}
