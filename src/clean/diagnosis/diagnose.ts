import { findByteShifts } from '../byte-shifts/find.ts';
import { isSure, repairPart } from '../byte-shifts/settle.ts';
import type { LanguageModel } from '../language/language-model.ts';
import { withoutGlosses } from '../pinyin/written-gloss.ts';
import { type Diagnosis, undiagnosed } from './diagnosis.ts';
import { diagnoseGlosses } from './glosses.ts';
import { diagnosePunctuation } from './punctuation.ts';
import { diagnoseScript } from './script.ts';
import { diagnoseSpun } from './spun.ts';

/** Gather from a whole text, before any repair, the evidence of how it was damaged; what its bytes show is not known here. */
export function diagnose(text: string, language: LanguageModel): Diagnosis {
  const spots = findByteShifts(text, language);
  const byteShifts = { count: spots.filter(isSure).length };
  // Where one of its characters is open, a spot is shifted none the less.
  const shifted = spots.filter((spot) => isSure(spot) || repairPart(text, spot, language, false) !== undefined);
  const glosses = diagnoseGlosses(text, language, (needless) => ({
    converted: diagnoseScript(withoutGlosses(text), false, needless).convertedToTraditional,
    shifted: shifted.length > 0,
  }));
  /** A reading among shifted bytes is a mirror's too. */
  const isGlossed = glosses.present || shifted.some(({ entry }) => entry.kind === 'gloss');
  return {
    reread: undiagnosed.reread,
    glosses,
    byteShifts,
    script: diagnoseScript(text, isGlossed),
    punctuation: diagnosePunctuation(text, glosses.present),
    spun: diagnoseSpun(text),
  };
}
