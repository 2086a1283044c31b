import { UnitSet } from '../characters/unit-set.ts';
import type { LanguageModel } from '../language/language-model.ts';
import { scriptClasses, traditionalForm } from '../language/script-classes.ts';
import { readingsOf, toneless } from '../pinyin/readings.ts';
import { type WrittenGloss, writtenGlosses } from '../pinyin/written-gloss.ts';
import type { GlossEvidence } from './diagnosis.ts';
import { judgeFewGlosses, type MirrorProof, mostFew } from './few-glosses.ts';

/** What the glosses of a document have in common, as shares (0-1) of those that fit their character. */
export interface GlossTraits {
  readonly count: number;
  readonly distinct: number;
  /** On characters of Traditional form: a mirror glosses what it converted, a note what is hard to read. */
  readonly onConverted: number;
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
  readonly name: 'converted' | 'single' | 'variants' | 'scattered';
  readonly why: string;
  matches(traits: GlossTraits): boolean;
}

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
      traits.onConverted >= 0.9 &&
      traits.everywhere >= 0.85 &&
      traits.usual >= 0.75 &&
      traits.frequency >= -10 &&
      traits.inline >= 0.4 &&
      traits.adjoining <= 0.6 &&
      traits.density >= (traits.count < 10 ? 0.2 : 0.015),
  },
  {
    name: 'single',
    why: 'one very common Traditional character, glossed everywhere in running text',
    matches: (traits) =>
      traits.count >= 3 &&
      traits.onConverted === 1 &&
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

const none: GlossEvidence = { present: false, unsure: false, count: 0, readings: new Map(), density: 0 };

/** Gather the evidence of pinyin glosses from a whole document; `proof` is asked for where they don't speak for themselves. */
export function diagnoseGlosses(text: string, language: LanguageModel, proof: () => MirrorProof): GlossEvidence {
  const written = writtenGlosses(text);
  const fitting = written.filter((gloss) => gloss.fit > 0);
  if (fitting.length === 0) return none;
  const traits = glossTraits(text, written, language);
  const many = traits.fitting >= 0.7 && dialects.some((dialect) => dialect.matches(traits));
  const few = many || fitting.length > mostFew ? 'none' : judgeFewGlosses(text, fitting, traits, proof(), language);
  return {
    present: many || few === 'sure',
    unsure: few === 'likely',
    count: fitting.length,
    readings: new Map(fitting.map(({ character, reading }) => [character, reading])),
    density: traits.density,
  };
}

/** Measure what a document's glosses have in common; all zero when none of them fits its character. */
export function glossTraits(text: string, written: readonly WrittenGloss[], language: LanguageModel): GlossTraits {
  const fitting = written.filter((gloss) => gloss.fit > 0);
  const first = fitting.filter((gloss) => gloss.kind !== 'repeated');
  const glossed = new Set(first.map((gloss) => gloss.character));
  const { occurrences, converted, han } = census(text, glossed, language);
  const of = (test: (gloss: WrittenGloss) => boolean) => share(first.filter(test).length, first.length);
  const frequencies = first.map((gloss) => language.frequency(gloss.character)).sort((a, b) => a - b);
  const ends = new Set(first.map((gloss) => gloss.end));
  return {
    count: first.length,
    distinct: glossed.size,
    onConverted: of((gloss) => language.scriptOf(gloss.character) === 'traditional'),
    everywhere: Math.min(1, share(first.filter((gloss) => gloss.kind !== 'residue').length, occurrences)),
    usual: of((gloss) => toneless(readingsOf(gloss.character)[0] ?? '') === toneless(gloss.reading)),
    inline: of((gloss) => /[\p{L}\p{N}(（“《]/u.test(text[gloss.end] ?? '')),
    toneless: of((gloss) => !gloss.hasTone),
    halfWidth: of((gloss) => !gloss.fullWidth),
    repeated: share(fitting.length - first.length, first.length),
    adjoining: of((gloss) => ends.has(gloss.carrier)),
    frequency: frequencies[frequencies.length >> 1] ?? 0,
    density: Math.min(
      1,
      share(of((gloss) => language.scriptOf(gloss.character) === 'traditional') * first.length, converted),
    ),
    densityOfHan: share(first.length, han),
    fitting: share(fitting.length, written.length),
  };
}

/** Count the glossed characters wherever they stand, the characters of Traditional form and all Han characters. */
function census(text: string, glossed: ReadonlySet<string>, language: LanguageModel) {
  let occurrences = 0;
  let converted = 0;
  let han = 0;
  const classes = scriptClasses(language);
  const carriers = new UnitSet(...glossed);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x3400 || unit > 0x9fff) continue;
    han++;
    if (carriers.has(unit)) occurrences++;
    if (classes[unit] === traditionalForm) converted++;
  }
  return { occurrences, converted, han };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
