import { isHan } from '../characters/character-kinds.ts';
import { isMirrorMade, isNeverMade } from '../characters/mirror-table.ts';
import { isConverted } from '../diagnosis/gloss-traits.ts';
import { codeOf } from '../gbk/gbk.ts';
import type { LanguageModel } from '../language/language-model.ts';
import { scriptClasses, simplifiedForm, traditionalForm } from '../language/script-classes.ts';
import { signPrior, weighing } from '../language/weighing.ts';
import { withoutGlosses, writtenGlosses } from '../pinyin/written-gloss.ts';

/** What the whole page says about characters that may stand in a damaged spot. */
export interface Page {
  /** A text as it is asked about: 著 of a converted page counts as the 着 that it mostly was. The length stays the same. */
  asWritten(text: string): string;
  /** Log probability of a text (see `asWritten`) from a place on, in nats. */
  score(text: string, start: number): number;
  /** `score` from `start` on of each of some characters between the same neighbours (see `asWritten`), or of nothing between them. */
  scores(left: string, candidates: string, right: string, start: number): number[];
  /** Readings stand spliced in behind characters: the page went through a tool that inserts bytes. */
  readonly glossed: boolean;
  /**
   * What speaks for (above 0) or against a character (a UTF-16 unit) that was chosen among many, in nats.
   *
   * @param carriesGloss whether its gloss stands at the spot; undefined where none could.
   */
  prior(unit: number, carriesGloss: boolean | undefined): number;
  /**
   * What speaks for `[start, end)` of a text (see `asWritten`) in its context, in nats, to compare readings of one spot with: trigrams, words
   * and what else stands on the page together. Calibrated: differences are the logarithms of odds.
   *
   * @param score the text's `score` from `start` on, where it is known.
   */
  weight(text: string, start: number, end: number, score?: number): number;
  /**
   * Tell whether a reading has a character that nobody writes: unknown to the model, beyond GB 2312, made by no mirror, or a
   * full-width copy of ASCII (`＄`), and nowhere else on the page. Its bytes came together by chance, as where a private character was dropped from the run.
   */
  hasStranger(reading: string): boolean;
  /** The page has none of the private characters that shifted bytes make: a tool may have dropped them. */
  readonly missesPrivate: boolean;
  /** Runs of shifted characters, by how they open. */
  readonly runs: number;
}

/**
 * Weights in nats, set by hand so that one of them outweighs an ordinary difference between two words of the model.
 *
 * - `unglossed`: a mirror glosses every occurrence, so a character glossed elsewhere can't stand here without its gloss.
 * - `glossed`: the other way round, a gloss here is likelier of a character that has one elsewhere.
 * - `otherScript`: a converted page has no Simplified forms beyond those that stand elsewhere in it, nor Traditional ones that
 *   the conversion never makes (爲).
 * - `unconverted`: on a page that glosses nothing but what was converted, a gloss is not one of 及 but of 級.
 */
const weights = { unglossed: -8, glossed: 3, otherScript: -4, unconverted: -5 };

/** Characters looked at to know the page, UTF-16 code units. */
const sample = 200_000;

/** So many different characters with readings are no notes to single words. */
const fewestGlossed = 4;

/** Openings of shifted runs: what is left of a gloss, `?zhǔn)`, and the bytes between 。 and another mark or character, `?！`, `?；`. */
const openings = /\?(?:[a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]{1,7}\)|[！；])/g;

/** The model's logarithm for a character that it does not know lies below this, in nats. */
const unknownFrequency = -16.9;

/** Tell whether a character has a code of GB 2312, which holds what Simplified texts are written with but for rare names. */
function isInGb2312(unit: number): boolean {
  const code = codeOf(unit);
  return code >> 8 >= 0xb0 && code >> 8 <= 0xf7 && (code & 0xff) >= 0xa1;
}

/** Look at a text once, before its spots are weighed. */
export function lookAtPage(text: string, language: LanguageModel): Page {
  const head = text.slice(0, sample);
  /** UTF-16 units of the characters that carry a gloss. */
  const glossed = new Set<number>();
  for (const { fit, kind, character } of writtenGlosses(head))
    if (fit > 0 && kind === 'plain') glossed.add(character.charCodeAt(0));
  const glossesConverted =
    glossed.size >= fewestGlossed &&
    Array.from(glossed).every((unit) => isConverted(String.fromCharCode(unit), language));
  const classes = scriptClasses(language);
  const counts = [0, 0, 0];
  for (let index = 0; index < head.length; index++) {
    const unit = head.charCodeAt(index);
    (counts[classes[unit] as number] as number)++;
  }
  const [, simplified = 0, traditional = 0] = counts;
  const other = traditional > simplified ? simplifiedForm : traditional * 4 < simplified ? traditionalForm : undefined;
  const asWritten = (text: string) =>
    other === simplifiedForm && text.includes('著') ? text.replaceAll('著', '着') : text;
  const isForeign = (unit: number): boolean =>
    classes[unit] === other || (other === simplifiedForm && isNeverMade(unit));
  const foreign = new Set<number>();
  if (other !== undefined) {
    for (let index = 0; index < head.length; index++) {
      const unit = head.charCodeAt(index);
      if (isForeign(unit)) foreign.add(unit);
    }
  }
  return {
    asWritten,
    score: (text, start) => language.score(text, start),
    scores: (left, candidates, right, start) => language.scores(left, candidates, right, start),
    weight: weighing(language, () => asWritten(withoutGlosses(head))),
    glossed: glossed.size >= fewestGlossed,
    prior(unit, carriesGloss) {
      let prior = 0;
      if (carriesGloss !== undefined && glossed.has(unit)) prior += carriesGloss ? weights.glossed : weights.unglossed;
      if (carriesGloss === true && glossesConverted && !isConverted(String.fromCharCode(unit), language))
        prior += weights.unconverted;
      if (isForeign(unit) && !foreign.has(unit)) prior += weights.otherScript;
      return prior + signPrior(unit);
    },
    missesPrivate: !/[\ue000-\uf8ff]/.test(head),
    runs: head.match(openings)?.length ?? 0,
    hasStranger: (reading) =>
      Array.from(reading).some((character) => {
        const unit = character.charCodeAt(0);
        if (signPrior(unit) < 0) return !head.includes(character);
        if (!isHan(unit) || isInGb2312(unit) || isMirrorMade(unit)) return false;
        return language.frequency(character) <= unknownFrequency && !head.includes(character);
      }),
  };
}
