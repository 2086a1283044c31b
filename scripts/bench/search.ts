/**
 * Measure search: is everything found, and nothing else; what a query costs; what the index costs. Pagefind's default,
 * MiniSearch and FlexSearch are measured beside it in the same run, on the same texts and queries.
 *
 * Compare figures of one run only.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { IndexLoader } from '../../src/search/api.ts';
import { exactQuery, openSearch } from '../../src/search/search.ts';
import { fileLoader } from '../index/file-loader.ts';
import { pagefindClient } from '../index/pagefind-client.ts';
import { benchRecords } from './corpus.ts';
import { type Cost, folderSize, measured } from './measured.ts';
import type { EngineName, EngineTask, LibraryAnswers } from './search-engines.ts';
import { makeQueries, plainFind } from './search-queries.ts';

export interface SearchBenchOptions {
  /** Texts to index, one size after the other. */
  readonly documents: readonly number[];
  readonly queries: number;
  /** Texts in one index at most. */
  readonly shardSize: number;
  /** Gzipped JSON lines with title, date, text; made-up texts without it, mixed ones after its end. */
  readonly corpus?: string;
  /** Other engines to measure; the libraries take minutes and gigabytes for 10,000 texts. */
  readonly others: readonly string[];
  /** What each of them may take to build its index and answer, in minutes on the clock. */
  readonly minutes: number;
}

/** Queries that Pagefind's client, slow with phrases, is asked. */
const DEFAULT_QUERIES = 60;

const program = fileURLToPath(new URL('search-engines.ts', import.meta.url));

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
const both = (values: readonly number[], digits = 1): string =>
  `${percentile(values, 0.5).toFixed(digits)} / ${percentile(values, 0.95).toFixed(digits)}`;

/** One size of archive: its texts are read again by each engine's process, here only what plain find finds is kept. */
interface SearchBench {
  readonly task: EngineTask;
  readonly truth: readonly ReadonlyMap<number, number>[];
  /** Of the text, MB. */
  readonly megabytes: number;
  /** What reading the texts costs every engine; not its own. */
  readonly texts: Cost;
  readonly mostSeconds: number;
}

/** What exact search took at one size: its index in MB, and of it for a query of two characters or more in kB, the median. */
interface ExactFigures {
  readonly megabytes: number;
  readonly kilobytes: number;
}

/** Run the bench and print it. */
export async function benchSearch(options: SearchBenchOptions): Promise<void> {
  const figures: ExactFigures[] = [];
  for (const documents of options.documents) {
    const folder = mkdtempSync(join(tmpdir(), 'chengwen-bench-'));
    try {
      figures.push(await benchSize(documents, options, folder));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const [first] = figures;
  const last = figures.at(-1);
  if (first === undefined || last === undefined || figures.length < 2) return;
  const growth = (last.kilobytes / first.kilobytes).toFixed(2);
  console.log(
    `\nfrom ${options.documents[0]} to ${options.documents.at(-1)} texts the bytes of a query of two characters or more become ${growth} times as many`,
  );
}

async function benchSize(documents: number, options: SearchBenchOptions, folder: string): Promise<ExactFigures> {
  const records = [...benchRecords(documents, options.corpus)];
  const bytes = records.flatMap(({ blocks }) => blocks.map(({ text }) => Buffer.byteLength(text)));
  const megabytes = bytes.reduce((sum, size) => sum + size, 0) / 1e6;
  const queries = makeQueries(records, options.queries);
  const truth = plainFind(records, queries);
  const task: EngineTask = {
    documents,
    shardSize: options.shardSize,
    queries,
    folder,
    ...(options.corpus === undefined ? {} : { corpus: options.corpus }),
  };
  const { cost } = await built('texts', task);
  const bench: SearchBench = { task, truth, megabytes, texts: cost, mostSeconds: 60 * options.minutes };
  console.log(`\n${documents} texts, ${megabytes.toFixed(1)} MB; ${queries.length} queries of 1-12 characters`);
  const figures = await measureExact(bench);
  const others: readonly [EngineName, string, () => Promise<void>][] = [
    ['default', "Pagefind's default", () => measureDefault(bench, figures)],
    ['minisearch', 'minisearch with pairs', () => measureLibrary('minisearch', bench)],
    ['flexsearch', 'flexsearch with pairs', () => measureLibrary('flexsearch', bench)],
  ];
  for (const [name, label, measure] of others) {
    if (!options.others.includes(name)) continue;
    try {
      await measure();
    } catch (error) {
      console.log(`${label}: no figures, ${reasonOf(error)}`);
    }
  }
  return figures;
}

/** Why an engine could not be measured, in a line. */
function reasonOf(error: unknown): string {
  const [reason] = /(?:RangeError|FATAL ERROR|did not end within)[^\n]*/.exec(String(error)) ?? [];
  return reason ?? String(error).slice(0, 200);
}

/** Build an engine's index in a process of its own. */
async function built(
  name: EngineName,
  task: EngineTask,
  mostSeconds?: number,
): Promise<{ readonly cost: Cost; readonly folder: string }> {
  const folder = join(task.folder, name);
  const file = join(task.folder, `${name}.json`);
  writeFileSync(file, JSON.stringify({ ...task, folder }));
  const command = [process.execPath, '--max-old-space-size=8000', program, name, file];
  const cost = await measured(command, mostSeconds === undefined ? {} : { mostSeconds });
  return { cost, folder };
}

const answersIn = (folder: string): LibraryAnswers =>
  JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8')) as LibraryAnswers;

function reportBuild(name: string, cpu: number, peakMegabytes: number, size: string): void {
  console.log(`${name}: built with ${cpu.toFixed(1)} s of CPU, peak ${peakMegabytes.toFixed(0)} MB; index ${size}`);
}

const sizeOf = (megabytes: number, text: number): string =>
  `${megabytes.toFixed(1)} MB (${((megabytes / text) * 100).toFixed(0)} % of the text)`;

/** Recall and precision of the texts found, on average over the queries. */
function reportFound(found: readonly (readonly number[])[], truth: SearchBench['truth']): void {
  let recall = 0;
  let precision = 0;
  found.forEach((texts, index) => {
    const expected = truth[index] ?? new Map<number, number>();
    const right = texts.filter((text) => expected.has(text)).length;
    recall += expected.size === 0 ? 1 : right / expected.size;
    precision += texts.length === 0 ? 1 : right / texts.length;
  });
  const share = (sum: number): string => (sum / found.length).toFixed(3);
  console.log(`  recall ${share(recall)}, precision ${share(precision)} (${found.length} queries)`);
}

/** Counts what is read: of the index, and of the texts themselves. */
function counting(): { readonly load: IndexLoader; readonly read: { index: number[]; texts: number[] } } {
  const read = { index: [] as number[], texts: [] as number[] };
  const load: IndexLoader = async (url) => {
    const stored = await fileLoader(url);
    (url.includes('/fragment/') ? read.texts : read.index).push((stored?.length ?? 0) / 1000);
    return stored;
  };
  return { load, read };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

async function measureExact({ task, truth, megabytes, texts }: SearchBench): Promise<ExactFigures> {
  const { cost, folder } = await built('exact', task);
  const baseUrl = join(folder, 'pagefind/');
  const size = folderSize(folder).megabytes;
  reportBuild('exact search', cost.cpu - texts.cpu, cost.peakMegabytes, sizeOf(size, megabytes));
  const numbers = new Map<string, number>();
  const rows: { index: number; requests: number; all: number; allRequests: number; long: boolean; time: number }[] = [];
  const found: number[][] = [];
  let exact = 0;
  let start = 0;
  for (const [number, query] of task.queries.entries()) {
    const { load, read } = counting();
    const engine = await openSearch({ baseUrl, loader: load });
    start = sum(read.index.splice(0));
    const begin = performance.now();
    const results = await engine.search(exactQuery(query));
    const time = performance.now() - begin;
    await Promise.all(results.results.slice(0, 10).map((result) => results.excerpts(result)));
    rows.push({
      index: sum(read.index),
      requests: read.index.length,
      all: sum(read.index) + sum(read.texts),
      allRequests: read.index.length + read.texts.length,
      long: Array.from(query).length > 1,
      time,
    });
    const counts = new Map<number, number>();
    for (const result of results.results) {
      const text = numbers.get(result.key) ?? Number((await result.load()).id.slice(1));
      numbers.set(result.key, text);
      counts.set(text, result.count);
    }
    found.push([...counts.keys()]);
    const expected = truth[number] ?? new Map<number, number>();
    if (counts.size === expected.size && [...counts].every(([text, count]) => expected.get(text) === count)) exact++;
    else console.log(`  not as plain find: ${JSON.stringify(query)}: ${counts.size} texts, expected ${expected.size}`);
  }
  reportFound(found, truth);
  console.log(`  texts and numbers of hits equal to plain find: ${exact} of ${task.queries.length}`);
  console.log(
    `  start ${start.toFixed(1)} kB; a query until its first ten results are there, median / 95th (most requests):`,
  );
  for (const [name, of] of [
    ['all queries', rows],
    ['two characters or more', rows.filter(({ long }) => long)],
  ] as const) {
    const column = (key: 'index' | 'requests' | 'all' | 'allRequests' | 'time'): number[] => of.map((row) => row[key]);
    console.log(
      `  ${name}: index ${both(column('index'))} kB in ${both(column('requests'), 0)} (${Math.max(...column('requests'))}) requests; with the texts shown ${both(column('all'))} kB in ${both(column('allRequests'), 0)}; ${both(column('time'), 0)} ms`,
    );
  }
  return {
    megabytes: size,
    kilobytes: percentile(
      rows.filter(({ long }) => long).map(({ index }) => index),
      0.5,
    ),
  };
}

async function measureDefault(
  { task, truth, megabytes, texts, mostSeconds }: SearchBench,
  exact: ExactFigures,
): Promise<void> {
  const { folder } = await built('default', task, mostSeconds);
  const { cpu, peakMegabytes } = answersIn(folder);
  const size = folderSize(join(folder, 'pagefind')).megabytes;
  reportBuild("Pagefind's default", cpu - texts.cpu, peakMegabytes, sizeOf(size, megabytes));
  console.log(`  the index of exact search is ${(exact.megabytes / size).toFixed(2)} times as large`);
  const asked = task.queries.slice(0, DEFAULT_QUERIES);
  const client = await pagefindClient(join(folder, 'pagefind/'));
  const found: number[][] = [];
  for (const query of asked) found.push((await client(query)).map((id) => Number(id.slice(1))));
  reportFound(found, truth);
}

async function measureLibrary(name: 'minisearch' | 'flexsearch', bench: SearchBench): Promise<void> {
  const { task, truth, megabytes, texts, mostSeconds } = bench;
  const { folder } = await built(name, task, mostSeconds);
  const answers = answersIn(folder);
  const size = sizeOf(answers.bytes / 1e6, megabytes);
  reportBuild(`${name} with pairs`, answers.cpu - texts.cpu, answers.peakMegabytes, `${size}, loaded whole`);
  reportFound(answers.found, truth);
}
