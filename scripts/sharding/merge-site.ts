import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { sha256 } from '../cleaning/cleaner.ts';
import { printReport, reportExitCode } from '../cleaning/print-report.ts';
import { cacheRoot } from '../cli/cache-root.ts';
import { type ExitCode, exitCode } from '../cli/exit-code.ts';
import { siteLock, takeLock } from '../cli/lock.ts';
import { buildSite, stepCache } from '../site/build-site.ts';
import { contentFolderFor, defaultContent } from '../site/content-folder.ts';
import { sourcesSum } from './build-shard.ts';
import { findShards, joinShards, requireWhole } from './join-shards.ts';
import { programKey } from './program-key.ts';
import { siteShardsFolder } from './site-shard.ts';

export interface MergeSiteOptions {
  /** The site that is to hold all parts; replaced as a whole. */
  readonly site: string;
  /** Folders that are parts or hold some; default: `SITE.shards`. */
  readonly from?: readonly string[];
  readonly sources: string;
  /** The content folder that the parts were built from; default as for `build`. */
  readonly content?: string;
  readonly jobs?: number;
}

/**
 * Join the parts of a site: what they hold goes to where a build keeps its own, then the ordinary build makes lists,
 * feeds and exports and finds the rest done. So the site is, byte for byte, the one that a single build makes; were a
 * page of a part out of date, it would be rendered again.
 */
export async function mergeSite(options: MergeSiteOptions): Promise<ExitCode> {
  const outDir = resolve(options.site);
  const contentDir = resolve(options.content ?? contentFolderFor(options.sources));
  const sourcesDir = resolve(options.sources);
  const folders = options.from ?? [siteShardsFolder(options.site)];
  const defaultSettings = join(defaultContent, 'archive.yaml');
  const settings = join(contentDir, 'archive.yaml');
  const releaseOut = takeLock(siteLock(outDir));
  const releaseContent = takeLock(join(contentDir, '.lock'));
  try {
    const shards = findShards(folders);
    requireWhole(shards, folders, {
      program: programKey(),
      settings: sha256(readFileSync(existsSync(settings) ? settings : defaultSettings)),
      sources: sourcesSum(sourcesDir),
    });
    const cacheDir = cacheRoot();
    joinShards(shards, {
      render: stepCache(cacheDir, 'render', outDir),
      index: stepCache(cacheDir, 'index', outDir),
    });
    let code: ExitCode = exitCode.published;
    const built = await buildSite({
      sourcesDir,
      contentDir,
      outDir,
      base: shards[0]?.manifest.base ?? '/',
      cacheDir,
      threads: options.jobs ?? availableParallelism(),
      force: false,
      defaultSettings,
      onCleaned: (report) => {
        printReport(report);
        code = reportExitCode(report);
        return code !== exitCode.nothingPublishable;
      },
    });
    if (built !== undefined) console.error(`${shards.length} parts were joined; the site is in ${options.site}`);
    return code;
  } finally {
    releaseContent();
    releaseOut();
  }
}
