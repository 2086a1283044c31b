/**
 * Measure the build: each step and the whole, cold (nothing there), warm (nothing changed) and with one changed text,
 * and other generators on the same Markdown in the same run.
 *
 * Compare figures of one run only, and processor seconds rather than the clock: other work on the machine slows both.
 *
 * Every step and every round works in folders of its own, and nothing is deleted before the end: on ext4, files made within
 * minutes after many were deleted cost up to ten times the system time (3 s for 100,000 files, 27-36 s after as many were deleted).
 */
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archiveFile, writeArchive } from './archive.ts';
import { eleventy, type Generator, hugo } from './generators.ts';
import { type Cost, folderSize, measured } from './measured.ts';

export interface BenchBuildOptions {
  /** Numbers of texts; default 1,000 and 10,000. */
  readonly texts?: readonly number[];
  /** Gzipped JSON lines with `title`, `date` and `text`; default: texts of our own. */
  readonly corpus?: string;
  /** How often the other generators are run between our builds; 0 leaves them out. Default 1. */
  readonly rounds?: number;
  /** Leave out the single steps. */
  readonly wholeOnly?: boolean;
  /** Prints a line; default: to standard output. */
  readonly print?: (line: string) => void;
}

/** Measure builds of generated archives and print a table for each size. */
export async function benchBuild(options: BenchBuildOptions = {}): Promise<void> {
  const { texts = [1_000, 10_000], rounds = 1, wholeOnly = false, print = console.log } = options;
  await measured([...node, script('bench/step.ts'), 'templates']);
  const folder = mkdtempSync(join(tmpdir(), 'chengwen-bench-build-'));
  try {
    for (const count of texts)
      await benchArchive(join(folder, String(count)), count, rounds, wholeOnly, options.corpus, print);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Node as the commands start it: with the memory that this process was given. */
const node = [process.execPath, ...process.execArgv];

const script = (file: string): string => join(import.meta.dirname, '..', file);

async function benchArchive(
  folder: string,
  count: number,
  rounds: number,
  wholeOnly: boolean,
  corpus: string | undefined,
  print: (line: string) => void,
): Promise<void> {
  const sources = join(folder, 'sources');
  mkdirSync(sources, { recursive: true });
  writeArchive(sources, count, corpus);
  const size = folderSize(sources);
  print(`\n${count} texts, ${size.megabytes.toFixed(1)} MB of sources`);
  print(row('', 'wall s', 'CPU s', 'peak MB', 'files', 'MB'));
  const show = (name: string, cost: Cost, ...folders: readonly string[]): void => {
    const { files, megabytes } = folderSize(...folders);
    const figures = [cost.wall.toFixed(1), cost.cpu.toFixed(1), cost.peakMegabytes.toFixed(0)];
    print(
      row(
        name,
        ...figures,
        folders.length === 0 ? '' : String(files),
        folders.length === 0 ? '' : megabytes.toFixed(1),
      ),
    );
  };
  const accepted = [0, 1];
  let number = 1;
  const change = (): void =>
    appendFileSync(archiveFile(sources, 10 * number++), '\n后来又补记了一行，说水已经退了。\n');

  if (!wholeOnly) {
    const [content, cache] = [join(folder, 'stepwise-content'), join(folder, 'stepwise-cache')];
    const clean = (): Promise<Cost> =>
      measured([process.execPath, script('run.mjs'), 'clean', '--sources', sources, '--out', content], { accepted });
    for (const state of ['cold', 'warm', 'one changed']) {
      if (state === 'one changed') change();
      const out = join(folder, `stepwise ${state}`);
      const step = (name: string): Promise<Cost> =>
        measured([...node, script('bench/step.ts'), name, content, sources, out, cache]);
      show(`clean, ${state}`, await clean(), join(content, 'texts'), join(content, 'changes'));
      show(`render, ${state}`, await step('render'), out);
      show(`index, ${state}`, await step('index'), join(out, 'pagefind'));
    }
  }

  const content = join(folder, 'content');
  const out = join(folder, 'dist');
  const build = (): Promise<Cost> =>
    measured([process.execPath, script('run.mjs'), 'build', '--sources', sources, '--content', content, '--out', out], {
      cwd: join(import.meta.dirname, '../..'),
      env: { CHENGWEN_CACHE: join(folder, 'cache') },
      accepted,
    });
  show('whole build, cold', await build(), out);
  const others: Generator[] = [];
  if (rounds > 0) {
    for (const make of [hugo, eleventy]) {
      const generator = await make(join(folder, make.name), join(content, 'texts'));
      if (generator === undefined) print(`(${make.name} is not installed here)`);
      else others.push(generator);
    }
  }
  let builds = 0;
  const compare = async (): Promise<void> => {
    const pages = join(folder, `text pages ${builds}`);
    const pagesCache = join(folder, `text pages ${builds} cache`);
    const step = [...node, script('bench/step.ts'), 'text-pages', content, sources, pages, pagesCache];
    show('both scripts alone, cold', await measured(step), pages);
    for (const other of others) {
      const out = join(folder, `${other.name} ${builds++}`);
      show(`${other.name}, one script, cold`, await other.build(out), out);
    }
  };
  if (rounds > 0) await compare();
  show('whole build, warm', await build(), out);
  for (let round = 0; round < Math.max(1, rounds); round++) {
    change();
    show('whole build, one changed', await build(), out);
    if (round > 0) await compare();
  }
}

function row(name: string, ...cells: readonly string[]): string {
  return name.padEnd(28) + cells.map((cell) => cell.padStart(10)).join('');
}
