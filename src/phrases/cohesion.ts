import { phraseHash, type RecurringStrings, type ShortCounts } from './count-recurring.ts';

/** Characters that no phrase begins or ends with: grammar that belongs to what stands beside it. */
const noStart = /^[的了着过们吗呢吧和及]/u;
const noEnd = /[的了着把被而和及在是我他你这那一]$/u;
/** Numerals and what counts: dates and amounts recur, and are no phrases. */
const numerals = /[〇零一二三四五六七八九十百千万亿两年月日第个]/gu;

/** Tell whether a (folded) string begins or ends with grammar that belongs to what stands beside it. */
export function cutsGrammar(phrase: string): boolean {
  return noStart.test(phrase) || noEnd.test(phrase);
}

/** Tell whether a (folded) string cannot be a phrase: it begins or ends in the middle of grammar, or is mostly a number. */
export function stopsAtEdge(phrase: string): boolean {
  if (cutsGrammar(phrase)) return true;
  return (phrase.match(numerals)?.length ?? 0) * 2 >= phrase.length;
}

/**
 * How many times more often a string stands than its two parts would meet by chance, as a power of two: of all ways to
 * cut it in two, the one that explains it best.
 */
export function chanceRatio(phrase: string, strings: RecurringStrings, short: ShortCounts): number {
  const count = (string: string): number => strings.get(string)?.occurrences ?? short.shortCount(phraseHash(string));
  const whole = strings.get(phrase)?.occurrences ?? 0;
  let least = Number.POSITIVE_INFINITY;
  for (let cut = 1; cut < phrase.length; cut++) {
    const byChance = (count(phrase.slice(0, cut)) * count(phrase.slice(cut))) / short.characters;
    least = Math.min(least, Math.log2(whole / byChance));
  }
  return least;
}

/** Uncertainty of a choice, bits. */
export function contextEntropy(counts: ReadonlyMap<number, number>): number {
  let total = 0;
  for (const count of counts.values()) total += count;
  let bits = 0;
  for (const count of counts.values()) bits -= (count / total) * Math.log2(count / total);
  return bits;
}
