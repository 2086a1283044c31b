/** What is remembered of a shard beside its files, so that a change of few texts touches few of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileWhole } from '../cli/write-file.ts';
import { isAsStored, type StoredFile } from './stored-files.ts';
import type { PackedText } from './text-pack.ts';

/** Raised when a shard of before could not be gone on with. */
const STATE_FORMAT = 2;

const stateFile = 'state.json';

/** A text of a shard. Its page is its place among them: they stand in the order of their ids. */
export interface ShardText {
  readonly id: string;
  /** SHA-256 of its Markdown. */
  readonly hash: string;
  readonly fragment: StoredFile;
  readonly packed: PackedText;
  readonly isTraditional: boolean;
  /** Positions of the title, and in all. */
  readonly titleLength: number;
  readonly length: number;
  readonly filters: readonly (readonly [name: string, value: string])[];
  /** Its date as it is sorted by. */
  readonly date?: string;
}

/** A chunk of the index: the words from key `first` to key `last`. */
export interface ShardChunk {
  readonly first: number;
  readonly last: number;
  readonly file: StoredFile;
}

/** How often each text holds one of the commonest words. */
export interface ShardCounts {
  /** Of a pair; that of a character at the end of a block stands for the character wherever it is. */
  readonly key: number;
  readonly file: StoredFile;
}

/** A file by its name in a site and in the cache. */
export interface NamedFile {
  /** Path below the shard's folder. */
  readonly path: string;
  readonly file: StoredFile;
}

export interface ShardState {
  readonly format: typeof STATE_FORMAT;
  /** All that its texts depend on but their Markdown. */
  readonly key: string;
  readonly texts: readonly ShardText[];
  readonly chunks: readonly ShardChunk[];
  readonly counts: readonly ShardCounts[];
  /** Name of the `pf_meta` file, without `pagefind.` and its ending. */
  readonly meta: string;
  /** The files that are neither chunks, counts nor fragments. */
  readonly others: readonly NamedFile[];
  /** Names of files for the next build only: the texts (with its length in bytes), the sizes of words, the words repeated. */
  readonly pack: string;
  readonly packLength: number;
  readonly sizes: string;
  readonly words: string;
  /** One word for all of its texts. */
  readonly digest: string;
}

/** The state of a shard's folder; `undefined` when there is none or some file is not as it was left. */
export function readState(folder: string): ShardState | undefined {
  let state: ShardState;
  try {
    state = JSON.parse(readFileSync(join(folder, stateFile), 'utf8')) as ShardState;
  } catch {
    return undefined;
  }
  if (state.format !== STATE_FORMAT) return undefined;
  const isWhole =
    state.texts.every(({ fragment }) => isAsStored(folder, fragment)) &&
    state.chunks.every(({ file }) => isAsStored(folder, file)) &&
    state.counts.every(({ file }) => isAsStored(folder, file)) &&
    state.others.every(({ file }) => isAsStored(folder, file));
  return isWhole ? state : undefined;
}

/** Write the state: from here on it counts, whatever happens. */
export function writeState(folder: string, state: Omit<ShardState, 'format'>): ShardState {
  const whole: ShardState = { format: STATE_FORMAT, ...state };
  writeFileWhole(join(folder, stateFile), JSON.stringify(whole));
  return whole;
}

/** Names of all files in a shard's folder that a state needs. */
export function filesOf({ texts, chunks, counts, others, pack, sizes, words }: ShardState): Set<string> {
  return new Set([
    stateFile,
    pack,
    sizes,
    words,
    ...texts.map(({ fragment }) => fragment.digest),
    ...chunks.map(({ file }) => file.digest),
    ...counts.map(({ file }) => file.digest),
    ...others.map(({ file }) => file.digest),
  ]);
}
