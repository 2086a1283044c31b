/** A model of running Simplified Chinese, used to weigh one reading of a damaged spot against another. */
export interface LanguageModel {
  /** Natural logarithm of the probability of a character (one code point) after the two before it (`''` at a start). */
  logProbability(character: string, previous: string, beforePrevious: string): number;
}
