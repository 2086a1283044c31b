/**
 * Brings a shard's folder in the cache up to date. What it holds afterwards depends on its texts alone, not on what was
 * there; but fragments of texts that stayed and chunks that no change touches are kept.
 *
 * Files are named by their content and the state names them, so that a build that is killed leaves the old state with
 * all its files.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FoldedText } from '../../src/search/index-writer/folded-text.ts';
import type { WordSizes } from '../../src/search/index-writer/patch-words.ts';
import { PostingsCollector } from '../../src/search/index-writer/postings-table.ts';
import { noteChanges, textWords, type WordChange } from '../../src/search/index-writer/text-words.ts';
import type { SearchRecord } from '../../src/search/record.ts';
import { buildChunks, patchChunks } from './shard-chunks.ts';
import { buildCounts, CountChanges, patchCounts } from './shard-counts.ts';
import { countedTexts, countWords } from './shard-frequent.ts';
import { storeLists } from './shard-lists.ts';
import {
  filesOf,
  noteAsLeft,
  type ShardChunk,
  type ShardCounts,
  type ShardState,
  type ShardText,
  writeState,
} from './shard-state.ts';
import { storeText } from './shard-text.ts';
import { digestOf, TouchedFileError } from './stored-files.ts';
import { PackReader, PackWriter, unpackedText } from './text-pack.ts';
import { readSizes, sizesBytes } from './word-sizes.ts';

/** What a shard is to hold. */
export interface ShardTask {
  readonly folder: string;
  /** All that its texts depend on but their Markdown. */
  readonly key: string;
  /** Version of Pagefind whose client is to read it. */
  readonly version: string;
  /** In the order of their pages. */
  readonly texts: readonly { readonly id: string; readonly hash: string }[];
  /** What a chunk takes, in units; for tests. */
  readonly chunkUnits?: number;
  /** What a word takes at least that is counted, in units; for tests. */
  readonly countedUnits?: number;
}

/** Of a shard's texts, one in so many at most is changed in its place; with more, all words are counted again. */
const PATCHED_SHARE = 16;

/**
 * Texts that are read one after the other before they are written: the dictionaries that they are converted by then stay in the
 * processor's cache, which compressing takes for itself.
 */
const READ_AHEAD = 64;

/** A pack with more than this share of texts that are no more is written anew. */
const WASTE = 0.5;

/** Whether a shard is as it is to be. */
export function isCurrent({ key, texts }: ShardTask, state: ShardState | undefined): boolean {
  return (
    state?.key === key &&
    state.texts.length === texts.length &&
    texts.every(({ id, hash }, page) => state.texts[page]?.id === id && state.texts[page].hash === hash)
  );
}

/** Pages of the texts that changed, where the others stay and they are few. */
export function changedPages({ key, texts }: ShardTask, state: ShardState | undefined): number[] | undefined {
  if (state?.key !== key || state.texts.length !== texts.length) return undefined;
  if (texts.some(({ id }, page) => state.texts[page]?.id !== id)) return undefined;
  const pages = texts.flatMap(({ hash }, page) => (state.texts[page]?.hash === hash ? [] : [page]));
  return pages.length <= Math.max(1, texts.length / PATCHED_SHARE) ? pages : undefined;
}

/**
 * Build a shard, as far as it is not there.
 *
 * @param old what the folder holds; @param onAdded called after each text.
 */
export function buildShard(
  task: ShardTask,
  old: ShardState | undefined,
  recordOf: (id: string, hash: string) => SearchRecord,
  onAdded: () => void = () => {},
): ShardState {
  mkdirSync(task.folder, { recursive: true });
  const pages = changedPages(task, old);
  if (old === undefined || pages === undefined) return finish(task, old, rebuild(task, old, recordOf, onAdded));
  try {
    return finish(task, old, patch(task, old, pages, recordOf, onAdded));
  } catch (error) {
    if (!(error instanceof TouchedFileError)) throw error;
    return finish(task, undefined, rebuild(task, undefined, recordOf, onAdded));
  }
}

/** A shard's texts and words, before its lists are written. */
interface Made {
  readonly texts: readonly ShardText[];
  readonly chunks: readonly ShardChunk[];
  readonly counts: readonly ShardCounts[];
  readonly sizes: WordSizes;
  readonly pack: string;
  readonly packLength: number;
}

function rebuild(
  { folder, key, chunkUnits, countedUnits, texts: wanted }: ShardTask,
  old: ShardState | undefined,
  recordOf: (id: string, hash: string) => SearchRecord,
  onAdded: () => void,
): Made {
  const kept = new Map(old?.key === key ? old.texts.map((text) => [text.id, text]) : []);
  const packed = kept.size === 0 ? undefined : new PackReader(join(folder, (old as ShardState).pack));
  const pack = old?.pack === 'texts-1' ? 'texts-2' : 'texts-1';
  const writer = new PackWriter(join(folder, pack), 0);
  const collector = new PostingsCollector();
  const folded = new FoldedText();
  const records = new Map<string, SearchRecord>();
  const readAhead = (page: number): void => {
    records.clear();
    for (const { id, hash } of wanted.slice(page, page + READ_AHEAD))
      if (kept.get(id)?.hash !== hash) records.set(id, recordOf(id, hash));
  };
  const texts = wanted.map(({ id, hash }, page): ShardText => {
    if (page % READ_AHEAD === 0) readAhead(page);
    const record = records.get(id);
    let text: ShardText;
    if (record !== undefined) text = storeText(folder, writer, hash, record, folded);
    else {
      const before = kept.get(id) as ShardText;
      const bytes = (packed as PackReader).bytes(before.packed);
      folded.set(unpackedText(bytes));
      text = { ...before, packed: writer.addBytes(bytes) };
    }
    collector.add(folded);
    onAdded();
    return text;
  });
  writer.close();
  packed?.close();
  const table = collector.finish();
  const titleLengths = Int32Array.from(texts, ({ titleLength }) => titleLength);
  const chunks = buildChunks(folder, table, titleLengths, old?.chunks ?? [], chunkUnits);
  const counts = buildCounts(folder, table, titleLengths, old?.counts ?? [], countedUnits);
  return { texts, chunks, counts, sizes: table, pack, packLength: writer.length };
}

function patch(
  task: ShardTask,
  old: ShardState,
  pages: readonly number[],
  recordOf: (id: string, hash: string) => SearchRecord,
  onAdded: () => void,
): Made {
  const { folder, chunkUnits, countedUnits, texts: wanted } = task;
  const needed = old.texts.reduce((sum, { packed }) => sum + packed.bytes, 0);
  const packed = new PackReader(join(folder, old.pack));
  const isWasteful = old.packLength > (1 + WASTE) * needed;
  const pack = isWasteful ? (old.pack === 'texts-1' ? 'texts-2' : 'texts-1') : old.pack;
  const writer = new PackWriter(join(folder, pack), isWasteful ? 0 : old.packLength);
  const texts = isWasteful
    ? old.texts.map((text) => ({ ...text, packed: writer.addBytes(packed.bytes(text.packed)) }))
    : [...old.texts];
  const folded = new FoldedText();
  const changes = new Map<number, WordChange>();
  const countChanges = new CountChanges();
  for (const page of pages) {
    const { id, hash } = wanted[page] as ShardTask['texts'][number];
    folded.set(unpackedText(packed.bytes((old.texts[page] as ShardText).packed)));
    const before = textWords(folded);
    texts[page] = storeText(folder, writer, hash, recordOf(id, hash), folded);
    const after = textWords(folded);
    noteChanges(changes, page, before, after);
    countChanges.note(page, before, after);
    onAdded();
  }
  writer.close();
  packed.close();
  const made = new PackReader(join(folder, pack));
  const characters = new Map<number, Int32Array>();
  const charactersOf = (page: number): Int32Array => {
    let of = characters.get(page);
    if (of === undefined) {
      folded.set(unpackedText(made.bytes((texts[page] as ShardText).packed)));
      of = folded.characters.slice(0, folded.length);
      characters.set(page, of);
    }
    return of;
  };
  const oldSizes = readSizes(join(folder, old.sizes));
  const { chunks, sizes } = patchChunks(folder, old.chunks, oldSizes, changes, charactersOf, chunkUnits);
  made.close();
  const counts = patchCounts(folder, old.counts, chunks, sizes, countChanges, texts.length, countedUnits);
  return { texts, chunks, counts, sizes, pack, packLength: writer.length };
}

/** Write the lists and the state, and remove what is in neither. */
function finish({ folder, key, version }: ShardTask, old: ShardState | undefined, made: Made): ShardState {
  const { texts, chunks, counts, sizes, pack, packLength } = made;
  const sizesFile = writeNamed(folder, 'sizes', sizesBytes(sizes));
  const words = wordsFile(folder, old, made);
  const digest = digestOf(texts.map(({ fragment }) => fragment.digest).join('\n'));
  const lists = storeLists(folder, version, { texts, chunks, counts });
  const state = writeState(folder, {
    key,
    texts,
    chunks,
    counts,
    ...lists,
    pack,
    packLength,
    sizes: sizesFile,
    words,
    digest,
  });
  const wanted = new Set(filesOf(state));
  for (const name of old === undefined ? readdirSync(folder) : filesOf(old))
    if (!wanted.has(name)) rmSync(join(folder, name), { force: true });
  noteAsLeft(folder);
  return state;
}

/** The list of the words that the texts repeat; the old one, where the texts that it was counted in are the same. */
function wordsFile(folder: string, old: ShardState | undefined, { texts, pack }: Made): string {
  const counted = countedTexts(texts);
  const fragments = (of: readonly ShardText[]): string => of.map(({ fragment }) => fragment.digest).join();
  if (old !== undefined && fragments(countedTexts(old.texts)) === fragments(counted)) return old.words;
  const reader = new PackReader(join(folder, pack));
  const words = JSON.stringify(countWords(counted, reader));
  reader.close();
  return writeNamed(folder, 'words', words);
}

/** Write a file of the cache under a name that says its content. */
function writeNamed(folder: string, name: string, content: string | Uint8Array): string {
  const file = `${name}-${digestOf(content)}`;
  writeFileSync(join(folder, file), content);
  return file;
}

/** The words that a shard's texts repeat. */
export function readWords(folder: string, state: ShardState): string {
  return readFileSync(join(folder, state.words), 'utf8');
}
