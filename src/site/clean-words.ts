import { recordedSteps } from '../clean/steps/index.ts';
import { structureDoubts, structureRules } from '../clean/structure/words.ts';
import type { Words } from './words.ts';

/** Plain words for all that the cleaner writes into its records. */
export function cleanerWords(): Words {
  return {
    reasons: {
      ...Object.fromEntries(recordedSteps.map(({ name, reasons }) => [name, reasons])),
      structure: structureDoubts,
    },
    rules: structureRules,
  };
}
