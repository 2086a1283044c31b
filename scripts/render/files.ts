import { hash } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  fstatSync,
  linkSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
  type Stats,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { utf8 } from '../cli/utf8.ts';

const made = new Set<string>();
/** The one that a file went into last, with a slash at its end; most files go where the one before went. */
let last = '/';

/** Make the folder that a file goes into; remembered, since a site has a few folders for each text. */
export function makeFolderOf(file: string): void {
  if (file.startsWith(last) && !file.includes('/', last.length)) return;
  const folder = dirname(file);
  if (!made.has(folder)) {
    mkdirSync(folder, { recursive: true });
    made.add(folder);
  }
  last = `${folder}/`;
}

/** Forget what was made: before a build, for folders that something else may have removed since. */
export function forgetFolders(): void {
  made.clear();
  last = '/';
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

/** Where files are read that are copied; a larger one is copied by the system. */
const room = Buffer.allocUnsafeSlow(1 << 18);

/** Put a copy of a file at a second place. Node's own copying took the time of two files written. */
export function copyFresh(from: string, to: string): void {
  const length = readInto(room, from);
  if (length < room.length) writeFresh(to, room.subarray(0, length));
  else {
    makeFolderOf(to);
    copyFileSync(from, to);
  }
}

/** Read a file from its beginning, as much as there is room for. @returns the number of bytes. */
function readInto(buffer: Uint8Array, file: string): number {
  const descriptor = openSync(file, 'r');
  try {
    let length = 0;
    for (let read = -1; read !== 0 && length < buffer.length; length += read)
      read = readSync(descriptor, buffer, length, buffer.length - length, null);
    return length;
  } finally {
    closeSync(descriptor);
  }
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
