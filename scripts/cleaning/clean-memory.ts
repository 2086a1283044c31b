/**
 * What the last run knew of each source, so that a run in which nothing changed reads no text. Only a shortcut: when it
 * is missing, of another version or out of date, the heads of the change records say the same.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheRoot, keyOf } from '../cli/cache-root.ts';
import { nameOfShard, type Shard } from '../cli/command.ts';
import { stampOf } from '../cli/stamps.ts';
import { writeFileWhole } from '../cli/write-file.ts';
import type { Report, ReportEntry } from './report.ts';

/** The part of a record's head by which texts keep their ids, with the record's stamp. */
export interface RememberedHead {
  readonly stamp: string;
  readonly markdownSha256: string;
  readonly file: string;
  readonly sha256: string;
}

/** One source whose text was written, with the stamps of its files just before they were read or after they were written. */
export interface RememberedFile {
  readonly id: string;
  readonly source: string;
  readonly text: string;
  /** Everything else that the result depends on. */
  readonly inputs: string;
}

export interface CleanMemory {
  /** By path of the source. */
  readonly files: ReadonlyMap<string, RememberedFile>;
  /** By id. */
  readonly heads: ReadonlyMap<string, RememberedHead>;
  /** What was reported, by path of the source. */
  readonly entries: ReadonlyMap<string, ReportEntry>;
}

/** As it is kept: lists of words, which are read ten times as fast as names and values. */
interface StoredMemory {
  readonly format: 2;
  /** Stamp of the report: what it says of a file is not kept twice. */
  readonly report: string;
  readonly files: readonly (readonly [file: string, id: string, source: string, text: string, inputs: string])[];
  readonly heads: readonly (readonly [id: string, stamp: string, markdown: string, file: string, sha256: string])[];
}

const empty: CleanMemory = { files: new Map(), heads: new Map(), entries: new Map() };

/** Parts of an archive remember apart, so that they may run at once. */
const memoryFile = (contentDir: string, shard: Shard | undefined): string =>
  join(cacheRoot(), 'cleaned', `${keyOf(contentDir)}${shard === undefined ? '' : `-${nameOfShard(shard)}`}.json`);

/** @param reportFile the report that the last run wrote. */
export function readMemory(contentDir: string, reportFile: string, shard?: Shard): CleanMemory {
  try {
    const stored = JSON.parse(readFileSync(memoryFile(contentDir, shard), 'utf8')) as StoredMemory;
    if (stored.format !== 2 || stampOf(reportFile) !== stored.report) return empty;
    const report = JSON.parse(readFileSync(reportFile, 'utf8')) as Report;
    return {
      files: new Map(stored.files.map(([file, id, source, text, inputs]) => [file, { id, source, text, inputs }])),
      heads: new Map(
        stored.heads.map(([id, stamp, markdownSha256, file, sha256]) => [id, { stamp, markdownSha256, file, sha256 }]),
      ),
      entries: new Map(report.files.map((entry) => [entry.file, entry])),
    };
  } catch {
    return empty;
  }
}

export function writeMemory(
  contentDir: string,
  reportFile: string,
  { files, heads }: Omit<CleanMemory, 'entries'>,
  shard?: Shard,
): void {
  const stored: StoredMemory = {
    format: 2,
    report: stampOf(reportFile),
    files: Array.from(files, ([file, { id, source, text, inputs }]) => [file, id, source, text, inputs]),
    heads: Array.from(heads, ([id, { stamp, markdownSha256, file, sha256 }]) => [
      id,
      stamp,
      markdownSha256,
      file,
      sha256,
    ]),
  };
  writeFileWhole(memoryFile(contentDir, shard), JSON.stringify(stored));
}
