import type { LanguageModel } from '../language/language-model.ts';
import { withoutGlosses, writtenGlosses } from '../pinyin/written-gloss.ts';

/** The start of a shifted run: so improbable a character, in nats (see `leastMean`), of the first ones up to its end. */
export const opensShifted = { mean: -9, most: 6 };

/** Marks before which the tool cuts, and what stands behind one: `31個。ㄗ灾螀^(qū)` of 31個省（自治區. */
const behindMark = /[。！？；，、!;,](?=([\u3105-\u3129\u3400-\u9fff][^\n]{1,28}))/g;
const firstCharacters = /^[\u3105-\u3129\u3400-\u9fff]{1,4}/;

/** Within so many characters the text is back in step by a sign of ASCII, UTF-16 code units; a run of 30 has one all but for sure. */
const longestRun = 60;
const stepsBack = /[@-~?€]/;

/**
 * The places of a glossed text where a byte may be lost without a sign, in order: marks behind which the first characters make no
 * words, and glosses that do not fit their character.
 */
export function* silentPlaces(text: string, language: LanguageModel): Generator<number> {
  const unfit = Array.from(writtenGlosses(text))
    .filter(({ fit, fullWidth, hasTone, kind }) => fit === 0 && !fullWidth && hasTone && kind === 'plain')
    .map(({ start }) => start);
  let next = 0;
  for (const { index, 1: behind = '' } of text.matchAll(behindMark)) {
    for (; (unfit[next] ?? text.length) < index; next++) yield unfit[next] as number;
    const run = firstCharacters.exec(withoutGlosses(behind))?.[0] ?? '';
    if (language.score(run, 0) > opensShifted.mean * run.length) continue;
    if (stepsBack.test(text.slice(index, index + longestRun))) yield index;
  }
  yield* unfit.slice(next);
}
