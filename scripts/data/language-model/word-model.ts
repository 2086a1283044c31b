import { readFileSync } from 'node:fs';

/** Successors of contexts: those of context c stand at `[start[c], start[c + 1])`. */
interface Successors {
  readonly start: Uint32Array;
  readonly word: Uint32Array;
  readonly probability: Float64Array;
}

/**
 * A word model with back-off: the probability of a word after two others is that of the trigram, or the pair's back-off
 * weight times that of the word after one other; likewise from there to the word alone.
 */
export interface WordModel {
  readonly words: readonly string[];
  readonly alone: Float64Array;
  readonly aloneBackOff: Float64Array;
  readonly pairs: Successors;
  readonly pairBackOff: Float64Array;
  /** By the place of the first two words in `pairs`. */
  readonly triples: Successors;
}

/**
 * Read a trigram model in the ARPA format of the SRI toolkit: logarithms to base 10, words parted by blanks.
 *
 * @throws RangeError when the file has no such model.
 */
export function readArpa(file: string): WordModel {
  const lines = linesOf(readFileSync(file, 'utf8'));
  const counts = [0, 0, 0, 0];
  let line = lines.next().value ?? '';
  for (; line !== '\\1-grams:'; line = nextOf(lines)) {
    const [, order, count] = /^ngram ([123])=([0-9]+)$/.exec(line) ?? [];
    if (order !== undefined) counts[Number(order)] = Number(count);
  }
  const words: string[] = [];
  const index = new Map<string, number>();
  const alone: number[] = [];
  const aloneBackOff: number[] = [];
  for (line = nextOf(lines); line !== '\\2-grams:'; line = nextOf(lines)) {
    const [probability = '', word = '', backOff = '0'] = line.split('\t');
    if (word === '') continue;
    index.set(word, words.length);
    words.push(word);
    alone.push(word.startsWith('<') ? 0 : 10 ** Number(probability));
    aloneBackOff.push(10 ** Number(backOff));
  }
  const numberOf = (word: string): number => {
    const found = index.get(word);
    if (found === undefined) throw new RangeError(`Unexpected word \`${word}\` in ${file}, expected one of its list`);
    return found;
  };
  const pairs = new Lists(counts[2] as number, words.length);
  const backOff = new Float64Array(counts[2] as number);
  for (line = nextOf(lines); line !== '\\3-grams:'; line = nextOf(lines)) {
    const [probability = '', both = '', weight = '0'] = line.split('\t');
    if (both === '') continue;
    const [first = '', second = ''] = both.split(' ');
    backOff[pairs.size] = 10 ** Number(weight);
    pairs.add(numberOf(first), numberOf(second), 10 ** Number(probability));
  }
  const { successors, order } = pairs.sorted();
  const triples = new Lists(counts[3] as number, counts[2] as number);
  for (line = nextOf(lines); line !== '\\end\\'; line = nextOf(lines)) {
    const [probability = '', all = ''] = line.split('\t');
    if (all === '') continue;
    const [first = '', second = '', third = ''] = all.split(' ');
    const pair = placeOf(successors, numberOf(first), numberOf(second));
    if (pair >= 0) triples.add(pair, numberOf(third), 10 ** Number(probability));
  }
  return {
    words,
    alone: Float64Array.from(alone),
    aloneBackOff: Float64Array.from(aloneBackOff),
    pairs: successors,
    pairBackOff: Float64Array.from(order, (place) => backOff[place] as number),
    triples: triples.sorted().successors,
  };
}

function* linesOf(text: string): Generator<string, undefined> {
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    yield text.slice(start, stop);
    start = stop + 1;
  }
}

function nextOf(lines: Generator<string, undefined>): string {
  const { value } = lines.next();
  if (value === undefined) throw new RangeError('Unexpected end of a word model, expected `\\end\\`');
  return value;
}

/** Place of a word among the successors of a context, or -1. */
export function placeOf({ start, word }: Successors, context: number, successor: number): number {
  let low = start[context] as number;
  let high = start[context + 1] as number;
  const end = high;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((word[middle] as number) < successor) low = middle + 1;
    else high = middle;
  }
  return low < end && word[low] === successor ? low : -1;
}

/** Collects successors in any order. */
class Lists {
  size = 0;
  readonly #contexts: number;
  readonly #context: Uint32Array;
  readonly #word: Uint32Array;
  readonly #probability: Float64Array;

  constructor(most: number, contexts: number) {
    this.#contexts = contexts;
    this.#context = new Uint32Array(most);
    this.#word = new Uint32Array(most);
    this.#probability = new Float64Array(most);
  }

  add(context: number, word: number, probability: number): void {
    this.#context[this.size] = context;
    this.#word[this.size] = word;
    this.#probability[this.size] = probability;
    this.size++;
  }

  /** By context, then word; with the former place of each. */
  sorted(): { successors: Successors; order: Uint32Array } {
    const order = Uint32Array.from({ length: this.size }, (_, place) => place).sort(
      (a, b) =>
        (this.#context[a] as number) - (this.#context[b] as number) ||
        (this.#word[a] as number) - (this.#word[b] as number),
    );
    const start = new Uint32Array(this.#contexts + 1);
    for (let place = 0; place < this.size; place++) (start[(this.#context[place] as number) + 1] as number)++;
    for (let context = 0; context < this.#contexts; context++)
      start[context + 1] = (start[context + 1] as number) + (start[context] as number);
    return {
      successors: {
        start,
        word: Uint32Array.from(order, (place) => this.#word[place] as number),
        probability: Float64Array.from(order, (place) => this.#probability[place] as number),
      },
      order,
    };
  }
}
