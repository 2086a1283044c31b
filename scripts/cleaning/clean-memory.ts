/**
 * What the last run knew of each source, so that a run in which nothing changed reads no text. Only a shortcut: when it
 * is missing, of another version or out of date, the heads of the change records say the same.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
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

/** Finds what is remembered by paths that are asked for in their order: among so many, a pointer that moves on is no map to make. */
export type Following<Value> = (file: string) => Value | undefined;

export interface CleanMemory {
  /** By path of the source. */
  readonly files: Following<RememberedFile>;
  /** By id. */
  readonly heads: ReadonlyMap<string, RememberedHead>;
  /** What was reported, by path of the source. */
  readonly entries: Following<ReportEntry>;
}

/** As it is kept, by `node:v8`: columns of words, those of a column as one text. Rows are in the order of their files. */
interface StoredMemory {
  readonly format: 3;
  /** Stamp of the report: what it says of a file is not kept twice. */
  readonly report: string;
  readonly files: readonly string[];
  readonly heads: readonly string[];
}

const separator = '\0';

function columnsOf(rows: readonly (readonly string[])[], columns: number): string[] {
  return Array.from({ length: columns }, (_, column) => rows.map((row) => row[column] as string).join(separator));
}

const followingNothing = (): undefined => undefined;
const empty: CleanMemory = { files: followingNothing, heads: new Map(), entries: followingNothing };

/** @param files in order, and @param values of these. */
function following<Value>(files: readonly string[], values: readonly Value[]): Following<Value> {
  let place = 0;
  return (file) => {
    while (place < files.length && (files[place] as string) < file) place++;
    return files[place] === file ? values[place] : undefined;
  };
}

/** Parts of an archive remember apart, so that they may run at once. */
const memoryFile = (contentDir: string, shard: Shard | undefined): string =>
  join(cacheRoot(), 'cleaned', `${keyOf(contentDir)}${shard === undefined ? '' : `-${nameOfShard(shard)}`}`);

/** @param reportFile the report that the last run wrote. */
export function readMemory(contentDir: string, reportFile: string, shard?: Shard): CleanMemory {
  try {
    const stored = deserialize(readFileSync(memoryFile(contentDir, shard))) as StoredMemory;
    if (stored.format !== 3 || stampOf(reportFile) !== stored.report) return empty;
    const report = JSON.parse(readFileSync(reportFile, 'utf8')) as Report;
    const [paths, textIds, sources, texts, inputs] = columnsFrom(stored.files);
    const [ids, stamps, sums, sourceFiles, sourceSums] = columnsFrom(stored.heads);
    const files = textIds.map((id, row) => ({ id, source: sources[row], text: texts[row], inputs: inputs[row] }));
    const heads = new Map<string, RememberedHead>();
    ids.forEach((id, row) => {
      const [stamp, markdownSha256, file, sha256] = [stamps[row], sums[row], sourceFiles[row], sourceSums[row]];
      heads.set(id, { stamp, markdownSha256, file, sha256 } as RememberedHead);
    });
    return {
      files: following(paths, files as RememberedFile[]),
      heads,
      entries: following(
        report.files.map(({ file }) => file),
        report.files,
      ),
    };
  } catch {
    return empty;
  }
}

type Columns = readonly [string[], string[], string[], string[], string[]];

/** An empty column is that of no rows: each row has words in its first one. @throws where columns are not of one length. */
function columnsFrom(stored: readonly string[]): Columns {
  const columns = stored.map((column) => (stored[0] === '' ? [] : column.split(separator)));
  // A record that somebody wrote may name a file as no file can be named.
  if (columns.some(({ length }) => length !== columns[0]?.length)) throw new RangeError('Unexpected word in a column');
  return columns as unknown as Columns;
}

/** @param files by path of the source. */
export function writeMemory(
  contentDir: string,
  reportFile: string,
  { files, heads }: { files: ReadonlyMap<string, RememberedFile>; heads: CleanMemory['heads'] },
  shard?: Shard,
): void {
  const rows = Array.from(files, ([file, { id, source, text, inputs }]) => [file, id, source, text, inputs] as const);
  rows.sort(([one], [other]) => (one < other ? -1 : 1));
  const headRows = Array.from(
    heads,
    ([id, { stamp, markdownSha256, file, sha256 }]) => [id, stamp, markdownSha256, file, sha256] as const,
  );
  const stored: StoredMemory = {
    format: 3,
    report: stampOf(reportFile),
    files: columnsOf(rows, 5),
    heads: columnsOf(headRows, 5),
  };
  writeFileWhole(memoryFile(contentDir, shard), serialize(stored));
  // What earlier versions left.
  rmSync(`${memoryFile(contentDir, shard)}.json`, { force: true });
}
