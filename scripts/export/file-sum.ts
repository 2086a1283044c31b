import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

/** The SHA-256 of a file that may be larger than memory. */
export function fileSum(path: string): string {
  const hash = createHash('sha256');
  const descriptor = openSync(path, 'r');
  const buffer = Buffer.alloc(1 << 20);
  for (let length = readSync(descriptor, buffer); length > 0; length = readSync(descriptor, buffer))
    hash.update(buffer.subarray(0, length));
  closeSync(descriptor);
  return hash.digest('hex');
}
