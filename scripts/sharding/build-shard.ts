import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cleanerWords } from '../../src/site/clean-words.ts';
import { cleanArchive, isInShard } from '../cleaning/clean-archive.ts';
import { sha256 } from '../cleaning/cleaner.ts';
import { listSources } from '../cleaning/list-sources.ts';
import type { Report } from '../cleaning/report.ts';
import type { Shard } from '../cli/command.ts';
import { Stages } from '../cli/progress.ts';
import { readIfThere } from '../cli/write-file.ts';
import { buildSearchShards, type IndexedText } from '../index/search-shards.ts';
import { shardCount, shardOf } from '../index/shards.ts';
import { compiledTemplates, root } from '../render/prepared.ts';
import { renderSite } from '../render/render-site.ts';
import { SiteTree } from '../render/site-tree.ts';
import { programKey } from './program-key.ts';
import {
  digestOf,
  indexFolder,
  listFiles,
  renderFolder,
  type SiteShardManifest,
  siteShardFile,
  siteShardFolder,
  writeSiteShard,
} from './site-shard.ts';
import { waitForLock } from './wait-for-lock.ts';

export interface BuildShardOptions {
  readonly sourcesDir: string;
  readonly contentDir: string;
  /** The site that this is to be a part of; it need not be there and is not touched. */
  readonly outDir: string;
  readonly shard: Shard;
  readonly base: string;
  /** Cores to use. */
  readonly threads: number;
  /** Make the part again; texts are cleaned only where something changed. */
  readonly force: boolean;
  /** Settings of an archive that has none. */
  readonly defaultSettings: string;
  /** Called with what became of the sources; `false` ends the build there. */
  readonly onCleaned?: (report: Report) => boolean;
  /** Code points in a shard of the search index, on average; for tests. */
  readonly shardCharacters?: number;
}

/**
 * Build one part of a site: the pages of its texts and its shards of the search index, beside the site in
 * `OUT.shards/I-of-N`. Lists, feeds and exports are left to the build that joins the parts.
 *
 * A text's pages name its neighbours, its other versions and what it shares with others, so a part is rendered knowing
 * all texts: the content folder must hold them all, cleaned. What is not cleaned yet is cleaned first, by one part while
 * the others wait. The joining build thus finds every page as it would have rendered it.
 *
 * @returns undefined when `onCleaned` ended it.
 */
export async function buildShard(options: BuildShardOptions): Promise<SiteShardManifest | undefined> {
  const { sourcesDir, contentDir, outDir, shard, base, threads, force } = options;
  const part = siteShardFolder(outDir, shard);
  if (force) rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  // Until it is finished again it is no part.
  rmSync(join(part, siteShardFile), { force: true });
  const program = programKey();
  const settingsFile = join(contentDir, 'archive.yaml');
  const releaseContent = await waitForLock(join(contentDir, '.lock'), 'another part or build that is cleaning');
  try {
    const report = await cleanArchive({ sourcesDir, contentDir, jobs: threads });
    if (options.onCleaned?.(report) === false) return undefined;
    if (!existsSync(settingsFile)) copyFileSync(options.defaultSettings, settingsFile);
  } finally {
    releaseContent();
  }
  const releaseTemplates = await waitForLock(join(root, '.cache/compiled.lock'), 'another part that is compiling');
  try {
    await compiledTemplates();
  } finally {
    releaseTemplates();
  }
  const tree = new SiteTree(join(part, 'unused'));
  const stages = new Stages();
  const rendered = await renderSite({
    contentDir,
    sourcesDir,
    outDir: tree.folder,
    tree,
    base,
    cacheDir: renderFolder(part),
    words: cleanerWords(),
    threads,
    only: (id) => isInShard(id, shard),
    onProgress: stages.advance,
  });
  stages.finish();
  await indexPart(options, tree, rendered.indexed, rendered.siteKey, indexFolder(part));
  rmSync(tree.folder, { recursive: true, force: true });
  const files = listFiles(part, shard);
  const manifest: SiteShardManifest = {
    format: 1,
    kind: 'site',
    shard,
    program,
    base,
    settings: sha256(readIfThere(settingsFile) ?? ''),
    sources: sourcesSum(sourcesDir),
    release: rendered.release,
    texts: rendered.indexed.filter(({ id }) => isInShard(id, shard)).length,
    pages: rendered.pages,
    indexShards: files.filter(({ path }) => /^index\/shard-[^/]+\/state$/.test(path)).length,
    digest: digestOf(files),
  };
  writeSiteShard(part, manifest, files);
  console.error(
    `Part ${shard.index}/${shard.total}: ${rendered.rendered} pages rendered, ${rendered.kept} kept, ${manifest.indexShards} index shards`,
  );
  return manifest;
}

/** SHA-256 of the names of all sources. */
export function sourcesSum(sourcesDir: string): string {
  return sha256(listSources(sourcesDir).files.join('\n'));
}

/** Build every N-th shard of the search index, as the whole site has them. */
async function indexPart(
  options: BuildShardOptions,
  tree: SiteTree,
  texts: readonly IndexedText[],
  key: string,
  cacheDir: string,
): Promise<void> {
  const { contentDir, shard, threads } = options;
  const sum = (some: readonly IndexedText[]): number => some.reduce((total, { characters }) => total + characters, 0);
  const count = shardCount(sum(texts), options.shardCharacters);
  const own = texts.filter(({ id }) => shardOf(id, count) % shard.total === shard.index - 1);
  if (own.length === 0) {
    rmSync(cacheDir, { recursive: true, force: true });
    return;
  }
  await buildSearchShards({
    contentDir,
    tree,
    cacheDir,
    texts: own,
    key,
    threads,
    // So that it divides these texts into as many shards as all of them have.
    shardCharacters: sum(own) / count,
  });
  for (const name of readdirSync(cacheDir)) {
    if (name.startsWith('pinyin-')) rmSync(join(cacheDir, name), { recursive: true });
  }
}
