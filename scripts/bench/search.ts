/**
 * Measure search: is everything found, and nothing else; what a query costs; what the index costs. Pagefind's default
 * is measured beside it in the same run, on the same texts and queries.
 *
 * Compare figures of one run only.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as pagefind from 'pagefind';
import { toOtherScript } from '../../src/script/convert.ts';
import { fold } from '../../src/script/fold.ts';
import type { SearchResult } from '../../src/search/api.ts';
import type { SearchRecord } from '../../src/search/record.ts';
import { exactQuery, openSearch } from '../../src/search/search.ts';
import { buildSearchIndex } from '../index/build-search-index.ts';
import { fileLoader } from '../index/file-loader.ts';
import { pagefindClient } from '../index/pagefind-client.ts';
import { benchRecords, randomNumbers } from './corpus.ts';

export interface SearchBenchOptions {
  /** Texts to index, and queries to ask. */
  readonly documents: number;
  readonly queries: number;
  /** Texts in one index at most. */
  readonly shardSize: number;
  /** Gzipped JSON lines with title, date, text; made-up texts without it. */
  readonly corpus?: string;
  /** Measure Pagefind as it comes, too. */
  readonly default: boolean;
}

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
const both = (values: readonly number[], digits = 1): string =>
  `${percentile(values, 0.5).toFixed(digits)} / ${percentile(values, 0.95).toFixed(digits)}`;

/** Peak memory of this process's child processes in MB, while `work` runs; 0 where /proc does not tell. */
async function watched<Value>(
  work: () => Promise<Value>,
): Promise<{ value: Value; seconds: number; peakMegabytes: number }> {
  let peakMegabytes = 0;
  const look = (): void => {
    try {
      for (const child of readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').split(' ')) {
        const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child}/status`, 'utf8'));
        peakMegabytes = Math.max(peakMegabytes, Number(peak?.[1] ?? 0) / 1000);
      }
    } catch {
      // No /proc here, or the child has just ended: the figure stays what it was.
    }
  };
  const timer = setInterval(look, 100);
  const start = performance.now();
  try {
    const value = await work();
    return { value, seconds: (performance.now() - start) / 1000, peakMegabytes };
  } finally {
    clearInterval(timer);
  }
}

function folderSize(folder: string): { files: number; megabytes: number } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
  return { files: files.length, megabytes: bytes / 1e6 };
}

/** Queries: pieces of random texts, 1-12 characters, not aligned to words, half of them in the other script. */
function makeQueries(records: readonly SearchRecord[], count: number): string[] {
  const random = randomNumbers(7);
  const queries: string[] = [];
  while (queries.length < count) {
    const record = records[Math.floor(random() * records.length)];
    const text = Array.from(record?.blocks[Math.floor(random() * record.blocks.length)]?.text ?? '');
    const start = Math.floor(random() * text.length);
    const query = text.slice(start, start + 1 + Math.floor(random() * 12)).join('');
    if (query.trim() === '') continue;
    queries.push(random() < 0.5 ? toOtherScript(query, record?.script ?? 'Hans') : query);
  }
  return queries;
}

/** Texts, queries, and which texts hold each query how often. */
interface SearchBench {
  readonly records: readonly SearchRecord[];
  readonly megabytes: number;
  readonly queries: readonly string[];
  readonly truth: readonly ReadonlyMap<string, number>[];
  readonly folder: string;
}

/** Run the bench and print it. */
export async function benchSearch(options: SearchBenchOptions): Promise<void> {
  const records = [...benchRecords(options.documents, options.corpus)];
  const folded = records.map(({ title, blocks }) => fold([title, ...blocks.map(({ text }) => text)].join('\uffff')));
  const megabytes =
    records.reduce((sum, { blocks }) => sum + blocks.reduce((size, { text }) => size + Buffer.byteLength(text), 0), 0) /
    1e6;
  const queries = makeQueries(records, options.queries);
  const truth = queries.map((query) => {
    const needle = fold(query);
    const hits = new Map<string, number>();
    folded.forEach((text, index) => {
      const count = text.includes(needle) ? text.split(needle).length - 1 : 0;
      if (count > 0) hits.set(records[index]?.id ?? '', count);
    });
    return hits;
  });
  console.log(`${records.length} texts, ${megabytes.toFixed(1)} MB; ${queries.length} queries of 1-12 characters`);

  const folder = mkdtempSync(join(tmpdir(), 'chengwen-bench-'));
  const bench = { records, megabytes, queries, truth, folder };
  try {
    await measureOurs(bench, options.shardSize);
    if (options.default) await measureDefault(bench);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureOurs(
  { records, megabytes, queries, truth, folder }: SearchBench,
  shardSize: number,
): Promise<void> {
  const begun = performance.now();
  await buildSearchIndex(records, folder, { shardSize });
  const seconds = (performance.now() - begun) / 1000;
  const peakMegabytes = process.resourceUsage().maxRSS / 1000;
  const baseUrl = join(folder, 'pagefind/');
  report('exact search', seconds, `${peakMegabytes.toFixed(0)} MB with the texts of the bench`, baseUrl, megabytes);
  const ids = new Map<string, string>();
  const idOf = async (result: SearchResult): Promise<string> => {
    const id = ids.get(result.key) ?? (await result.load()).id;
    ids.set(result.key, id);
    return id;
  };
  const start: number[] = [];
  const columns = {
    kilobytes: [] as number[],
    requests: [] as number[],
    shown: [] as number[],
    shownRequests: [] as number[],
    milliseconds: [] as number[],
  };
  let exact = 0;
  const onlyTwoOrMore: number[] = [];
  for (const [index, query] of queries.entries()) {
    let bytes = 0;
    let requests = 0;
    const loader: typeof fileLoader = async (url) => {
      const stored = await fileLoader(url);
      bytes += stored?.length ?? 0;
      requests++;
      return stored;
    };
    const engine = await openSearch({ baseUrl, loader });
    start.push(bytes / 1000);
    bytes = 0;
    requests = 0;
    const begin = performance.now();
    const results = await engine.search(exactQuery(query));
    columns.milliseconds.push(performance.now() - begin);
    columns.kilobytes.push(bytes / 1000);
    columns.requests.push(requests);
    if (Array.from(query).length > 1) onlyTwoOrMore.push(bytes / 1000);
    for (const result of results.results.slice(0, 10)) await results.excerpts(result);
    columns.shown.push(bytes / 1000);
    columns.shownRequests.push(requests);
    const expected = truth[index] ?? new Map<string, number>();
    const found = results.results;
    const right = await Promise.all(found.map(async (result) => expected.get(await idOf(result)) === result.count));
    const same = found.length === expected.size && right.every(Boolean);
    if (same) exact++;
    else console.log(`  not as plain find: ${JSON.stringify(query)}: ${found.length} texts, expected ${expected.size}`);
  }
  console.log(`  documents and hit counts equal to plain find: ${exact} of ${queries.length}`);
  console.log(`  start ${percentile(start, 0.5).toFixed(1)} kB`);
  console.log(
    `  a query, median / 95th: index ${both(columns.kilobytes)} kB (two characters or more: ${both(onlyTwoOrMore)} kB), ${both(columns.requests, 0)} requests, ${both(columns.milliseconds)} ms`,
  );
  console.log(
    `  with the texts of the first ten results: ${both(columns.shown)} kB, ${both(columns.shownRequests, 0)} requests`,
  );
}

function report(name: string, seconds: number, peak: string, index: string, megabytes: number): void {
  const size = folderSize(index);
  const share = ((size.megabytes / megabytes) * 100).toFixed(0);
  console.log(`${name}: built in ${seconds.toFixed(1)} s, peak ${peak}`);
  console.log(`  ${size.files} files, ${size.megabytes.toFixed(1)} MB (${share} % of the text)`);
}

async function measureDefault({ records, megabytes, queries, truth, folder }: SearchBench): Promise<void> {
  const output = join(folder, 'default/');
  const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const { seconds, peakMegabytes } = await watched(async () => {
    const { index } = await pagefind.createIndex();
    for (const { url, title, blocks } of records) {
      const body = blocks.map(({ text }) => `<p>${escapeHtml(text)}</p>`).join('');
      await index?.addHTMLFile({
        url,
        content: `<html lang="zh-CN"><body><h1>${escapeHtml(title)}</h1>${body}</body></html>`,
      });
    }
    await index?.writeFiles({ outputPath: output });
    await pagefind.close();
  });
  report("Pagefind's default", seconds, `${peakMegabytes.toFixed(0)} MB in Pagefind's process`, output, megabytes);
  let recall = 0;
  let precision = 0;
  const asked = queries.slice(0, 60);
  const client = await pagefindClient(output);
  for (const [index, query] of asked.entries()) {
    const found = await client(query);
    const expected = truth[index] ?? new Map<string, number>();
    const right = found.filter((id) => expected.has(id)).length;
    recall += expected.size === 0 ? 1 : right / expected.size;
    precision += found.length === 0 ? 1 : right / found.length;
  }
  console.log(
    `  recall ${(recall / asked.length).toFixed(3)}, precision ${(precision / asked.length).toFixed(3)} (${asked.length} of the queries)`,
  );
}
