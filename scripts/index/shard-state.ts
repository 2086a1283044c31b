/** What is remembered of a shard beside its files, so that a change of few texts touches few of them. */
import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { readIfThere, writeFileWhole } from '../cli/write-file.ts';
import { isAsStored, type StoredFile } from './stored-files.ts';
import type { PackedText } from './text-pack.ts';

/** Raised when a shard of before could not be gone on with. */
const STATE_FORMAT = 5;

/** In a shard's folder. */
const stateFile = 'state';

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

/** Compressed files as columns: an object for each would take three times as long to read. */
interface FileColumns {
  readonly digests: string;
  readonly sizes: Float64Array;
  readonly mtimes: Float64Array;
}

/**
 * A state as it is written, by `node:v8`: columns in the place of the rows that there are many of, numbers as they are in
 * memory, words as one text.
 */
interface StoredState extends Omit<ShardState, 'texts' | 'chunks' | 'counts'> {
  readonly texts: {
    readonly ids: string;
    readonly hashes: string;
    readonly fragments: FileColumns;
    readonly at: Float64Array;
    readonly bytes: Float64Array;
    /** Pages of Traditional texts. */
    readonly traditional: readonly number[];
    readonly titleLengths: Float64Array;
    readonly lengths: Float64Array;
    /** Those that differ, as JSON, and which of them a text has. */
    readonly filterLists: string;
    readonly filters: Float64Array;
    /** Empty where there is none. */
    readonly dates: string;
  };
  readonly chunks: {
    readonly firsts: Float64Array;
    readonly lasts: Float64Array;
    readonly files: FileColumns;
  };
  readonly counts: { readonly keys: Float64Array; readonly files: FileColumns };
}

/** Stands between the words of a column, none of which has it. */
const separator = '\0';

const wordsFrom = (column: string, count: number): string[] => (count === 0 ? [] : column.split(separator));

function column<Row>(rows: readonly Row[], of: (row: Row) => number): Float64Array {
  const values = new Float64Array(rows.length);
  rows.forEach((row, index) => {
    values[index] = of(row);
  });
  return values;
}

function columnsOf(files: readonly StoredFile[]): FileColumns {
  return {
    digests: files.map(({ digest }) => digest).join(separator),
    sizes: column(files, ({ size }) => size),
    mtimes: column(files, ({ mtime }) => mtime),
  };
}

function filesFrom({ digests, sizes, mtimes }: FileColumns): StoredFile[] {
  return wordsFrom(digests, sizes.length).map((digest, index) => ({
    digest,
    size: sizes[index] as number,
    mtime: mtimes[index] as number,
  }));
}

/** The filters of texts, each list of them once: few differ. */
function filterColumns(texts: readonly ShardText[]): Pick<StoredState['texts'], 'filterLists' | 'filters'> {
  const byWord = new Map<string, number>();
  /** Texts that were read have a list in common. */
  const byList = new Map<ShardText['filters'], number>();
  const filters = column(texts, ({ filters }) => {
    let number = byList.get(filters);
    if (number === undefined) {
      const word = JSON.stringify(filters);
      number = byWord.get(word) ?? byWord.size;
      byWord.set(word, number);
      byList.set(filters, number);
    }
    return number;
  });
  return { filterLists: `[${[...byWord.keys()].join()}]`, filters };
}

function storedState({ texts, chunks, counts, ...others }: ShardState): StoredState {
  return {
    ...others,
    texts: {
      ids: texts.map(({ id }) => id).join(separator),
      hashes: texts.map(({ hash }) => hash).join(separator),
      fragments: columnsOf(texts.map(({ fragment }) => fragment)),
      at: column(texts, ({ packed }) => packed.at),
      bytes: column(texts, ({ packed }) => packed.bytes),
      traditional: texts.flatMap(({ isTraditional }, page) => (isTraditional ? [page] : [])),
      titleLengths: column(texts, ({ titleLength }) => titleLength),
      lengths: column(texts, ({ length }) => length),
      ...filterColumns(texts),
      dates: texts.map(({ date = '' }) => date).join(separator),
    },
    chunks: {
      firsts: column(chunks, ({ first }) => first),
      lasts: column(chunks, ({ last }) => last),
      files: columnsOf(chunks.map(({ file }) => file)),
    },
    counts: { keys: column(counts, ({ key }) => key), files: columnsOf(counts.map(({ file }) => file)) },
  };
}

function stateFrom({ texts, chunks, counts, ...others }: StoredState): ShardState {
  const { at, bytes, titleLengths, lengths, filters } = texts;
  const ids = wordsFrom(texts.ids, at.length);
  const hashes = wordsFrom(texts.hashes, at.length);
  const dates = wordsFrom(texts.dates, at.length);
  const filterLists = JSON.parse(texts.filterLists) as ShardText['filters'][];
  const traditional = new Set(texts.traditional);
  const chunkFiles = filesFrom(chunks.files);
  const countFiles = filesFrom(counts.files);
  return {
    ...others,
    texts: filesFrom(texts.fragments).map((fragment, page): ShardText => {
      const date = dates[page] as string;
      return {
        id: ids[page] as string,
        hash: hashes[page] as string,
        fragment,
        packed: { at: at[page] as number, bytes: bytes[page] as number },
        isTraditional: traditional.has(page),
        titleLength: titleLengths[page] as number,
        length: lengths[page] as number,
        filters: filterLists[filters[page] as number] as ShardText['filters'],
        ...(date !== '' && { date }),
      };
    }),
    chunks: chunkFiles.map((file, index) => ({
      first: chunks.firsts[index] as number,
      last: chunks.lasts[index] as number,
      file,
    })),
    counts: countFiles.map((file, index) => ({ key: counts.keys[index] as number, file })),
  };
}

/** In a shard's folder, itself the last file put there: when that was. */
const leftFile = 'left';

/** A build has done all that it does in a shard's folder: the next one looks at each file only where others were in it. */
export function noteAsLeft(folder: string): void {
  const file = join(folder, leftFile);
  rmSync(file, { force: true });
  const descriptor = openSync(file, 'wx');
  try {
    // What is written into a file that is there does not touch its folder.
    writeSync(descriptor, String(statSync(folder).mtimeMs));
  } finally {
    closeSync(descriptor);
  }
}

const isAsLeft = (folder: string): boolean => readIfThere(join(folder, leftFile)) === String(statSync(folder).mtimeMs);

/** The state of a shard's folder; `undefined` when there is none or some file is not as it was left. */
export function readState(folder: string): ShardState | undefined {
  let state: ShardState;
  try {
    const stored = deserialize(readFileSync(join(folder, stateFile))) as StoredState;
    if (stored.format !== STATE_FORMAT) return undefined;
    state = stateFrom(stored);
  } catch {
    return undefined;
  }
  if (isAsLeft(folder)) return state;
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
  writeFileWhole(join(folder, stateFile), serialize(storedState(whole)));
  return whole;
}

/** Names of all files in a shard's folder that a state needs. */
export function* filesOf({ texts, chunks, counts, others, pack, sizes, words }: ShardState): Generator<string> {
  yield* [stateFile, leftFile, pack, sizes, words];
  for (const { fragment } of texts) yield fragment.digest;
  for (const files of [chunks, counts, others]) for (const { file } of files) yield file.digest;
}
