import { findByteShifts } from '../byte-shifts/find.ts';
import { isSure } from '../byte-shifts/settle.ts';
import type { LanguageModel } from '../language/language-model.ts';
import { withoutGlosses } from '../pinyin/written-gloss.ts';
import { type Diagnosis, undiagnosed } from './diagnosis.ts';
import { diagnoseGlosses } from './glosses.ts';
import { diagnosePunctuation } from './punctuation.ts';
import { diagnoseScript } from './script.ts';
import { diagnoseSpun } from './spun.ts';

/** Gather from a whole text, before any repair, the evidence of how it was damaged; what its bytes show is not known here. */
export function diagnose(text: string, language: LanguageModel): Diagnosis {
  const byteShifts = { count: findByteShifts(text, language).filter(isSure).length };
  const glosses = diagnoseGlosses(text, language, () => ({
    converted: diagnoseScript(withoutGlosses(text), undiagnosed.glosses).convertedToTraditional,
    shifted: byteShifts.count > 0,
  }));
  return {
    reread: undiagnosed.reread,
    glosses,
    byteShifts,
    script: diagnoseScript(text, glosses),
    punctuation: diagnosePunctuation(text, glosses.present),
    spun: diagnoseSpun(text),
  };
}
