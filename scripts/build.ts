import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { cleanerWords } from '../src/site/clean-words.ts';
import { cleanArchive } from './cleaning/clean-archive.ts';
import { printReport, reportExitCode } from './cleaning/print-report.ts';
import { cacheRoot, keyOf } from './cli/cache-root.ts';
import { command, positiveInteger, runCommand } from './cli/command.ts';
import { type ExitCode, exitCode } from './cli/exit-code.ts';
import { takeLock } from './cli/lock.ts';
import { Progress } from './cli/progress.ts';
import { mendInterruptedSwap, stagedFolder, swapFolder } from './cli/swap-folder.ts';
import { buildSearchShards } from './index/search-shards.ts';
import { renderSite } from './render/render-site.ts';
import { keepAsSpare, openSiteTree } from './render/site-tree.ts';

const defaultSources = 'content/sources';
const defaultContent = 'content';

export interface BuildOptions {
  readonly sources: string;
  readonly content?: string;
  readonly out: string;
  readonly base: string;
  readonly jobs?: number;
  readonly force?: boolean;
}

/**
 * Clean, render and index into a folder. The new site is built beside the old one and put in its place whole; whatever
 * goes wrong before that leaves the old one as it was.
 */
export async function build(options: BuildOptions): Promise<ExitCode> {
  const outDir = resolve(options.out);
  const contentDir = resolve(options.content ?? contentFolderFor(options.sources));
  const releaseOut = takeLock(join(dirname(outDir), `.${basename(outDir)}.lock`));
  const releaseContent = takeLock(join(contentDir, '.lock'));
  try {
    mendInterruptedSwap(outDir);
    const report = await cleanArchive({
      sourcesDir: resolve(options.sources),
      contentDir,
      force: options.force === true,
      ...(options.jobs === undefined ? {} : { jobs: options.jobs }),
    });
    printReport(report);
    const code = reportExitCode(report);
    if (code === exitCode.nothingPublishable) return code;
    const settings = join(contentDir, 'archive.yaml');
    if (!existsSync(settings)) copyFileSync(join(defaultContent, 'archive.yaml'), settings);
    const staged = stagedFolder(outDir);
    const sitesDir = join(cacheRoot(), 'sites', keyOf(outDir));
    if (options.force) {
      for (const step of ['render', 'index', 'sites'])
        rmSync(join(cacheRoot(), step, keyOf(outDir)), { recursive: true, force: true });
    }
    const tree = openSiteTree(staged, sitesDir);
    const folders = { contentDir, sourcesDir: resolve(options.sources) };
    const threads = options.jobs ?? availableParallelism();
    const { pages, rendered, kept, texts, indexed, siteKey } = await renderSite({
      ...folders,
      outDir: staged,
      tree,
      base: options.base,
      cacheDir: join(cacheRoot(), 'render', keyOf(outDir)),
      words: cleanerWords(),
      threads,
    });
    console.error(`${pages} pages of ${texts} texts: ${rendered} rendered, ${kept} kept`);
    const progress = new Progress('Indexed', texts);
    const index = await buildSearchShards({
      contentDir,
      tree,
      cacheDir: join(cacheRoot(), 'index', keyOf(outDir)),
      texts: indexed,
      key: siteKey,
      threads,
      onProgress: (count) => progress.advance(count),
    });
    progress.finish();
    console.error(`Search index: ${index.shards} shards, ${index.built} built, ${index.shards - index.built} kept`);
    tree.finish();
    tree.remember(sitesDir);
    swapFolder(outDir, (previous) => keepAsSpare(previous, sitesDir, outDir));
    console.error(`The site is in ${options.out}: npm run preview -- --site ${options.out}`);
    return code;
  } finally {
    releaseContent();
    releaseOut();
  }
}

/** Texts of sources other than the repository's own stay out of its collection. */
function contentFolderFor(sources: string): string {
  if (resolve(sources) === resolve(defaultSources)) return defaultContent;
  const folder = join(cacheRoot(), 'content', keyOf(resolve(sources)));
  mkdirSync(folder, { recursive: true });
  console.error(`The cleaned texts go to ${folder} (name another folder with --content)`);
  return folder;
}

if (import.meta.main) {
  const program = command('build', 'Clean the sources, render the site and index it for search.')
    .option('--sources <dir>', 'folder with the source texts', defaultSources)
    .option(
      '--content <dir>',
      'folder for texts and changes (default: content, for sources elsewhere one of their own)',
    )
    .option('--out <dir>', 'folder for the finished site; replaced as a whole', 'dist')
    .option('--base <path>', 'path below which the site will stand on its host', '/')
    .option('--jobs <n>', 'number of cores to use (default: all)', positiveInteger)
    .option('--force', 'do all work again, also what did not change');
  await runCommand(program, () => build(program.opts<BuildOptions>()));
}
