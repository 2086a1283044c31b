/**
 * The search index of a content folder in shards, each with a folder in the cache that is brought up to date and linked
 * into the site. A changed text touches its shard, and of it its own fragment and the chunks that hold its words.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { MANIFEST_FILE, MANIFEST_FORMAT, type Manifest, type ManifestShard } from '../../src/search/manifest.ts';
import { pinyinFile } from '../../src/search/pinyin.ts';
import type { SiteTree } from '../render/site-tree.ts';
import { pagefindClientFiles } from './client-files.ts';
import type { FrequentWord } from './frequent-words.ts';
import { buildPairLists } from './pair-lists.ts';
import { searchRecordOf } from './search-records.ts';
import { buildShard, changedPages, isCurrent, readWords, type ShardTask } from './shard-builder.ts';
import { clientGroup, type ShardGroup, shardGroups } from './shard-files.ts';
import { readState, type ShardState } from './shard-state.ts';
import type { ShardAnswer } from './shard-worker.ts';
import { shardCount, shardOf } from './shards.ts';
import { digestOf } from './stored-files.ts';

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
  /** Called once, for work of this thread that can be done while others build shards. */
  readonly meanwhile?: () => void;
}

export interface SearchShardsSummary {
  readonly documents: number;
  readonly shards: number;
  /** Shards built now; the others were kept. */
  readonly built: number;
}

/** Texts that are changed in this thread at most; more are worth starting another. */
const CHANGED_HERE = 100;

/** Build or keep every shard, and put the whole index into the site. */
export async function buildSearchShards(options: SearchShardsOptions): Promise<SearchShardsSummary> {
  const { contentDir, tree, cacheDir, onProgress } = options;
  mkdirSync(cacheDir, { recursive: true });
  const client = await pagefindClientFiles(cacheDir);
  const tasks = shardTasks(options, client.version);
  const pairsFolder = join(cacheDir, 'pairs');
  const wanted = new Set([
    ...tasks.map(({ folder }) => folder),
    join(cacheDir, `client-${client.version}`),
    pairsFolder,
  ]);
  for (const name of readdirSync(cacheDir)) {
    if (!wanted.has(join(cacheDir, name)) && !name.startsWith('pinyin-'))
      rmSync(join(cacheDir, name), { recursive: true, force: true });
  }
  const states = new Map<string, ShardState>();
  const missing: ShardTask[] = [];
  const patches: (() => void)[] = [];
  for (const task of tasks) {
    const state = readState(task.folder);
    const changed = changedPages(task, state);
    if (state !== undefined && isCurrent(task, state)) {
      states.set(task.folder, state);
      onProgress?.(task.texts.length);
    } else if (changed !== undefined && changed.length <= CHANGED_HERE) {
      patches.push(() => {
        onProgress?.(task.texts.length - changed.length);
        const made = buildShard(task, state, searchRecordOf(contentDir), () => onProgress?.(1));
        states.set(task.folder, made);
      });
    } else missing.push(task);
  }
  await buildMissing(missing, options, () => {
    options.meanwhile?.();
    for (const patch of patches) patch();
  });
  const built = missing.length + patches.length;

  const listed: ManifestShard[] = [];
  const shards = tasks.map(({ folder }) => ({ folder, state: states.get(folder) ?? finishedState(folder) }));
  for (const [number, { folder, state }] of shards.entries()) {
    const path = number === 0 ? '' : `shard-${number + 1}/`;
    const documents = state.texts.length;
    for (const group of [...shardGroups(folder, state), clientGroup(client)]) putGroup(tree, path, group);
    tree.write(`pagefind/${path}pagefind-entry.json`, client.entry(state.meta, documents));
    listed.push({ path, meta: state.meta, documents });
  }
  const lists = buildPairLists(pairsFolder, shards);
  for (const group of lists?.groups ?? []) putGroup(tree, '', group);
  const version = versionOf(shards.map(({ state }) => state));
  const pinyin = await putPinyin(tree, cacheDir, shards, version);
  const manifest: Manifest = {
    format: MANIFEST_FORMAT,
    pagefind: shards.length === 0 ? '' : client.version,
    version,
    pinyin,
    ...(lists === undefined ? {} : { pairs: lists.pairs }),
    shards: listed,
  };
  tree.write(`pagefind/${MANIFEST_FILE}`, `${JSON.stringify(manifest)}\n`);
  return { documents: options.texts.length, shards: shards.length, built };
}

/** Share the texts out to shards. */
function shardTasks(options: SearchShardsOptions, version: string): ShardTask[] {
  const { texts, cacheDir } = options;
  const characters = texts.reduce((sum, text) => sum + text.characters, 0);
  const count = shardCount(characters, options.shardCharacters);
  const parts: IndexedText[][] = Array.from({ length: count }, () => []);
  for (const text of texts) parts[shardOf(text.id, count)]?.push(text);
  return parts.flatMap((part, number) => {
    if (part.length === 0) return [];
    const sorted = part.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, hash }) => ({ id, hash }));
    const folder = join(cacheDir, `shard-${number + 1}-of-${count}`);
    return [{ folder, key: `${options.key} ${version}`, version, texts: sorted }];
  });
}

function finishedState(folder: string): ShardState {
  const state = readState(folder);
  if (state === undefined) throw new Error(`Files of \`${folder}\` changed while they were used; build again`);
  return state;
}

/** One word for the texts of all shards, in their order. */
export function versionOf(states: readonly ShardState[]): string {
  return digestOf(states.map(({ digest }) => digest).join('\n')).slice(0, 12);
}

function putGroup(tree: SiteTree, path: string, { name, token, files }: ShardGroup): void {
  const group = `index ${path}${name}`;
  if (tree.has(group, token)) tree.keep(group);
  else
    tree.put(
      group,
      token,
      files.map((file) => ({ path: `pagefind/${path}${file.path}`, from: file.from })),
    );
}

interface FinishedShard {
  readonly folder: string;
  readonly state: ShardState;
}

/** Lists of words by their pinyin, over all shards. @returns the letters that there are lists for. */
async function putPinyin(
  tree: SiteTree,
  cacheDir: string,
  shards: readonly FinishedShard[],
  version: string,
): Promise<string> {
  const words = digestOf(shards.map(({ state }) => state.words).join('\n'));
  const folder = join(cacheDir, `pinyin-${words}`);
  const lettersFile = join(folder, 'letters');
  if (!existsSync(lettersFile)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    // Its dictionaries take longer to load than all else here, and most builds do not need them.
    const { mergedWords, writePinyin } = await import('./write-pinyin.ts');
    const lists = shards.map(({ folder, state }) => JSON.parse(readWords(folder, state)) as FrequentWord[]);
    writeFileSync(lettersFile, writePinyin(mergedWords(lists), folder));
  }
  const letters = readFileSync(lettersFile, 'utf8');
  const files = [...letters].map((letter) => ({
    path: `pagefind/${pinyinFile(letter, version)}`,
    from: join(folder, `${letter}.words`),
  }));
  const token = `${version} ${words}`;
  if (tree.has('pinyin', token)) tree.keep('pinyin');
  else tree.put('pinyin', token, files);
  for (const name of readdirSync(cacheDir)) {
    if (name.startsWith('pinyin-') && join(cacheDir, name) !== folder)
      rmSync(join(cacheDir, name), { recursive: true, force: true });
  }
  return letters;
}

/** Build shards in worker threads. @param meanwhile is called when they are at work. */
async function buildMissing(
  missing: readonly ShardTask[],
  { contentDir, threads, onProgress }: SearchShardsOptions,
  meanwhile: () => void,
): Promise<void> {
  const workers: Worker[] = [];
  const count = Math.min(threads, missing.length);
  // All are told at once what to build, shards being of one size: this thread may have no time for them.
  const work = (number: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./shard-worker.ts', import.meta.url), { workerData: { contentDir } });
      workers.push(worker);
      const own = missing.filter((_, place) => place % count === number);
      let left = own.length;
      worker.on('message', (answer: ShardAnswer) => {
        if ('added' in answer) onProgress?.(answer.added);
        else if (--left === 0) resolve();
      });
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`An index worker ended with code ${code}`)));
      for (const task of own) worker.postMessage(task);
    });
  try {
    const built = Promise.all(Array.from({ length: count }, (_, number) => work(number)));
    meanwhile();
    await built;
  } finally {
    for (const worker of workers) worker.removeAllListeners('exit');
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
