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
}

/** Run the bench and print it. */
export async function benchSearch(options: SearchBenchOptions): Promise<void> {
  for (const documents of options.documents) {
    const folder = mkdtempSync(join(tmpdir(), 'chengwen-bench-'));
    try {
      await benchSize(documents, options, folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

async function benchSize(documents: number, options: SearchBenchOptions, folder: string): Promise<void> {
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
  const bench: SearchBench = { task, truth, megabytes, texts: cost };
  console.log(`\n${documents} texts, ${megabytes.toFixed(1)} MB; ${queries.length} queries of 1-12 characters`);
  await measureExact(bench);
  if (options.others.includes('default')) await measureDefault(bench);
  for (const name of ['minisearch', 'flexsearch'] as const)
    if (options.others.includes(name)) await measureLibrary(name, bench);
}

/** Build an engine's index in a process of its own. */
async function built(name: EngineName, task: EngineTask): Promise<{ readonly cost: Cost; readonly folder: string }> {
  const folder = join(task.folder, name);
  const file = join(task.folder, `${name}.json`);
  writeFileSync(file, JSON.stringify({ ...task, folder }));
  const cost = await measured([process.execPath, '--max-old-space-size=8000', program, name, file]);
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

async function measureExact({ task, truth, megabytes, texts }: SearchBench): Promise<void> {
  const { cost, folder } = await built('exact', task);
  const baseUrl = join(folder, 'pagefind/');
  reportBuild(
    'exact search',
    cost.cpu - texts.cpu,
    cost.peakMegabytes,
    sizeOf(folderSize(folder).megabytes, megabytes),
  );
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
  console.log(`  start ${start.toFixed(1)} kB; a query until its first ten results are there, median / 95th:`);
  for (const [name, of] of [
    ['all queries', rows],
    ['two characters or more', rows.filter(({ long }) => long)],
  ] as const) {
    const column = (key: 'index' | 'requests' | 'all' | 'allRequests' | 'time'): number[] => of.map((row) => row[key]);
    console.log(
      `  ${name}: index ${both(column('index'))} kB in ${both(column('requests'), 0)} requests; with the texts shown ${both(column('all'))} kB in ${both(column('allRequests'), 0)}; ${both(column('time'), 0)} ms`,
    );
  }
}

async function measureDefault({ task, truth, megabytes, texts }: SearchBench): Promise<void> {
  const { folder } = await built('default', task);
  const { cpu, peakMegabytes } = answersIn(folder);
  reportBuild(
    "Pagefind's default",
    cpu - texts.cpu,
    peakMegabytes,
    sizeOf(folderSize(join(folder, 'pagefind')).megabytes, megabytes),
  );
  const asked = task.queries.slice(0, DEFAULT_QUERIES);
  const client = await pagefindClient(join(folder, 'pagefind/'));
  const found: number[][] = [];
  for (const query of asked) found.push((await client(query)).map((id) => Number(id.slice(1))));
  reportFound(found, truth);
}

async function measureLibrary(name: 'minisearch' | 'flexsearch', bench: SearchBench): Promise<void> {
  const { task, truth, megabytes, texts } = bench;
  try {
    const { folder } = await built(name, task);
    const answers = answersIn(folder);
    const size = sizeOf(answers.bytes / 1e6, megabytes);
    reportBuild(`${name} with pairs`, answers.cpu - texts.cpu, answers.peakMegabytes, `${size}, loaded whole`);
    reportFound(answers.found, truth);
  } catch (error) {
    const [reason] = /(?:RangeError|FATAL ERROR)[^\n]*/.exec(String(error)) ?? [String(error).slice(0, 200)];
    console.log(`${name} with pairs: could not be built: ${reason}`);
  }
}
