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
 * @param ids texts that count: of versions of one text, the first. @param hashOf one word for the state of a text.
 */
export function locatePhrases(
  ids: readonly string[],
  phrases: readonly string[],
  hashOf: (id: string) => string,
  pack: TextPack,
  cacheDir: string,
): Phrase[] {
  const places = placesOf(phrases, pack);
  const file = join(cacheDir, 'phrase-passages.json');
  const key = sha256(JSON.stringify([version, phrases]));
  const last = readKept<KnownPassages>(file);
  const known = last?.key === key ? last.value : {};
  const used: KnownPassages = {};
  let isSame = last?.key === key;
  const located = phrases.map((phrase): Located => ({ phrase, occurrences: 0, texts: [], passages: [] }));
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
    const found = places.get(id);
    if (found !== undefined) count(id, found, located, passageOf);
  }
  if (!isSame || Object.keys(used).length !== Object.keys(known).length) writeKept(file, key, used);
  return located;
}

interface Located {
  readonly phrase: string;
  readonly texts: string[];
  readonly passages: PhrasePassage[];
  occurrences: number;
}

/** Count a text's places: of each the phrase's number, then where it begins. */
function count(
  id: string,
  found: Uint32Array,
  located: readonly Located[],
  passageOf: (id: string, phrase: string, start: number) => PhrasePassage,
): void {
  for (let index = 0; index < found.length; index += 2) {
    const phrase = located[found[index] as number] as Located;
    phrase.occurrences++;
    if (phrase.texts[phrase.texts.length - 1] !== id) phrase.texts.push(id);
    if (phrase.passages.length < mostPassages)
      phrase.passages.push(passageOf(id, phrase.phrase, found[index + 1] as number));
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

/** By id: numbers of phrases, each with where it begins. */
function placesOf(phrases: readonly string[], pack: TextPack): Map<string, Uint32Array> {
  const places = new Map<string, Uint32Array>();
  const finder = new PhraseFinder(phrases);
  const all = sha256(JSON.stringify([version, phrases]));
  for (const bucket of pack.buckets) {
    const words = placesInBucket(bucket, sha256(`${all} ${bucket.key}`).slice(0, keyBytes), (id) =>
      finder.placesIn(pack.text(id)).flatMap(({ phrase, start }) => [phrase, start]),
    );
    let at = 0;
    for (const id of bucket.ids) {
      const length = words[at] as number;
      if (length > 0) places.set(id, words.subarray(at + 1, at + 1 + length));
      at += 1 + length;
    }
  }
  return places;
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
