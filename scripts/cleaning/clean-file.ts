import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Correction } from '../../src/clean/correction.ts';
import { formatChangeRecord, type RecordHead } from '../../src/clean/record/change-record.ts';
import { SourceError } from '../../src/clean/source-error.ts';
import { readIfThere, writeFileWhole } from '../cli/write-file.ts';
import { type Cleaner, sha256 } from './cleaner.ts';
import type { Given } from './given-metadata.ts';
import { lastParagraphs, withEditedParagraphs } from './previous-paragraphs.ts';
import { readRecordHead } from './read-record.ts';
import type { ReportEntry } from './report.ts';

/** One source to be cleaned. */
export interface CleanTask {
  readonly id: string;
  /** Path below the sources folder. */
  readonly file: string;
  readonly sourcesDir: string;
  /** The content folder that holds `texts` and `changes`. */
  readonly contentDir: string;
  readonly given: Given;
  readonly corrections: readonly Correction[];
  readonly dryRun: boolean;
  /** Clean although nothing changed since the last time. */
  readonly force: boolean;
  /** Whether there were a record, and a result beside a text that was edited by hand, when the run began: it alone writes them. */
  readonly hasRecord: boolean;
  readonly hasNewText: boolean;
}

export const textFile = (contentDir: string, id: string) => `${contentDir}/texts/${id}.md`;
export const recordFile = (contentDir: string, id: string) => `${contentDir}/changes/${id}.json`;
/** Where the cleaner's result goes when the text was edited by hand. */
export const newTextFile = (contentDir: string, id: string) => `${textFile(contentDir, id)}.new`;
export const isNewText = (file: string): boolean => file.endsWith('.md.new');

/** What became of a source, and the head of its record where one was written or kept. */
export interface CleanedFile {
  readonly entry: ReportEntry;
  readonly head?: Pick<RecordHead, 'markdownSha256' | 'source'>;
}

/** Clean one source file and write its text and its record. Never throws for a bad source: it says what is wrong. */
export function cleanFile(task: CleanTask, cleaner: Cleaner): CleanedFile {
  const { id, file, contentDir } = task;
  const setAside = (why: string): CleanedFile => ({
    entry: { file, id, outcome: 'set-aside', why, warnings: [] },
  });
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(join(task.sourcesDir, file));
  } catch (error) {
    return setAside(`The file cannot be read (${(error as Error).message}); check its rights, or fetch it again`);
  }
  const sourceSha256 = sha256(bytes);
  const inputsSha256 = sha256(JSON.stringify([id, file, sourceSha256, task.given, task.corrections, cleaner.key]));
  const existing = readIfThere(textFile(contentDir, id));
  const head = task.hasRecord ? readRecordHead(recordFile(contentDir, id)) : undefined;
  const isHandEdited = existing !== undefined && (head === undefined || sha256(existing) !== head.markdownSha256);
  if (!task.force && existing !== undefined && !isHandEdited && head?.inputsSha256 === inputsSha256) {
    const { warnings, counts, diagnosis } = head;
    return { entry: { file, id, outcome: 'published', warnings, ...counts, diagnosis }, head: headOf(head) };
  }
  try {
    const last =
      head === undefined
        ? undefined
        : lastParagraphs({
            id,
            recordFile: recordFile(contentDir, id),
            markdown: existing,
            newTextFile: newTextFile(contentDir, id),
            isHandEdited,
            bytes,
          });
    const { document, markdown, record, changes } = cleaner.clean({
      id,
      file,
      bytes,
      sha256: sourceSha256,
      given: task.given.metadata,
      corrections: task.corrections,
      ...(last === undefined ? {} : { previous: last.cleaned }),
      ...(task.given.encoding === undefined ? {} : { encoding: task.given.encoding }),
    });
    const keepsHandEdit = isHandEdited && existing !== markdown;
    if (!task.dryRun) {
      const named = keepsHandEdit
        ? withEditedParagraphs(record, document.blocks, existing, last?.edited ?? [])
        : record;
      const written = formatChangeRecord(named, { inputsSha256, changes: changes() });
      writeFileWhole(recordFile(contentDir, id), written);
      writeFileWhole(keepsHandEdit ? newTextFile(contentDir, id) : textFile(contentDir, id), markdown);
      if (!keepsHandEdit && task.hasNewText) rmSync(newTextFile(contentDir, id), { force: true });
    }
    const handEditWarning = `texts/${id}.md was edited by hand and is kept; what the cleaner makes of the source is in texts/${id}.md.new`;
    const entry: ReportEntry = {
      file,
      id,
      outcome: keepsHandEdit ? 'hand-edited' : 'published',
      warnings: keepsHandEdit ? [...record.warnings, handEditWarning] : record.warnings,
      ...record.counts,
      diagnosis: record.diagnosis,
    };
    return { entry, head: headOf(record) };
  } catch (error) {
    if (error instanceof SourceError) return setAside(error.message);
    if ((error as NodeJS.ErrnoException).code !== undefined) throw error;
    return setAside(`The cleaner failed on it, which is an error of ours: ${(error as Error).stack ?? error}`);
  }
}

function headOf({ markdownSha256, source }: RecordHead): Pick<RecordHead, 'markdownSha256' | 'source'> {
  return { markdownSha256, source };
}
