import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every file of a folder with a sum of its content, and every folder: two equal listings are two equal trees. */
export function listing(path: string): Record<string, string> {
  const entries = readdirSync(path, { recursive: true, withFileTypes: true }).map((entry): [string, string] => {
    const file = join(entry.parentPath, entry.name);
    const content = entry.isFile() ? createHash('sha256').update(readFileSync(file)).digest('hex') : 'folder';
    return [file.slice(path.length), content];
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
