import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { SourceError } from '../../src/clean/source-error.ts';
import { nameOfShard, type Shard } from '../cli/command.ts';
import { CommandError, exitCode } from '../cli/exit-code.ts';
import { Progress } from '../cli/progress.ts';
import { readIfThere, removePartialFiles, writeFileWhole } from '../cli/write-file.ts';
import { stampOf } from '../render/content.ts';
import { assignIds } from './assign-ids.ts';
import { type CleanTask, newTextFile, recordFile, textFile } from './clean-file.ts';
import {
  type CleanMemory,
  type RememberedFile,
  type RememberedHead,
  readMemory,
  stampsOf,
  writeMemory,
} from './clean-memory.ts';
import { cleanFiles } from './clean-pool.ts';
import { cleanerKey, sha256 } from './cleaner.ts';
import { readCorrections, readGiven, readMetadataTable } from './given-metadata.ts';
import { listSources, refusedByEnding } from './list-sources.ts';
import { listRecords, readRecordHead } from './read-record.ts';
import { formatReport, makeReport, type Report, type ReportEntry } from './report.ts';
import { writeShardManifest } from './shard-manifest.ts';

export interface CleanArchiveOptions {
  readonly sourcesDir: string;
  readonly contentDir: string;
  readonly jobs?: number;
  readonly shard?: Shard;
  readonly dryRun?: boolean;
  readonly force?: boolean;
}

/**
 * Clean every source below a folder into a content folder: `texts`, `changes` and `report.json`.
 *
 * A text whose source is gone is removed, unless a person edited it.
 */
export async function cleanArchive(options: CleanArchiveOptions): Promise<Report> {
  const { sourcesDir, contentDir, shard, dryRun = false, force = false } = options;
  const { files, sidecars } = listSources(sourcesDir);
  if (!dryRun && shard === undefined) {
    for (const name of ['texts', 'changes']) removePartialFiles(join(contentDir, name));
  }
  const memory = force ? undefined : readMemory(contentDir, shard);
  const table = readTable(sourcesDir);
  const warnings = [...table.warnings];
  const heads = knownHeads(contentDir, memory);
  const known = Array.from(heads, ([id, { file, sha256 }]) => ({ id, file, sha256 }));
  const entries = new Map<string, ReportEntry>();
  const tasks: CleanTask[] = [];
  const remembered = new Map<string, RememberedFile>();
  const begun = new Map<string, Pick<RememberedFile, 'source' | 'inputs'>>();
  const corrected = listCorrections(contentDir);
  const cleaner = cleanerKey();
  const readableFiles = files.filter((file) => {
    const refusal = refusedByEnding(file);
    if (refusal !== undefined) entries.set(file, setAside(file, refusal));
    return refusal === undefined;
  });
  const assignments = assignIds(readableFiles, known, (file) => sumOf(join(sourcesDir, file)));
  for (const assignment of assignments) {
    if ('refusal' in assignment) {
      entries.set(assignment.file, setAside(assignment.file, assignment.refusal));
      continue;
    }
    const { file, id } = assignment;
    if (shard !== undefined && !isInShard(id, shard)) continue;
    try {
      const given = readGiven(sourcesDir, file, table, sidecars);
      const corrections = corrected.has(`${id}.yaml`) ? readCorrections(contentDir, id) : [];
      const inputs = sha256(JSON.stringify([id, given, corrections, cleaner]));
      const source = stampOf(join(sourcesDir, file));
      const last = memory?.files[file];
      if (last !== undefined && last.inputs === inputs && last.source === source && isAsWritten(contentDir, last)) {
        entries.set(file, last.entry);
        remembered.set(file, last);
        continue;
      }
      begun.set(file, { source, inputs });
      tasks.push({ id, file, sourcesDir, contentDir, given, corrections, dryRun, force });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      entries.set(file, { ...setAside(file, error.message), id });
    }
  }
  const normalized = new Set(files.map((file) => file.normalize('NFC')));
  for (const file of table.rows.keys()) {
    if (!normalized.has(file))
      warnings.push(`metadata.csv names ${JSON.stringify(file)}, which is not among the sources`);
  }
  const progress = new Progress('Cleaned', tasks.length);
  const cleaned = await cleanFiles(tasks, options.jobs ?? availableParallelism(), (count) => progress.advance(count));
  progress.finish();
  for (const { entry, head } of cleaned) {
    const { file, id = '' } = entry;
    entries.set(file, entry);
    const stamps = begun.get(file);
    if (head === undefined || stamps === undefined || dryRun) continue;
    const written = stampsOf(contentDir, id);
    if (entry.outcome === 'published') remembered.set(file, { id, ...stamps, ...written, entry });
    const { source, markdownSha256 } = head;
    heads.set(id, { stamp: written.record, markdownSha256, file: source.file, sha256: source.sha256 });
  }
  const present = new Set(assignments.flatMap((assignment) => ('id' in assignment ? [assignment.id] : [])));
  for (const [id, { markdownSha256, file }] of heads) {
    if (present.has(id) || (shard !== undefined && !isInShard(id, shard))) continue;
    const left = removeText(contentDir, id, markdownSha256, dryRun);
    if (left)
      warnings.push(
        `The source ${JSON.stringify(file)} of texts/${id}.md is gone; the text was edited by hand and is kept`,
      );
  }
  for (const { id, outcome } of entries.values()) {
    if (outcome !== 'set-aside' || id === undefined) continue;
    const left = removeText(contentDir, id, heads.get(id)?.markdownSha256, dryRun);
    if (left) warnings.push(`The source of texts/${id}.md is set aside; the text was edited by hand and is kept`);
  }
  const ordered = files.flatMap((file) => entries.get(file) ?? []);
  const report = makeReport(ordered, warnings);
  if (!dryRun) {
    const name = shard === undefined ? 'report.json' : `report-${nameOfShard(shard)}.json`;
    writeFileWhole(join(contentDir, name), formatReport(report));
    if (shard !== undefined) writeShardManifest(contentDir, shard, { files, cleaner, report, heads });
    writeMemory(
      contentDir,
      { format: 1, files: Object.fromEntries(remembered), heads: Object.fromEntries(heads) },
      shard,
    );
  }
  return report;
}

/** The heads of all records by id, in order of path; only those that changed since the last run are read. */
function knownHeads(contentDir: string, memory: CleanMemory | undefined): Map<string, RememberedHead> {
  const heads = new Map<string, RememberedHead>();
  for (const name of listRecords(join(contentDir, 'changes'))) {
    const path = join(contentDir, 'changes', name);
    const stamp = stampOf(path);
    const remembered = memory?.heads[name.slice(0, -'.json'.length)];
    if (remembered?.stamp === stamp) {
      heads.set(name.slice(0, -'.json'.length), remembered);
      continue;
    }
    const head = readRecordHead(path);
    if (head === undefined) continue;
    const { id, markdownSha256, source } = head;
    heads.set(id, { stamp, markdownSha256, file: source.file, sha256: source.sha256 });
  }
  return heads;
}

/** Whether a text and its record still are the files that the cleaner wrote. */
function isAsWritten(contentDir: string, { id, text, record }: RememberedFile): boolean {
  const stamps = stampsOf(contentDir, id);
  return stamps.text === text && stamps.record === record;
}

/** Paths of all corrections below their folder, with `/`. */
function listCorrections(contentDir: string): Set<string> {
  const folder = join(contentDir, 'corrections');
  if (!existsSync(folder)) return new Set();
  return new Set(readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/')));
}

/** Whether a text belongs to a part of the archive: by its id alone, so that every machine agrees. */
export function isInShard(id: string, { index, total }: Shard): boolean {
  return createHash('sha256').update(id).digest().readUInt32BE(0) % total === index - 1;
}

function setAside(file: string, why: string): ReportEntry {
  return { file, outcome: 'set-aside', why, warnings: [] };
}

function readTable(sourcesDir: string) {
  try {
    return readMetadataTable(sourcesDir);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    throw new CommandError(exitCode.nothingPublishable, error.message);
  }
}

function sumOf(path: string): string | undefined {
  try {
    return sha256(readFileSync(path));
  } catch {
    return undefined;
  }
}

/**
 * Remove a text and its record. A text that was edited by hand stays.
 *
 * @param markdownSha256 of the text as the cleaner wrote it; undefined when it never did.
 * @returns true when the text was kept.
 */
export function removeText(
  contentDir: string,
  id: string,
  markdownSha256: string | undefined,
  dryRun: boolean,
): boolean {
  const text = readIfThere(textFile(contentDir, id));
  if (text !== undefined && sha256(text) !== markdownSha256) return true;
  if (dryRun) return false;
  for (const file of [textFile(contentDir, id), newTextFile(contentDir, id), recordFile(contentDir, id)]) {
    if (existsSync(dirname(file))) rmSync(file, { force: true });
  }
  return false;
}
