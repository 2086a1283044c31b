import { resolve } from 'node:path';
import { mergeShards } from './cleaning/merge-shards.ts';
import { printReport, reportExitCode } from './cleaning/print-report.ts';
import { command, positiveInteger, runCommand } from './cli/command.ts';
import { CommandError, type ExitCode, exitCode } from './cli/exit-code.ts';
import { takeLock } from './cli/lock.ts';
import { findShards } from './sharding/join-shards.ts';
import { mergeSite } from './sharding/merge-site.ts';
import { siteShardsFolder } from './sharding/site-shard.ts';
import { defaultSources } from './site/content-folder.ts';

interface Options {
  out: string;
  from?: string[];
  site?: string;
  sources: string;
  content?: string;
  jobs?: number;
}

const program = command('merge', 'Join the parts that clean --shard or build --shard made.')
  .option('--from <dirs...>', 'folders of the parts (default: where all were written: --out, or SITE.shards)')
  .option('--out <dir>', 'content folder that is to hold the texts of all parts of clean --shard', 'content')
  .option('--site <dir>', 'join the parts of build --shard into this finished site; replaced as a whole')
  .option('--sources <dir>', 'with --site: folder with the source texts', defaultSources)
  .option('--content <dir>', 'with --site: folder with the texts and changes, as for build')
  .option('--jobs <n>', 'with --site: number of cores to use (default: all)', positiveInteger);

await runCommand(program, () => {
  const options = program.opts<Options>();
  return options.site === undefined ? mergeContent(options) : mergeSite({ ...options, site: options.site });
});

/** Join what `clean --shard` wrote. */
async function mergeContent({ out, from = [out] }: Options): Promise<ExitCode> {
  if (findShards(from).length > 0) {
    throw new CommandError(
      exitCode.usage,
      `${from.join(', ')} holds parts of a site, as build --shard makes them; add --site DIR (SITE.shards is where they are looked for, such as ${siteShardsFolder('dist')})`,
    );
  }
  const contentDir = resolve(out);
  const release = takeLock(`${contentDir}/.lock`);
  try {
    const report = mergeShards(
      from.map((folder) => resolve(folder)),
      contentDir,
    );
    printReport(report);
    return reportExitCode(report);
  } finally {
    release();
  }
}
