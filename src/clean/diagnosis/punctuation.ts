import type { PunctuationEvidence } from './diagnosis.ts';

/** Gather the evidence of damaged punctuation; neutral until punctuation is repaired. */
export function diagnosePunctuation(_text: string): PunctuationEvidence {
  return { widthFolded: false, quotesStraight: false, blanksBeforeMarks: false };
}
