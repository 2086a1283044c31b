import { crc32 } from 'node:zlib';
import { directory, localHeader, type ZipEntry } from '../../src/export/zip.ts';
import { SummedFile } from './summed-file.ts';

/** Entries of a ZIP file as they stand in it, one behind the other: they may be put anywhere. */
export interface ZipRun {
  readonly bytes: Uint8Array;
  /** Offsets are counted from the beginning of the bytes. */
  readonly entries: readonly ZipEntry[];
}

/** Collects entries of a ZIP file. */
export class ZipRunWriter {
  readonly #entries: ZipEntry[] = [];
  readonly #parts: Uint8Array[] = [];
  #length = 0;

  add(path: string, content: Uint8Array): void {
    const entry = { path, crc32: crc32(content), size: content.length, offset: this.#length };
    this.#entries.push(entry);
    for (const part of [localHeader(entry), content]) {
      this.#parts.push(part);
      this.#length += part.length;
    }
  }

  finish(): ZipRun {
    return { bytes: Buffer.concat(this.#parts), entries: this.#entries };
  }
}

/** Parts of the directory that are written at once. */
const partsAtOnce = 10_000;

/** A ZIP file that is written one run of entries after the other; only its directory is held in memory. */
export class ZipFile {
  readonly #file: SummedFile;
  readonly #entries: ZipEntry[] = [];

  constructor(path: string) {
    this.#file = new SummedFile(path);
  }

  add({ bytes, entries }: ZipRun): void {
    const start = this.#file.length;
    for (const entry of entries) this.#entries.push({ ...entry, offset: start + entry.offset });
    this.#file.write(bytes);
  }

  /** Write the directory and close the file. @returns its SHA-256 as hexadecimal digits. */
  finish(): string {
    let parts: Uint8Array[] = [];
    for (const part of directory(this.#entries, this.#file.length)) {
      parts.push(part);
      if (parts.length < partsAtOnce) continue;
      this.#file.write(Buffer.concat(parts));
      parts = [];
    }
    this.#file.write(Buffer.concat(parts));
    return this.#file.finish();
  }
}
