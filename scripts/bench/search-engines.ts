/**
 * Builds one search engine's index of the bench's texts, as a process of its own: what it costs is then its own. Libraries
 * that hold their index in memory answer the queries here, too.
 *
 * node search-engines.ts <engine> <task file>
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Index } from 'flexsearch';
import MiniSearch from 'minisearch';
import * as pagefind from 'pagefind';
import { fold } from '../../src/script/fold.ts';
import type { SearchRecord } from '../../src/search/record.ts';
import { buildSearchIndex } from '../index/build-search-index.ts';
import { benchRecords } from './corpus.ts';

export type EngineName = 'texts' | 'exact' | 'default' | 'minisearch' | 'flexsearch';

export interface EngineTask {
  readonly documents: number;
  readonly corpus?: string;
  readonly shardSize: number;
  readonly queries: readonly string[];
  /** Where the index and the answers go. */
  readonly folder: string;
}

/** What a library found: numbers of texts for each query. */
export interface LibraryAnswers {
  /** Bytes that a browser loads before it can answer: the whole index, compressed. */
  readonly bytes: number;
  /** Peak memory when the index was built, MB, and processor seconds until then. */
  readonly peakMegabytes: number;
  readonly cpu: number;
  readonly found: readonly (readonly number[])[];
}

const textOf = ({ title, blocks }: SearchRecord): string => [title, ...blocks.map(({ text }) => text)].join('\n');

/** Pairs of characters, folded, and single ones: the tokens that both libraries are given. */
function pairsOf(text: string): string[] {
  const characters = Array.from(fold(text));
  return characters.flatMap((character, index) => [character, character + (characters[index + 1] ?? '')]);
}

/** The tokens of a query: its pairs, or its one character. */
function queryPairs(query: string): string[] {
  const characters = Array.from(fold(query));
  return characters.length < 2
    ? characters
    : characters.slice(1).map((character, index) => (characters[index] as string) + character);
}

function costs(): { peakMegabytes: number; cpu: number } {
  const { user, system } = process.cpuUsage();
  return { peakMegabytes: process.resourceUsage().maxRSS / 1000, cpu: (user + system) / 1e6 };
}

/** Bytes of an index in parts: each compressed alone, as files would be. */
const packed = (parts: readonly string[]): number =>
  parts.reduce((sum, part) => sum + gzipSync(part, { level: 6 }).length, 0);

async function withMiniSearch(records: Iterable<SearchRecord>, queries: readonly string[]): Promise<LibraryAnswers> {
  const index = new MiniSearch<{ id: number; text: string }>({
    fields: ['text'],
    tokenize: pairsOf,
    processTerm: (term) => term,
  });
  let id = 0;
  for (const record of records) index.add({ id: id++, text: textOf(record) });
  const bytes = packed([JSON.stringify(index)]);
  const options = { combineWith: 'AND' as const, tokenize: queryPairs, processTerm: (term: string) => term };
  const built = costs();
  return {
    bytes,
    ...built,
    found: queries.map((query) => index.search(query, options).map((one) => one.id as number)),
  };
}

async function withFlexSearch(records: Iterable<SearchRecord>, queries: readonly string[]): Promise<LibraryAnswers> {
  // An encoder for texts and one for queries: the index knows but one function, so a flag says which.
  let isQuery = false;
  const encode = (text: string): string[] => (isQuery ? queryPairs(text) : pairsOf(text));
  const index = new Index({ tokenize: 'strict', resolution: 1, encode });
  let count = 0;
  for (const record of records) index.add(count++, textOf(record));
  const parts: string[] = [];
  index.export((_key, data) => {
    parts.push(String(data ?? ''));
  });
  const built = costs();
  isQuery = true;
  const found = queries.map((query) => (index.search(query, { limit: count, suggest: false }) as number[]).map(Number));
  return { bytes: packed(parts), ...built, found };
}

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

async function withPagefind(records: Iterable<SearchRecord>, folder: string): Promise<LibraryAnswers> {
  const { index } = await pagefind.createIndex();
  for (const { url, title, blocks } of records) {
    const body = blocks.map(({ text }) => `<p>${escapeHtml(text)}</p>`).join('');
    const content = `<html lang="zh-CN"><body><h1>${escapeHtml(title)}</h1>${body}</body></html>`;
    await index?.addHTMLFile({ url, content });
  }
  await index?.writeFiles({ outputPath: folder });
  const built = childCosts();
  await pagefind.close();
  return { bytes: 0, ...built, found: [] };
}

/** What the child processes of this one cost so far, with itself; this process alone where there is no /proc. */
function childCosts(): Pick<LibraryAnswers, 'peakMegabytes' | 'cpu'> {
  const own = costs();
  try {
    const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ');
    for (const child of children) {
      const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child}/status`, 'utf8'))?.[1];
      // After the name in parentheses, the 12th and 13th field: user and system time, in hundredths of a second.
      const fields = readFileSync(`/proc/${child}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
      own.cpu += (Number(fields[11]) + Number(fields[12])) / 100;
      own.peakMegabytes = Math.max(own.peakMegabytes, Number(peak ?? 0) / 1000);
    }
  } catch {
    // No /proc here.
  }
  return own;
}

const [engine, taskFile] = process.argv.slice(2);
if (taskFile !== undefined) {
  const task = JSON.parse(readFileSync(taskFile, 'utf8')) as EngineTask;
  const { folder, queries } = task;
  const records = benchRecords(task.documents, task.corpus);
  mkdirSync(folder, { recursive: true });
  const keep = (answers: LibraryAnswers): void => writeFileSync(join(folder, 'answers.json'), JSON.stringify(answers));
  if (engine === 'texts') for (const _ of records);
  else if (engine === 'exact') await buildSearchIndex(records, folder, { shardSize: task.shardSize });
  else if (engine === 'default') keep(await withPagefind(records, join(folder, 'pagefind')));
  else if (engine === 'minisearch') keep(await withMiniSearch(records, queries));
  else if (engine === 'flexsearch') keep(await withFlexSearch(records, queries));
}
