import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { isDate } from '../src/site/releases.ts';
import { printReport, reportExitCode } from './cleaning/print-report.ts';
import type { Report } from './cleaning/report.ts';
import { cacheRoot } from './cli/cache-root.ts';
import { command, nameOfShard, positiveInteger, runCommand, type Shard, shard } from './cli/command.ts';
import { CommandError, type ExitCode, exitCode } from './cli/exit-code.ts';
import { siteLock, takeLock } from './cli/lock.ts';
import { buildShard } from './sharding/build-shard.ts';
import { siteShardsFolder } from './sharding/site-shard.ts';
import { buildSite } from './site/build-site.ts';
import { contentFolderFor, defaultContent, defaultSources } from './site/content-folder.ts';

export interface BuildOptions {
  readonly sources: string;
  readonly content?: string;
  readonly out: string;
  readonly base: string;
  readonly jobs?: number;
  readonly force?: boolean;
  readonly shard?: Shard;
  readonly release?: string | true;
}

/**
 * Clean, render and index into a folder. The new site is built beside the old one and put in its place whole; whatever
 * goes wrong before that leaves the old one as it was.
 */
export async function build(options: BuildOptions): Promise<ExitCode> {
  const outDir = resolve(options.out);
  const contentDir = resolve(options.content ?? contentFolderFor(options.sources));
  let code: ExitCode = exitCode.published;
  const common = {
    sourcesDir: resolve(options.sources),
    contentDir,
    outDir,
    base: options.base,
    threads: options.jobs ?? availableParallelism(),
    force: options.force === true,
    defaultSettings: join(defaultContent, 'archive.yaml'),
    onCleaned: (report: Report): boolean => {
      printReport(report);
      code = reportExitCode(report);
      return code !== exitCode.nothingPublishable;
    },
  };
  if (options.shard !== undefined) {
    if (options.release !== undefined)
      throw new CommandError(
        exitCode.usage,
        'A part cannot be a release, expected --release or --shard; join the parts, then run build --release: it finds all done',
      );
    const releaseShard = takeLock(join(siteShardsFolder(outDir), `.lock-${nameOfShard(options.shard)}`));
    try {
      await buildShard({ ...common, shard: options.shard });
      return code;
    } finally {
      releaseShard();
    }
  }
  const releaseOut = takeLock(siteLock(outDir));
  const releaseContent = takeLock(join(contentDir, '.lock'));
  try {
    const built = await buildSite({
      ...common,
      cacheDir: cacheRoot(),
      ...(options.release !== undefined && { releaseDate: options.release === true ? today() : options.release }),
    });
    if (built === undefined) return code;
    console.error(`The site is in ${options.out}: npm run preview -- --site ${options.out}`);
    return code;
  } finally {
    releaseContent();
    releaseOut();
  }
}

/** Today, by the clock and the place of this machine. */
function today(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function releaseDate(value: string): string {
  if (!isDate(value)) throw new InvalidArgumentError('Expected a day such as 2026-11-21.');
  return value;
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
    .option('--shard <i/n>', 'build only part I of N, into OUT.shards/I-of-N, for merge --site to join', shard)
    .option('--release [date]', 'make this state a release, dated today or as given (YYYY-MM-DD)', releaseDate)
    .option('--force', 'do all work again, also what did not change');
  await runCommand(program, () => build(program.opts<BuildOptions>()));
}
