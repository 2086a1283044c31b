import { isHan } from '../characters/character-kinds.ts';
import { isMirrorMade, mirrorImage, preimage, preimageElsewhere } from '../characters/mirror-table.ts';
import type { LanguageModel } from '../language/language-model.ts';
import { scriptClasses, simplifiedForm, traditionalForm } from '../language/script-classes.ts';
import { toneless, usualReadings } from '../pinyin/readings.ts';
import { hasBlankBehind, leastSpaced, type WrittenGloss } from '../pinyin/written-gloss.ts';
import { contrast, hasWordsInPinyin } from './contrast.ts';
import type { GlossTraits } from './gloss-dialects.ts';

/** Between a gloss and the next word of a drill are so many characters at most, UTF-16 code units: 書、朗讀. */
const drillStep = 4;

/** Share of the Han characters that carry a gloss with a blank behind it, at most. */
const mostOfHanSpaced = 0.25;

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
    spaced: 0,
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
    else if (hasBlankBehind(text, gloss)) first.spaced++;
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
  // A word list has its blanks too, and hardly a character without its reading.
  const isSpaced = first.spaced >= leastSpaced * first.count && first.count <= mostOfHanSpaced * han;
  return {
    count: first.count,
    distinct: counts.size,
    onConverted,
    onConvertible: share(first.onConvertible, first.count),
    everywhere: Math.min(1, share(first.count - first.residue, occurrences)),
    usual: share(first.usual, first.count),
    inline: share(isSpaced ? first.inline + first.spaced : first.inline, first.count),
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
