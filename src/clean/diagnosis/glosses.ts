import { isMirrorMade, mirrorImage, preimageElsewhere } from '../characters/mirror-table.ts';
import type { LanguageModel } from '../language/language-model.ts';
import { scriptClasses, traditionalForm } from '../language/script-classes.ts';
import { toneless, usualReadings } from '../pinyin/readings.ts';
import { type WrittenGloss, writtenGlosses } from '../pinyin/written-gloss.ts';
import type { GlossEvidence } from './diagnosis.ts';
import { judgeFewGlosses, type MirrorProof, mostFew } from './few-glosses.ts';

/** What the glosses of a document have in common, as shares (0-1) of those that fit their character. */
export interface GlossTraits {
  readonly count: number;
  readonly distinct: number;
  /** On characters of Traditional form: a mirror glosses what it converted, a note what is hard to read. */
  readonly onConverted: number;
  /** On characters that a conversion changes, in either form. */
  readonly onConvertible: number;
  /** Of all occurrences of the glossed characters, those that carry their gloss: a mirror glosses each of them. */
  readonly everywhere: number;
  /** With the character's usual reading: notes are made where the reading is not the usual one. */
  readonly usual: number;
  /** Followed at once by text, not by a mark, a blank or a line end. */
  readonly inline: number;
  readonly toneless: number;
  readonly halfWidth: number;
  /** Right behind another gloss: `業(ye)(ye)`. */
  readonly repeated: number;
  /** On a character right behind another glossed one: textbooks gloss words whole. */
  readonly adjoining: number;
  /** On the same character as the gloss just before, a few characters on: drills show one character in word after word (學校、學生). */
  readonly drilled: number;
  /** Median of the glossed characters' frequency, natural logarithm. */
  readonly frequency: number;
  /** Of the converted characters of the text, those that carry a gloss. */
  readonly density: number;
  /** Of all Han characters of the text, those that carry a gloss. */
  readonly densityOfHan: number;
  /** Of the parentheses with a syllable in them, those that fit their character. */
  readonly fitting: number;
}

interface Dialect {
  readonly name:
    | 'converted'
    | 'sparse'
    | 'pages'
    | 'single'
    | 'variants'
    | 'recurrent'
    | 'foreign-forms'
    | 'convertible'
    | 'scattered'
    | 'doubled';
  readonly why: string;
  matches(traits: GlossTraits): boolean;
}

/** Tell glosses that a tool put in: at every occurrence, with the usual reading and its tone, once, where text goes on. */
const isMechanical = (traits: GlossTraits): boolean =>
  traits.everywhere === 1 &&
  traits.usual === 1 &&
  traits.toneless === 0 &&
  traits.halfWidth === 1 &&
  traits.repeated === 0 &&
  traits.inline >= 0.5;

/**
 * Ways in which mirrors gloss. Each asks for much more than any note, lesson or dictionary gives: a mirror's glosses come
 * from replacing bytes, so every occurrence has one (measured: 99-100 %; notes to classics: 14-63 % where a character recurs).
 * A wrong yes deletes readings that an author wrote; a wrong no leaves a text as it was found.
 */
const dialects: readonly Dialect[] = [
  {
    name: 'converted',
    why: 'common Traditional characters, glossed everywhere in running text',
    matches: (traits) =>
      traits.count >= 3 &&
      traits.distinct >= 2 &&
      // Among many, some seem to follow a character that its shifted bytes make.
      traits.onConverted >= (traits.count < 20 ? 0.9 : 0.8) &&
      traits.everywhere >= 0.85 &&
      traits.usual >= 0.75 &&
      traits.frequency >= -10 &&
      traits.inline >= 0.4 &&
      // A lesson glosses words whole, and then also what both scripts share.
      (traits.adjoining <= 0.6 || (traits.count >= 10 && traits.onConverted === 1 && traits.halfWidth === 1)) &&
      traits.density >= (traits.count < 10 ? 0.2 : 0.015),
  },
  {
    name: 'sparse',
    why: 'a handful of very common Traditional characters with their usual readings, some again and again: a note is made once',
    matches: (traits) =>
      traits.count >= 5 &&
      traits.distinct >= 4 &&
      traits.count > traits.distinct &&
      traits.onConverted === 1 &&
      isMechanical(traits) &&
      traits.adjoining <= 0.3 &&
      traits.frequency >= -7.5,
  },
  {
    name: 'pages',
    why: 'pages of one mirror joined in one file, each with readings on characters of its own: many, on nothing but what was converted',
    matches: (traits) =>
      traits.count >= 60 &&
      traits.distinct >= 20 &&
      traits.onConverted >= 0.99 &&
      traits.everywhere >= 0.5 &&
      traits.usual >= 0.9 &&
      traits.frequency >= -8 &&
      traits.inline >= 0.6 &&
      traits.halfWidth >= 0.99 &&
      traits.adjoining <= 0.3 &&
      traits.density >= 0.1,
  },
  {
    name: 'single',
    why: 'one very common character, glossed everywhere in running text; on a Simplified page one that no learner asks about',
    matches: (traits) =>
      traits.count >= 3 &&
      (traits.onConverted === 1 || (traits.count >= 5 && traits.distinct === 1 && traits.frequency >= -6.5)) &&
      traits.everywhere >= 0.99 &&
      traits.usual === 1 &&
      traits.toneless === 0 &&
      traits.frequency >= -8 &&
      traits.inline >= 0.6 &&
      traits.halfWidth === 1 &&
      traits.adjoining <= 0.05,
  },
  {
    name: 'variants',
    why: 'a few very common characters, each many times, glossed everywhere in running text',
    matches: (traits) =>
      traits.count >= 4 &&
      traits.distinct >= 2 &&
      traits.count >= 1.5 * traits.distinct &&
      traits.everywhere >= 0.95 &&
      traits.usual >= 0.75 &&
      traits.frequency >= -8.5 &&
      traits.inline >= 0.6 &&
      traits.adjoining <= 0.35 &&
      traits.halfWidth >= 0.9 &&
      traits.densityOfHan <= 0.35,
  },
  {
    name: 'recurrent',
    why: 'few common characters, each again and again with its usual reading, wherever it stands: a note is made once',
    matches: (traits) =>
      traits.count >= 20 &&
      traits.count >= 4 * traits.distinct &&
      isMechanical(traits) &&
      traits.frequency >= -9 &&
      traits.densityOfHan <= 0.35,
  },
  {
    name: 'foreign-forms',
    why: 'very common characters of a Simplified page, among them every one that stands in its Traditional form: 國(guó)',
    matches: (traits) =>
      traits.count >= 4 &&
      traits.count > traits.distinct &&
      traits.onConverted >= 0.1 &&
      traits.onConverted <= 0.8 &&
      traits.density === 1 &&
      isMechanical(traits) &&
      traits.adjoining <= 0.25 &&
      traits.frequency >= -6.5,
  },
  {
    name: 'convertible',
    why: 'readings in running Simplified text on nothing but characters that Traditional writes otherwise: a tool chose them',
    matches: (traits) =>
      traits.count >= 8 &&
      traits.distinct >= 5 &&
      traits.onConvertible === 1 &&
      isMechanical(traits) &&
      traits.adjoining <= 0.3 &&
      traits.frequency >= -9 &&
      traits.densityOfHan <= 0.35,
  },
  {
    name: 'doubled',
    why: 'readings that stand twice, with nothing between: nobody writes 業(ye)(ye)',
    matches: (traits) => traits.count >= 2 && traits.repeated >= 0.8,
  },
  {
    name: 'scattered',
    why: 'toneless readings strewn over common characters of running text',
    matches: (traits) =>
      traits.count >= 8 &&
      traits.distinct >= 4 &&
      traits.toneless >= 0.9 &&
      traits.frequency >= -9 &&
      traits.inline >= 0.6 &&
      traits.halfWidth >= 0.9 &&
      traits.densityOfHan <= 0.35 &&
      traits.adjoining <= 0.25 &&
      (traits.repeated >= 0.2 || traits.count >= 20),
  },
];

/** Between a gloss and the next word of a drill are so many characters at most, UTF-16 code units: 書、朗讀. */
const drillStep = 4;

/** Of a drill's glosses so many have the same character just before; of a mirror's one in ten. */
const leastDrilled = 0.5;

const none: GlossEvidence = { present: false, unsure: false, count: 0, readings: new Map(), density: 0 };

/** Gather the evidence of pinyin glosses from a whole document; `proof` is asked for where they don't speak for themselves. */
export function diagnoseGlosses(text: string, language: LanguageModel, proof: () => MirrorProof): GlossEvidence {
  const readings = new Map<string, string>();
  const firsts: WrittenGloss[] = [];
  let count = 0;
  function* noted(): Generator<WrittenGloss> {
    for (const gloss of writtenGlosses(text)) {
      yield gloss;
      if (gloss.fit === 0) continue;
      readings.set(gloss.character, gloss.reading);
      if (++count <= mostFew) firsts.push(gloss);
    }
  }
  const traits = glossTraits(text, noted(), language);
  if (count === 0) return none;
  if (traits.drilled >= leastDrilled) return { ...none, count, readings };
  const many = traits.fitting >= 0.7 && dialects.some((dialect) => dialect.matches(traits));
  const few = many || count > mostFew ? 'none' : judgeFewGlosses(text, firsts, traits, proof(), language);
  return { present: many || few === 'sure', unsure: few === 'likely', count, readings, density: traits.density };
}

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
  let end = -1;
  let last = '';
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
    if (converted || mirrorImage(character.charCodeAt(0)) !== character.charCodeAt(0)) first.onConvertible++;
    if (gloss.fit === 3 || usualReadings(character).some((usual) => toneless(usual) === toneless(reading)))
      first.usual++;
    if (goesOn(text, gloss.end)) first.inline++;
    if (!gloss.hasTone) first.toneless++;
    if (!gloss.fullWidth) first.halfWidth++;
    if (gloss.carrier === end) first.adjoining++;
    if (character === last && gloss.carrier - end <= drillStep) first.drilled++;
    last = character;
    end = gloss.end;
  }
  const { occurrences, converted, han } = first.count === 0 ? noCharacters : census(text, counts.keys(), language);
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
    density: Math.min(1, share(onConverted * first.count, converted)),
    densityOfHan: share(first.count, han),
    fitting: share(all.fitting, all.written),
  };
}

/** Tell characters of Traditional form, and those of both scripts that conversions make: 著 of 着, 於 of 于. */
function isConverted(character: string, language: LanguageModel): boolean {
  const unit = character.charCodeAt(0);
  return language.scriptOf(character) === 'traditional' || isMirrorMade(unit) || preimageElsewhere(unit) !== 0;
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

const noCharacters = { occurrences: 0, converted: 0, han: 0 };

/** A table by UTF-16 unit, emptied for each text: to make it anew takes longer than to count a short text. */
const carrierUnits = new Uint8Array(0x10000);

/** Count the glossed characters wherever they stand, the characters of Traditional form and all Han characters. */
function census(text: string, glossed: Iterable<string>, language: LanguageModel) {
  let occurrences = 0;
  let converted = 0;
  let han = 0;
  const classes = scriptClasses(language);
  const carriers = carrierUnits.fill(0);
  for (const character of glossed)
    for (let index = 0; index < character.length; index++) carriers[character.charCodeAt(index)] = 1;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x3400 || unit > 0x9fff) continue;
    han++;
    if (carriers[unit] === 1) occurrences++;
    if (classes[unit] === traditionalForm) converted++;
  }
  return { occurrences, converted, han };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
