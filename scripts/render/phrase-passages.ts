/** Where fixed phrases stand: looked for again in a bucket of texts when one of them changed, or when the phrases did. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PhraseFinder } from '../../src/phrases/locate-phrases.ts';
import type { Phrase, PhrasePassage } from '../../src/site/relations.ts';
import { sha256 } from './content.ts';
import { readKept, writeKept } from './kept.ts';
import { blockAt } from './related-texts.ts';
import type { Bucket, TextPack } from './text-pack.ts';

/** Characters shown before and behind a phrase. */
const context = 16;

/** Passages of a phrase kept at most. */
const mostPassages = 300;

/** Raise it when places or passages are found in another way. */
const version = 1;

const wordBytes = 4;
const keyBytes = 32;

/** Passages of texts as they were found, by id: the state of the text, and passages by their start and length in it. */
type KnownPassages = Record<string, readonly [state: string, passages: Record<string, PhrasePassage>]>;

/**
 * Phrases with all texts that have them, in order.
 *
 * @param ids texts that count, in order of date: of versions of one text, the first. @param hashOf one word for the state
 * of a text. @param yearOf its year, where it is known.
 */
export function locatePhrases(
  ids: readonly string[],
  phrases: readonly string[],
  hashOf: (id: string) => string,
  yearOf: (id: string) => number | undefined,
  pack: TextPack,
  cacheDir: string,
): Phrase[] {
  const { words, starts } = placesOf(phrases, pack);
  const file = join(cacheDir, 'phrase-passages.json');
  const key = sha256(JSON.stringify([version, phrases]));
  const last = readKept<KnownPassages>(file);
  const known = last?.key === key ? last.value : {};
  // An id may be called as something that every object has.
  const used: KnownPassages = Object.create(null);
  let isSame = last?.key === key;
  const located = phrases.map((phrase): Located => ({ phrase, occurrences: 0, texts: 0, last: '', passages: [] }));
  const years = new CountsByYear(phrases.length);
  /** The text whose characters were read last. */
  let read = { id: '', text: '' };
  const passageOf = (id: string, phrase: string, start: number): PhrasePassage => {
    const place = `${start} ${phrase.length}`;
    const state = hashOf(id);
    let passage = known[id]?.[0] === state ? known[id][1][place] : undefined;
    if (passage === undefined) {
      isSame = false;
      if (read.id !== id) read = { id, text: pack.text(id) };
      passage = passageAt(id, read.text, pack, start, start + phrase.length);
    }
    used[id] ??= [state, {}];
    used[id][1][place] = passage;
    return passage;
  };
  for (const id of ids) {
    const start = starts.get(id);
    if (start === undefined) continue;
    years.begin(yearOf(id));
    const end = start + 1 + (words[start] as number);
    for (let at = start + 1; at < end; at += 2) {
      const number = words[at] as number;
      const phrase = located[number] as Located;
      phrase.occurrences++;
      if (phrase.last !== id) {
        phrase.first ??= id;
        phrase.last = id;
        phrase.texts++;
        years.count(number);
      }
      if (phrase.passages.length < mostPassages)
        phrase.passages.push(passageOf(id, phrase.phrase, words[at + 1] as number));
    }
  }
  if (!isSame || Object.keys(used).length !== Object.keys(known).length) writeKept(file, key, used);
  return located.map(({ last: _, ...phrase }, number) => ({ ...phrase, years: years.of(number) }));
}

interface Located {
  readonly phrase: string;
  readonly passages: PhrasePassage[];
  occurrences: number;
  texts: number;
  first?: string;
  /** Id of the last text that has it. */
  last: string;
}

/** Counts texts by phrase and year, one text after the other. */
class CountsByYear {
  readonly #phrases: number;
  readonly #counts = new Map<number, Uint32Array>();
  #now: Uint32Array | undefined;

  constructor(phrases: number) {
    this.#phrases = phrases;
  }

  /** The next text is of this year. */
  begin(year: number | undefined): void {
    this.#now = year === undefined ? undefined : this.#counts.get(year);
    if (year === undefined || this.#now !== undefined) return;
    this.#now = new Uint32Array(this.#phrases);
    this.#counts.set(year, this.#now);
  }

  count(phrase: number): void {
    if (this.#now !== undefined) this.#now[phrase] = (this.#now[phrase] as number) + 1;
  }

  of(phrase: number): Map<number, number> {
    const having = Array.from(this.#counts, ([year, counts]) => [year, counts[phrase] as number] as const);
    return new Map(having.filter(([, texts]) => texts > 0));
  }
}

function passageAt(id: string, text: string, pack: TextPack, start: number, end: number): PhrasePassage {
  const [block, from, to] = blockAt(pack.blocks(id), start);
  return {
    id,
    block,
    before: text.slice(Math.max(from, start - context), start).toWellFormed(),
    words: text.slice(start, end),
    behind: text.slice(end, Math.min(to, end + context)).toWellFormed(),
  };
}

/** Of each text that has phrases, from its start on: the number of words that follow, and these: phrases and places. */
interface Places {
  readonly words: Uint32Array;
  readonly starts: ReadonlyMap<string, number>;
}

function placesOf(phrases: readonly string[], pack: TextPack): Places {
  const parts: Uint32Array[] = [];
  const starts = new Map<string, number>();
  let length = 0;
  const finder = new PhraseFinder(phrases);
  const all = sha256(JSON.stringify([version, phrases]));
  for (const bucket of pack.buckets) {
    const words = placesInBucket(bucket, sha256(`${all} ${bucket.key}`).slice(0, keyBytes), (id) =>
      finder.placesIn(pack.text(id)).flatMap(({ phrase, start }) => [phrase, start]),
    );
    let at = 0;
    for (const id of bucket.ids) {
      const count = words[at] as number;
      if (count > 0) starts.set(id, length + at);
      at += 1 + count;
    }
    parts.push(words);
    length += words.length;
  }
  const words = new Uint32Array(length);
  length = 0;
  for (const part of parts) {
    words.set(part, length);
    length += part.length;
  }
  return { words, starts };
}

/** Of each text of a bucket the number of words that follow, and these: phrases and places. */
function placesInBucket({ file, ids }: Bucket, key: string, find: (id: string) => readonly number[]): Uint32Array {
  const path = `${file}.phrases`;
  try {
    const bytes = readFileSync(path);
    if (bytes.toString('latin1', 0, keyBytes) === key) {
      const words = new Uint32Array((bytes.length - keyBytes) / wordBytes);
      Buffer.from(words.buffer).set(bytes.subarray(keyBytes));
      return words;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const words = Uint32Array.from(
    ids.flatMap((id) => {
      const found = find(id);
      return [found.length, ...found];
    }),
  );
  writeFileSync(`${path}.new`, Buffer.concat([Buffer.from(key), Buffer.from(words.buffer)]));
  renameSync(`${path}.new`, path);
  return words;
}
