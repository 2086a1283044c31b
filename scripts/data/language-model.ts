/**
 * Build `src/clean/language/language-model.bin`, the model of running Simplified Chinese.
 *
 *     node --max-old-space-size=12000 scripts/data/language-model.ts LAWS.jsonl.gz lm_sc.arpa
 *
 * LAWS: laws and regulations of the PRC, one `{id, title, date, text}` a line (LawRefBook/Laws; laws are not under copyright,
 * Copyright Law of the PRC, Article 5). One law in five, by a hash of its id (`heldOut`), is never read: it is the unseen
 * text that restoration is measured on. They bring marks, figures and line ends in their places, and the language of
 * administration.
 *
 * lm_sc.arpa: the word model of libime 1.0.16 (LGPL-2.1-or-later, © 2015-2022 CSSlayer), as in the source package `libime`
 * of Debian: `tar xf data/lm_sc.arpa-20220810.tar.xz`. It knows 164,887 words of running text, single characters among
 * them, 1,983,152 pairs and 634,213 trigrams of them. Text is drawn from it (`runningText`), so that probabilities of words
 * become counts of characters and words, within words and across.
 *
 * The laws are parted into words by the drawn words' counts. From both come pairs and trigrams of characters, and words and
 * pairs of words, with absolute discounting and back-off, all pruned to the file's limit by what each gains over its
 * back-off, times a power of its count. The same bytes on every run; some ten minutes, 8 GB.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { heldOut } from './held-out.ts';
import { backOffLevel } from './language-model/back-off.ts';
import { countedText, fold, isBasic } from './language-model/characters.ts';
import { CountTable } from './language-model/count-table.ts';
import { longestWord, partWords } from './language-model/part-words.ts';
import { runningText } from './language-model/running-text.ts';
import { readArpa } from './language-model/word-model.ts';
import { modelBytes } from './language-model/write-model.ts';

/** Most pairs and trigrams of characters, words and pairs of words kept: the file stays below 2,000,000 bytes. */
const limits = { pairs: 210_000, triples: 280_000, words: 95_000, wordPairs: 330_000 };
/** Words and sentence ends drawn, and what each counts against a word of the laws. */
const drawn = { count: 40_000_000, weight: 0.4 };
/** What is kept is chosen by gain times this power of its count, for characters and for words. */
const power = { characters: 0.8, words: 1 };
/** Bases of composite keys: above the largest numbers of characters and of words. */
const base = 16384;
const wordBase = 262_144;
/** Trigrams this rare are noise, and memory: forgotten as often as so many words or laws have been counted. */
const noise = { drawnWeight: 0.6, drawnEvery: 5_000_000, lawWeight: 1.5, lawsEvery: 500, last: 1 };

const [lawsFile, modelFile] = process.argv.slice(2);
if (lawsFile === undefined || modelFile === undefined) {
  console.error('Usage: node scripts/data/language-model.ts LAWS.jsonl.gz lm_sc.arpa');
  process.exit(64);
}

/** Numbers of the words met so far. */
const wordNumbers = new Map<string, number>();
const numberOf = (word: string): number => {
  const known = wordNumbers.get(word);
  if (known !== undefined) return known;
  wordNumbers.set(word, wordNumbers.size);
  return wordNumbers.size - 1;
};
const wordCounts: number[] = [];
const wordPairCounts = new CountTable(1 << 24);
/** Indices of characters by code unit, in the order met; 0 is none. */
const characterNumbers = new Uint16Array(65536);
const characters = [0];
const characterCounts = [0];
const pairCounts = new CountTable(1 << 22);
const tripleCounts = new CountTable(1 << 25);
let first = -1;
let second = -1;
let lastWord = -1;

function countCharacter(code: number, weight: number, placeWeight: number): void {
  let third = characterNumbers[code] as number;
  if (third === 0 && isBasic(code)) {
    third = characters.length;
    characterNumbers[code] = third;
    characters.push(code);
    characterCounts.push(0);
  }
  (characterCounts[third] as number) += weight;
  if (second >= 0) {
    pairCounts.add(second * base + third, placeWeight);
    if (first >= 0) tripleCounts.add((first * base + second) * base + third, placeWeight);
  }
  first = second;
  second = third;
}

function countWord(word: string, weight: number, placeWeight: number): void {
  const number = numberOf(word);
  wordCounts[number] = (wordCounts[number] ?? 0) + weight;
  if (lastWord >= 0) wordPairCounts.add(lastWord * wordBase + number, placeWeight);
  lastWord = number;
}

function breakText(): void {
  first = -1;
  second = -1;
  lastWord = -1;
}

const laws = gunzipSync(readFileSync(lawsFile))
  .toString('utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as { id: string; text: string })
  .filter((law) => !heldOut(law.id))
  .map((law) => countedText(`\n${law.text}\n`).replace(/\n+/g, '\n'));

let words = 0;
runningText(readArpa(modelFile), drawn.count, (word, weight, placeWeight) => {
  if (++words % noise.drawnEvery === 0) tripleCounts.purge(noise.drawnWeight);
  if (word === undefined) {
    breakText();
    return;
  }
  const own = weight * drawn.weight;
  const place = placeWeight * drawn.weight;
  for (let at = 0; at < word.length; at++) countCharacter(word.charCodeAt(at), own, at === 0 ? place : own);
  countWord(word, own, place);
});

const drawnTotal = wordCounts.reduce((sum, weight) => sum + weight, 0);
const drawnCosts = wordCounts.map((weight) => -Math.log(weight / drawnTotal));
const drawnCost = (word: string): number | undefined => {
  const number = wordNumbers.get(word);
  return number === undefined ? undefined : drawnCosts[number];
};
for (const [number, law] of laws.entries()) {
  if (number % noise.lawsEvery === 0) tripleCounts.purge(noise.lawWeight);
  breakText();
  for (let at = 0; at < law.length; at++) countCharacter(law.charCodeAt(at), 1, 1);
  for (const sentence of law.split(/(?<=[。；\n])/)) partWords(sentence, drawnCost, (word) => countWord(word, 1, 1));
}
tripleCounts.purge(noise.last);

// Commonest characters first: differences between them get small, and the rarest beyond the base are left out.
const order = [...characters.keys()]
  .sort((a, b) => (a === 0 ? -1 : b === 0 ? 1 : (characterCounts[b] as number) - (characterCounts[a] as number)))
  .slice(0, base - 1);
const rank = new Int32Array(characters.length).fill(-1);
for (const [place, character] of order.entries()) rank[character] = place;
const renumbered = (counts: CountTable, places: number): CountTable => {
  const result = new CountTable(1 << 22);
  for (const [key, weight] of counts.entries()) {
    let rest = key;
    let number = 0;
    let isKnown = true;
    for (let times = 1, place = 0; place < places; place++, times *= base) {
      const character = rank[rest % base] as number;
      isKnown &&= character > 0;
      number += character * times;
      rest = Math.floor(rest / base);
    }
    if (isKnown) result.add(number, weight);
  }
  return result;
};
const pairsByRank = renumbered(pairCounts, 2);
const triplesByRank = renumbered(tripleCounts, 3);
const counts = order.map((character) => characterCounts[character] as number);
const total = counts.reduce((sum, count) => sum + count, 0);
const alone = (character: number) => -Math.log(Math.max(counts[character] as number, 0.05) / total);
const pairs = backOffLevel({
  counts: pairsByRank,
  base,
  limit: limits.pairs,
  totalOf: (context) => counts[context] as number,
  lowerCost: (_, character) => alone(character),
  isKnown: () => true,
  power: power.characters,
});
const pairCost = (context: number, character: number) =>
  pairs.costs.get(context)?.get(character) ?? (pairs.backOff.get(context) ?? 0) + alone(character);
const triples = backOffLevel({
  counts: triplesByRank,
  base,
  limit: limits.triples,
  totalOf: (context) => pairsByRank.get(context),
  lowerCost: (context, character) => pairCost(context % base, character),
  isKnown: (context) => pairs.costs.get(Math.floor(context / base))?.has(context % base) === true,
  power: power.characters,
});

const indicesOf = (word: string): number[] =>
  Array.from(word, (character) => rank[characterNumbers[character.charCodeAt(0)] as number] ?? -1);
const ranked = [...wordNumbers]
  .map(([word, number]) => ({ number, count: wordCounts[number] ?? 0, characters: indicesOf(word) }))
  .filter(({ characters, count }) => count > 0 && characters.length <= longestWord && characters.every((at) => at > 0))
  .sort((a, b) => b.count - a.count || a.number - b.number)
  .filter(({ characters }, place) => characters.length === 1 || place < limits.words);
const kept = new Map(ranked.map(({ number, characters }) => [number, characters]));
const wordTotal = wordCounts.reduce((sum, weight) => sum + weight, 0);
const wordAlone = (word: number) => -Math.log(Math.max(wordCounts[word] ?? 0, 0.1) / wordTotal);
const wordPairs = backOffLevel({
  counts: wordPairCounts,
  base: wordBase,
  limit: limits.wordPairs,
  totalOf: (context) => wordCounts[context] as number,
  lowerCost: (_, word) => wordAlone(word),
  isKnown: (context, word) => kept.has(context) && kept.has(word),
  power: power.words,
});

const vocabulary = order.map((character) => characters[character] as number);
const file = modelBytes({ vocabulary, alone, pairs, triples, base, words: kept, wordAlone, wordPairs }, fold);
writeFileSync(new URL('../../src/clean/language/language-model.bin', import.meta.url), file);
console.log(
  `${laws.length} laws, ${words} words and marks drawn; ${vocabulary.length} characters, ${pairCounts.size} pairs, ` +
    `${tripleCounts.size} trigrams, ${kept.size} words, ${wordPairCounts.size} pairs of words; ${file.length} bytes`,
);
