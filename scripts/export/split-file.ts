import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

export interface SplitFileOptions {
  /** Name of the n-th file, from 1. */
  readonly nameOf: (number: number) => string;
  /** What stands at a file's head, between two records, and at its end. */
  readonly head?: string;
  readonly between?: string;
  readonly end?: string;
  /** Bytes after which a new file is begun; a record is never divided. */
  readonly mostBytes: number;
}

/** Records in files of about one size, written as they come. */
export class SplitFile {
  readonly #options: Required<SplitFileOptions>;
  #descriptor: number | undefined;
  #bytes = 0;
  files = 0;

  constructor(options: SplitFileOptions) {
    this.#options = { head: '', between: '\n', end: '\n', ...options };
  }

  add(record: string): void {
    const { head, between, mostBytes, nameOf } = this.#options;
    const length = Buffer.byteLength(record);
    if (this.#descriptor !== undefined && this.#bytes + length > mostBytes) this.finish();
    if (this.#descriptor === undefined) {
      const name = nameOf(++this.files);
      mkdirSync(dirname(name), { recursive: true });
      this.#descriptor = openSync(name, 'w');
      this.#bytes = 0;
      this.#write(head);
    } else this.#write(between);
    this.#write(record);
  }

  /** Close the file that is open, if one is. */
  finish(): void {
    if (this.#descriptor === undefined) return;
    this.#write(this.#options.end);
    closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  #write(text: string): void {
    const bytes = Buffer.from(text);
    for (let written = 0; written < bytes.length; )
      written += writeSync(this.#descriptor as number, bytes, written, bytes.length - written);
    this.#bytes += bytes.length;
  }
}
