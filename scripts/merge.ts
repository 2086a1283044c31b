import { resolve } from 'node:path';
import { mergeShards } from './cleaning/merge-shards.ts';
import { printReport, reportExitCode } from './cleaning/print-report.ts';
import { command, runCommand } from './cli/command.ts';
import { takeLock } from './cli/lock.ts';

interface Options {
  out: string;
  from?: string[];
}

const program = command('merge', 'Join the parts that clean --shard made into one content folder; then build.')
  .option(
    '--from <dirs...>',
    'content folders of the parts (default: the folder of --out, where all parts were written)',
  )
  .option('--out <dir>', 'content folder that is to hold them all', 'content');

await runCommand(program, async () => {
  const { out, from = [out] } = program.opts<Options>();
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
});
