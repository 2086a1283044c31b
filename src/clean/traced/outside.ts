import type { Doubt, Edit, Span } from './edit.ts';

interface Found {
  readonly edits: readonly Edit[];
  readonly doubts: readonly Doubt[];
}

/** What of a step's edits and doubts lies outside some spans, given in ascending order. */
export function outside(result: Found, spans: readonly Span[]): Found {
  if (spans.length === 0) return result;
  const { edits, doubts } = result;
  return { edits: notIn(spans, edits), doubts: notIn(spans, doubts) };
}

function notIn<Item extends Span>(spans: readonly Span[], items: readonly Item[]): Item[] {
  return items.filter(({ start, end }) => !meets(spans, start, end));
}

/** Tell whether a span shares a character with one of others, given in ascending order, or, empty, stands inside one. */
export function meets(spans: readonly Span[], start: number, end: number): boolean {
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
