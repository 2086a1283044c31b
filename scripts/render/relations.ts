import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPhrases } from '../../src/phrases/find-phrases.ts';
import { findReprints } from '../../src/reprints/find-reprints.ts';
import { findSharedPassages } from '../../src/reprints/shared-passages.ts';
import type { ArchiveIndex, IndexEntry } from '../../src/site/archive-index.ts';
import type { Phrase, Relations, SharedHere } from '../../src/site/relations.ts';
import { type ContentFolders, loadText, sha256 } from './content.ts';

/** Shared passages that one text's page lists at most: the longest. */
const mostShared = 12;

/** Characters shown before and behind a phrase. */
const context = 16;

/** Raise it when relations are found in another way. */
const version = 1;

/**
 * Find what the texts of an archive have to do with each other; taken from the last build while no text changed.
 *
 * All texts are held in memory at once (2 bytes a character), beside what the searches need.
 *
 * @param hashOf a word for the state of a text.
 */
export function relationsOf(
  folders: ContentFolders,
  index: ArchiveIndex,
  hashOf: (id: string) => string,
  cacheDir: string,
): Relations {
  const key = sha256(
    JSON.stringify([version, ...index.entries.map(({ id, date, publisher }) => [id, date, publisher, hashOf(id)])]),
  );
  const file = join(cacheDir, 'relations.json');
  if (existsSync(file)) {
    const known = JSON.parse(readFileSync(file, 'utf8')) as Partial<{ key: string; relations: Relations }>;
    if (known.key === key && known.relations !== undefined) return known.relations;
  }
  const relations = findRelations(folders, index.entries);
  writeFileSync(`${file}.new`, JSON.stringify({ key, relations }));
  renameSync(`${file}.new`, file);
  return relations;
}

interface PlainText {
  readonly text: string;
  /** Names of the blocks, and where each starts in the text, UTF-16 code units. */
  readonly blocks: readonly { readonly name: string; readonly start: number; readonly end: number }[];
}

function plainText(folders: ContentFolders, id: string): PlainText {
  let start = 0;
  const { blocks } = loadText(folders, id).document;
  return {
    text: blocks.map(({ text }) => text).join('\n'),
    blocks: blocks.map(({ name, text }) => {
      const block = { name, start, end: start + text.length };
      start += text.length + 1;
      return block;
    }),
  };
}

function blockAt({ blocks }: PlainText, place: number): PlainText['blocks'][number] {
  const block = blocks.find(({ end }) => place < end);
  if (block === undefined) throw new RangeError(`No block at ${place}, expected one before the text's end`);
  return block;
}

function findRelations(folders: ContentFolders, entries: readonly IndexEntry[]): Relations {
  const plain = entries.map(({ id }) => plainText(folders, id));
  const texts = plain.map(({ text }) => text);
  const groups = findReprints(texts);
  const firstOf = new Map(groups.flatMap((group) => group.map((text) => [text, group[0] as number] as const)));
  const idOf = (text: number): string => (entries[text] as IndexEntry).id;

  const shared: Record<string, SharedHere[]> = {};
  const passages = findSharedPassages(texts, (a, b) => firstOf.has(a) && firstOf.get(a) === firstOf.get(b));
  for (const { first, second, letters } of passages) {
    for (const [here, there] of [
      [first, second],
      [second, first],
    ] as const) {
      const own = plain[here.text] as PlainText;
      const block = blockAt(own, here.start);
      const list = shared[idOf(here.text)] ?? [];
      shared[idOf(here.text)] = list;
      list.push({
        block: block.name,
        otherBlock: blockAt(plain[there.text] as PlainText, there.start).name,
        other: idOf(there.text),
        letters,
        opening: own.text
          .slice(here.start, Math.min(here.end, here.start + 40))
          .replaceAll('\n', ' ')
          .toWellFormed(),
      });
    }
  }
  for (const [id, list] of Object.entries(shared))
    shared[id] = list.sort((a, b) => b.letters - a.letters).slice(0, mostShared);

  const singles = entries.map((_, text) => text).filter((text) => (firstOf.get(text) ?? text) === text);
  const names = new Set(
    entries.flatMap(({ publisher, source, authors = [], places = [] }) => [publisher, source, ...authors, ...places]),
  );
  const allNames = [...names].filter((name) => name !== undefined).join('\n');
  const found = findPhrases(
    singles.map((text) => {
      const { publisher } = entries[text] as IndexEntry;
      return { text: texts[text] as string, ...(publisher !== undefined && { publisher }) };
    }),
    (phrase) => allNames.includes(phrase),
  );
  const phrases = found.map(
    ({ phrase, texts: having, passages: places, occurrences }): Phrase => ({
      phrase,
      occurrences,
      texts: having.map((single) => idOf(singles[single] as number)),
      passages: places.map(({ text: single, start }) => {
        const text = singles[single] as number;
        const own = plain[text] as PlainText;
        const block = blockAt(own, start);
        const end = start + phrase.length;
        return {
          id: idOf(text),
          block: block.name,
          before: own.text.slice(Math.max(block.start, start - context), start).toWellFormed(),
          words: own.text.slice(start, end),
          behind: own.text.slice(end, Math.min(block.end, end + context)).toWellFormed(),
        };
      }),
    }),
  );
  return { groups: groups.map((group) => group.map(idOf)), shared, phrases };
}
