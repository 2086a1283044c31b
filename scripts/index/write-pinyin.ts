import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pinyin } from 'pinyin-pro';
import { type PinyinWord, writePinyinList } from '../../src/search/pinyin.ts';
import type { FrequentWord } from './frequent-words.ts';

/** Words under one letter at most: about 15 kB, the most that one query loads. */
const MOST_WORDS = 2000;

const SIGNATURE = 'pagefind_dcd';

/** The words of all shards, the most frequent first; equals in the order of their characters' codes. */
export function mergedWords(shards: readonly (readonly FrequentWord[])[]): FrequentWord[] {
  const [first] = shards;
  if (shards.length === 1 && first !== undefined) return [...first];
  const counts = new Map<string, number>();
  for (const words of shards) for (const { word, count } of words) counts.set(word, (counts.get(word) ?? 0) + count);
  return Array.from(counts, ([word, count]) => ({ word, count })).sort(
    (one, other) => other.count - one.count || (one.word < other.word ? -1 : 1),
  );
}

/**
 * Write the lists of an archive's words by their pinyin, one a letter, as `<letter>.words`.
 *
 * @param words the most frequent first.
 * @returns the letters that there are lists for, in order.
 */
export function writePinyin(words: readonly FrequentWord[], folder: string): string {
  const lists = new Map<string, PinyinWord[]>();
  for (const { word } of words) {
    const syllables = pinyin(word, { toneType: 'none', type: 'array', v: true }).map((syllable) =>
      syllable.toLowerCase(),
    );
    const letter = syllables[0]?.[0] ?? '';
    if (!syllables.every((syllable) => /^[a-z]+$/.test(syllable))) continue;
    const list = lists.get(letter) ?? [];
    lists.set(letter, list);
    if (list.length < MOST_WORDS) list.push({ word, syllables });
  }
  for (const [letter, list] of lists)
    writeFileSync(join(folder, `${letter}.words`), gzipSync(SIGNATURE + writePinyinList(list), { level: 9 }));
  return [...lists.keys()].sort().join('');
}
