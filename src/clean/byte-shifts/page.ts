import type { LanguageModel } from '../language/language-model.ts';
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
   * @param carriesGloss whether its gloss stands at the spot.
   */
  prior(character: string, carriesGloss: boolean): number;
  /** What speaks for a character between its neighbours because the page has the same pairs elsewhere, in nats. */
  familiarity(previous: string, character: string, next: string): number;
}

/**
 * Weights in nats, set by hand so that one of them outweighs an ordinary difference between two words of the model.
 *
 * - `unglossed`: a mirror glosses every occurrence, so a character glossed elsewhere can't stand here without its gloss.
 * - `glossed`: the other way round, a gloss here is likelier of a character that has one elsewhere.
 * - `otherScript`: a converted page has no Simplified forms beyond those that stand elsewhere in it.
 * - `fullWidthSign`: the full-width copies of ASCII other than punctuation (`＃`, `Ａ`).
 * - `familiar`: a page repeats its words; for each pair of Han characters that stands elsewhere too.
 */
const weights = { unglossed: -8, glossed: 3, otherScript: -4, fullWidthSign: -5, familiar: 1.5 };

/** Characters looked at to know the page, UTF-16 code units. */
const sample = 200_000;

/** So many different characters with readings are no notes to single words. */
const fewestGlossed = 4;

/** Look at a whole text once, before its spots are weighed. */
export function lookAtPage(text: string, language: LanguageModel): Page {
  const glossed = new Set(
    writtenGlosses(text)
      .filter(({ fit, kind }) => fit > 0 && kind === 'plain')
      .map(({ character }) => character),
  );
  const head = text.slice(0, sample);
  const present = new Set(head);
  let traditional = 0;
  let simplified = 0;
  for (const character of head) {
    const script = language.scriptOf(character);
    if (script === 'traditional') traditional++;
    else if (script === 'simplified') simplified++;
  }
  const other = traditional > simplified ? 'simplified' : traditional * 4 < simplified ? 'traditional' : undefined;
  let pairs: ReadonlySet<string> | undefined;
  return {
    score(text, start) {
      return language.score(other === 'simplified' ? text.replaceAll('著', '着') : text, start);
    },
    glossed: glossed.size >= fewestGlossed,
    familiarity(previous, character, next) {
      pairs ??= hanPairs(withoutGlosses(head));
      return weights.familiar * (Number(pairs.has(previous + character)) + Number(pairs.has(character + next)));
    },
    prior(character, carriesGloss) {
      let prior = 0;
      if (glossed.has(character)) prior += carriesGloss ? weights.glossed : weights.unglossed;
      if (language.scriptOf(character) === other && !present.has(character)) prior += weights.otherScript;
      if (/[\uff01-\uff5e]/.test(character) && !/[！（），：；？％－．／～]/.test(character))
        prior += weights.fullWidthSign;
      return prior;
    },
  };
}

/** Every two Han characters that stand side by side. */
function hanPairs(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let position = 1; position < text.length; position++) {
    if (isHan(text.charCodeAt(position - 1)) && isHan(text.charCodeAt(position)))
      pairs.add(text.slice(position - 1, position + 1));
  }
  return pairs;
}

function isHan(unit: number): boolean {
  return unit >= 0x3400 && unit <= 0x9fff;
}
