import { isHan } from '../characters/character-kinds.ts';
import { isMirrorMade, mirrorImage, preimage, preimageElsewhere } from '../characters/mirror-table.ts';
import type { LanguageModel } from '../language/language-model.ts';
import { scriptClasses, simplifiedForm, traditionalForm } from '../language/script-classes.ts';
import { toneless, usualReadings } from '../pinyin/readings.ts';
import { type WrittenGloss, writtenGlosses } from '../pinyin/written-gloss.ts';
import { contrast, hasWordsInPinyin } from './contrast.ts';
import type { GlossEvidence } from './diagnosis.ts';
import { judgeFewGlosses, type MirrorProof, mostFew } from './few-glosses.ts';
import { type GlossTraits, isDialect } from './gloss-dialects.ts';

/** Between a gloss and the next word of a drill are so many characters at most, UTF-16 code units: 書、朗讀. */
const drillStep = 4;

const none: GlossEvidence = { present: false, unsure: false, on: 'any', count: 0, readings: new Map(), density: 0 };

/**
 * Gather the evidence of pinyin glosses from a whole document; `proof` is asked for where they don't speak for themselves.
 *
 * A mirror writes its glosses in half-width parentheses: others are an author's and not looked at.
 */
export function diagnoseGlosses(text: string, language: LanguageModel, proof: () => MirrorProof): GlossEvidence {
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
  const few = whole || own || once > mostFew ? 'none' : judgeFewGlosses(text, firsts, all, proof(), language);
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

/** A page is of Simplified forms where it has so many for each of Traditional form. */
const leastOfPage = 2;

/** Measure what a document's glosses have in common; all zero when none of them fits its character. */
export function glossTraits(text: string, written: Iterable<WrittenGloss>, language: LanguageModel): GlossTraits {
  const all = { written: 0, fitting: 0 };
  /** Of those that fit and repeat none: how many there are, by character, and how many have each trait. */
  const first = {
    count: 0,
    residue: 0,
    onConverted: 0,
    onConvertible: 0,
    usual: 0,
    inline: 0,
    toneless: 0,
    halfWidth: 0,
    adjoining: 0,
    drilled: 0,
  };
  const counts = new Map<string, number>();
  /** Glosses on characters of Traditional form, and those characters. */
  let onTraditional = 0;
  const traditional = new Set<string>();
  let end = -1;
  let last = '';
  /** The character behind the gloss before. */
  let lastNext = '';
  for (const gloss of written) {
    all.written++;
    if (gloss.fit === 0) continue;
    all.fitting++;
    if (gloss.kind === 'repeated') continue;
    const { character, reading } = gloss;
    first.count++;
    counts.set(character, (counts.get(character) ?? 0) + 1);
    if (gloss.kind === 'residue') first.residue++;
    const converted = isConverted(character, language);
    if (converted) first.onConverted++;
    if (language.scriptOf(character) === 'traditional') {
      onTraditional++;
      traditional.add(character);
    }
    if (converted || mirrorImage(character.charCodeAt(0)) !== character.charCodeAt(0)) first.onConvertible++;
    if (gloss.fit === 3 || usualReadings(character).some((usual) => toneless(usual) === toneless(reading)))
      first.usual++;
    if (goesOn(text, gloss.end)) first.inline++;
    if (!gloss.hasTone) first.toneless++;
    if (!gloss.fullWidth) first.halfWidth++;
    if (gloss.carrier === end) first.adjoining++;
    const next = hanAt(text, gloss.end);
    if (character === last && gloss.carrier - end <= drillStep && (next === '' || next !== lastNext)) first.drilled++;
    last = character;
    lastNext = next;
    end = gloss.end;
  }
  const { occurrences, converted, simplified, han } = first.count === 0 ? noCharacters : census(text, counts, language);
  const onConverted = share(first.onConverted, first.count);
  return {
    count: first.count,
    distinct: counts.size,
    onConverted,
    onConvertible: share(first.onConvertible, first.count),
    everywhere: Math.min(1, share(first.count - first.residue, occurrences)),
    usual: share(first.usual, first.count),
    inline: share(first.inline, first.count),
    toneless: share(first.toneless, first.count),
    halfWidth: share(first.halfWidth, first.count),
    repeated: share(all.fitting - first.count, first.count),
    adjoining: share(first.adjoining, first.count),
    drilled: share(first.drilled, first.count),
    frequency: medianFrequency(counts, first.count, language),
    get foreignForms() {
      const all = onTraditional === converted && simplified >= leastOfPage * converted;
      const isTurned = (character: string): boolean => !text.includes(simplifiedFormOf(character));
      return all && [...traditional].every(isTurned) ? traditional.size : 0;
    },
    density: Math.min(1, share(onConverted * first.count, converted)),
    densityOfHan: share(first.count, han),
    fitting: share(all.fitting, all.written),
    get besideWords() {
      return hasWordsInPinyin(text);
    },
    get contrast() {
      return contrast(text, counts, language);
    },
  };
}

/** Tell characters of Traditional form, and those of both scripts that conversions make: 著 of 着, 於 of 于. */
export function isConverted(character: string, language: LanguageModel): boolean {
  const unit = character.charCodeAt(0);
  return language.scriptOf(character) === 'traditional' || isMirrorMade(unit) || preimageElsewhere(unit) !== 0;
}

/** The Simplified form that a mirror makes a character of. */
function simplifiedFormOf(character: string): string {
  const unit = character.charCodeAt(0);
  return String.fromCharCode(preimage(unit) || preimageElsewhere(unit) || unit);
}

/** The Han character at a place; empty where there is none. */
function hanAt(text: string, place: number): string {
  return place < text.length && isHan(text.charCodeAt(place)) ? text.charAt(place) : '';
}

/** Tell whether text goes on at a place: a letter, a figure, a mark that opens. */
function goesOn(text: string, place: number): boolean {
  if (place >= text.length) return false;
  const unit = text.charCodeAt(place);
  if (unit >= 0x4e00 && unit <= 0x9fff) return true;
  let known = goingOn.get(unit);
  if (known === undefined) {
    known = /[\p{L}\p{N}(（“《]/u.test(text.charAt(place));
    goingOn.set(unit, known);
  }
  return known;
}

/** Units that were asked about, a few dozen marks and letters, and whether text goes on with them. */
const goingOn = new Map<number, boolean>();

/** The upper median of the frequencies of characters, each as often as it is counted; 0 where there is none. */
function medianFrequency(counts: ReadonlyMap<string, number>, count: number, language: LanguageModel): number {
  const frequencies = Array.from(counts, ([character, times]) => ({ value: language.frequency(character), times }));
  let passed = 0;
  for (const { value, times } of frequencies.sort((a, b) => a.value - b.value)) {
    passed += times;
    if (passed > count >> 1) return value;
  }
  return 0;
}

const noCharacters = { occurrences: 0, converted: 0, simplified: 0, han: 0 };

/** A table by UTF-16 unit, emptied after each text: to make it anew takes longer than to count a short text. */
const carrierUnits = new Uint8Array(0x10000);

/** The last character of an excerpt, which may be cut from its gloss, and what is left of that. */
const cutOff = /[\u3400-\u9fff](?:\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{0,6})?$/;
const longestCutOff = 8;

/** Count the glossed characters wherever they stand, the characters of Traditional and of Simplified form and all Han characters. */
function census(text: string, glossed: ReadonlyMap<string, number>, language: LanguageModel) {
  let occurrences = 0;
  let converted = 0;
  let simplified = 0;
  let han = 0;
  const classes = scriptClasses(language);
  const carriers = carrierUnits;
  const mark = (value: 0 | 1): void => {
    for (const character of glossed.keys())
      for (let index = 0; index < character.length; index++) carriers[character.charCodeAt(index)] = value;
  };
  mark(1);
  const end = text.length - (text.slice(-longestCutOff).match(cutOff)?.[0].length ?? 0);
  for (let index = 0; index < end; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x3400 || unit > 0x9fff) continue;
    han++;
    if (carriers[unit] === 1) occurrences++;
    const form = classes[unit];
    if (form === traditionalForm) converted++;
    else if (form === simplifiedForm) simplified++;
  }
  mark(0);
  return { occurrences, converted, simplified, han };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
