import type { LanguageModel } from '../language/language-model.ts';
import { toneless, usualReadings } from '../pinyin/readings.ts';
import { type WrittenGloss, withoutGlosses } from '../pinyin/written-gloss.ts';
import { type GlossTraits, leastDrilled } from './gloss-dialects.ts';

/** What a page shows, besides its glosses, of having been through a mirror's tools. */
export interface MirrorProof {
  /** Words show that it was converted from Simplified, one character at a time. */
  readonly converted: boolean;
  /** Its GBK bytes are shifted for sure. */
  readonly shifted: boolean;
}

/** More glosses than this show by themselves whose they are. */
export const mostFew = 9;

/** A character as common as this needs no note, natural logarithm of its share of running text. */
const leastFrequency = -8.5;

/** Nobody notes how a character as common as this is read, in whatever word: one of the commonest three hundred. */
const everydayFrequency = -7;

/** Of four or more glosses so many stand in words that are seen to be common; the others may stand in words that the model lacks. */
const leastNeedless = 0.75;

/** Of a mirror's glosses so many follow each other, 發(fā)現(xiàn); of a lesson's nearly all. */
const mostAdjoining = 0.5;

/** So many needless glosses, one of them for the second time, are a mirror's; and so many on nothing but what was converted. */
const leastAgain = 3;
const leastOnConverted = 6;

/** Share of a running text's characters that so few glosses can stand on; a drill has hardly any others (學(xué)校、學(xué)生). */
const mostOfRunningText = 0.15;

/** A word outweighs its characters one by one by so much, in nats. */
const wordMargin = 2;

/**
 * Tell whose the glosses of a page are that has too few to show it themselves: `sure` where they are a mirror's, `likely`
 * where nobody writes such glosses and yet nothing else on the page proves a mirror.
 *
 * Notes are made to rare characters, to names and to readings that are not the usual one; a mirror glosses a common
 * character in a common word with its usual reading, wherever it stands. One such gloss may be a slip, so it counts
 * only beside shifted bytes, which are the same tool's work, and on a page that was converted as mirrors do, to which such a gloss
 * adds evidence of its own; three count where one of them is there again.
 *
 * @param proofOf what else proves a mirror, beside so many needless glosses.
 */
export function judgeFewGlosses(
  text: string,
  glosses: readonly WrittenGloss[],
  traits: GlossTraits,
  proofOf: (needless: number) => MirrorProof,
  language: LanguageModel,
): 'sure' | 'likely' | 'none' {
  const needless = glosses.filter((gloss) => isNeedless(text, gloss, language)).length;
  const proof = proofOf(traits.onConverted === 1 ? needless : 0);
  const isConverted = proof.converted && traits.onConverted === 1;
  // Of a converted page's glosses one may stand behind a shifted character, and a mirror has one reading for 長 in whatever word.
  const least = isConverted && traits.count >= 4 ? leastNeedless : 1;
  if (traits.count === 0 || traits.fitting < least || traits.drilled >= leastDrilled) return 'none';
  if (needless < glosses.length * (traits.count < 4 ? 1 : leastNeedless) || traits.everywhere < 1) return 'none';
  if (traits.usual < least || traits.frequency < leastFrequency) return 'none';
  // The letter is half of the very character that the reading belongs to.
  const isAmongBytes = proof.shifted || glosses.some(({ kind }) => kind === 'residue');
  // Lessons gloss words whole.
  if (traits.adjoining > mostAdjoining) return 'none';
  if (isConverted || isAmongBytes) return 'sure';
  // A reader's help glosses a word once, and what both scripts share as soon as what they do not.
  const again = traits.count >= leastAgain && traits.count > traits.distinct;
  const isRunning = traits.densityOfHan <= mostOfRunningText;
  if (
    isRunning &&
    traits.onConverted === 1 &&
    needless === glosses.length &&
    (again || traits.count >= leastOnConverted)
  )
    return 'sure';
  return traits.count > 1 ? 'likely' : 'none';
}

/** Tell whether no editor would write this gloss: its character is read as usual, and an everyday one or a common one in a common word. */
function isNeedless(text: string, gloss: WrittenGloss, language: LanguageModel): boolean {
  const { character, carrier, start, end } = gloss;
  if (gloss.kind === 'residue') return true;
  const usual = gloss.kind === 'plain' && hasUsualReading(gloss) && !gloss.fullWidth;
  if (!usual || carrier !== start - 1 || /\s/.test(text.slice(start, end))) return false;
  if (language.frequency(character) < leastFrequency) return false;
  if (language.frequency(character) >= everydayFrequency) return true;
  const next = withoutGlosses(text.slice(end, end + 12)).charAt(0);
  const previous = withoutGlosses(text.slice(Math.max(0, carrier - 12), carrier)).slice(-1);
  return isWord(previous + character, language) || isWord(character + next, language);
}

/** Tell whether a gloss is its character's usual reading, with its tone or, as some mirrors write it, without. */
function hasUsualReading({ fit, hasTone, character, reading }: WrittenGloss): boolean {
  if (hasTone) return fit === 3;
  return fit > 0 && usualReadings(character).some((known) => toneless(known) === reading);
}

function isWord(pair: string, language: LanguageModel): boolean {
  const [first = '', second = ''] = pair;
  if (second === '') return false;
  return language.wordScore(pair) - language.wordScore(first) - language.wordScore(second) >= wordMargin;
}
