import { placeOf, type WordModel } from './word-model.ts';

/** What a sentence ends with in the place of a word. */
export const sentenceEnd = -1;

/**
 * Draw running text of a word model, word by word: as numbers of its words, and `sentenceEnd`. What the model holds in
 * conditional probabilities becomes counts again, single-character words and their neighbours among them. The same text
 * on every machine.
 *
 * The model lists neither starts nor ends of sentences: what is missing to 1 after a word are the ends; a sentence starts
 * with any word, by its share.
 */
export function* sampleWords(model: WordModel, count: number): Generator<number> {
  const random = randomNumbers(20220810);
  const { pairs, triples, alone, aloneBackOff, pairBackOff } = model;
  const aloneSum = cumulative(alone, Uint32Array.of(0, alone.length));
  const pairSum = cumulative(pairs.probability, pairs.start);
  const tripleSum = cumulative(triples.probability, triples.start);
  const all = aloneSum.at(-1) as number;
  // The probability that backing off finds a word, those left out that the context lists itself.
  const aloneRest = new Float64Array(alone.length);
  for (let word = 0; word < alone.length; word++) {
    let listed = 0;
    for (let place = pairs.start[word] as number; place < (pairs.start[word + 1] as number); place++)
      listed += alone[pairs.word[place] as number] as number;
    aloneRest[word] = (aloneBackOff[word] as number) * Math.max(0, all - listed);
  }
  const tripleRest = new Float64Array(pairs.word.length);
  for (let pair = 0; pair < tripleRest.length; pair++) {
    const start = triples.start[pair] as number;
    const end = triples.start[pair + 1] as number;
    let listed = 0;
    for (let place = start; place < end; place++)
      listed += afterOne(model, pairs.word[pair] as number, triples.word[place] as number);
    tripleRest[pair] = end > start ? (pairBackOff[pair] as number) * Math.max(0, 1 - listed) : 0;
  }
  // Where to look for a value among the sums, so that few steps are left.
  const guides = 1 << 16;
  const guide = Uint32Array.from({ length: guides + 1 }, (_, at) =>
    drawn(aloneSum, 0, alone.length, (at / guides) * all),
  );
  const drawAlone = () => {
    const value = random();
    const at = Math.floor(value * guides);
    return drawn(aloneSum, guide[at] as number, (guide[at + 1] as number) + 1, value * all);
  };
  /** A word after one other, or an end. */
  const drawAfter = (word: number): number => {
    const start = pairs.start[word] as number;
    const end = pairs.start[word + 1] as number;
    const sum = end > start ? (pairSum[end - 1] as number) : 0;
    const value = random() * Math.max(1, sum + (aloneRest[word] as number));
    if (value < sum) return pairs.word[drawn(pairSum, start, end, value)] as number;
    if (value >= sum + (aloneRest[word] as number)) return sentenceEnd;
    for (;;) {
      const next = drawAlone();
      if (placeOf(pairs, word, next) < 0) return next;
    }
  };
  let first = sentenceEnd;
  let second = sentenceEnd;
  for (let left = count; left > 0; left--) {
    let next: number;
    const pair = first < 0 || second < 0 ? -1 : placeOf(pairs, first, second);
    const start = pair < 0 ? 0 : (triples.start[pair] as number);
    const end = pair < 0 ? 0 : (triples.start[pair + 1] as number);
    if (second < 0) next = drawAlone();
    else if (end === start) next = drawAfter(second);
    else {
      const sum = tripleSum[end - 1] as number;
      const rest = tripleRest[pair] as number;
      const value = random() * Math.max(1, sum + rest);
      if (value < sum) next = triples.word[drawn(tripleSum, start, end, value)] as number;
      else if (value >= sum + rest) next = sentenceEnd;
      else {
        do next = drawAfter(second);
        while (next >= 0 && placeOf(triples, pair, next) >= 0);
      }
    }
    yield next;
    first = second;
    second = next;
  }
}

/** The probability of a word after one other. */
function afterOne({ pairs, alone, aloneBackOff }: WordModel, word: number, next: number): number {
  const place = placeOf(pairs, word, next);
  return place >= 0 ? (pairs.probability[place] as number) : (aloneBackOff[word] as number) * (alone[next] as number);
}

/** Sums up to each value, from the start of its list. */
function cumulative(values: Float64Array, start: Uint32Array): Float64Array {
  const sums = new Float64Array(values.length);
  for (let list = 0; list + 1 < start.length; list++) {
    let sum = 0;
    for (let place = start[list] as number; place < (start[list + 1] as number); place++) {
      sum += values[place] as number;
      sums[place] = sum;
    }
  }
  return sums;
}

/** The first place in `[start, end)` whose sum is above a value. */
function drawn(sums: Float64Array, start: number, end: number, value: number): number {
  let low = start;
  let high = end - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Numbers of `[0, 1)`, the same for the same seed (sfc32, Doty-Humphrey's small fast counting generator). */
function randomNumbers(seed: number): () => number {
  let a = seed | 0;
  let b = 0x9e3779b9 | 0;
  let c = 0x243f6a88 | 0;
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round++) next();
  return () => (next() * 2097152 + (next() >>> 11)) / 2 ** 53;
}
