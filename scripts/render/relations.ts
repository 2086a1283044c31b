import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPhrases } from '../../src/phrases/find-phrases.ts';
import { PhraseFinder } from '../../src/phrases/locate-phrases.ts';
import { groupReprints } from '../../src/reprints/find-reprints.ts';
import { shinglesOf } from '../../src/reprints/min-hash.ts';
import { joinPassages } from '../../src/reprints/shared-passages.ts';
import type { ArchiveIndex, IndexEntry } from '../../src/site/archive-index.ts';
import type { Phrase, PhrasePassage, Relations, SharedHere } from '../../src/site/relations.ts';
import type { StageProgress } from '../cli/progress.ts';
import { type ContentFolders, loadText, sha256 } from './content.ts';
import { type PlainBlock, type PlainText, TextPack } from './text-pack.ts';

/** Shared passages that one text's page lists at most: the longest. */
const mostShared = 12;

/** Characters shown before and behind a phrase. */
const context = 16;

/** Passages of a phrase kept at most. */
const mostPassages = 300;

/**
 * Texts, and characters of theirs, that phrases are found in at most; they are then counted in all. Of the strings that one
 * text in 250 has, a sample of 4,000 holds 98 % often enough, and looking for strings costs most of all relations.
 */
const sampleTexts = 4000;
const sampleCharacters = 10_000_000;

/** Raise it when relations are found in another way. */
const version = 2;

/**
 * Find what the texts of an archive have to do with each other; taken from the last build while no text changed, and what
 * it is found from while a text did not.
 *
 * In memory are the fingerprints of all texts (a byte for each of their characters) and the characters of the sample.
 *
 * @param hashOf a word for the state of a text.
 */
export function relationsOf(
  folders: ContentFolders,
  index: ArchiveIndex,
  hashOf: (id: string) => string,
  cacheDir: string,
  onProgress?: StageProgress,
): Relations {
  const { entries } = index;
  const key = sha256(
    JSON.stringify([version, ...entries.map(({ id, date, publisher }) => [id, date, publisher, hashOf(id)])]),
  );
  return kept(join(cacheDir, 'relations.json'), key, () => {
    const ids = entries.map(({ id }) => id);
    const pack = new TextPack(join(cacheDir, 'texts'), ids, hashOf, (id) => {
      onProgress?.('Read for comparing', 1, ids.length);
      return plainText(folders, id);
    });
    onProgress?.('Compared', 0, ids.length);
    const groups = groupsOf(entries, pack);
    const later = new Set(groups.flatMap((group) => group.slice(1)));
    const singles = entries.filter(({ id }) => !later.has(id));
    return {
      groups,
      shared: sharedOf(entries, groups, pack),
      phrases: locatedIn(singles, phrasesIn(singles, entries, hashOf, pack, cacheDir), pack),
    };
  });
}

/** What a file of the cache holds, made anew unless it was made from the same. */
function kept<Value>(file: string, key: string, make: () => Value): Value {
  if (existsSync(file)) {
    const known = JSON.parse(readFileSync(file, 'utf8')) as Partial<{ key: string; value: Value }>;
    if (known.key === key && known.value !== undefined) return known.value;
  }
  const value = make();
  writeFileSync(`${file}.new`, JSON.stringify({ key, value }));
  renameSync(`${file}.new`, file);
  return value;
}

function plainText(folders: ContentFolders, id: string): PlainText {
  let start = 0;
  const { blocks } = loadText(folders, id).document;
  return {
    text: blocks.map(({ text }) => text).join('\n'),
    blocks: blocks.map(({ name, text }): PlainBlock => {
      const from = start;
      start += text.length + 1;
      return [name, from, from + text.length];
    }),
  };
}

function blockAt(blocks: readonly PlainBlock[], place: number): PlainBlock {
  const block = blocks.find(([, , end]) => place < end);
  if (block === undefined) throw new RangeError(`No block at ${place}, expected one before the text's end`);
  return block;
}

/** Ids of the versions of one text, in order of date. */
function groupsOf(entries: readonly IndexEntry[], pack: TextPack): string[][] {
  const idOf = (text: number): string => (entries[text] as IndexEntry).id;
  return groupReprints(
    entries.map(({ id }) => pack.signature(id)),
    (text) => shinglesOf(pack.text(idOf(text))),
  ).map((group) => group.map(idOf));
}

/** Passages that texts share which are not versions of one. */
function sharedOf(
  entries: readonly IndexEntry[],
  groups: readonly (readonly string[])[],
  pack: TextPack,
): Record<string, SharedHere[]> {
  const idOf = (text: number): string => (entries[text] as IndexEntry).id;
  const groupOf = new Map(groups.flatMap((group, number) => group.map((id) => [id, number] as const)));
  const passages = joinPassages(
    entries.map(({ id }) => pack.fingerprints(id)),
    (text) => pack.text(idOf(text)),
    (first, second) => groupOf.has(idOf(first)) && groupOf.get(idOf(first)) === groupOf.get(idOf(second)),
  );
  const shared: Record<string, SharedHere[]> = {};
  for (const { first, second, letters } of passages) {
    for (const [here, there] of [
      [first, second],
      [second, first],
    ] as const) {
      const id = idOf(here.text);
      const list = shared[id] ?? [];
      shared[id] = list;
      list.push({
        block: blockAt(pack.blocks(id), here.start)[0],
        otherBlock: blockAt(pack.blocks(idOf(there.text)), there.start)[0],
        other: idOf(there.text),
        letters,
        opening: pack
          .text(id)
          .slice(here.start, Math.min(here.end, here.start + 40))
          .replaceAll('\n', ' ')
          .toWellFormed(),
      });
    }
  }
  for (const [id, list] of Object.entries(shared))
    shared[id] = list.sort((a, b) => b.letters - a.letters).slice(0, mostShared);
  return shared;
}

/** Fixed phrases of a sample of texts: as many as the limit allows, by a hash of their ids. */
function phrasesIn(
  singles: readonly IndexEntry[],
  entries: readonly IndexEntry[],
  hashOf: (id: string) => string,
  pack: TextPack,
  cacheDir: string,
): string[] {
  const drawn = new Set<string>();
  let characters = 0;
  for (const [, id] of singles.map(({ id }) => [sha256(id), id] as const).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (drawn.size >= sampleTexts || characters >= sampleCharacters) break;
    characters += pack.length(id);
    drawn.add(id);
  }
  const sample = singles.filter(({ id }) => drawn.has(id));
  const names = new Set(
    entries.flatMap(({ publisher, source, authors = [], places = [] }) => [publisher, source, ...authors, ...places]),
  );
  const allNames = [...names]
    .filter((name) => name !== undefined)
    .sort()
    .join('\n');
  const key = sha256(
    JSON.stringify([version, allNames, sample.map(({ id, publisher }) => [id, publisher, hashOf(id)])]),
  );
  return kept(join(cacheDir, 'phrases.json'), key, () =>
    findPhrases(
      sample.map(({ id, publisher }) => ({ text: pack.text(id), ...(publisher !== undefined && { publisher }) })),
      (phrase) => allNames.includes(phrase),
    ).map(({ phrase }) => phrase),
  );
}

/** Phrases with all texts that have them, in order of date. */
function locatedIn(singles: readonly IndexEntry[], phrases: readonly string[], pack: TextPack): Phrase[] {
  const finder = new PhraseFinder(phrases);
  const places = new Map<string, ReturnType<PhraseFinder['placesIn']>>();
  pack.eachText((id, text) => {
    const found = finder.placesIn(text);
    if (found.length > 0) places.set(id, found);
  });
  const located = phrases.map((phrase) => ({
    phrase,
    occurrences: 0,
    texts: [] as string[],
    passages: [] as PhrasePassage[],
  }));
  for (const { id } of singles) {
    const found = places.get(id);
    if (found === undefined) continue;
    let text: string | undefined;
    for (const { phrase: number, start } of found) {
      const { phrase, texts, passages } = located[number] as (typeof located)[number];
      (located[number] as (typeof located)[number]).occurrences++;
      if (texts.at(-1) !== id) texts.push(id);
      if (passages.length >= mostPassages) continue;
      text ??= pack.text(id);
      const [name, from, to] = blockAt(pack.blocks(id), start);
      const end = start + phrase.length;
      passages.push({
        id,
        block: name,
        before: text.slice(Math.max(from, start - context), start).toWellFormed(),
        words: text.slice(start, end),
        behind: text.slice(end, Math.min(to, end + context)).toWellFormed(),
      });
    }
  }
  return located;
}
