import { copyFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cleanerWords } from '../../src/site/clean-words.ts';
import { cleanArchive } from '../cleaning/clean-archive.ts';
import type { Report } from '../cleaning/report.ts';
import { keyOf } from '../cli/cache-root.ts';
import { Progress, type StageProgress, Stages } from '../cli/progress.ts';
import { Stamps } from '../cli/stamps.ts';
import { mendInterruptedSwap, stagedFolder, swapFolder } from '../cli/swap-folder.ts';
import { readIfThere, writeFileWhole } from '../cli/write-file.ts';
import { writeDownloads } from '../export/write-downloads.ts';
import { buildSearchShards, type SearchShardsSummary } from '../index/search-shards.ts';
import { type ContentFolders, sha256 } from '../render/content.ts';
import { makeRelease } from '../render/releases.ts';
import { type RenderResult, renderSite } from '../render/render-site.ts';
import type { SiteTree } from '../render/site-tree.ts';
import { keepAsSpare, makeSpare, openSiteTree, rememberTree } from '../render/spare-tree.ts';

export interface BuildSiteOptions {
  readonly sourcesDir: string;
  readonly contentDir: string;
  /** Absolute; replaced as a whole. */
  readonly outDir: string;
  readonly base: string;
  /** Where is kept what the next build need not make again. */
  readonly cacheDir: string;
  /** Cores to use. */
  readonly threads: number;
  /** Make everything again. */
  readonly force: boolean;
  /** Make the cleaned texts a release of this date (ISO 8601), unless nothing changed since the last. */
  readonly releaseDate?: string;
  /** Settings of an archive that has none. */
  readonly defaultSettings: string;
  /** Called with what became of the sources; `false` ends the build there. */
  readonly onCleaned?: (report: Report) => boolean;
  /** Code points in a shard of the search index, on average; for tests. */
  readonly shardCharacters?: number;
}

const cachedSteps = ['render', 'index', 'sites'] as const;
type CachedStep = (typeof cachedSteps)[number];

/** Where a step of the build of one site keeps what the next build need not make again. */
export function stepCache(cacheDir: string, step: CachedStep, outDir: string): string {
  return join(cacheDir, step, keyOf(outDir));
}

export interface BuiltSite {
  readonly pages: RenderResult;
  readonly index: SearchShardsSummary;
}

/**
 * Clean, render and index, and put the new site in the place of the old one. The same sources give the same bytes,
 * whatever was kept from earlier builds. The caller holds the locks.
 *
 * @returns undefined when `onCleaned` ended it.
 */
export async function buildSite(options: BuildSiteOptions): Promise<BuiltSite | undefined> {
  const { sourcesDir, contentDir, outDir, cacheDir, threads, force } = options;
  mendInterruptedSwap(outDir);
  const looked = new Stamps({ contentDir, sourcesDir });
  const report = await cleanArchive({ sourcesDir, contentDir, force, jobs: threads, stamps: looked });
  if (options.onCleaned?.(report) === false) return undefined;
  const settings = join(contentDir, 'archive.yaml');
  if (!existsSync(settings)) copyFileSync(options.defaultSettings, settings);
  if (options.releaseDate !== undefined) {
    const made = makeRelease({ contentDir, sourcesDir }, options.releaseDate);
    console.error(
      made === undefined
        ? 'No release was made: nothing changed since the last one'
        : `Release ${made.release} of ${made.date}: commit ${join(contentDir, 'releases')}`,
    );
  }
  const cacheOf = (step: CachedStep): string => stepCache(cacheDir, step, outDir);
  if (force) for (const step of cachedSteps) rmSync(cacheOf(step), { recursive: true, force: true });
  const staged = stagedFolder(outDir);
  const stages = new Stages();
  const tree = openSiteTree(staged, cacheOf('sites'));
  const pages = await renderSite({
    contentDir,
    sourcesDir,
    outDir: staged,
    tree,
    base: options.base,
    cacheDir: cacheOf('render'),
    stamps: looked,
    report,
    words: cleanerWords(),
    threads,
    onProgress: stages.advance,
  });
  stages.finish();
  console.error(`${pages.pages} pages of ${pages.texts} texts: ${pages.rendered} rendered, ${pages.kept} kept`);
  const progress = new Progress('Indexed', pages.texts);
  const index = await buildSearchShards({
    contentDir,
    tree,
    cacheDir: cacheOf('index'),
    texts: pages.indexed,
    key: pages.siteKey,
    threads,
    ...(options.shardCharacters === undefined ? {} : { shardCharacters: options.shardCharacters }),
    onProgress: (count) => progress.advance(count),
    meanwhile: () => {
      putDownloads(tree, { contentDir, sourcesDir }, pages, join(cacheOf('render'), 'downloads'), stages.advance);
      tree.placeNew(stages.advance);
      stages.finish();
    },
  });
  progress.finish();
  console.error(`Search index: ${index.shards} shards, ${index.built} built, ${index.shards - index.built} kept`);
  tree.finish(stages.advance);
  stages.finish();
  rememberTree(tree, cacheOf('sites'));
  swapFolder(outDir, (previous) => keepAsSpare(previous, cacheOf('sites'), outDir));
  makeSpare(tree, outDir, cacheOf('sites'), stages.advance);
  stages.finish();
  return { pages, index };
}

/** The files of the whole archive, made again only when a text, the settings or the report is another. */
function putDownloads(
  tree: SiteTree,
  folders: ContentFolders,
  pages: RenderResult,
  madeIn: string,
  onProgress: StageProgress,
): void {
  const { release, releases, siteKey, reportState } = pages;
  const token = sha256([release, JSON.stringify(releases), siteKey, reportState].join('\n'));
  if (tree.has('downloads', token)) {
    tree.keep('downloads');
    return;
  }
  // The site that is brought up to date is the one before the last: what the last one was given may still be right.
  const madeFrom = `${madeIn}.token`;
  if (readIfThere(madeFrom) !== token) {
    rmSync(madeFrom, { force: true });
    rmSync(madeIn, { recursive: true, force: true });
    writeDownloads({
      folders,
      outDir: madeIn,
      release,
      releases,
      texts: pages.states,
      cacheDir: `${madeIn}-portions`,
      onProgress,
    });
    writeFileWhole(madeFrom, token);
  }
  const files = readdirSync(madeIn, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((from) => ({ path: from.slice(madeIn.length + 1).replaceAll('\\', '/'), from }));
  tree.put('downloads', token, files);
}
