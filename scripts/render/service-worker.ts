import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Complete the service worker's script in a site's folder: with a word for this build, another one whenever a page is
 * another, and with the files that all pages share.
 */
export function writeServiceWorker(siteDir: string, buildKey: string): void {
  const file = join(siteDir, 'sw.js');
  const files = ['favicon.svg', ...readdirSync(join(siteDir, 'assets')).map((name) => `assets/${name}`)].sort();
  const build = { version: buildKey.slice(0, 12), files };
  writeFileSync(file, `const chengwenBuild = ${JSON.stringify(build)};\n${readFileSync(file, 'utf8')}`);
}
