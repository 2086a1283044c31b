import { createHash } from 'node:crypto';
import { constants, copyFileSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

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

/**
 * Write a file that is not there, or a new one in the place of the one that is: never into an old one, which may be
 * linked into a site that is being visited.
 */
export function writeFresh(file: string, content: string | Uint8Array): void {
  makeFolderOf(file);
  try {
    writeFileSync(file, content, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    rmSync(file);
    writeFileSync(file, content, { flag: 'wx' });
  }
}

/**
 * Where the cache keeps a page, by its path in the site. A folder for each text, as the site has it, took longer to make
 * than the pages to write.
 */
export function keptFile(pagesDir: string, path: string): string {
  const name = createHash('sha256').update(path).digest('hex');
  return join(pagesDir, name.slice(0, 2), name.slice(2, 34));
}
