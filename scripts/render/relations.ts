import { join } from 'node:path';
import type { ArchiveDocument } from '../../src/document/block.ts';
import { findPhrases } from '../../src/phrases/find-phrases.ts';
import { extendHash, mix } from '../../src/reprints/hash.ts';
import type { ArchiveIndex, IndexEntry } from '../../src/site/archive-index.ts';
import { yearOf } from '../../src/site/edtf.ts';
import type { Relations } from '../../src/site/relations.ts';
import type { StageProgress } from '../cli/progress.ts';
import { sha256 } from './content.ts';
import { kept } from './kept.ts';
import { PhraseCounts } from './phrase-counts.ts';
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
const version = 4;

/**
 * Find what the texts of an archive have to do with each other. What has to do with no text that changed is taken from the
 * last build.
 *
 * In memory are the fingerprints of all texts (a byte for each of their characters) when one changed, and the characters of
 * the sample when one of its texts did.
 *
 * @param documentOf reads a text. @param hashOf a word for its state.
 */
export function relationsOf(
  documentOf: (id: string) => ArchiveDocument,
  { entries }: ArchiveIndex,
  hashOf: (id: string) => string,
  cacheDir: string,
  onProgress?: StageProgress,
): Relations {
  const ids = entries.map(({ id }) => id);
  const pack = new TextPack(join(cacheDir, 'texts'), ids, hashOf, (id) => {
    onProgress?.('Read for comparing', 1, ids.length);
    return plainText(documentOf(id));
  });
  onProgress?.('Compared', 0, ids.length);
  const { groups, shared } = relatedTexts(ids, pack, cacheDir);
  const later = new Set(groups.flatMap((group) => group.slice(1)));
  const singles = entries.filter(({ id }) => !later.has(id));
  const phrases = phrasesIn(singles, entries, hashOf, pack, cacheDir);
  const counted = singles.map(({ id }) => id);
  const years = new Map(singles.map(({ id, date }) => [id, yearOf(date)]));
  const yearOfText = (id: string): number | undefined => {
    const year = years.get(id);
    return year === undefined ? undefined : Number(year);
  };
  return { groups, shared, phrases: locatePhrases(counted, phrases, hashOf, yearOfText, pack, cacheDir) };
}

function plainText({ blocks }: ArchiveDocument): PlainText {
  let start = 0;
  return {
    text: blocks.map(({ text }) => text).join('\n'),
    blocks: blocks.map(({ name, text }): PlainBlock => {
      const from = start;
      start += text.length + 1;
      return [name, from, from + text.length];
    }),
  };
}

/** Texts to look for phrases in, in their order: as many as the limits allow, by a hash of their ids. */
function sampleOf(singles: readonly IndexEntry[]): IndexEntry[] {
  // A hash below 2^32 and the place of its text as one number below 2^53, so that they are sorted together.
  const places = 2 ** 21;
  const drawn = new Set<number>();
  let characters = 0;
  for (const one of Float64Array.from(singles, ({ id }, place) => hashOfId(id) * places + place).sort()) {
    if (drawn.size >= sampleTexts || characters >= sampleCharacters) break;
    const place = one % places;
    characters += (singles[place] as IndexEntry).characters;
    drawn.add(place);
  }
  return singles.filter((_, place) => drawn.has(place));
}

function hashOfId(id: string): number {
  let hash = 0;
  for (let index = 0; index < id.length; index++) hash = extendHash(hash, id.charCodeAt(index));
  return mix(hash);
}

/** Fixed phrases of a sample of texts. */
function phrasesIn(
  singles: readonly IndexEntry[],
  entries: readonly IndexEntry[],
  hashOf: (id: string) => string,
  pack: TextPack,
  cacheDir: string,
): string[] {
  const sample = sampleOf(singles);
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
  return kept(join(cacheDir, 'phrases.json'), key, () => {
    const counts = new PhraseCounts(
      join(cacheDir, 'phrase-counts'),
      sample.map(({ id }) => ({ id, state: hashOf(id) })),
      (id) => pack.text(id),
    );
    const texts = sample.map(({ id, publisher }, place) => ({
      get text() {
        return pack.text(id);
      },
      units: counts.units[place] as Uint16Array,
      ...(publisher !== undefined && { publisher }),
    }));
    return findPhrases(
      texts,
      (phrase) => allNames.includes(phrase),
      (_, fewest) => counts.strings(fewest),
    ).map(({ phrase }) => phrase);
  });
}
