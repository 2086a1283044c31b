import { resolve } from 'node:path';
import { Command } from 'commander';
import { benchBuild } from './bench/build.ts';
import { benchRestoration, type RestorationOptions } from './bench/restoration.ts';
import { benchSearch, type SearchBenchOptions } from './bench/search.ts';
import { command, positiveInteger, runCommand } from './cli/command.ts';
import { CommandError, type ExitCode, exitCode } from './cli/exit-code.ts';

/** Parse a number of at least 0 for commander. */
function size(value: string): number {
  const number = Number(value);
  if (value.trim() !== '' && number >= 0) return number;
  throw new CommandError(exitCode.usage, `Unexpected ${JSON.stringify(value)}, expected a number of at least 0`);
}

/** Where a corpus of real texts stands for those who have it. */
const corpus = '../shared/corpus';

let work = async (): Promise<ExitCode> => exitCode.usage;

const restoration = new Command('restoration')
  .description('Score the restoration of damaged texts, step by step, beside existing tools; 1 when below a floor.')
  .option('--corpus <dir>', 'folder with real.jsonl and laws.jsonl.gz; left out where it is absent', corpus)
  .option('--laws <n>', 'held-out laws to damage', positiveInteger, 100)
  .option('--faults <n>', 'wrong changes printed for each kind of damage', size, 10)
  .option('--largest <megabytes>', 'longest document of the speed test; 0 for none', size, 10)
  .option('--json', 'one JSON object in place of the tables')
  .option('--raise', 'raise the floors to what was measured')
  .action((options: RestorationOptions) => {
    work = () => benchRestoration({ ...options, corpus: resolve(options.corpus) });
  });

type SearchBenchText = Omit<SearchBenchOptions, 'documents' | 'others'> & { documents: string; others: string };

const search = new Command('search')
  .description(
    "Measure exact search beside Pagefind's default, MiniSearch and FlexSearch: what is found, and what it costs.",
  )
  .option('--documents <numbers>', 'texts to index, with commas between', '1000,2500,10000')
  .option('--queries <n>', 'queries to ask', positiveInteger, 300)
  .option('--shard-size <n>', 'texts in one index at most', positiveInteger, 10_000)
  .option(
    '--corpus <file>',
    'gzipped JSON lines with title, date, text; made-up texts without it',
    `${corpus}/laws.jsonl.gz`,
  )
  .option('--others <names>', 'engines beside it, with commas between', 'default,minisearch,flexsearch')
  .option('--minutes <n>', 'what each of them may take at one size', positiveInteger, 30)
  .action(({ documents, others, ...options }: SearchBenchText) => {
    work = async () => {
      await benchSearch({
        ...options,
        documents: documents.split(',').map(positiveInteger),
        others: others.split(','),
      });
      return exitCode.published;
    };
  });

const build = new Command('build')
  .description(
    'Measure the build on generated archives, step by step, beside Hugo and Eleventy where they are installed.',
  )
  .option('--texts <numbers>', 'sizes of the archives, with commas between', '1000,10000')
  .option('--corpus <file>', 'gzipped JSON lines with title, date, text; made-up texts without it')
  .option('--rounds <n>', 'how often the other generators are run; 0 leaves them out', size, 1)
  .option('--whole-only', 'leave out the single steps')
  .action(({ texts, ...options }: { texts: string; rounds: number; corpus?: string; wholeOnly?: true }) => {
    work = async () => {
      await benchBuild({ ...options, texts: texts.split(',').map(positiveInteger) });
      return exitCode.published;
    };
  });

const program = command('bench', 'Measure the project. Compare figures of one run only.').usage(
  '<restoration|search|build> [options]',
);
for (const part of [restoration, search, build]) program.addCommand(part.copyInheritedSettings(program));

await runCommand(program, () => work());
