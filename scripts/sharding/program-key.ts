import { cleanerKey, sha256 } from '../cleaning/cleaner.ts';
import { fileSums } from '../render/prepared.ts';

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
  return sha256([process.versions.node.split('.')[0], cleanerKey(), ...fileSums(sources, irrelevant)].join('\n'));
}
