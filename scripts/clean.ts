import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { cleanArchive } from './cleaning/clean-archive.ts';
import { cleanJsonLines } from './cleaning/clean-json-lines.ts';
import { printReport, reportExitCode } from './cleaning/print-report.ts';
import { command, nameOfShard, positiveInteger, runCommand, type Shard, shard } from './cli/command.ts';
import { exitCode } from './cli/exit-code.ts';
import { takeLock } from './cli/lock.ts';

interface Options {
  sources: string;
  out: string;
  jobs?: number;
  shard?: Shard;
  dryRun?: boolean;
  force?: boolean;
  jsonl?: boolean;
}

const program = command('clean', 'Restore the source texts and write them as Markdown, each with its change record.')
  .option('--sources <dir>', 'folder with the source texts', 'content/sources')
  .option('--out <dir>', 'folder for texts, changes and report.json', 'content')
  .option('--jobs <n>', 'number of cores to use (default: all)', positiveInteger)
  .option('--shard <i/n>', 'clean only part I of N, for several machines', shard)
  .option('--dry-run', 'say what would be done, and write nothing')
  .option('--force', 'clean every text again, also those whose source did not change')
  .option(
    '--jsonl',
    'read documents from standard input, one JSON object a line ({id, text | bytesBase64, url?}), and write the results to standard output',
  );

await runCommand(program, async () => {
  const options = program.opts<Options>();
  if (options.jsonl) {
    const { lines, errors } = await cleanJsonLines(
      process.stdin,
      process.stdout,
      options.jobs ?? availableParallelism(),
    );
    if (lines > 0 && errors === lines) return exitCode.nothingPublishable;
    return errors > 0 ? exitCode.someSetAside : exitCode.published;
  }
  const contentDir = resolve(options.out);
  const release = options.dryRun
    ? () => {}
    : takeLock(`${contentDir}/${options.shard ? `.lock-${nameOfShard(options.shard)}` : '.lock'}`);
  try {
    const report = await cleanArchive({
      sourcesDir: resolve(options.sources),
      contentDir,
      dryRun: options.dryRun === true,
      force: options.force === true,
      ...(options.jobs === undefined ? {} : { jobs: options.jobs }),
      ...(options.shard === undefined ? {} : { shard: options.shard }),
    });
    printReport(report);
    // A part of an archive may well have no text.
    if (options.shard !== undefined && report.totals.published + report.totals.setAside === 0)
      return exitCode.published;
    return reportExitCode(report);
  } finally {
    release();
  }
});
