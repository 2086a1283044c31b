/**
 * A portion of an archive's files: some texts in order of their ids, as they stand in each file of the whole archive. Kept
 * from build to build, so that a changed text reads and writes its own portion anew and copies the others.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMarkdown } from '../../src/document/read-markdown.ts';
import { type BagFile, manifest } from '../../src/export/bag.ts';
import { field } from '../../src/export/csv.ts';
import { parquetRow } from '../../src/export/parquet.ts';
import { columns, jsonLine, rowOf } from '../../src/export/records.ts';
import { parseRecordHead } from '../cleaning/read-record.ts';
import { type ContentFolders, loadText, markdownFile, recordFile, sha256, sourceFileOf } from '../render/content.ts';
import { type RowGroups, rowGroupsOf } from './parquet-file.ts';
import type { Piece } from './piece.ts';
import { readPortion, writePortion } from './portion-file.ts';
import { type ZipRun, ZipRunWriter } from './zip-file.ts';

/** Folder in the bag's ZIP file. */
export const bagName = 'archive';

export interface Portion {
  readonly lines: Piece;
  readonly table: Uint8Array;
  readonly rows: RowGroups;
  /** Files of the bag, as they stand in its ZIP file and in its manifest, and how many bytes they have. */
  readonly bag: ZipRun;
  readonly manifest: string;
  readonly bagBytes: number;
}

/** A text as the files of the archive need to know it before reading it. */
export interface PortionText {
  readonly id: string;
  /** One word for the state of its Markdown, record and source file. */
  readonly state: string;
  /** Path of its source file; absent where there is none. */
  readonly sourceFile?: string;
}

/** Raise it when a portion is made in another way. */
const version = 4;

/** A portion ends behind one id in so many, by a hash: one text more or less changes no other portion. */
const textsAPortion = 256;

/** Divide texts, in order of their ids, into portions. */
export function divide(texts: readonly PortionText[]): PortionText[][] {
  const portions: PortionText[][] = [];
  let portion: PortionText[] = [];
  for (const text of texts) {
    portion.push(text);
    if (Number.parseInt(sha256(text.id).slice(0, 8), 16) % textsAPortion !== 0) continue;
    portions.push(portion);
    portion = [];
  }
  if (portion.length > 0) portions.push(portion);
  return portions;
}

/** The name of a portion in the cache: another word, another content. */
export function portionName(texts: readonly PortionText[], isShared: (sourceFile: string) => boolean): string {
  return sha256(
    JSON.stringify([
      version,
      texts.map(({ id, state, sourceFile }) => [id, state, sourceFile !== undefined && isShared(sourceFile)]),
    ]),
  ).slice(0, 32);
}

/** A kept portion, or a new one, which is then kept. */
export function portionOf(
  folders: ContentFolders,
  texts: readonly PortionText[],
  isShared: (sourceFile: string) => boolean,
  cacheDir: string | undefined,
): Portion {
  if (cacheDir === undefined) return makePortion(folders, texts, isShared);
  const file = join(cacheDir, portionName(texts, isShared));
  const known = readPortion(file);
  if (known !== undefined) return known;
  const portion = makePortion(folders, texts, isShared);
  writePortion(file, portion);
  return portion;
}

function readBytesIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** @param isShared source files of several texts are left to the bag itself. */
function makePortion(
  folders: ContentFolders,
  texts: readonly PortionText[],
  isShared: (sourceFile: string) => boolean,
): Portion {
  let lines = '';
  let table = '';
  const rows = [];
  const files: BagFile[] = [];
  const bag = new ZipRunWriter();
  const add = (path: string, content: Uint8Array): void => {
    files.push({ path, sha256: sha256(content), bytes: content.length });
    bag.add(`${bagName}/${path}`, content);
  };
  for (const { id } of texts) {
    const markdown = readFileSync(markdownFile(folders, id));
    const recordBytes = readBytesIfThere(recordFile(folders, id));
    const head = recordBytes === undefined ? undefined : parseRecordHead(recordBytes.toString());
    // The names of paragraphs of a text that a person edited are in its record.
    const isEdited = head !== undefined && head.markdownSha256 !== sha256(markdown);
    const document = isEdited
      ? loadText(folders, id).document
      : readMarkdown(markdown.toString(), `texts/${id}.md`, id);
    lines += jsonLine(document);
    const row = rowOf(document);
    table += `${columns.map((column) => field(row[column])).join(',')}\r\n`;
    rows.push(parquetRow(document));
    add(`data/texts/${id}.md`, markdown);
    if (recordBytes === undefined) continue;
    add(`data/changes/${id}.json`, recordBytes);
    const source = head === undefined ? undefined : sourceFileOf(folders, head);
    if (head !== undefined && source !== undefined && !isShared(head.source.file))
      add(`data/sources/${head.source.file}`, readFileSync(source));
  }
  return {
    lines: Buffer.from(lines),
    table: Buffer.from(table),
    rows: rowGroupsOf(rows),
    bag: bag.finish(),
    manifest: manifest(files),
    bagBytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
