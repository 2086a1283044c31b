import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import type { Correction } from '../../src/clean/correction.ts';
import { SourceError } from '../../src/clean/source-error.ts';
import { nameOfShard, type Shard } from '../cli/command.ts';
import { CommandError, exitCode } from '../cli/exit-code.ts';
import { Progress } from '../cli/progress.ts';
import { Stamps } from '../cli/stamps.ts';
import { filesBelow } from '../cli/walk-files.ts';
import { readIfThere, removePartialFiles, writeFileWhole } from '../cli/write-file.ts';
import { assignIds } from './assign-ids.ts';
import { type CleanTask, isNewText, newTextFile, recordFile, textFile } from './clean-file.ts';
import { type CleanMemory, type RememberedFile, type RememberedHead, readMemory, writeMemory } from './clean-memory.ts';
import { cleanFiles } from './clean-pool.ts';
import { cleanerKey, sha256 } from './cleaner.ts';
import { type Given, type MetadataTable, readCorrections, readGiven, readMetadataTable } from './given-metadata.ts';
import { listSources, refusedByEnding } from './list-sources.ts';
import { isRecord, readRecordHead } from './read-record.ts';
import { formatReport, makeReport, type Report, type ReportEntry } from './report.ts';
import { writeShardManifest } from './shard-manifest.ts';

export interface CleanArchiveOptions {
  readonly sourcesDir: string;
  readonly contentDir: string;
  readonly jobs?: number;
  readonly shard?: Shard;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  /** Stamps that other steps of the build ask too; those of files that are written are forgotten. */
  readonly stamps?: Stamps;
}

/**
 * Clean every source below a folder into a content folder: `texts`, `changes` and `report.json`.
 *
 * A text whose source is gone is removed, unless a person edited it.
 */
export async function cleanArchive(options: CleanArchiveOptions): Promise<Report> {
  const { sourcesDir, contentDir, shard, dryRun = false, force = false, stamps = new Stamps(options) } = options;
  const { files, sidecars } = listSources(sourcesDir);
  const records = filesBelow(join(contentDir, 'changes'));
  const texts = filesBelow(join(contentDir, 'texts'));
  if (!dryRun && shard === undefined) {
    removePartialFiles(join(contentDir, 'changes'), records);
    removePartialFiles(join(contentDir, 'texts'), texts);
  }
  const recorded = new Set(records.filter(isRecord));
  const newTexts = new Set(texts.filter(isNewText));
  const reportFile = join(contentDir, shard === undefined ? 'report.json' : `report-${nameOfShard(shard)}.json`);
  const memory = force ? undefined : readMemory(contentDir, reportFile, shard);
  const table = readTable(sourcesDir);
  const warnings = [...table.warnings];
  const heads = knownHeads(contentDir, recorded, memory, stamps);
  const known = Array.from(heads, ([id, { file, sha256 }]) => ({ id, file, sha256 }));
  const entries = new Map<string, ReportEntry>();
  const tasks: CleanTask[] = [];
  const remembered = new Map<string, RememberedFile>();
  const begun = new Map<string, Pick<RememberedFile, 'source' | 'inputs'>>();
  const corrected = new Set(filesBelow(join(contentDir, 'corrections')));
  const cleaner = cleanerKey();
  const cleanerWord = cleaner.slice(0, 16);
  // Of most texts nobody says anything: what they are cleaned with besides their source is the cleaner.
  const inputsOf = (id: string, given: Given, corrections: readonly Correction[]): string =>
    corrections.length === 0 && given.encoding === undefined && Object.keys(given.metadata).length === 0
      ? cleanerWord
      : sha256(JSON.stringify([id, given, corrections, cleaner]));
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
      const corrections = corrected.size > 0 && corrected.has(`${id}.yaml`) ? readCorrections(contentDir, id) : [];
      const inputs = inputsOf(id, given, corrections);
      const source = stamps.source(file);
      const last = memory?.files(file);
      const entry = memory?.entries(file);
      if (
        entry !== undefined &&
        last?.id === id &&
        last.inputs === inputs &&
        last.source === source &&
        last.text === stamps.text(id) &&
        // Its record is the one that is remembered; another one has been read anew and may say anything.
        heads.get(id) === memory?.heads.get(id)
      ) {
        entries.set(file, entry);
        remembered.set(file, last);
        continue;
      }
      begun.set(file, { source, inputs });
      const hasRecord = recorded.has(`${id}.json`);
      const hasNewText = newTexts.has(`${id}.md.new`);
      tasks.push({ id, file, sourcesDir, contentDir, given, corrections, dryRun, force, hasRecord, hasNewText });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      entries.set(file, { ...setAside(file, error.message), id });
    }
  }
  for (const file of unknownRows(table, files))
    warnings.push(`metadata.csv names ${JSON.stringify(file)}, which is not among the sources`);
  const progress = new Progress('Cleaned', tasks.length);
  const cleaned = await cleanFiles(tasks, options.jobs ?? availableParallelism(), (count) => progress.advance(count));
  progress.finish();
  for (const { entry, head } of cleaned) {
    const { file, id = '' } = entry;
    entries.set(file, entry);
    stamps.forget(id);
    const before = begun.get(file);
    if (head === undefined || before === undefined || dryRun) continue;
    if (entry.outcome === 'published') remembered.set(file, { id, ...before, text: stamps.text(id) });
    const { source, markdownSha256 } = head;
    const stamp = stamps.record(id);
    heads.set(id, { stamp, markdownSha256, file: source.file, sha256: source.sha256 });
  }
  const present = new Set(assignments.flatMap((assignment) => ('id' in assignment ? [assignment.id] : [])));
  const remove = (id: string, markdownSha256: string | undefined): boolean => {
    stamps.forget(id);
    return removeText(contentDir, id, markdownSha256, dryRun);
  };
  for (const [id, { markdownSha256, file }] of heads) {
    if (present.has(id) || (shard !== undefined && !isInShard(id, shard))) continue;
    const left = remove(id, markdownSha256);
    if (left)
      warnings.push(
        `The source ${JSON.stringify(file)} of texts/${id}.md is gone; the text was edited by hand and is kept`,
      );
  }
  for (const { id, outcome } of entries.values()) {
    if (outcome !== 'set-aside' || id === undefined) continue;
    const left = remove(id, heads.get(id)?.markdownSha256);
    if (left) warnings.push(`The source of texts/${id}.md is set aside; the text was edited by hand and is kept`);
  }
  const ordered = files.flatMap((file) => entries.get(file) ?? []);
  const report = makeReport(ordered, warnings);
  if (!dryRun) {
    writeFileWhole(reportFile, formatReport(report));
    if (shard !== undefined) writeShardManifest(contentDir, shard, { files, cleaner, report, heads });
    writeMemory(contentDir, reportFile, { files: remembered, heads }, shard);
  }
  return report;
}

/** The heads of all records by id, in order of path; only those that changed since the last run are read. */
function knownHeads(
  contentDir: string,
  records: Iterable<string>,
  memory: CleanMemory | undefined,
  stamps: Stamps,
): Map<string, RememberedHead> {
  const heads = new Map<string, RememberedHead>();
  for (const name of records) {
    const known = name.slice(0, -'.json'.length);
    const stamp = stamps.record(known);
    const remembered = memory?.heads.get(known);
    if (remembered?.stamp === stamp) {
      heads.set(known, remembered);
      continue;
    }
    const head = readRecordHead(recordFile(contentDir, known));
    if (head === undefined) continue;
    const { id, markdownSha256, source } = head;
    heads.set(id, { stamp, markdownSha256, file: source.file, sha256: source.sha256 });
  }
  return heads;
}

/** Whether a text belongs to a part of the archive: by its id alone, so that every machine agrees. */
export function isInShard(id: string, { index, total }: Shard): boolean {
  return createHash('sha256').update(id).digest().readUInt32BE(0) % total === index - 1;
}

function setAside(file: string, why: string): ReportEntry {
  return { file, outcome: 'set-aside', why, warnings: [] };
}

function readTable(sourcesDir: string): MetadataTable {
  try {
    return readMetadataTable(sourcesDir);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    throw new CommandError(exitCode.nothingPublishable, error.message);
  }
}

/** Files that the table names and that are not there. */
function unknownRows({ rows }: MetadataTable, files: readonly string[]): string[] {
  if (rows.size === 0) return [];
  const normalized = new Set(files.map((file) => file.normalize('NFC')));
  return [...rows.keys()].filter((file) => !normalized.has(file));
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
