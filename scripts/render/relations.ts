import { join } from 'node:path';
import { findPhrases } from '../../src/phrases/find-phrases.ts';
import type { ArchiveIndex, IndexEntry } from '../../src/site/archive-index.ts';
import type { Relations } from '../../src/site/relations.ts';
import type { StageProgress } from '../cli/progress.ts';
import { type ContentFolders, loadDocument, sha256 } from './content.ts';
import { kept } from './kept.ts';
import { locatePhrases } from './phrase-passages.ts';
import { relatedTexts } from './related-texts.ts';
import { type PlainBlock, type PlainText, TextPack } from './text-pack.ts';

/**
 * Texts, and characters of theirs, that phrases are found in at most; they are then counted in all. Of the strings that one
 * text in 250 has, a sample of 1,500 holds 94 % often enough (in three texts), of those that one in 125 has 99.8 %. Looking
 * for strings costs most of all relations, and is done again for a change in the sample.
 */
const sampleTexts = 1500;
const sampleCharacters = 4_000_000;

/** Raise it when phrases are found in another way. */
const version = 3;

/**
 * Find what the texts of an archive have to do with each other. What has to do with no text that changed is taken from the
 * last build.
 *
 * In memory are the fingerprints of all texts (a byte for each of their characters) when one changed, and the characters of
 * the sample when one of its texts did.
 *
 * @param hashOf a word for the state of a text.
 */
export function relationsOf(
  folders: ContentFolders,
  { entries }: ArchiveIndex,
  hashOf: (id: string) => string,
  cacheDir: string,
  onProgress?: StageProgress,
): Relations {
  const ids = entries.map(({ id }) => id);
  const pack = new TextPack(join(cacheDir, 'texts'), ids, hashOf, (id) => {
    onProgress?.('Read for comparing', 1, ids.length);
    return plainText(folders, id);
  });
  onProgress?.('Compared', 0, ids.length);
  const { groups, shared } = relatedTexts(ids, pack, cacheDir);
  const later = new Set(groups.flatMap((group) => group.slice(1)));
  const singles = entries.filter(({ id }) => !later.has(id));
  const phrases = phrasesIn(singles, entries, hashOf, pack, cacheDir);
  const counted = singles.map(({ id }) => id);
  return { groups, shared, phrases: locatePhrases(counted, phrases, hashOf, pack, cacheDir) };
}

function plainText(folders: ContentFolders, id: string): PlainText {
  let start = 0;
  const { blocks } = loadDocument(folders, id);
  return {
    text: blocks.map(({ text }) => text).join('\n'),
    blocks: blocks.map(({ name, text }): PlainBlock => {
      const from = start;
      start += text.length + 1;
      return [name, from, from + text.length];
    }),
  };
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
  for (const [, entry] of singles
    .map((entry) => [sha256(entry.id), entry] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (drawn.size >= sampleTexts || characters >= sampleCharacters) break;
    characters += entry.characters;
    drawn.add(entry.id);
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
