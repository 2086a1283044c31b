import { readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileWhole } from '../cli/write-file.ts';

/** A large file that the cache keeps under a name that says what it was made from, and its SHA-256 beside it. */
export class KeptFile {
  readonly file: string;
  /** Where to write it. */
  readonly unfinished: string;
  /** Names of the files in the folder. */
  readonly names: readonly string[];
  /** Of the file, where there is one and it is as it was left. */
  readonly sum: string | undefined;

  constructor(folder: string, name: string) {
    this.file = join(folder, name);
    this.unfinished = `${this.file}.new`;
    this.names = [name, `${name}.sum`];
    this.sum = this.#known();
    rmSync(this.unfinished, { force: true });
  }

  /** What was written is finished. @returns its sum. */
  keep(sum: string): string {
    renameSync(this.unfinished, this.file);
    writeFileWhole(`${this.file}.sum`, `${sum} ${stateOf(this.file)}`);
    return sum;
  }

  #known(): string | undefined {
    try {
      const [sum, state] = readFileSync(`${this.file}.sum`, 'utf8').split(' ');
      return state === stateOf(this.file) ? sum : undefined;
    } catch {
      return undefined;
    }
  }
}

/** Size and time of writing: links to it do not change them. */
function stateOf(file: string): string {
  const { size, mtimeMs } = statSync(file);
  return `${size}.${mtimeMs}`;
}
