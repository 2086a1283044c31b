/**
 * What the whole document shows of how it was damaged: evidence, gathered before any repair. Steps act on it, the record
 * and the report say it in words.
 */
export interface Diagnosis {
  /** What the source's bytes say otherwise than its encoding. */
  readonly reread: RereadEvidence;
  /** Pinyin spliced in behind characters, `產(chǎn)業(yè)`. */
  readonly glosses: GlossEvidence;
  /** GBK bytes shifted by a blind insertion, `鏈?zhǔn)剿季S`. */
  readonly byteShifts: { readonly count: number };
  /** The script of the characters as they stand, and what they were written in. */
  readonly script: ScriptEvidence;
  /** Full-width marks folded to half-width. */
  readonly punctuation: PunctuationEvidence;
  /** Words replaced by out-of-place synonyms: recognised, never undone. */
  readonly spun: SpunEvidence;
}

export interface RereadEvidence {
  /** Places where glosses or control bytes stood between the bytes of a character. */
  readonly inserted: number;
  /** True when lines are in another encoding. */
  readonly otherEncoding: boolean;
}

export interface GlossEvidence {
  /** True when the document as a whole is a mirror's glossed copy; false for notes to a classic, a name's reading … */
  readonly present: boolean;
  /** True when nobody would have written such glosses, but the page has too few of them and nothing else proves a mirror. */
  readonly unsure: boolean;
  /** What the mirror glosses: on a converted page nothing but what was converted; readings of other characters are notes. */
  readonly on: 'converted' | 'any';
  /** Number of glosses seen. */
  readonly count: number;
  /** Glossed characters with their reading as spliced in, `{ 產: 'chǎn' }`. */
  readonly readings: ReadonlyMap<string, string>;
  /** Share (0-1) of the converted (Traditional) characters that carry a gloss. */
  readonly density: number;
}

export interface ScriptEvidence {
  /** Script of the original: `Hans` also where a mirror turned it into Traditional. */
  readonly original: 'Hans' | 'Hant';
  /** True when a mirror converted a Simplified original to Traditional, character by character. */
  readonly convertedToTraditional: boolean;
  /** True when both scripts stand in the text beyond what conversion explains. */
  readonly mixed: boolean;
  /** True when the characters look converted but the evidence is too thin to act on: a doubt, no change. */
  readonly unsure: boolean;
  /** True for a page with kana: its characters are Japanese, not Traditional. */
  readonly japanese: boolean;
  /** Characters of one script only, and words that tell a conversion from a text born Traditional; occurrences. */
  readonly counts: {
    readonly simplifiedOnly: number;
    readonly traditionalOnly: number;
    /** Words as only a conversion writes them, 關于 復雜. */
    readonly converted: number;
    /** Characters, words and marks as only a text born Traditional has them, 後 裡 「. */
    readonly bornTraditional: number;
  };
}

export interface PunctuationEvidence {
  /** Full-width marks were folded to half-width all through. */
  readonly widthFolded: boolean;
  /** Straight quotation marks stand for paired ones. */
  readonly quotesStraight: boolean;
  /** Blanks were put before punctuation marks. */
  readonly blanksBeforeMarks: boolean;
}

export interface SpunEvidence {
  readonly spun: boolean;
  /** Number of different out-of-place words. */
  readonly kinds: number;
  /** Out-of-place words per thousand characters. */
  readonly perThousand: number;
}

/** What is known before anything was looked at. */
export const undiagnosed: Diagnosis = {
  reread: { inserted: 0, otherEncoding: false },
  glosses: { present: false, unsure: false, on: 'any', count: 0, readings: new Map(), density: 0 },
  byteShifts: { count: 0 },
  script: {
    original: 'Hans',
    convertedToTraditional: false,
    mixed: false,
    unsure: false,
    japanese: false,
    counts: { simplifiedOnly: 0, traditionalOnly: 0, converted: 0, bornTraditional: 0 },
  },
  punctuation: { widthFolded: false, quotesStraight: false, blanksBeforeMarks: false },
  spun: { spun: false, kinds: 0, perThousand: 0 },
};
