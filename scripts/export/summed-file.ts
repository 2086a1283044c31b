import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { bytesOf, type Piece } from './piece.ts';

/** A new file that is summed while it is written. */
export class SummedFile {
  readonly #descriptor: number;
  readonly #hash = createHash('sha256');
  /** Bytes written. */
  length = 0;

  /** @param path of a file that is not there. */
  constructor(path: string) {
    this.#descriptor = openSync(path, 'wx');
  }

  write(piece: Piece): void {
    for (const bytes of bytesOf(piece)) {
      for (let done = 0; done < bytes.length; ) done += writeSync(this.#descriptor, bytes, done);
      this.#hash.update(bytes);
      this.length += bytes.length;
    }
  }

  /** Close the file. @returns its SHA-256 as hexadecimal digits. */
  finish(): string {
    closeSync(this.#descriptor);
    return this.#hash.digest('hex');
  }
}
