import type { ScriptEvidence } from './diagnosis.ts';

/** Gather the evidence of the script; neutral until script conversion is undone. */
export function scriptEvidence(): ScriptEvidence {
  return { original: 'Hans', convertedToTraditional: false, mixed: false };
}
