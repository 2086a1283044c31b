import type { LanguageModel } from '../language/language-model.ts';

/** The start of a shifted run: so improbable a character, in nats (see `leastMean`), of the first ones up to its end. */
export const opensShifted = { mean: -9, most: 6 };

/** Marks before which the tool cuts, and a run of characters behind one: `31個。ㄗ灾螀^(qū)` of 31個省（自治區. */
const behindMark = /[。！？；，、!;,](?=([\u3105-\u3129\u3400-\u9fff]{2,4}))/g;

/** Within so many characters the text is back in step by a sign of ASCII, UTF-16 code units; a run of 30 has one all but for sure. */
const longestRun = 60;
const stepsBack = /[@-~?€]/;

/** The marks of a text behind which the first characters make no words. */
export function* silentMarks(text: string, language: LanguageModel): Generator<number> {
  for (const { index, 1: run = '' } of text.matchAll(behindMark))
    if (
      language.score(run, 0) <= opensShifted.mean * run.length &&
      stepsBack.test(text.slice(index, index + longestRun))
    )
      yield index;
}
