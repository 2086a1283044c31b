import { crc32 } from 'node:zlib';
import { directoryEnd, directoryRecord, localHeader, movedRecords } from '../../src/export/zip.ts';
import type { Piece } from './piece.ts';
import { SummedFile } from './summed-file.ts';

/** Entries of a ZIP file as they stand in it, one behind the other: they may be put anywhere. */
export interface ZipRun {
  readonly bytes: Piece;
  readonly entries: number;
  /** Their records in the directory, with offsets counted from the beginning of the bytes. */
  readonly records: Uint8Array;
}

/** Collects entries of a ZIP file, less than 4 GB of them. */
export class ZipRunWriter {
  readonly #parts: Uint8Array[] = [];
  readonly #records: Uint8Array[] = [];
  #length = 0;

  add(path: string, content: Uint8Array): void {
    const entry = { path, crc32: crc32(content), size: content.length, offset: this.#length };
    this.#records.push(directoryRecord(entry));
    for (const part of [localHeader(entry), content]) {
      this.#parts.push(part);
      this.#length += part.length;
    }
  }

  finish(): ZipRun & { readonly bytes: Uint8Array } {
    return {
      bytes: Buffer.concat(this.#parts),
      entries: this.#records.length,
      records: Buffer.concat(this.#records),
    };
  }
}

/** A ZIP file that is written one run of entries after the other; only its directory is held in memory. */
export class ZipFile {
  readonly #file: SummedFile;
  readonly #records: Uint8Array[] = [];
  #entries = 0;

  constructor(path: string) {
    this.#file = new SummedFile(path);
  }

  add({ bytes, entries, records }: ZipRun): void {
    this.#records.push(...movedRecords(records, this.#file.length));
    this.#entries += entries;
    this.#file.write(bytes);
  }

  /** Write the directory and close the file. @returns its SHA-256 as hexadecimal digits. */
  finish(): string {
    const start = this.#file.length;
    for (const records of this.#records) this.#file.write(records);
    const end = directoryEnd(this.#entries, this.#file.length - start, start);
    this.#file.write(Buffer.concat([...end]));
    return this.#file.finish();
  }
}
