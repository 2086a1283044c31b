import { steps } from './steps/index.ts';
import type { Span } from './traced/edit.ts';
import type { TracedText } from './traced/traced-text.ts';

const stayOpen = new Map(steps.map(({ name, openDoubts = [] }) => [name, new Set(openDoubts)]));

/**
 * The places of the present text where an earlier step saw damage that it did not dare to repair, ascending. What stands
 * there is not what was written: neither a mark to widen nor a control character to remove nor a form to turn back.
 */
export function openDamage(traced: TracedText): readonly Span[] {
  return traced.doubtsThat(({ step, reason }) => stayOpen.get(step)?.has(reason) === true);
}
