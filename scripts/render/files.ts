import { hash } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  fstatSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { utf8 } from '../cli/utf8.ts';

const made = new Set<string>();

/** Make the folder that a file goes into; remembered, since a site has a few folders for each text. */
export function makeFolderOf(file: string): void {
  const folder = dirname(file);
  if (made.has(folder)) return;
  mkdirSync(folder, { recursive: true });
  made.add(folder);
}

/** Forget what was made: before a build, for folders that something else may have removed since. */
export function forgetFolders(): void {
  made.clear();
}

/** Put a file at a second place: by a hard link, or by a copy where the file system has none. */
export function linkOrCopy(from: string, to: string): void {
  makeFolderOf(to);
  try {
    linkSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      rmSync(to);
      linkOrCopy(from, to);
    } else copyFileSync(from, to, constants.COPYFILE_FICLONE);
  }
}

/** Bytes of a file that is read and written at most; a larger one is copied by the system, without being in memory. */
const mostRead = 1_000_000;

/** Put a copy of a file at a second place. Node's own copying took the time of two files written. */
export function copyFresh(from: string, to: string): void {
  if (statSync(from).size > mostRead) {
    makeFolderOf(to);
    copyFileSync(from, to);
  } else writeFresh(to, readFileSync(from));
}

/**
 * Write a file that is not there, or a new one in the place of the one that is: never into an old one, which may be
 * linked into a site that is being visited.
 *
 * @param content parts that are written one after the other.
 * @returns what the file system says of it.
 */
export function writeFresh(file: string, ...content: readonly (string | Uint8Array)[]): Stats {
  makeFolderOf(file);
  const descriptor = openFresh(file);
  try {
    for (const part of content) writeAll(descriptor, typeof part === 'string' ? utf8(part) : part);
    return fstatSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function openFresh(file: string): number {
  try {
    return openSync(file, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    rmSync(file);
    return openSync(file, 'wx');
  }
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
}

/**
 * Where the cache keeps a page, by its path in the site. A folder for each text, as the site has it, took longer to make
 * than the pages to write.
 */
export function keptFile(pagesDir: string, path: string): string {
  const name = hash('sha256', path);
  return `${pagesDir}/${name.slice(0, 2)}/${name.slice(2, 34)}`;
}
