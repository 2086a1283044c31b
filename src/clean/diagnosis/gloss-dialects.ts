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
  /** Followed at once by text, not by a mark, a blank or a line end; on a page that has one blank behind nearly all of them, by that. */
  readonly inline: number;
  readonly toneless: number;
  readonly halfWidth: number;
  /** Right behind another gloss: `業(ye)(ye)`. */
  readonly repeated: number;
  /** On a character right behind another glossed one: textbooks gloss words whole. */
  readonly adjoining: number;
  /**
   * On the same character as the gloss just before, a few characters on, in another word: drills show one character in word after
   * word (學校、學生), menus one word again and again (視頻設備、音頻設備).
   */
  readonly drilled: number;
  /**
   * On a page of Simplified forms, how many different characters it has in Traditional form: 0 unless each of them carries a gloss
   * wherever it stands, and stands nowhere in Simplified form.
   */
  readonly foreignForms: number;
  /** Median of the glossed characters' frequency, natural logarithm. */
  readonly frequency: number;
  /** Of the converted characters of the text, those that carry a gloss. */
  readonly density: number;
  /** Of all Han characters of the text, those that carry a gloss. */
  readonly densityOfHan: number;
  /** Of the parentheses with a syllable in them, those that fit their character. */
  readonly fitting: number;
  /** Whole words stand in pinyin, as learners' texts have them. */
  readonly besideWords: boolean;
  /** See `contrast`: what speaks for characters that were chosen without regard for how hard they are, in nats. */
  readonly contrast: number;
}

/** Of a drill's glosses so many have the same character just before; of a mirror's one in ten. */
export const leastDrilled = 0.5;

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
    | 'mixed-tones'
    | 'doubled'
    | 'regardless';
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
      traits.densityOfHan <= 0.35 &&
      (traits.count >= 12 || !traits.besideWords),
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
      traits.onConverted >= 0.1 &&
      traits.onConverted <= 0.8 &&
      isMechanical(traits) &&
      traits.frequency >= (traits.foreignForms > 0 ? -7.5 : -6.5) &&
      ((traits.count >= 4 && traits.foreignForms >= 2 && traits.adjoining <= 0.5) ||
        (traits.count >= (traits.foreignForms > 0 ? 3 : 4) &&
          traits.density === 1 &&
          traits.count > traits.distinct &&
          traits.adjoining <= 0.25)),
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
    name: 'regardless',
    why: 'characters chosen without regard for how hard they are: who writes notes, writes them to the hardest of a text',
    matches: (traits) =>
      traits.count >= 3 &&
      isMechanical(traits) &&
      traits.adjoining <= 0.35 &&
      traits.densityOfHan <= 0.15 &&
      traits.contrast >= 6,
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
  {
    name: 'mixed-tones',
    why: 'readings every few characters of running text, now with a tone mark and now without: nobody writes both, nor at such a pace',
    matches: (traits) =>
      traits.count >= 8 &&
      traits.distinct >= 6 &&
      traits.toneless >= 0.2 &&
      traits.toneless <= 0.8 &&
      traits.usual >= 0.9 &&
      traits.frequency >= -8.5 &&
      traits.inline >= 0.5 &&
      traits.halfWidth === 1 &&
      traits.adjoining <= 0.02 &&
      traits.densityOfHan >= 0.05 &&
      traits.densityOfHan <= 0.3,
  },
];

/** Tell whether the glosses of a document are a mirror's, by what they have in common. */
export function isDialect(traits: GlossTraits): boolean {
  return traits.drilled < leastDrilled && traits.fitting >= 0.7 && dialects.some((dialect) => dialect.matches(traits));
}
