import type { GlossEvidence, ScriptEvidence } from './diagnosis.ts';

/** Gather the evidence of the script; neutral until script conversion is undone. */
export function diagnoseScript(_text: string, _glosses: GlossEvidence): ScriptEvidence {
  return { original: 'Hans', convertedToTraditional: false, mixed: false };
}
