import { isHan } from '../characters/character-kinds.ts';
import type { LanguageModel } from '../language/language-model.ts';
import { isSyllable, toneless } from '../pinyin/readings.ts';

/**
 * Who writes notes, writes them to what is hardest to read: where a share u of a text's other characters is rarer, the chance that he
 * chose this one falls as (1 - u)^3. A mirror takes characters without regard for that.
 */
const steepness = 4;

/** A character is rarer than another when it is so much less frequent, in nats: half as frequent. */
const rarer = 0.7;

/**
 * Who needs a note on one character cannot read others that are so much rarer, in nats: it counts only where so many different
 * ones have none.
 */
const harder = 2;
const fewestHarder = 10;

/**
 * Characters as rare as this, natural logarithm of the share of running text, stand in texts for grown-up readers: 2 different ones
 * in a story for learners, 6 in 400 characters of news. Fewer than these without a note, and a text may be a learner's.
 */
const learned = -10;
const fewestLearned = 4;

/** A note is made once: so much each further one of the same character adds, in nats, and so many of them count. */
const ofRepeated = 1.5;
const mostRepeated = 3;

/** A parenthesis of pinyin that is more than a syllable. */
const inPinyin = /[(（]([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü'’ ]{3,40})[)）]/g;

/** Tell whether whole words stand in pinyin, `朋友(péngyou)`: mirrors gloss single characters. */
export function hasWordsInPinyin(text: string): boolean {
  for (const [, words = ''] of text.matchAll(inPinyin))
    if (toneless(words) !== words && !isSyllable(words.replaceAll(' ', ''))) return true;
  return false;
}

/**
 * Tell how much likelier a text's glossed characters are chosen without regard for how hard they are than by somebody who
 * writes notes: natural logarithm of the odds. What may be a learner's text proves nothing: one with whole words in pinyin, or
 * without hard characters.
 *
 * @param glossed the characters that carry a gloss, counted.
 */
export function contrast(text: string, glossed: ReadonlyMap<string, number>, language: LanguageModel): number {
  if (hasWordsInPinyin(text)) return 0;
  const others = new Set<string>();
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (isHan(character.charCodeAt(0)) && !glossed.has(character)) others.add(character);
  }
  const frequencies = Array.from(others, (character) => language.frequency(character));
  const below = (most: number): number => frequencies.filter((frequency) => frequency < most).length;
  if (below(learned) < fewestLearned) return 0;
  let odds = 0;
  let repeated = 0;
  for (const [character, count] of glossed) {
    const own = language.frequency(character);
    // Half a character more keeps the commonest of all from proving everything.
    const rest = (frequencies.length - below(own - rarer) + 0.5) / (frequencies.length + 0.5);
    const gain = -Math.log(steepness) - (steepness - 1) * Math.log(rest);
    if (gain < 0 || below(own - harder) >= fewestHarder) odds += gain;
    repeated += count - 1;
  }
  return odds > 0 ? odds + ofRepeated * Math.min(repeated, mostRepeated) : odds;
}
