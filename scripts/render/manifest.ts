import { appendFileSync, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IndexEntry } from '../../src/site/archive-index.ts';
import type { MadeCorrection } from '../../src/site/corrections.ts';
import type { Repair } from '../../src/site/report-page.ts';
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
  /** One word for the entry. */
  readonly entryHash: string;
  /** Path of its source file below the sources folder, where it is there. */
  readonly sourceFile?: string;
  /** What was repaired, by kind; absent where there is no record. */
  readonly repairs?: readonly Repair[];
  /** SHA-256 of its source file, as its front matter says. */
  readonly sourceSha256: string;
  /** Corrections that people made in it. */
  readonly corrections?: readonly MadeCorrection[];
  /** What its pages were made from. */
  readonly key?: string;
}

/** The memory of the last build. */
export interface Manifest {
  readonly format: 5;
  readonly texts: Readonly<Record<string, KnownText>>;
  /** Pages made from the index: what each was made from. */
  readonly indexPages: Readonly<Record<string, { readonly key: string; readonly page: WrittenPage }>>;
}

const empty: Manifest = { format: 5, texts: {}, indexPages: {} };

/** Read the last build's memory; nothing where there is none or it cannot be understood. */
export function readManifest(cacheDir: string): Manifest {
  const path = join(cacheDir, 'manifest.json');
  if (!existsSync(path)) return empty;
  try {
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as Partial<Manifest>;
    return manifest.format === 5 ? { ...empty, ...manifest } : empty;
  } catch {
    return empty;
  }
}

export function writeManifest(cacheDir: string, manifest: Manifest): void {
  const path = join(cacheDir, 'manifest.json');
  writeFileSync(`${path}.new`, JSON.stringify(manifest));
  renameSync(`${path}.new`, path);
  rmSync(journalFile(cacheDir), { force: true });
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
