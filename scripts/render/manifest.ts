import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { extendHash, mix } from '../../src/reprints/hash.ts';
import type { IndexEntry } from '../../src/site/archive-index.ts';
import type { MadeCorrection } from '../../src/site/corrections.ts';
import type { Repair } from '../../src/site/report-page.ts';
import { readIfThere } from '../cli/write-file.ts';
import type { WrittenPage } from './render-texts.ts';

/** What the last build knew of a text. */
export interface KnownText {
  /** Stamps of its files; while they are the same the files are not read. */
  readonly stamp: string;
  /** SHA-256 of its files. */
  readonly hash: string;
  /** SHA-256 of what the search index takes from it: the Markdown, and the record where a person edited the text. */
  readonly indexHash: string;
  readonly entry: IndexEntry;
  /** One word for the entry, and one for what the pages of its neighbours show of it. */
  readonly entryHash: string;
  readonly nameHash: string;
  /** Path of its source file below the sources folder, where it is there. */
  readonly sourceFile?: string;
  /** Stamp of this file, in this build. */
  sourceStamp?: string;
  /** What was repaired, by kind; absent where there is no record. */
  readonly repairs?: readonly Repair[];
  /** SHA-256 of its source file, as its front matter says. */
  readonly sourceSha256: string;
  /** Corrections that people made in it. */
  readonly corrections?: readonly MadeCorrection[];
  /** What its pages were made from; set when this is known. */
  key?: string;
}

/** The memory of the last build. */
export interface Manifest {
  /** By id. */
  readonly texts: ReadonlyMap<string, KnownText>;
  /** Pages made from the index: what each was made from. */
  readonly indexPages: Readonly<Record<string, { readonly key: string; readonly page: WrittenPage }>>;
}

/** Raise it when what is kept is another. */
const format = 2;

/** Folder of the cache with the memory: texts in files by a hash of their ids, and the lists in one. */
export const manifestFolder = 'known';
const listsFile = 'lists.json';

/** Files that texts are shared out to: a change writes those of what it changed. */
const buckets = 256;

/** A text in its file; its id is the entry's. */
type Row = readonly [
  stamp: string,
  hash: string,
  /** Empty where it is the first word of the hash. */
  indexHash: string,
  entryHash: string,
  nameHash: string,
  sourceSha256: string,
  /** Empty where there is none; so is the key. */
  sourceFile: string,
  key: string,
  entry: IndexEntry,
  /** Step, reason and count by turns. */
  repairs: readonly (string | number)[] | 0,
  corrections: readonly MadeCorrection[] | 0,
];

function rowOf(text: KnownText): Row {
  const { stamp, hash, indexHash, entryHash, nameHash, sourceSha256, sourceFile = '', key = '', entry } = text;
  const repairs = text.repairs?.flatMap(({ step, reason, count }) => [step, reason, count]) ?? 0;
  const shortHash = hash.startsWith(`${indexHash} `) ? '' : indexHash;
  const corrections = text.corrections ?? 0;
  return [stamp, hash, shortHash, entryHash, nameHash, sourceSha256, sourceFile, key, entry, repairs, corrections];
}

function textOf(row: Row): KnownText {
  const [stamp, hash, indexHash, entryHash, nameHash, sourceSha256, sourceFile, key, entry, repairs, corrections] = row;
  const text: { -readonly [Field in keyof KnownText]: KnownText[Field] } = {
    stamp,
    hash,
    indexHash: indexHash === '' ? hash.slice(0, hash.indexOf(' ')) : indexHash,
    entry,
    entryHash,
    nameHash,
    sourceSha256,
  };
  if (repairs !== 0) text.repairs = repairsOf(repairs);
  if (sourceFile !== '') text.sourceFile = sourceFile;
  if (corrections !== 0) text.corrections = corrections;
  if (key !== '') text.key = key;
  return text;
}

function repairsOf(flat: readonly (string | number)[]): Repair[] {
  const repairs: Repair[] = [];
  for (let at = 0; at < flat.length; at += 3)
    repairs.push({ step: flat[at] as string, reason: flat[at + 1] as string, count: flat[at + 2] as number });
  return repairs;
}

/** The file of a text, as a number. */
function bucketOf(id: string): number {
  let hash = 0;
  for (let index = 0; index < id.length; index++) hash = extendHash(hash, id.charCodeAt(index));
  return mix(hash) % buckets;
}

const bucketFile = (folder: string, bucket: number): string => join(folder, `texts-${bucket}.json`);

/** Read the last build's memory; nothing where there is none or it cannot be understood. */
export function readManifest(cacheDir: string): Manifest {
  const folder = join(cacheDir, manifestFolder);
  const texts = new Map<string, KnownText>();
  if (!existsSync(folder)) return { texts, indexPages: {} };
  for (let bucket = 0; bucket < buckets; bucket++) {
    for (const row of readPart<readonly Row[]>(bucketFile(folder, bucket)) ?? []) {
      const text = textOf(row);
      texts.set(text.entry.id, text);
    }
  }
  return { texts, indexPages: readPart<Manifest['indexPages']>(join(folder, listsFile)) ?? {} };
}

/**
 * Write the memory. What is written and what is not, when a build is killed, agrees with itself: each text's row stands for
 * itself.
 *
 * @param changed ids of texts that are new, other than before, or gone; default: all.
 */
export function writeManifest(cacheDir: string, manifest: Manifest, changed?: ReadonlySet<string>): void {
  const folder = join(cacheDir, manifestFolder);
  mkdirSync(folder, { recursive: true });
  const rows = new Map<number, Row[]>();
  for (const id of changed ?? manifest.texts.keys()) rows.set(bucketOf(id), []);
  if (changed === undefined)
    for (let bucket = 0; bucket < buckets; bucket++) if (!rows.has(bucket)) rows.set(bucket, []);
  if (rows.size > 0) for (const [id, text] of manifest.texts) rows.get(bucketOf(id))?.push(rowOf(text));
  for (const [bucket, texts] of rows) {
    if (texts.length === 0) rmSync(bucketFile(folder, bucket), { force: true });
    else writePart(bucketFile(folder, bucket), texts);
  }
  writePart(join(folder, listsFile), manifest.indexPages);
  rmSync(journalFile(cacheDir), { force: true });
  // What earlier versions left.
  rmSync(join(cacheDir, 'manifest.json'), { force: true });
}

/** What a file of the memory holds; undefined where there is none or it cannot be understood. */
function readPart<Content>(file: string): Content | undefined {
  try {
    const part = JSON.parse(readFileSync(file, 'utf8')) as { readonly format?: number; readonly content: Content };
    return part.format === format ? part.content : undefined;
  } catch {
    return undefined;
  }
}

function writePart(file: string, content: unknown): void {
  const text = JSON.stringify({ format, content });
  if (readIfThere(file) === text) return;
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

/** A text's pages with what they were made from. */
export interface RenderedPages {
  readonly key: string;
  readonly pages: readonly WrittenPage[];
}

const journalFile = (cacheDir: string): string => join(cacheDir, 'rendered.jsonl');

/** Note pages as soon as they are written: a build that is ended before it writes its memory loses none of them. */
export function appendToJournal(cacheDir: string, rendered: readonly (readonly [string, RenderedPages])[]): void {
  appendFileSync(journalFile(cacheDir), rendered.map((text) => `${JSON.stringify(text)}\n`).join(''));
}

/** Pages by the id of their text that builds wrote which did not end; a line cut off is nothing. */
export function readJournal(cacheDir: string): Map<string, RenderedPages> {
  const file = journalFile(cacheDir);
  const rendered = new Map<string, RenderedPages>();
  if (!existsSync(file)) return rendered;
  for (const line of readFileSync(file, 'utf8').split('\n').slice(0, -1)) {
    try {
      const [id, pages] = JSON.parse(line) as [string, RenderedPages];
      rendered.set(id, pages);
    } catch {
      // The line that was being written.
    }
  }
  return rendered;
}

/** Is a kept page as it was written? */
export function isWhole(file: string, [, size, mtime]: WrittenPage): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats !== undefined && stats.size === size && stats.mtimeMs === mtime;
}
