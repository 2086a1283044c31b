import { findByteShifts } from '../byte-shifts/find.ts';
import type { LanguageModel } from '../language/language-model.ts';
import type { Diagnosis } from './diagnosis.ts';
import { glossEvidence } from './glosses.ts';
import { punctuationEvidence } from './punctuation.ts';
import { scriptEvidence } from './script.ts';

/** Gather from a whole text, before any repair, the evidence of how it was damaged. */
export function diagnose(text: string, language: LanguageModel): Diagnosis {
  return {
    glosses: glossEvidence(text, language),
    byteShifts: { count: findByteShifts(text, language).length },
    script: scriptEvidence(),
    punctuation: punctuationEvidence(),
  };
}
