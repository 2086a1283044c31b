import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { ChangeRecord, RecordHead } from '../../src/clean/record/change-record.ts';
import { filesBelow } from '../cli/walk-files.ts';

/** Bytes in which a record's head lies unless its paths are extraordinarily long. */
const headBytes = 8192;

/** The first key after the head, at the start of its line. */
const headEnd = '\n"irregular":';

/** The head of a record's text, without reading the changes. Undefined when it is no record. */
export function parseRecordHead(text: string): RecordHead | undefined {
  const end = text.indexOf(headEnd);
  try {
    const head = JSON.parse(end < 0 ? text : `${text.slice(0, end).replace(/,$/, '')}}`) as RecordHead;
    return head.format === 1 && typeof head.source?.file === 'string' ? head : undefined;
  } catch {
    return undefined;
  }
}

/** Read the short part of a record, without the changes. Undefined when there is none or it is no record. */
export function readRecordHead(file: string): RecordHead | undefined {
  if (!existsSync(file)) return undefined;
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch {
    return undefined;
  }
  try {
    const buffer = Buffer.alloc(headBytes);
    const length = readSync(descriptor, buffer, 0, headBytes, 0);
    const start = buffer.toString('utf8', 0, length);
    return parseRecordHead(start.includes(headEnd) ? start : readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  } finally {
    closeSync(descriptor);
  }
}

export function readRecord(file: string): ChangeRecord {
  return JSON.parse(readFileSync(file, 'utf8')) as ChangeRecord;
}

export const isRecord = (file: string): boolean => file.endsWith('.json');

/** Paths of all records below a folder, with `/`, in order. */
export function listRecords(changesDir: string): string[] {
  return filesBelow(changesDir).filter(isRecord);
}

/** The heads of all records below a folder, in order of path. */
export function readRecordHeads(changesDir: string): RecordHead[] {
  return listRecords(changesDir)
    .map((file) => readRecordHead(join(changesDir, file)))
    .filter((head) => head !== undefined);
}
