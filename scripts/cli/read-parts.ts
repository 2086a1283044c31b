import { closeSync, openSync } from 'node:fs';

/**
 * Open a file to read parts of it, and close it again.
 *
 * @returns what `read` gives; undefined where there is no such file.
 */
export function readParts<Value>(file: string, read: (descriptor: number) => Value): Value | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return read(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
