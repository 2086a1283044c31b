import { createHash } from 'node:crypto';
import { resolve } from 'node:path';

/** Where commands keep what the next run need not make again: `.cache`, or what CHENGWEN_CACHE names. */
export function cacheRoot(): string {
  return resolve(process.env['CHENGWEN_CACHE'] ?? '.cache');
}

/** A short name for a folder, by its path. */
export function keyOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12);
}
