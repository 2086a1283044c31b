import { type Diagnosis, type GlossEvidence, undiagnosed } from '../diagnosis/diagnosis.ts';
import { diagnosePunctuation } from '../diagnosis/punctuation.ts';
import { diagnoseScript } from '../diagnosis/script.ts';
import { diagnoseSpun } from '../diagnosis/spun.ts';
import type { LanguageModel } from '../language/language-model.ts';
import type { Step } from '../step.ts';
import { TracedText } from '../traced/traced-text.ts';

/** A language model without an opinion: whatever a step decides with it, it decides by words. */
export const noOpinion: LanguageModel = {
  logProbability: () => 0,
  score: () => 0,
  scores: (_, candidates) => new Array(Math.max(candidates.length, 1)).fill(0),
  wordScore: () => 0,
  simplified: (code) => code,
  scriptOf: () => 'both',
  frequency: () => 0,
};

export const noGlosses: GlossEvidence = {
  present: false,
  unsure: false,
  on: 'any',
  count: 0,
  readings: new Map(),
  density: 0,
};

/** Diagnose a text as the cleaner does, with the gloss evidence given. */
export function diagnoseForTest(text: string, glosses: GlossEvidence = noGlosses): Diagnosis {
  return {
    reread: undiagnosed.reread,
    glosses,
    byteShifts: { count: 0 },
    script: diagnoseScript(text, glosses.present),
    punctuation: diagnosePunctuation(text),
    spun: diagnoseSpun(text),
  };
}

/** Run steps one after another over a text, as the runner does. */
export function runSteps(text: string, steps: readonly Step[], diagnosis = diagnoseForTest(text)): TracedText {
  const traced = new TracedText(text);
  for (const step of steps) traced.apply(step, step.repair(traced.text, { diagnosis, language: noOpinion }));
  return traced;
}
