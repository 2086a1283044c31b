import { isNeverMade } from '../characters/mirror-table.ts';
import type { LanguageModel } from '../language/language-model.ts';
import { signPrior, weighing } from '../language/weighing.ts';
import { withoutGlosses, writtenGlosses } from '../pinyin/written-gloss.ts';

/** What the whole page says about characters that may stand in a damaged spot. */
export interface Page {
  /** Log probability of a text from a place on, in nats; 著 of a converted page counts as the 着 that it mostly was. */
  score(text: string, start: number): number;
  /** Readings stand spliced in behind characters: the page went through a tool that inserts bytes. */
  readonly glossed: boolean;
  /**
   * What speaks for (above 0) or against a character that was chosen among many, in nats.
   *
   * @param carriesGloss whether its gloss stands at the spot; undefined where none could.
   */
  prior(character: string, carriesGloss: boolean | undefined): number;
  /**
   * What speaks for `[start, end)` of a text in its context, in nats, to compare readings of one spot with: trigrams, words
   * and what else stands on the page together. Calibrated: differences are the logarithms of odds.
   */
  weight(text: string, start: number, end: number): number;
}

/**
 * Weights in nats, set by hand so that one of them outweighs an ordinary difference between two words of the model.
 *
 * - `unglossed`: a mirror glosses every occurrence, so a character glossed elsewhere can't stand here without its gloss.
 * - `glossed`: the other way round, a gloss here is likelier of a character that has one elsewhere.
 * - `otherScript`: a converted page has no Simplified forms beyond those that stand elsewhere in it, nor Traditional ones that
 *   the conversion never makes (爲).
 */
const weights = { unglossed: -8, glossed: 3, otherScript: -4 };

/** Characters looked at to know the page, UTF-16 code units. */
const sample = 200_000;

/** So many different characters with readings are no notes to single words. */
const fewestGlossed = 4;

/** Look at a text once, before its spots are weighed. */
export function lookAtPage(text: string, language: LanguageModel): Page {
  const head = text.slice(0, sample);
  const glossed = new Set(
    writtenGlosses(head)
      .filter(({ fit, kind }) => fit > 0 && kind === 'plain')
      .map(({ character }) => character),
  );
  const present = new Set(head);
  let traditional = 0;
  let simplified = 0;
  for (const character of head) {
    const script = language.scriptOf(character);
    if (script === 'traditional') traditional++;
    else if (script === 'simplified') simplified++;
  }
  const other = traditional > simplified ? 'simplified' : traditional * 4 < simplified ? 'traditional' : undefined;
  const asWritten = (text: string) => (other === 'simplified' ? text.replaceAll('著', '着') : text);
  const weigh = weighing(language, () => asWritten(withoutGlosses(head)));
  return {
    score(text, start) {
      return language.score(asWritten(text), start);
    },
    weight(text, start, end) {
      return weigh(asWritten(text), start, end);
    },
    glossed: glossed.size >= fewestGlossed,
    prior(character, carriesGloss) {
      let prior = 0;
      if (glossed.has(character) && carriesGloss !== undefined)
        prior += carriesGloss ? weights.glossed : weights.unglossed;
      const isForeign =
        language.scriptOf(character) === other || (other === 'simplified' && isNeverMade(character.charCodeAt(0)));
      if (isForeign && !present.has(character)) prior += weights.otherScript;
      return prior + signPrior(character);
    },
  };
}
