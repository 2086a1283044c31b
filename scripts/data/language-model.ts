/**
 * Build `src/clean/language/language-model.bin`, the model of running Simplified Chinese.
 *
 *     node scripts/data/language-model.ts LAWS.jsonl.gz WORDS.txt
 *
 * LAWS: laws and regulations of the PRC, one `{id, title, date, text}` a line (LawRefBook/Laws; laws are not under copyright,
 * Copyright Law of the PRC, Article 5). One law in five, by a hash of its id (`heldOut`), is never read: it is the unseen
 * text that restoration is measured on.
 *
 * WORDS: `dict.txt` of the npm package @node-rs/jieba 2.0.3 (MIT), a word, its frequency and its kind a line. It brings the
 * vocabulary of news and daily speech that laws lack: each word counts as a text of its own that ends after the word. Its
 * commoner words are also kept whole.
 *
 * From the same counts come pairs and trigrams with absolute discounting and back-off. Both are pruned to the file's
 * limit by what a pair or trigram gains over its back-off, times its count.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { deflateRawSync, gunzipSync } from 'node:zlib';
import openccCharacters from 'opencc-js/dict/TSCharacters';
import { boundaryClass, characterClass, quantum, signature } from '../../src/clean/language/language-model.ts';
import { heldOut } from './held-out.ts';

/** Most pairs and trigrams kept: the file stays below 2,000,000 bytes. */
const pairLimit = 270_000;
const tripleLimit = 460_000;
/** Taken off each count and given to what was not seen (absolute discounting). */
const discount = 0.6;
/** Weight of all words against all laws: news vocabulary matters more here than the language of law. */
const wordShare = 0.6;
/** Words counted at least so often are kept whole; below come names and chance finds, and as many again. */
const fewestOfWord = 4;
/** Longest word kept whole, in characters. */
const longestWord = 5;
/** Shares of marks, figures, letters and line ends among the words and marks of news, roughly; the words share the rest. */
const marks: Readonly<Record<string, number>> = {
  ',': 0.067,
  '。': 0.037,
  '、': 0.018,
  '“': 0.009,
  '”': 0.009,
  ':': 0.004,
  ';': 0.0025,
  '!': 0.0025,
  '?': 0.0025,
  '(': 0.0025,
  ')': 0.0025,
  '《': 0.0025,
  '》': 0.0025,
  '0': 0.05,
  a: 0.018,
  '\n': 0.018,
};
/** Base of composite keys: above the largest vocabulary. */
const base = 16384;

const [lawsFile, wordsFile] = process.argv.slice(2);
if (lawsFile === undefined || wordsFile === undefined) {
  console.error('Usage: node scripts/data/language-model.ts LAWS.jsonl.gz WORDS.txt');
  process.exit(64);
}

const fold = new Uint16Array(65536).map((_, code) => code);
for (const row of openccCharacters.split('|')) {
  const [traditional = '', simplified = ''] = row.split(' ');
  if (traditional.length === 1 && simplified.length >= 1) fold[traditional.charCodeAt(0)] = simplified.charCodeAt(0);
}
// 乾 is no form of 干 where Simplified texts have it (乾坤, 乾隆, names), and mirrors never make it of 干.
fold['乾'.charCodeAt(0)] = '乾'.charCodeAt(0);
const counted = (code: number) => characterClass(fold[code] as number);

const laws = gunzipSync(readFileSync(lawsFile))
  .toString('utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as { id: string; text: string })
  .filter((law) => !heldOut(law.id));
const words = readFileSync(wordsFile, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split(' '))
  .map(([word = '', frequency = '0']) => ({ word, frequency: Number(frequency) }));
const lawCharacters = laws.reduce((sum, law) => sum + law.text.length, 0);
const wordCharacters = words.reduce((sum, { word, frequency }) => sum + word.length * frequency, 0);
const wordWeight = ((lawCharacters / wordCharacters) * wordShare) / (1 - wordShare);

const singleCounts = new Float64Array(65536);
const addSingle = (counts: Float64Array, key: number, weight: number) => {
  counts[key] = (counts[key] ?? 0) + weight;
};
for (const { text } of laws) {
  for (let i = 0; i < text.length; i++) addSingle(singleCounts, counted(text.charCodeAt(i)), 1);
}
for (const { word, frequency } of words) {
  for (let i = 0; i < word.length; i++) addSingle(singleCounts, counted(word.charCodeAt(i)), frequency * wordWeight);
}
addSingle(singleCounts, boundaryClass.charCodeAt(0), laws.length);
const vocabulary = [
  0,
  ...[...singleCounts.keys()].filter((code) => (singleCounts[code] as number) > 0 && isBasic(code)),
]
  .sort((a, b) => (a === 0 ? -1 : b === 0 ? 1 : (singleCounts[b] as number) - (singleCounts[a] as number)))
  .slice(0, base - 1);
const index = new Uint16Array(65536);
for (const [position, code] of vocabulary.entries()) index[code] = position;

/** Known for what they are: neither halves of surrogate pairs nor private use. */
function isBasic(code: number): boolean {
  return code !== 0 && (code < 0xd800 || code > 0xf8ff) && code !== 0xfffd;
}

const pairCounts = new Map<number, number>();
const tripleCounts = new Map<number, number>();
/** Occurrences as a context, those at the end of a word or text included. */
const singleContexts = new Float64Array(vocabulary.length);
const pairContexts = new Map<number, number>();
const add = (counts: Map<number, number>, key: number, weight: number) =>
  counts.set(key, (counts.get(key) ?? 0) + weight);

/** Count a run of characters. Blank runs count once. */
function count(text: string, weight: number): void {
  const boundary = index[boundaryClass.charCodeAt(0)] as number;
  let first = -1;
  let second = -1;
  for (let i = 0; i < text.length; i++) {
    const third = index[counted(text.charCodeAt(i))] as number;
    if (third === boundary && second === boundary) continue;
    addSingle(singleContexts, third, weight);
    if (second >= 0) {
      add(pairCounts, second * base + third, weight);
      if (first >= 0) add(tripleCounts, (first * base + second) * base + third, weight);
    }
    first = second;
    second = third;
  }
}

for (const [number, { text }] of laws.entries()) {
  count(`\n${text}\n`, 1);
  // Trigrams seen once so far are noise, and memory: dropped every 1000 laws.
  if (number % 1000 === 999) for (const [key, value] of tripleCounts) if (value < 2) tripleCounts.delete(key);
}
for (const [key, value] of tripleCounts) if (value < 2) tripleCounts.delete(key);
for (const { word, frequency } of words) count(word, Math.max(frequency, 1) * wordWeight);
for (const [key, value] of pairCounts) pairContexts.set(key, value);

const total = singleContexts.reduce((sum, value) => sum + value, 0);
const singleCost = (character: number) => -Math.log(Math.max(singleContexts[character] as number, 0.05) / total);

interface Entry {
  readonly context: number;
  readonly character: number;
  readonly weight: number;
  readonly gain: number;
}

/** Keep the entries that gain most over their back-off. */
function prune(entries: Entry[], limit: number): Entry[] {
  return entries.sort((a, b) => b.gain - a.gain).slice(0, limit);
}

const keptPairs = prune(
  [...pairCounts]
    .map(([key, weight]) => {
      const context = Math.floor(key / base);
      const character = key % base;
      const cost = -Math.log(
        Math.max(weight - discount * Math.min(weight, 1), 1e-3) / (singleContexts[context] as number),
      );
      return { context, character, weight, gain: Math.sqrt(weight) * (singleCost(character) - cost) };
    })
    .filter(({ context, character, gain }) => context > 0 && character > 0 && gain > 0),
  pairLimit,
);

/** Discounted costs of the kept successors of each context, and the context's back-off weight. */
function contexts(
  kept: readonly Entry[],
  totalOf: (context: number) => number,
  lowerCost: (context: number, character: number) => number,
) {
  const costs = new Map<number, Map<number, number>>();
  const backOff = new Map<number, number>();
  const groups = Map.groupBy(kept, (entry) => entry.context);
  for (const [context, entries] of groups) {
    const all = Math.max(
      totalOf(context),
      entries.reduce((sum, entry) => sum + entry.weight, 0),
    );
    let mass = 0;
    let lowerMass = 0;
    const own = new Map<number, number>();
    for (const { character, weight } of entries) {
      const probability = (weight - discount * Math.min(weight, 1)) / all;
      mass += probability;
      lowerMass += Math.exp(-lowerCost(context, character));
      own.set(character, -Math.log(probability));
    }
    costs.set(context, own);
    backOff.set(context, -Math.log(Math.max(1 - mass, 1e-4) / Math.max(1 - lowerMass, 1e-4)));
  }
  return { costs, backOff };
}

const pairModel = contexts(
  keptPairs,
  (context) => singleContexts[context] as number,
  (_, character) => singleCost(character),
);
const pairCost = (context: number, character: number) =>
  pairModel.costs.get(context)?.get(character) ?? (pairModel.backOff.get(context) ?? 0) + singleCost(character);

const keptTriples = prune(
  [...tripleCounts]
    .map(([key, weight]) => {
      const context = Math.floor(key / base);
      const character = key % base;
      const cost = -Math.log((weight - discount * Math.min(weight, 1)) / (pairContexts.get(context) as number));
      const lower = pairCost(context % base, character);
      return { context, character, weight, gain: Math.sqrt(weight) * (lower - cost) };
    })
    .filter(({ context, character, gain }) => {
      const known = pairModel.costs.get(Math.floor(context / base))?.has(context % base) === true;
      return known && character > 0 && gain > 0;
    }),
  tripleLimit,
);
const tripleModel = contexts(
  keptTriples,
  (context) => pairContexts.get(context) as number,
  (context, character) => pairCost(context % base, character),
);

const output: number[] = [];
function writeNumber(value: number): void {
  let rest = value;
  for (; rest >= 0x80; rest >>>= 7) output.push((rest & 0x7f) | 0x80);
  output.push(rest);
}
const writeCost = (cost: number) => output.push(Math.max(0, Math.min(255, Math.round(cost / quantum))));
const ascending = <Value>(map: ReadonlyMap<number, Value>) => [...map].sort(([a], [b]) => a - b);

writeNumber(vocabulary.length);
writeNumber(keptPairs.length);
writeNumber(keptTriples.length);
for (let position = 1; position < vocabulary.length; position++) {
  writeNumber(vocabulary[position] as number);
  writeCost(singleCost(position));
  writeCost(pairModel.backOff.get(position) ?? 0);
}
const folds = [...fold.entries()].filter(([code, simplified]) => code !== simplified);
writeNumber(folds.length);
for (const [code, simplified] of folds) {
  writeNumber(code);
  writeNumber(simplified);
}
for (let first = 0; first < vocabulary.length; first++) {
  const seconds = ascending(pairModel.costs.get(first) ?? new Map());
  writeNumber(seconds.length);
  let lastSecond = 0;
  for (const [second, cost] of seconds) {
    writeNumber(second - lastSecond);
    lastSecond = second;
    writeCost(cost);
    const thirds = ascending(tripleModel.costs.get(first * base + second) ?? new Map());
    writeNumber(thirds.length);
    if (thirds.length > 0) writeCost(tripleModel.backOff.get(first * base + second) ?? 0);
    let lastThird = 0;
    for (const [third, thirdCost] of thirds) {
      writeNumber(third - lastThird);
      lastThird = third;
      writeCost(thirdCost);
    }
  }
}

/** Words by character, the frequency of the word that ends there. */
interface WordNode {
  frequency: number;
  readonly next: Map<number, WordNode>;
}
const root: WordNode = { frequency: 0, next: new Map() };
let wordTotal = 0;
let keptWords = 0;
function keepWord(word: string, frequency: number): void {
  const characters = Array.from({ length: word.length }, (_, at) => index[counted(word.charCodeAt(at))] as number);
  if (characters.includes(0)) return;
  let node = root;
  for (const character of characters) {
    const next = node.next.get(character) ?? { frequency: 0, next: new Map() };
    node.next.set(character, next);
    node = next;
  }
  node.frequency += frequency;
  keptWords++;
}
for (const { word, frequency } of words) {
  wordTotal += frequency;
  if (word.length <= longestWord && (word.length === 1 || frequency >= fewestOfWord))
    keepWord(word, Math.max(frequency, 0.5));
}
wordTotal /= 1 - Object.values(marks).reduce((sum, share) => sum + share, 0);
for (const [mark, share] of Object.entries(marks)) keepWord(mark, share * wordTotal);
// Level by level, so that the children of a node stand side by side.
const nodes = [root];
const tree: number[] = [];
for (const node of nodes) {
  const children = ascending(node.next);
  tree.push(children.length);
  let last = 0;
  for (const [character, child] of children) {
    tree.push(character - last, child.frequency === 0 ? 0 : -Math.log(child.frequency / wordTotal));
    last = character;
    nodes.push(child);
  }
}
writeNumber(nodes.length);
for (let at = 0; at < tree.length; ) {
  let left = tree[at++] as number;
  writeNumber(left);
  for (; left > 0; left--) {
    writeNumber(tree[at++] as number);
    const cost = tree[at++] as number;
    // 0 stands for no word.
    if (cost === 0) output.push(0);
    else writeCost(Math.max(cost, quantum));
  }
}

const file = Uint8Array.from([...signature, ...deflateRawSync(Uint8Array.from(output), { level: 9 })]);
writeFileSync(new URL('../../src/clean/language/language-model.bin', import.meta.url), file);
console.log(
  `${laws.length} laws, ${words.length} words; ${vocabulary.length} characters, ${keptPairs.length} pairs of ${pairCounts.size}, ` +
    `${keptTriples.length} trigrams of ${tripleCounts.size}, ${keptWords} whole words; ${file.length} bytes`,
);
