import { UnitSet } from '../characters/unit-set.ts';
import type { LanguageModel } from './language-model.ts';
import { PageWords } from './page-words.ts';

/**
 * Weights of the trigrams' and the words' logarithms, and with them those of `PageWords`: fitted by maximum likelihood with
 * `scripts/data/fit-weights.ts`, on news and laws that neither the model was built from nor the bench measures on.
 */
const evidence = { trigrams: 0.36, words: 0.5 };

/** The full-width copies of ASCII other than punctuation (`＃`, `Ａ`) are rare, in nats; set by hand. */
const fullWidthSign = -5;

/**
 * Weigh `[start, end)` of a text in its context, in nats, to compare readings of one spot with: trigrams, words and what
 * else stands on the page together. Calibrated: differences are the logarithms of odds. `score` is what the trigrams say from
 * `start` on, where that is known.
 */
export type Weigh = (text: string, start: number, end: number, score?: number) => number;

/**
 * What trigrams and words say together of a text from a place on, in nats; see `Weigh`.
 *
 * @param score what the trigrams say, where that is known.
 */
export function plausibility(
  language: LanguageModel,
  text: string,
  start: number,
  score: number = language.score(text, start),
): number {
  return evidence.trigrams * score + evidence.words * language.wordScore(text);
}

/** @param page what is known of the page, without glosses; asked for once, when there is something to weigh. */
export function weighing(language: LanguageModel, page: () => string): Weigh {
  let words: PageWords | undefined;
  return (text, start, end, score) => {
    words ??= new PageWords(page(), language);
    return plausibility(language, text, start, score) + words.familiarity(text, start, end);
  };
}

const commonFullWidth = new UnitSet('！（），：；？％－．／～');

/** What speaks against a sign (a UTF-16 unit) that hardly anyone writes, in nats. */
export function signPrior(unit: number): number {
  return unit >= 0xff01 && unit <= 0xff5e && !commonFullWidth.has(unit) ? fullWidthSign : 0;
}

/** A value and its probability among all that are possible, 0-1. */
export interface Share<Value> {
  readonly value: Value;
  readonly share: number;
}

/** Share the probability out among values by their weights (values may recur), likeliest first. */
export function sharesOf<Value>(
  weighed: readonly { readonly value: Value; readonly weight: number }[],
): Share<Value>[] {
  const best = weighed.reduce((most, { weight }) => Math.max(most, weight), Number.NEGATIVE_INFINITY);
  const found = new Map<Value, number>();
  let sum = 0;
  for (const { value, weight } of weighed) {
    const probability = Math.exp(weight - best);
    found.set(value, (found.get(value) ?? 0) + probability);
    sum += probability;
  }
  return [...found].map(([value, share]) => ({ value, share: share / sum })).sort((a, b) => b.share - a.share);
}

/**
 * Share of the probability from which on a reading is put in without more, and `likelyShare`, from which on it is put in and
 * listed as a doubt; below, it is listed alone. On modelled damage of news at all densities none that was put in was
 * wrong, and none of the lost characters of UTF-8 read as GBK, which need the higher share. At 0.98 three of 700 were; of
 * characters lost at random on other pages (`scripts/data/fit-weights.ts`) one in 250 is wrong above the bound.
 */
export const sureShare = 0.997;
export const likelyShare = 0.992;
