/**
 * A portion of an archive's files: some texts in order of their ids, as they stand in each file of the whole archive. Kept
 * from build to build, so that a changed text reads and writes its own portion anew and copies the others.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMarkdown } from '../../src/document/read-markdown.ts';
import { type BagFile, manifest } from '../../src/export/bag.ts';
import { field } from '../../src/export/csv.ts';
import { type ParquetRow, parquetRow } from '../../src/export/parquet.ts';
import { columns, documentOf, jsonLine, rowOf } from '../../src/export/records.ts';
import { movedRecords } from '../../src/export/zip.ts';
import { parseRecordHead } from '../cleaning/read-record.ts';
import { readBytesIfThere } from '../cli/write-file.ts';
import { type ContentFolders, loadText, markdownFile, recordFile, sha256, sourceFileOf } from '../render/content.ts';
import { type PortionText, portionName } from './divide.ts';
import { type RowGroups, rowGroupsOf } from './parquet-file.ts';
import { inMemory, type Piece } from './piece.ts';
import { readPortion, writePortion } from './portion-file.ts';
import { type ZipRun, ZipRunWriter } from './zip-file.ts';

/** Folder in the bag's ZIP file. */
export const bagName = 'archive';

export interface Portion {
  /** One word for what it was made from. */
  readonly key: string;
  readonly texts: readonly TextSizes[];
  readonly lines: Piece;
  readonly table: Uint8Array;
  readonly rows: RowGroups;
  /** Files of the bag, as they stand in its ZIP file and in its manifest, and how many bytes they have. */
  readonly bag: ZipRun;
  readonly manifest: Uint8Array;
  readonly bagBytes: number;
}

/** How much of a portion is a text's: by this a text that did not change is taken over from the portion as it was. */
export interface TextSizes {
  readonly id: string;
  /** One word for what it was made from. */
  readonly state: string;
  readonly line: number;
  readonly table: number;
  readonly manifest: number;
  readonly bag: number;
  readonly records: number;
  readonly entries: number;
  readonly bagBytes: number;
}

/** Raise it when a portion is made in another way. */
const version = 6;

/** What a text's part of a portion is made from. */
function stateOf({ state, sourceFile }: PortionText, isShared: (sourceFile: string) => boolean): string {
  return `${version} ${state} ${sourceFile !== undefined && isShared(sourceFile)}`;
}

/** One word for what a portion is made from: another word, another content. */
export function portionKey(texts: readonly PortionText[], isShared: (sourceFile: string) => boolean): string {
  return sha256(texts.map((text) => `${text.id} ${stateOf(text, isShared)}`).join('\n')).slice(0, 32);
}

/** A kept portion, or a new one, which is then kept. @param key as `portionKey` gives it. */
export function portionOf(
  folders: ContentFolders,
  texts: readonly PortionText[],
  key: string,
  isShared: (sourceFile: string) => boolean,
  cacheDir: string | undefined,
): Portion {
  const file = cacheDir === undefined ? undefined : join(cacheDir, portionName(texts));
  const known = file === undefined ? undefined : readPortion(file);
  if (known?.key === key) return known;
  const portion = { key, ...makePortion(folders, texts, isShared, known) };
  if (file !== undefined) writePortion(file, portion);
  return portion;
}

/** A text's part of a portion. */
interface Part {
  readonly line: Uint8Array;
  readonly table: Uint8Array;
  readonly row: ParquetRow;
  readonly bag: ZipRun & { readonly bytes: Uint8Array };
  readonly manifest: Uint8Array;
  readonly bagBytes: number;
}

/**
 * @param isShared source files of several texts are left to the bag itself.
 * @param before the portion as it was, from which texts that are the same are taken over.
 */
function makePortion(
  folders: ContentFolders,
  texts: readonly PortionText[],
  isShared: (sourceFile: string) => boolean,
  before: Portion | undefined,
): Omit<Portion, 'key'> {
  const known = before === undefined ? new Map<string, Part>() : partsOf(before);
  const parts = texts.map((text) => {
    const state = stateOf(text, isShared);
    return { id: text.id, state, part: known.get(`${text.id} ${state}`) ?? makePart(folders, text, isShared) };
  });
  const records: Uint8Array[] = [];
  let bagLength = 0;
  for (const { part } of parts) {
    records.push(...movedRecords(part.bag.records, bagLength));
    bagLength += part.bag.bytes.length;
  }
  const joined = (of: (part: Part) => Uint8Array): Buffer => Buffer.concat(parts.map(({ part }) => of(part)));
  const sum = (of: (part: Part) => number): number => parts.reduce((all, { part }) => all + of(part), 0);
  return {
    texts: parts.map(({ id, state, part }) => ({
      id,
      state,
      line: part.line.length,
      table: part.table.length,
      manifest: part.manifest.length,
      bag: part.bag.bytes.length,
      records: part.bag.records.length,
      entries: part.bag.entries,
      bagBytes: part.bagBytes,
    })),
    lines: joined(({ line }) => line),
    table: joined(({ table }) => table),
    rows: rowGroupsOf(parts.map(({ part }) => part.row)),
    bag: {
      bytes: joined(({ bag }) => bag.bytes),
      entries: sum(({ bag }) => bag.entries),
      records: Buffer.concat(records),
    },
    manifest: joined(({ manifest }) => manifest),
    bagBytes: sum(({ bagBytes }) => bagBytes),
  };
}

/** The parts of a portion, by id and state. */
function partsOf({ texts, lines, table, bag, manifest }: Portion): Map<string, Part> {
  const [allLines, allBag] = [inMemory(lines), inMemory(bag.bytes)];
  const at = { line: 0, table: 0, manifest: 0, bag: 0, records: 0 };
  const parts = new Map<string, Part>();
  for (const sizes of texts) {
    const line = allLines.subarray(at.line, at.line + sizes.line);
    parts.set(`${sizes.id} ${sizes.state}`, {
      line,
      table: table.subarray(at.table, at.table + sizes.table),
      get row() {
        return parquetRow(documentOf(line.toString()));
      },
      bag: {
        bytes: allBag.subarray(at.bag, at.bag + sizes.bag),
        entries: sizes.entries,
        records: Buffer.concat([
          ...movedRecords(bag.records.subarray(at.records, at.records + sizes.records), -at.bag),
        ]),
      },
      manifest: manifest.subarray(at.manifest, at.manifest + sizes.manifest),
      bagBytes: sizes.bagBytes,
    });
    for (const section of ['line', 'table', 'manifest', 'bag', 'records'] as const) at[section] += sizes[section];
  }
  return parts;
}

function makePart(folders: ContentFolders, { id }: PortionText, isShared: (sourceFile: string) => boolean): Part {
  const files: BagFile[] = [];
  const bag = new ZipRunWriter();
  const add = (path: string, content: Uint8Array): void => {
    files.push({ path, sha256: sha256(content), bytes: content.length });
    bag.add(`${bagName}/${path}`, content);
  };
  const markdown = readFileSync(markdownFile(folders, id));
  const recordBytes = readBytesIfThere(recordFile(folders, id));
  const head = recordBytes === undefined ? undefined : parseRecordHead(recordBytes.toString());
  // The names of paragraphs of a text that a person edited are in its record.
  const isEdited = head !== undefined && head.markdownSha256 !== sha256(markdown);
  const document = isEdited ? loadText(folders, id).document : readMarkdown(markdown.toString(), `texts/${id}.md`, id);
  const row = rowOf(document);
  add(`data/texts/${id}.md`, markdown);
  if (recordBytes !== undefined) add(`data/changes/${id}.json`, recordBytes);
  const source = head === undefined ? undefined : sourceFileOf(folders, head);
  if (head !== undefined && source !== undefined && !isShared(head.source.file))
    add(`data/sources/${head.source.file}`, readFileSync(source));
  return {
    line: Buffer.from(jsonLine(document)),
    table: Buffer.from(`${columns.map((column) => field(row[column])).join(',')}\r\n`),
    row: parquetRow(document, row),
    bag: bag.finish(),
    manifest: Buffer.from(manifest(files)),
    bagBytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
