import type { Diagnosis, GlossEvidence } from '../diagnosis/diagnosis.ts';
import type { Step } from '../step.ts';
import { applyEdits, type Doubt } from '../traced/edit.ts';
import { diagnoseForTest, noGlosses, noOpinion } from './diagnose.ts';

/** What a test says of the whole document; what it does not say is found undamaged. */
export interface AssumedDamage {
  readonly converted?: boolean;
  readonly folded?: boolean;
  readonly straightQuotes?: boolean;
  readonly blanks?: boolean;
  readonly glossed?: string;
}

/** A diagnosis in which just the given damage is found. */
export function assume(text: string, damage: AssumedDamage): Diagnosis {
  const readings = new Map([...(damage.glossed ?? '')].map((character) => [character, 'x']));
  const glosses: GlossEvidence = { ...noGlosses, present: damage.glossed !== undefined, readings };
  const diagnosis = diagnoseForTest(text, glosses);
  return {
    ...diagnosis,
    script: { ...diagnosis.script, original: 'Hans', convertedToTraditional: damage.converted ?? false, unsure: false },
    punctuation: {
      widthFolded: damage.folded ?? false,
      quotesStraight: damage.straightQuotes ?? false,
      blanksBeforeMarks: damage.blanks ?? false,
    },
  };
}

/** What one step makes of a text, with its doubts. */
export function repairWith(
  step: Step,
  text: string,
  damage: AssumedDamage = {},
): { text: string; doubts: readonly Doubt[] } {
  const { edits, doubts } = step.repair(text, { diagnosis: assume(text, damage), language: noOpinion });
  return { text: applyEdits(text, edits), doubts };
}
