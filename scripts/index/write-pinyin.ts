import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pinyin } from 'pinyin-pro';
import { type PinyinWord, pinyinFile, writePinyinList } from '../../src/search/pinyin.ts';
import type { FrequentWord } from './frequent-words.ts';
import type { WrittenShard } from './shard-writer.ts';

/** Words under one letter at most: about 15 kB, the most that one query loads. */
const MOST_WORDS = 2000;

/** A word stands at least this often, more in large archives: once in so many texts. */
const LEAST_COUNT = 2;
const TEXTS_A_COUNT = 500;

const SIGNATURE = 'pagefind_dcd';

/** How often a word stands at least to be listed, by the number of texts. */
export function leastCount(documents: number): number {
  return Math.max(LEAST_COUNT, Math.ceil(documents / TEXTS_A_COUNT));
}

/** The words of all shards, the most frequent first; equals in the order of their characters' codes. */
export function mergedWords(shards: readonly WrittenShard[]): FrequentWord[] {
  const [first] = shards;
  if (shards.length === 1 && first !== undefined) return [...first.words];
  const counts = new Map<string, number>();
  for (const { words } of shards)
    for (const { word, count } of words) counts.set(word, (counts.get(word) ?? 0) + count);
  return Array.from(counts, ([word, count]) => ({ word, count })).sort(
    (one, other) => other.count - one.count || (one.word < other.word ? -1 : 1),
  );
}

/** One word for the texts of all shards. */
export function mergedVersion(shards: readonly WrittenShard[]): string {
  const digests = shards.map(({ digest }) => digest).join('\n');
  return createHash('sha256').update(digests).digest('hex').slice(0, 12);
}

/**
 * Write the lists of an archive's words by their pinyin into the folder of its index.
 *
 * @param words the most frequent first.
 * @returns the letters that there are lists for, in order.
 */
export async function writePinyin(words: readonly FrequentWord[], folder: string, version: string): Promise<string> {
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
  for (const [letter, list] of lists) {
    const file = join(folder, pinyinFile(letter, version));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, gzipSync(SIGNATURE + writePinyinList(list), { level: 9 }));
  }
  return [...lists.keys()].sort().join('');
}
