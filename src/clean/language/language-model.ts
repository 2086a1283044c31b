import { ByteReader } from './byte-reader.ts';
import { WordList } from './word-list.ts';

/** A model of running Simplified Chinese, used to weigh one reading of a damaged spot against another. */
export interface LanguageModel {
  /**
   * Natural logarithm of the probability of a character (one UTF-16 code unit) after the two before it (`''` at a start).
   * Traditional characters count as their Simplified forms; digits, Latin letters and half-width marks as their kinds.
   */
  logProbability(character: string, previous: string, beforePrevious: string): number;
  /**
   * Sum of `logProbability` over `[start, end)` of a text, each character after the two that stand before it in the text.
   * Surrogate halves count as unknown characters.
   */
  score(text: string, start?: number, end?: number): number;
  /**
   * `score` from `start` on of a text that has each of some characters (UTF-16 units of `candidates`; nothing, where that is empty)
   * between the same neighbours, `left` and `right`: what they have in common is looked up once.
   */
  scores(left: string, candidates: string, right: string, start: number): number[];
  /**
   * Natural logarithm of the probability of a text as a row of words of general Chinese, each after the one before it. For
   * comparing texts of one length; the cost grows with the length.
   */
  wordScore(text: string): number;
  /** The Simplified form of a Traditional character, or the character itself (one character to one, without context). */
  simplified(character: string): string;
  /** The script that a character belongs to by its form; `both` where the scripts share it or it is no Han character. */
  scriptOf(character: string): 'simplified' | 'traditional' | 'both';
  /** Natural logarithm of a character's share of all characters, without context. */
  frequency(character: string): number;
}

/** A step of the quantised logarithms in the file, in nats: 255 steps reach e^-51. */
export const quantum = 0.2;
/** First bytes of the file: `CWLM` and the format's number; what follows is deflated (RFC 1951). */
export const signature = [0x43, 0x57, 0x4c, 0x4d, 3];
/** What stands for all digits. */
export const digitClass = '0';
/** Cost in nats of a character that is not in the vocabulary, as rare as the rarest known ones. */
const unknownCost = 17;

/** Map a UTF-16 code unit to the character that the model counts it as: `0` for digits, `a` for Latin letters, a line end for blanks. */
export function characterClass(code: number): number {
  if (code <= 0x20 || code === 0xa0 || code === 0x3000) return 0x0a;
  if (code >= 0xff01 && code <= 0xff5e) return characterClass(code - 0xfee0);
  if (code > 0x7e) return code;
  if (code >= 0x30 && code <= 0x39) return 0x30;
  if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)) return 0x61;
  return code;
}

/**
 * Read a model from the bytes that `scripts/data/language-model.ts` wrote.
 *
 * @param inflateRaw inflates bytes without a header (RFC 1951), as `inflateRawSync` of `node:zlib` does.
 * @throws RangeError when the bytes are not such a model.
 */
export function readLanguageModel(bytes: Uint8Array, inflateRaw: (bytes: Uint8Array) => Uint8Array): LanguageModel {
  if (signature.some((byte, index) => bytes[index] !== byte)) {
    throw new RangeError('Unexpected first bytes of a language model, expected `CWLM` 3');
  }
  return new BackOffModel(new ByteReader(inflate(bytes.subarray(signature.length), inflateRaw)));
}

function inflate(bytes: Uint8Array, inflateRaw: (bytes: Uint8Array) => Uint8Array): Uint8Array {
  try {
    return inflateRaw(bytes);
  } catch (error) {
    throw new RangeError(`Unexpected end of a language model after ${bytes.length} bytes`, { cause: error });
  }
}

/** Trigrams that back off to pairs, which back off to single characters; each context has its back-off weight. */
class BackOffModel implements LanguageModel {
  /** Index in the vocabulary by UTF-16 code unit; 0 is the unknown character. */
  readonly #index = new Uint16Array(65536);
  readonly #simplified = new Uint16Array(65536);
  /** 1 for a character that others are simplified to. */
  readonly #isTarget = new Uint8Array(65536);
  readonly #single: Float32Array;
  readonly #singleBackOff: Float32Array;
  /** Pairs of first character i: `[#pairStart[i], #pairStart[i + 1])`, second characters ascending. */
  readonly #pairStart: Uint32Array;
  readonly #pairSecond: Uint16Array;
  readonly #pair: Float32Array;
  readonly #pairBackOff: Float32Array;
  /** Trigrams of pair p: `[#tripleStart[p], #tripleStart[p + 1])`, third characters ascending. */
  readonly #tripleStart: Uint32Array;
  readonly #tripleThird: Uint16Array;
  readonly #triple: Float32Array;
  /** What follows in the file, read when a word is first weighed: most texts have nothing to weigh, and it takes longer than the rest. */
  readonly #readWords: () => WordList;
  #words: WordList | undefined;
  /** Indices of the characters that `wordScore` looks at. */
  #characters = new Uint16Array(64);

  constructor(reader: ByteReader) {
    const size = reader.number();
    const pairs = reader.number();
    const triples = reader.number();
    this.#single = new Float32Array(size);
    this.#singleBackOff = new Float32Array(size);
    this.#pairStart = new Uint32Array(size + 1);
    this.#pairSecond = new Uint16Array(pairs);
    this.#pair = new Float32Array(pairs);
    this.#pairBackOff = new Float32Array(pairs);
    this.#tripleStart = new Uint32Array(pairs + 1);
    this.#tripleThird = new Uint16Array(triples);
    this.#triple = new Float32Array(triples);
    this.#readVocabulary(reader, size);
    readLists(reader, this.#pairStart, this.#pairSecond);
    readCosts(reader, this.#pair);
    readLists(reader, this.#tripleStart, this.#tripleThird);
    readCosts(reader, this.#pairBackOff);
    readCosts(reader, this.#triple);
    this.#readWords = () => new WordList(reader, size, quantum);
  }

  #readVocabulary(reader: ByteReader, size: number): void {
    const vocabulary = new Uint16Array(65536);
    for (let index = 1; index < size; index++) vocabulary[reader.number()] = index;
    readCosts(reader, this.#single);
    readCosts(reader, this.#singleBackOff);
    this.#single[0] = -unknownCost;
    for (let code = 0; code < 65536; code++) this.#simplified[code] = code;
    for (let left = reader.number(); left > 0; left--) {
      const traditional = reader.number();
      const simplified = reader.number();
      this.#simplified[traditional] = simplified;
      this.#isTarget[simplified] = 1;
    }
    for (let code = 0; code < 65536; code++) {
      const counted = characterClass(this.#simplified[code] as number);
      this.#index[code] = vocabulary[counted] as number;
    }
  }

  logProbability(character: string, previous: string, beforePrevious: string): number {
    const second = indexOf(this.#index, previous);
    const third = indexOf(this.#index, character);
    const context = this.#pairOf(indexOf(this.#index, beforePrevious), second);
    return this.#conditional(context, second, third, this.#pairOf(second, third));
  }

  score(text: string, start = 0, end = text.length): number {
    const first = this.#index[start > 1 ? text.charCodeAt(start - 2) : 0x0a] as number;
    let second = this.#index[start > 0 ? text.charCodeAt(start - 1) : 0x0a] as number;
    let context = this.#pairOf(first, second);
    let sum = 0;
    for (let position = start; position < end; position++) {
      const third = this.#index[text.charCodeAt(position)] as number;
      const pair = this.#pairOf(second, third);
      sum += this.#conditional(context, second, third, pair);
      context = pair;
      second = third;
    }
    return sum;
  }

  scores(left: string, candidates: string, right: string, start: number): number[] {
    const before = this.score(left, start);
    const boundary = this.#index[0x0a] as number;
    const leftFirst = left.length > 1 ? (this.#index[left.charCodeAt(left.length - 2)] as number) : boundary;
    const leftSecond = left.length > 0 ? (this.#index[left.charCodeAt(left.length - 1)] as number) : boundary;
    const leftContext = this.#pairOf(leftFirst, leftSecond);
    const rightFirst = indexOf(this.#index, right.charAt(0));
    const rightSecond = indexOf(this.#index, right.charAt(1));
    const rightPair = this.#pairOf(rightFirst, rightSecond);
    /** Behind the second character of `right` no candidate is seen any more. */
    const seen = Math.min(right.length, 2);
    const rest: number[] = [];
    for (let place = 2; place < right.length; place++) rest.push(this.score(right, place, place + 1));
    const sums: number[] = [];
    for (let index = 0; index < Math.max(candidates.length, 1); index++) {
      let context = leftContext;
      let second = leftSecond;
      let sum = before;
      for (let step = candidates === '' ? 1 : 0; step <= seen; step++) {
        const third =
          step === 0 ? (this.#index[candidates.charCodeAt(index)] as number) : step === 1 ? rightFirst : rightSecond;
        const pair = step === 2 ? rightPair : this.#pairOf(second, third);
        sum += this.#conditional(context, second, third, pair);
        context = pair;
        second = third;
      }
      for (const cost of rest) sum += cost;
      sums.push(sum);
    }
    return sums;
  }

  wordScore(text: string): number {
    if (text.length > this.#characters.length) this.#characters = new Uint16Array(2 * text.length);
    for (let position = 0; position < text.length; position++)
      this.#characters[position] = this.#index[text.charCodeAt(position)] as number;
    this.#words ??= this.#readWords();
    return this.#words.score(this.#characters, text.length);
  }

  simplified(character: string): string {
    return character.length === 1
      ? String.fromCharCode(this.#simplified[character.charCodeAt(0)] as number)
      : character;
  }

  scriptOf(character: string): 'simplified' | 'traditional' | 'both' {
    const unit = character.charCodeAt(0);
    if (this.#simplified[unit] !== unit && character !== '') return 'traditional';
    return this.#isTarget[unit] === 1 ? 'simplified' : 'both';
  }

  frequency(character: string): number {
    return this.#single[indexOf(this.#index, character)] as number;
  }

  /** The number of a pair of characters, -1 where the model does not have it. */
  #pairOf(first: number, second: number): number {
    return find(this.#pairSecond, this.#pairStart[first] as number, this.#pairStart[first + 1] as number, second);
  }

  /** @param context the pair of the character before `second` and it; @param pair that of `second` and `third`. */
  #conditional(context: number, second: number, third: number, pair: number): number {
    let backOff = 0;
    if (context >= 0) {
      const start = this.#tripleStart[context] as number;
      const end = this.#tripleStart[context + 1] as number;
      if (end > start) {
        const triple = find(this.#tripleThird, start, end, third);
        if (triple >= 0) return this.#triple[triple] as number;
        backOff = this.#pairBackOff[context] as number;
      }
    }
    if (pair >= 0) return backOff + (this.#pair[pair] as number);
    return backOff + (this.#singleBackOff[second] as number) + (this.#single[third] as number);
  }
}

function indexOf(index: Uint16Array, character: string): number {
  return index[character === '' ? 0x0a : character.charCodeAt(0)] as number;
}

/** Read how many values each list has, then the lists, each ascending and written as differences. */
function readLists(reader: ByteReader, start: Uint32Array, values: Uint16Array): void {
  let place = 0;
  for (let list = 0; list + 1 < start.length; list++) {
    start[list] = place;
    place += reader.number();
  }
  start[start.length - 1] = place;
  for (let list = 0; list + 1 < start.length; list++) {
    let value = 0;
    for (let at = start[list] as number; at < (start[list + 1] as number); at++) {
      value += reader.number();
      values[at] = value;
    }
  }
}

function readCosts(reader: ByteReader, logarithms: Float32Array): void {
  for (let at = 0; at < logarithms.length; at++) logarithms[at] = -quantum * reader.byte();
}

/**
 * Position of a value in `[start, end)` of an ascending list, or -1. Halved without a branch: nobody foresees which half it is, and a wrong
 * guess costs more than a step.
 */
function find(values: Uint16Array, start: number, end: number, value: number): number {
  let place = start;
  let length = end - start;
  while (length > 1) {
    const half = length >> 1;
    // All ones where the value is not before the middle.
    place += half & ~((value - (values[place + half] as number)) >> 31);
    length -= half;
  }
  return length === 1 && values[place] === value ? place : -1;
}
