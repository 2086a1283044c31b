import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanerKey, sha256 } from '../cleaning/cleaner.ts';
import { root } from '../render/prepared.ts';

/** Everything that a built site is made by: the program, its templates, and the exact versions of its dependencies. */
const sources = ['src', 'scripts', 'public', 'package-lock.json'];

/** What changes no byte of a site. */
const irrelevant = /\.test\.ts$|\.md$|\/scripts\/(?:bench|data|damage|readme|recipes|sample|test|test-support)\//;

/**
 * One word for the state of the program: parts of a site go together when it is the same.
 *
 * @returns SHA-256, hexadecimal.
 */
export function programKey(): string {
  const files = sources.flatMap((source) => {
    const path = join(root, source);
    if (source.includes('.')) return [path];
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  });
  const sums = files
    .map((file) => [file.slice(root.length).replaceAll('\\', '/'), file] as const)
    .filter(([name]) => !irrelevant.test(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, file]) => `${name} ${sha256(readFileSync(file))}`);
  return sha256([process.versions.node.split('.')[0], cleanerKey(), ...sums].join('\n'));
}
