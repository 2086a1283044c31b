import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Characters of a text in pieces that are written at once, UTF-16 code units. */
const writtenAtOnce = 1 << 20;

/**
 * Write a file whole or not at all: beside its place first, then renamed into it. Makes the folders it needs.
 *
 * @param content bytes, a text, or the pieces of a text.
 */
export function writeFileWhole(file: string, content: string | Uint8Array | Iterable<string>): void {
  const staged = `${file}.${process.pid}.partial`;
  const descriptor = openNew(staged);
  try {
    try {
      if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(descriptor, content);
      else writePieces(descriptor, content);
    } finally {
      closeSync(descriptor);
    }
    renameSync(staged, file);
  } catch (error) {
    rmSync(staged, { force: true });
    throw error;
  }
}

/** Open a file to write; most folders are there, and making sure of each costs as much as writing a short text. */
function openNew(file: string): number {
  try {
    return openSync(file, 'w');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(dirname(file), { recursive: true });
    return openSync(file, 'w');
  }
}

function writePieces(descriptor: number, pieces: Iterable<string>): void {
  let waiting: string[] = [];
  let length = 0;
  const write = (): void => {
    writeFileSync(descriptor, waiting.join(''));
    waiting = [];
    length = 0;
  };
  for (const piece of pieces) {
    waiting.push(piece);
    length += piece.length;
    if (length >= writtenAtOnce) write();
  }
  write();
}

/** Remove what `writeFileWhole` left below a folder when its process was killed. Nothing else may be writing there. */
export function removePartialFiles(folder: string, files: readonly string[]): void {
  for (const name of files) if (/\.\d+\.partial$/.test(name)) rmSync(join(folder, name), { force: true });
}

/** The content of a file as text, or undefined when there is no such file. */
export function readIfThere(file: string): string | undefined {
  // Most files asked about are not there, and an error costs ten times as much as this question.
  if (statSync(file, { throwIfNoEntry: false }) === undefined) return undefined;
  return readLikely(file);
}

/** The same of a file that is nearly always there: without the question. */
export function readLikely(file: string): string | undefined {
  return unlessMissing(() => readFileSync(file, 'utf8'));
}

/** The bytes of a file that is nearly always there, or undefined when there is no such file. */
export function readBytesIfThere(file: string): Buffer | undefined {
  return unlessMissing(() => readFileSync(file));
}

function unlessMissing<Content>(read: () => Content): Content | undefined {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
