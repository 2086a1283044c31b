import type { LanguageModel } from './language-model.ts';

/** A model that is read when it is first asked: most texts have nothing to weigh, and it takes as long to read as they to clean. */
export function lateLanguageModel(read: () => LanguageModel): LanguageModel {
  let known: LanguageModel | undefined;
  const model = (): LanguageModel => {
    known ??= read();
    return known;
  };
  return {
    logProbability: (character, previous, beforePrevious) =>
      model().logProbability(character, previous, beforePrevious),
    score: (text, start, end) => model().score(text, start, end),
    scores: (left, candidates, right, start) => model().scores(left, candidates, right, start),
    wordScore: (text) => model().wordScore(text),
    simplified: (character) => model().simplified(character),
    scriptOf: (character) => model().scriptOf(character),
    frequency: (character) => model().frequency(character),
  };
}
