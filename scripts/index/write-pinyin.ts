import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pinyin } from 'pinyin-pro';
import { type PinyinWord, pinyinFile, writePinyinList } from '../../src/search/pinyin.ts';
import type { FrequentWords } from './frequent-words.ts';

/** Words under one letter at most: about 15 kB, the most that one query loads. */
const MOST_WORDS = 2000;

/** A word stands at least this often, more in large archives: once in so many texts. */
const LEAST_COUNT = 2;
const TEXTS_A_COUNT = 500;

const SIGNATURE = 'pagefind_dcd';

/**
 * Write the lists of an archive's words by their pinyin into the folder of its index.
 *
 * @returns the letters that there are lists for, in order.
 */
export async function writePinyin(
  words: FrequentWords,
  documents: number,
  folder: string,
  version: string,
): Promise<string> {
  const lists = new Map<string, PinyinWord[]>();
  for (const { word } of words.words(Math.max(LEAST_COUNT, Math.ceil(documents / TEXTS_A_COUNT)))) {
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
