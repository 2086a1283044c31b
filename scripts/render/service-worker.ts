import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const serviceWorkerPath = 'sw.js';

/**
 * The service worker's script of a site: with a word for this build, another one whenever a page is another, and with the
 * files that all pages share.
 *
 * @param folders what goes into the site's root; one of them holds the script.
 */
export function serviceWorker(folders: readonly string[], buildKey: string): string {
  const names = folders
    .map((folder) => join(folder, 'assets'))
    .flatMap((folder) => (existsSync(folder) ? readdirSync(folder) : []));
  const files = ['favicon.svg', ...new Set(names.map((name) => `assets/${name}`))].sort();
  const build = { version: buildKey.slice(0, 12), files };
  const file = folders.map((folder) => join(folder, serviceWorkerPath)).find((path) => existsSync(path));
  if (file === undefined) throw new Error(`There is no ${serviceWorkerPath} in ${folders.join(', ')}`);
  const script = readFileSync(file, 'utf8');
  return `const chengwenBuild = ${JSON.stringify(build)};\n${script}`;
}
