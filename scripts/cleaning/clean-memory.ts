/**
 * What the last run knew of each source, so that a run in which nothing changed reads no text. Only a shortcut: when it
 * is missing, of another version or out of date, the heads of the change records say the same.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheRoot, keyOf } from '../cli/cache-root.ts';
import { nameOfShard, type Shard } from '../cli/command.ts';
import { writeFileWhole } from '../cli/write-file.ts';
import { stampOf } from '../render/content.ts';
import { recordFile, textFile } from './clean-file.ts';
import type { ReportEntry } from './report.ts';

/** One source whose text was written, with the stamps of its files just before they were read or after they were written. */
export interface RememberedFile {
  readonly id: string;
  readonly source: string;
  readonly text: string;
  readonly record: string;
  /** Everything else that the result depends on. */
  readonly inputs: string;
  readonly entry: ReportEntry;
}

/** The part of a record's head by which texts keep their ids. */
export interface RememberedHead {
  readonly stamp: string;
  readonly markdownSha256: string;
  readonly file: string;
  readonly sha256: string;
}

export interface CleanMemory {
  readonly format: 1;
  readonly files: Readonly<Record<string, RememberedFile>>;
  /** By id. */
  readonly heads: Readonly<Record<string, RememberedHead>>;
}

const empty: CleanMemory = { format: 1, files: {}, heads: {} };

/** Parts of an archive remember apart, so that they may run at once. */
const memoryFile = (contentDir: string, shard: Shard | undefined): string =>
  join(cacheRoot(), 'cleaned', `${keyOf(contentDir)}${shard === undefined ? '' : `-${nameOfShard(shard)}`}.json`);

export function readMemory(contentDir: string, shard?: Shard): CleanMemory {
  try {
    const memory = JSON.parse(readFileSync(memoryFile(contentDir, shard), 'utf8')) as Partial<CleanMemory>;
    return memory.format === 1 ? { ...empty, ...memory } : empty;
  } catch {
    return empty;
  }
}

export function writeMemory(contentDir: string, memory: CleanMemory, shard?: Shard): void {
  writeFileWhole(memoryFile(contentDir, shard), JSON.stringify(memory));
}

/** Stamps of a text's Markdown and record. */
export function stampsOf(contentDir: string, id: string): { text: string; record: string } {
  return { text: stampOf(textFile(contentDir, id)), record: stampOf(recordFile(contentDir, id)) };
}
