/** The words that the texts of a shard repeat, counted in as many of its texts as it takes to know them. */
import { type FrequentWord, FrequentWords } from './frequent-words.ts';
import type { ShardText } from './shard-state.ts';
import { type PackReader, unpackedText } from './text-pack.ts';

/** Bytes of texts (two a character) that are enough: a shard with more is counted in half of its texts, or a quarter … */
const ENOUGH = 2_000_000;

/** Words kept of a shard: more than the lists of all letters can take of an archive that has but one. */
const MOST_WORDS = 60_000;

/** A word stands at least this often, more in large archives: once in so many texts. */
const LEAST_COUNT = 2;
const TEXTS_A_COUNT = 500;

/** The texts that words are counted in: each by its id, so that they stay the same when others come and go. */
export function countedTexts(texts: readonly ShardText[]): ShardText[] {
  const bytes = texts.reduce((sum, { packed }) => sum + packed.bytes, 0);
  let parts = 1;
  while (bytes / parts > ENOUGH) parts *= 2;
  return texts.filter(({ id }) => partOf(id, parts) === 0);
}

/** FNV-1a of an id's code units, as a number below `parts`. */
function partOf(id: string, parts: number): number {
  let hash = 0x811c_9dc5;
  for (let index = 0; index < id.length; index++) hash = Math.imul(hash ^ id.charCodeAt(index), 0x0100_0193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85eb_ca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) % parts;
}

export function countWords(texts: readonly ShardText[], pack: PackReader): FrequentWord[] {
  const words = new FrequentWords();
  for (const text of texts)
    for (const block of unpackedText(pack.bytes(text.packed))) words.add(block, text.isTraditional ? 'Hant' : 'Hans');
  return words.words(Math.max(LEAST_COUNT, Math.ceil(texts.length / TEXTS_A_COUNT)), MOST_WORDS);
}
