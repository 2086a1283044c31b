import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Write a file whole or not at all: beside its place first, then renamed into it. Makes the folders it needs. */
export function writeFileWhole(file: string, content: string | Uint8Array): void {
  const staged = `${file}.${process.pid}.partial`;
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(staged, content);
    renameSync(staged, file);
  } catch (error) {
    rmSync(staged, { force: true });
    throw error;
  }
}

/** Remove what `writeFileWhole` left below a folder when its process was killed. Nothing else may be writing there. */
export function removePartialFiles(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (/\.\d+\.partial$/.test(name)) rmSync(join(folder, name), { force: true });
  }
}

/** The content of a file as text, or undefined when there is no such file. */
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
