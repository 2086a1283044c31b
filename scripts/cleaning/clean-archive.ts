import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { SourceError } from '../../src/clean/source-error.ts';
import type { Shard } from '../cli/command.ts';
import { CommandError, exitCode } from '../cli/exit-code.ts';
import { Progress } from '../cli/progress.ts';
import { readIfThere, writeFileWhole } from '../cli/write-file.ts';
import { assignIds } from './assign-ids.ts';
import { type CleanTask, newTextFile, recordFile, textFile } from './clean-file.ts';
import { cleanFiles } from './clean-pool.ts';
import { sha256 } from './cleaner.ts';
import { readCorrections, readGiven, readMetadataTable } from './given-metadata.ts';
import { listSources, refusedByEnding } from './list-sources.ts';
import { readRecordHeads } from './read-record.ts';
import { formatReport, makeReport, type Report, type ReportEntry } from './report.ts';

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
  const files = listSources(sourcesDir);
  const table = readTable(sourcesDir);
  const warnings = [...table.warnings];
  const heads = readRecordHeads(join(contentDir, 'changes'));
  const known = heads.map(({ id, source }) => ({ id, file: source.file, sha256: source.sha256 }));
  const entries = new Map<string, ReportEntry>();
  const tasks: CleanTask[] = [];
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
      const given = readGiven(sourcesDir, file, table);
      const corrections = readCorrections(contentDir, id);
      tasks.push({ id, file, sourcesDir, contentDir, given, corrections, dryRun, force });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      entries.set(file, { ...setAside(file, error.message), id });
    }
  }
  for (const file of table.rows.keys()) {
    if (!files.some((found) => found.normalize('NFC') === file))
      warnings.push(`metadata.csv names ${JSON.stringify(file)}, which is not among the sources`);
  }
  const progress = new Progress('Cleaned', tasks.length);
  const cleaned = await cleanFiles(tasks, options.jobs ?? availableParallelism(), (count) => progress.advance(count));
  progress.finish();
  for (const entry of cleaned) entries.set(entry.file, entry);
  const present = new Set(assignments.flatMap((assignment) => ('id' in assignment ? [assignment.id] : [])));
  for (const { id, markdownSha256, source } of heads) {
    if (present.has(id) || (shard !== undefined && !isInShard(id, shard))) continue;
    const left = removeText(contentDir, id, markdownSha256, dryRun);
    if (left)
      warnings.push(
        `The source ${JSON.stringify(source.file)} of texts/${id}.md is gone; the text was edited by hand and is kept`,
      );
  }
  const sums = new Map(heads.map(({ id, markdownSha256 }) => [id, markdownSha256]));
  for (const { id, outcome } of entries.values()) {
    if (outcome !== 'set-aside' || id === undefined) continue;
    const left = removeText(contentDir, id, sums.get(id), dryRun);
    if (left) warnings.push(`The source of texts/${id}.md is set aside; the text was edited by hand and is kept`);
  }
  const ordered = files.flatMap((file) => entries.get(file) ?? []);
  const report = makeReport(ordered, warnings);
  if (!dryRun) writeFileWhole(join(contentDir, 'report.json'), formatReport(report));
  return report;
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
function removeText(contentDir: string, id: string, markdownSha256: string | undefined, dryRun: boolean): boolean {
  const text = readIfThere(textFile(contentDir, id));
  if (text !== undefined && sha256(text) !== markdownSha256) return true;
  if (dryRun) return false;
  for (const file of [textFile(contentDir, id), newTextFile(contentDir, id), recordFile(contentDir, id)]) {
    if (existsSync(dirname(file))) rmSync(file, { force: true });
  }
  return false;
}
