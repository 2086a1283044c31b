import { closeSync, openSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { directory, localHeader, type ZipEntry } from '../../src/export/zip.ts';

/** A ZIP file that is written one entry after the other; only its directory is held in memory. */
export class ZipFile {
  readonly #descriptor: number;
  readonly #entries: ZipEntry[] = [];
  #offset = 0;

  constructor(path: string) {
    this.#descriptor = openSync(path, 'wx');
  }

  /** @param sum its CRC-32, where that is known. */
  add(path: string, content: Uint8Array, sum = crc32(content)): void {
    const entry = { path, crc32: sum, size: content.length, offset: this.#offset };
    this.#entries.push(entry);
    this.#write(localHeader(entry));
    this.#write(content);
  }

  /** Write the directory and close the file. */
  finish(): void {
    for (const part of directory(this.#entries, this.#offset)) this.#write(part);
    closeSync(this.#descriptor);
  }

  #write(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length; ) done += writeSync(this.#descriptor, bytes, done);
    this.#offset += bytes.length;
  }
}
