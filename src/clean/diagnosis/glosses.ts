import type { LanguageModel } from '../language/language-model.ts';
import { type WrittenGloss, writtenGlosses } from '../pinyin/written-gloss.ts';
import type { GlossEvidence } from './diagnosis.ts';
import { judgeFewGlosses, type MirrorProof, mostFew } from './few-glosses.ts';
import { type GlossTraits, isDialect } from './gloss-dialects.ts';
import { glossTraits, isConverted } from './gloss-traits.ts';

const none: GlossEvidence = { present: false, unsure: false, on: 'any', count: 0, readings: new Map(), density: 0 };

/**
 * Gather the evidence of pinyin glosses from a whole document; `proof` is asked for where they don't speak for themselves (see `judgeFewGlosses`).
 *
 * A mirror writes its glosses in half-width parentheses: others are an author's and not looked at.
 */
export function diagnoseGlosses(
  text: string,
  language: LanguageModel,
  proof: (needless: number) => MirrorProof,
): GlossEvidence {
  if (!hasFitting(text)) return none;
  const firsts: WrittenGloss[] = [];
  let count = 0;
  let once = 0;
  let converted = 0;
  function* noted(): Generator<WrittenGloss> {
    for (const gloss of halfWidthGlosses(text)) {
      yield gloss;
      if (gloss.fit === 0) continue;
      count++;
      if (gloss.kind !== 'repeated' && ++once <= mostFew) firsts.push(gloss);
      if (isConverted(gloss.character, language)) converted++;
    }
  }
  const all = glossTraits(text, noted(), language);
  const whole = isDialect(all);
  const own = converted < count ? besideNotes(text, converted, whole, language) : undefined;
  const few = whole || own || once > mostFew ? 'none' : judgeFewGlosses(text, firsts, all, proof, language);
  const readings = new Map<string, string>();
  for (const { character, reading, fit } of halfWidthGlosses(text))
    if (fit > 0 && (own === undefined || isConverted(character, language))) readings.set(character, reading);
  return {
    present: whole || own !== undefined || few === 'sure',
    unsure: few === 'likely',
    on: own === undefined ? 'any' : 'converted',
    count: own === undefined ? count : converted,
    readings,
    density: (own ?? all).density,
  };
}

/** Tell whether any gloss of a text is one: most texts have none, and nothing to measure. */
function hasFitting(text: string): boolean {
  for (const { fullWidth, fit } of writtenGlosses(text)) if (!fullWidth && fit > 0) return true;
  return false;
}

/** A text's glosses in half-width parentheses, one at a time: a large text has millions. */
function* halfWidthGlosses(text: string, keep: (gloss: WrittenGloss) => boolean = () => true): Generator<WrittenGloss> {
  for (const gloss of writtenGlosses(text)) if (!gloss.fullWidth && keep(gloss)) yield gloss;
}

/** Beside an author's notes so many glosses on converted characters, each on average so often, are a mirror's. */
const fewestBesideNotes = 8;
const leastRecurring = 1.5;

/** Notes stand before a mark (`觱(bì)：`) or on characters as rare as this, natural logarithm. */
const mostInlineNotes = 0.3;
const noteFrequency = -9;

/**
 * Tell a mirror's glosses on converted characters from an author's notes on others, where the two differ in kind: what the
 * mirror's have in common.
 *
 * @param converted number of glosses on converted characters.
 * @param whole all glosses together are known for a mirror's; else more is asked for.
 */
function besideNotes(
  text: string,
  converted: number,
  whole: boolean,
  language: LanguageModel,
): GlossTraits | undefined {
  if (!whole && converted < fewestBesideNotes) return undefined;
  const isOwn = ({ character, fit }: WrittenGloss): boolean => fit > 0 && isConverted(character, language);
  const own = glossTraits(text, halfWidthGlosses(text, isOwn), language);
  if (!isDialect(own) || (!whole && own.count < leastRecurring * own.distinct)) return undefined;
  const isOther = (gloss: WrittenGloss): boolean => gloss.fit > 0 && !isOwn(gloss);
  const notes = glossTraits(text, halfWidthGlosses(text, isOther), language);
  return notes.inline <= mostInlineNotes || notes.frequency <= noteFrequency ? own : undefined;
}
