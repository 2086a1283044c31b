/** Passages in which fixed phrases stand, and how many texts of each year have them. */
import { join } from 'node:path';
import type { Phrase, PhrasePassage } from '../../src/site/relations.ts';
import { sha256 } from './content.ts';
import { readKept, writeKept } from './kept.ts';
import { placesOf } from './phrase-places.ts';
import { blockAt } from './related-texts.ts';
import type { TextPack } from './text-pack.ts';

/** Characters shown before and behind a phrase. */
const context = 16;

/** Passages of a phrase kept at most. */
const mostPassages = 300;

/** Raise it when passages are found in another way. */
const version = 1;

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
  const { words, starts } = placesOf(phrases, hashOf, pack);
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
