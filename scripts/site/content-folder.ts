import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cacheRoot, keyOf } from '../cli/cache-root.ts';

export const defaultSources = 'content/sources';
export const defaultContent = 'content';

/** Where the texts of some sources go unless it is said: those of sources elsewhere stay out of the repository's own. */
export function contentFolderFor(sources: string): string {
  if (resolve(sources) === resolve(defaultSources)) return defaultContent;
  const folder = join(cacheRoot(), 'content', keyOf(resolve(sources)));
  mkdirSync(folder, { recursive: true });
  console.error(`The cleaned texts go to ${folder} (name another folder with --content)`);
  return folder;
}
