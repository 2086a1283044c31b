/** Answer a query of Latin letters with the words of the archive that it spells: `gaozhiliang`, `gzl`, `gaozl`. */
import type { IndexLoader } from './api.ts';
import { unpack } from './index-reader/unpack.ts';
import type { Manifest } from './manifest.ts';

/** A word of the archive (folded) and its syllables, without tones, `ü` as `v`. */
export interface PinyinWord {
  readonly word: string;
  readonly syllables: readonly string[];
}

/** Words that one query is answered with, at most. */
const MOST_WORDS = 8;

/** Name of the list of the words whose pinyin begins with a letter, below the index's folder. */
export function pinyinFile(letter: string, version: string): string {
  return `pinyin/${letter}.${version}.words`;
}

/** Write a list, the most frequent word first: a line a word, its syllables and then the word. */
export function writePinyinList(words: readonly PinyinWord[]): string {
  return words.map(({ word, syllables }) => `${syllables.join(' ')} ${word}\n`).join('');
}

export function readPinyinList(text: string): PinyinWord[] {
  return text.split('\n').flatMap((line): PinyinWord[] => {
    const syllables = line.split(' ');
    const word = syllables.pop();
    return word === undefined || word === '' ? [] : [{ word, syllables }];
  });
}

/** The letters of a query that may be pinyin; `undefined` for any other. */
export function pinyinLetters(query: string): string | undefined {
  const trimmed = query.trim().toLowerCase().replaceAll('ü', 'v');
  if (!/^[a-z][a-z' ’]{1,59}$/.test(trimmed)) return undefined;
  const letters = trimmed.replaceAll(/[' ’]/g, '');
  return letters.length < 2 ? undefined : letters;
}

/**
 * The words that some letters spell, the most frequent first: those spelt in full; else those of whose every syllable
 * the letters give the beginning (`gzl`, `gaozl`); else those that begin so.
 */
export function spelt(words: readonly PinyinWord[], letters: string): string[] {
  const full = words.filter(({ syllables }) => syllables.join('') === letters);
  const choices = [
    () => full,
    () => words.filter(({ syllables }) => abbreviates(letters, syllables)),
    () => words.filter(({ syllables }) => letters.length > 3 && syllables.join('').startsWith(letters)),
  ];
  for (const choice of choices) {
    const found = choice();
    if (found.length > 0) return found.slice(0, MOST_WORDS).map(({ word }) => word);
  }
  return [];
}

/** Whether letters are made of beginnings of all syllables in turn. */
function abbreviates(letters: string, syllables: readonly string[]): boolean {
  let ends = new Set([0]);
  for (const syllable of syllables) {
    const next = new Set<number>();
    for (const start of ends) {
      for (let length = 1; length <= syllable.length && letters[start + length - 1] === syllable[length - 1]; length++)
        next.add(start + length);
    }
    ends = next;
  }
  return ends.has(letters.length);
}

/** Open the lists of an index: a function from a query to the words (folded) that it spells. A list is read once. */
export function openPinyin(
  { pinyin = '', version = '' }: Manifest,
  baseUrl: string,
  load: IndexLoader,
): (query: string) => Promise<readonly string[]> {
  const lists = new Map<string, Promise<readonly PinyinWord[]>>();
  const read = async (letter: string): Promise<readonly PinyinWord[]> => {
    const name = pinyinFile(letter, version);
    const stored = await load(baseUrl + name);
    return stored === undefined ? [] : readPinyinList(new TextDecoder().decode(await unpack(stored, name)));
  };
  return async (query) => {
    const letters = pinyinLetters(query);
    const [first = ''] = letters ?? '';
    if (letters === undefined || !pinyin.includes(first)) return [];
    let list = lists.get(first);
    if (list === undefined) {
      list = read(first);
      lists.set(first, list);
      list.catch(() => lists.delete(first));
    }
    return spelt(await list, letters);
  };
}
