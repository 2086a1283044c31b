import { readFile } from 'node:fs/promises';
import type { IndexLoader } from '../../src/search/api.ts';

/** Reads the files of an index from a folder; `baseUrl` is the folder's path with a slash at its end. */
export const fileLoader: IndexLoader = async (path) => {
  try {
    return await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
};
