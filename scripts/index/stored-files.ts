/** Files of an index in the cache, named by what is in them, and the shorter names that they have in a site. */
import { hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gunzipSync, gzipSync, type ZlibOptions } from 'node:zlib';
import { writeFresh } from '../render/files.ts';

/** Stands at the beginning of every file of an index, under the compression. */
const SIGNATURE = Buffer.from('pagefind_dcd');
const SIGNATURE_BYTES = SIGNATURE.length;

/**
 * On chunks and fragments of texts of 2 kB level 5 takes 0.7 and 1 % more bytes than level 6, in 70 and 85 % of its time; level 4
 * would take 2 and 5 % more.
 */
const COMPRESSION: ZlibOptions = { level: 5, memLevel: 9 };

/** For contents of small numbers, in which nothing recurs but by chance: a tenth smaller, in a fifth of the time. */
export const NUMBERS: ZlibOptions = { ...COMPRESSION, strategy: constants.Z_HUFFMAN_ONLY };

/** Letters of a name at least: of 36 kinds, so two in 10,000 files share them once in 40 archives. */
const SHORTEST_NAME = 6;

/** Letters of a digest: 62 bits. */
const DIGEST_LENGTH = 12;
const DIGESTS = 36n ** BigInt(DIGEST_LENGTH);

/** A compressed file in the cache: of what content, and how it was left there. */
export interface StoredFile {
  readonly digest: string;
  /** Bytes, and time of writing in milliseconds: a file with others was touched by someone else. */
  readonly size: number;
  readonly mtime: number;
}

/** One word for a content: 12 letters and digits. */
export function digestOf(content: string | Uint8Array): string {
  const hexadecimal = hash('sha256', content, 'hex');
  return (BigInt(`0x${hexadecimal}`) % DIGESTS).toString(36).padStart(DIGEST_LENGTH, '0');
}

/** Compress a content into a file named by its digest. */
export function store(
  folder: string,
  digest: string,
  content: Uint8Array,
  compression: ZlibOptions = COMPRESSION,
): StoredFile {
  const plain = Buffer.concat([SIGNATURE, content]);
  const { size, mtimeMs } = writeFresh(join(folder, digest), gzipSync(plain, compression));
  return { digest, size, mtime: mtimeMs };
}

/** Whether a file is as it was written. */
export function isAsStored(folder: string, { digest, size, mtime }: StoredFile): boolean {
  const stats = statSync(`${folder}/${digest}`, { throwIfNoEntry: false });
  return stats !== undefined && stats.size === size && stats.mtimeMs === mtime;
}

/** A file that somebody touched since it was written. */
export class TouchedFileError extends Error {}

/** What a file was made from. @throws TouchedFileError when it is not as it was written. */
export function unpacked(folder: string, file: StoredFile): Uint8Array {
  if (!isAsStored(folder, file))
    throw new TouchedFileError(`\`${file.digest}\` in \`${folder}\` is not as it was written`);
  return gunzipSync(readFileSync(join(folder, file.digest))).subarray(SIGNATURE_BYTES);
}

/** As much of each digest as tells it from all the others: which files there are decides, not in what order they came. */
export function shortNames(digests: readonly string[]): string[] {
  /** Of each shortest name the first digest, and those that begin as another one does. */
  const firsts = new Map<string, string>();
  const alike = new Map<string, Set<string>>();
  const shortest = digests.map((digest) => {
    const name = digest.slice(0, SHORTEST_NAME);
    const first = firsts.get(name);
    if (first === undefined) firsts.set(name, digest);
    else if (first !== digest) alike.set(name, (alike.get(name) ?? new Set([first])).add(digest));
    return name;
  });
  if (alike.size === 0) return shortest;
  const longer = new Map<string, string>();
  for (const group of alike.values()) {
    const sorted = [...group].sort();
    sorted.forEach((digest, index) => {
      const shared = Math.max(sharedLetters(digest, sorted[index - 1]), sharedLetters(digest, sorted[index + 1]));
      longer.set(digest, digest.slice(0, shared + 1));
    });
  }
  return shortest.map((name, index) => longer.get(digests[index] as string) ?? name);
}

function sharedLetters(one: string, other: string | undefined): number {
  let shared = 0;
  while (other !== undefined && shared < one.length && one[shared] === other[shared]) shared++;
  return shared;
}
