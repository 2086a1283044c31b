/** The files that say how often each text holds the commonest words of a shard (`src/search/index-reader/counts.ts`). */
import { COUNTED_UNITS, type PageCounts, readCounts } from '../../src/search/index-reader/counts.ts';
import { type Postings, wordPostingsFrom } from '../../src/search/index-reader/postings.ts';
import { type Counts, changedCounts, encodeCounts, hitsOf, isTwice } from '../../src/search/index-writer/counts.ts';
import { lowerBound, storedWords, type WordSizes } from '../../src/search/index-writer/patch-words.ts';
import type { PostingsTable } from '../../src/search/index-writer/postings-table.ts';
import { wordPostings } from '../../src/search/index-writer/table-postings.ts';
import type { TextWord } from '../../src/search/index-writer/text-words.ts';
import { firstOf, secondOf, wordKey } from '../../src/search/index-writer/word-key.ts';
import type { ShardChunk, ShardCounts } from './shard-state.ts';
import { digestOf, NUMBERS, type StoredFile, store, unpacked } from './stored-files.ts';

/** A word that is counted: a pair by its key, a character by that of the character alone. */
interface Counted {
  readonly key: number;
  /** Indexes of the words it is made of: of all that begin with a character. */
  readonly start: number;
  readonly end: number;
}

/** The words that are counted, by their keys. Characters at the end of a block are words, too, but not counted as such. */
function* countedWords({ keys, units }: WordSizes, least: number): Generator<Counted> {
  let start = 0;
  while (start < keys.length) {
    const character = firstOf(keys[start] as number);
    let sum = 0;
    let end = start;
    for (; end < keys.length && firstOf(keys[end] as number) === character; end++) sum += units[end] as number;
    if (sum >= least) yield { key: wordKey(character), start, end };
    for (let word = start; word < end; word++) {
      const key = keys[word] as number;
      if ((units[word] as number) >= least && secondOf(key) > 0) yield { key, start: word, end: word + 1 };
    }
    start = end;
  }
}

const isPair = (key: number): boolean => secondOf(key) > 0;

function storeCounts(folder: string, known: ReadonlyMap<string, StoredFile>, key: number, counts: PageCounts) {
  const content = encodeCounts(counts);
  // Two words may stand equally often everywhere; each has a file of its own.
  const digest = digestOf(`${key} ${digestOf(content)}`);
  return { key, file: known.get(digest) ?? store(folder, digest, content, NUMBERS) };
}

const filesByDigest = (counts: readonly ShardCounts[]): Map<string, StoredFile> =>
  new Map(counts.map(({ file }) => [file.digest, file]));

/** Adds up the hits of a word, or of all words that begin with one character. Used again and again. */
class Sum {
  readonly #counts: Int32Array;
  readonly #titleCounts: Int32Array;
  #pages: number[] = [];

  /** @param pages of the shard. */
  constructor(pages: number) {
    this.#counts = new Int32Array(pages);
    this.#titleCounts = new Int32Array(pages);
  }

  add(page: number, count: number, titleCount: number): void {
    if (this.#counts[page] === 0) this.#pages.push(page);
    (this.#counts[page] as number) += count;
    (this.#titleCounts[page] as number) += titleCount;
  }

  /** Add a word. @param key what is counted: only the places of one character twice may overlap. */
  addWord(key: number, { pages, starts, positions, titleCounts }: Postings): void {
    const mayOverlap = isTwice(key);
    pages.forEach((page, index) => {
      const start = starts[index] as number;
      const end = starts[index + 1] as number;
      const titleCount = titleCounts[index] as number;
      if (mayOverlap) this.add(page, ...hitsOf(key, { positions: positions.slice(start, end), titleCount }));
      else this.add(page, end - start, titleCount);
    });
  }

  /** Add a word of a table whose places cannot overlap. */
  addPlaces({ starts, places, pages }: PostingsTable, word: number, titleLengths: ArrayLike<number>): void {
    let page = 0;
    let end = -1;
    let titleEnd = 0;
    for (let index = starts[word] as number; index < (starts[word + 1] as number); index++) {
      const place = places[index] as number;
      if (place >= end) {
        page = pages.pageOf(place);
        end = pages.starts[page + 1] as number;
        titleEnd = (pages.starts[page] as number) + (titleLengths[page] as number);
      }
      this.add(page, 1, place < titleEnd ? 1 : 0);
    }
  }

  finish(): PageCounts {
    const pages = this.#pages.sort((one, other) => one - other);
    const taken = (of: Int32Array): number[] =>
      pages.map((page) => {
        const count = of[page] as number;
        of[page] = 0;
        return count;
      });
    this.#pages = [];
    return { pages, counts: taken(this.#counts), titleCounts: taken(this.#titleCounts) };
  }
}

/** Count all. @param old files that there still are; @param least units of a counted word. */
export function buildCounts(
  folder: string,
  table: PostingsTable,
  titleLengths: ArrayLike<number>,
  old: readonly ShardCounts[],
  least = COUNTED_UNITS,
): ShardCounts[] {
  const known = filesByDigest(old);
  const sum = new Sum(titleLengths.length);
  return Array.from(countedWords(table, least), ({ key, start, end }) => {
    for (let word = start; word < end; word++) {
      if (isTwice(key)) sum.addWord(key, wordPostings(table, word, titleLengths));
      else sum.addPlaces(table, word, titleLengths);
    }
    return storeCounts(folder, known, key, sum.finish());
  });
}

type PageCountChange = readonly [page: number, counts: Counts];

const none: Counts = [0, 0];

/** What changes of the counts of words, by their keys as in `Counted`. */
export class CountChanges {
  readonly #changes = new Map<number, PageCountChange[]>();

  /** Note what changes with one page, after all pages before it. */
  note(page: number, before: ReadonlyMap<number, TextWord>, after: ReadonlyMap<number, TextWord>): void {
    const [old, made] = [hitsInText(before), hitsInText(after)];
    for (const key of new Set([...old.keys(), ...made.keys()])) {
      const was = old.get(key) ?? none;
      const is = made.get(key) ?? none;
      if (was[0] === is[0] && was[1] === is[1]) continue;
      const list = this.#changes.get(key) ?? [];
      list.push([page, is]);
      this.#changes.set(key, list);
    }
  }

  of(key: number): readonly PageCountChange[] {
    return this.#changes.get(key) ?? [];
  }
}

/** Hits of all pairs and characters of a text. */
function hitsInText(words: ReadonlyMap<number, TextWord>): Map<number, Counts> {
  const hits = new Map<number, Counts>();
  for (const [key, word] of words) {
    if (isPair(key)) hits.set(key, hitsOf(key, word));
    const character = wordKey(firstOf(key));
    const [count, titleCount] = hits.get(character) ?? none;
    hits.set(character, [count + word.positions.length, titleCount + word.titleCount]);
  }
  return hits;
}

/** Count anew what changed. @param chunks and @param sizes as they are after the change; @param pages their number. */
export function patchCounts(
  folder: string,
  old: readonly ShardCounts[],
  chunks: readonly ShardChunk[],
  sizes: WordSizes,
  changes: CountChanges,
  pages: number,
  least = COUNTED_UNITS,
): ShardCounts[] {
  const known = filesByDigest(old);
  const before = new Map(old.map((counts) => [counts.key, counts]));
  return Array.from(countedWords(sizes, least), ({ key, start, end }) => {
    const counts = before.get(key);
    if (counts === undefined)
      return storeCounts(folder, known, key, countsFrom(folder, chunks, sizes, key, start, end, pages));
    const changed = changes.of(key);
    if (changed.length === 0) return counts;
    const stored = readCounts(unpacked(folder, counts.file));
    return storeCounts(folder, known, key, changedCounts(stored, changed));
  });
}

/** Count a word that was not counted before: from its places. */
function countsFrom(
  folder: string,
  chunks: readonly ShardChunk[],
  { keys }: WordSizes,
  key: number,
  start: number,
  end: number,
  pages: number,
): PageCounts {
  const first = keys[start] as number;
  const last = keys[end - 1] as number;
  const firsts = Float64Array.from(chunks, (chunk) => chunk.first);
  const sum = new Sum(pages);
  for (let number = lowerBound(firsts, first + 1) - 1; (chunks[number]?.first ?? Infinity) <= last; number++) {
    for (const [of, { word }] of storedWords(unpacked(folder, (chunks[number] as ShardChunk).file)))
      if (of >= first && of <= last) sum.addWord(key, wordPostingsFrom(word));
  }
  return sum.finish();
}
