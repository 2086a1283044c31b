import type { StepResult } from './step.ts';
import { steps } from './steps/index.ts';
import type { Span } from './traced/edit.ts';
import type { TracedText } from './traced/traced-text.ts';

const stayOpen = new Set(steps.filter((step) => step.doubtsStayOpen).map(({ name }) => name));

/**
 * The places of the present text where an earlier step saw damage that it did not dare to repair, ascending. What stands
 * there is not what was written: neither a mark to widen nor a control character to remove nor a form to turn back.
 */
export function openDamage(traced: TracedText): readonly Span[] {
  return traced.doubts.filter(({ step }) => stayOpen.has(step));
}

/** What of a step's edits and doubts lies outside some spans, given in ascending order. */
export function outside(result: StepResult, spans: readonly Span[]): StepResult {
  if (spans.length === 0) return result;
  const { edits, doubts } = result;
  return { edits: notIn(spans, edits), doubts: notIn(spans, doubts) };
}

function notIn<Item extends Span>(spans: readonly Span[], items: readonly Item[]): Item[] {
  return items.filter(({ start, end }) => !meets(spans, start, end));
}

/** Tell whether a span shares a character with one of others, or, empty, stands inside one. */
function meets(spans: readonly Span[], start: number, end: number): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span).end <= start) low = middle + 1;
    else high = middle;
  }
  const span = spans[low];
  return span !== undefined && span.start < end;
}
