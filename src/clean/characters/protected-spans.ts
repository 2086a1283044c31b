import type { Span } from '../traced/edit.ts';

/** Code (fenced, inline), web and mail addresses: where ASCII marks mean something and entities are shown on purpose. */
const protectedText =
  /```[^`]*```|`[^`\n]{1,400}`|https?:\/\/[!-~]+|www\.[!-~]+|[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,255}/g;

/** Code alone. */
const codeText = /```[^`]*```|`[^`\n]{1,400}`|<(?:code|pre)>[^<]*<\/(?:code|pre)>/g;

function spansOf(text: string, pattern: RegExp): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(pattern)) spans.push({ start: match.index, end: match.index + match[0].length });
  return spans;
}

/** Spans of code and addresses, ascending; a tool for ordered scans. */
export function protectedSpans(text: string): SpanCursor {
  return new SpanCursor(spansOf(text, protectedText));
}

/** Spans of code, ascending. */
export function codeSpans(text: string): SpanCursor {
  return new SpanCursor(spansOf(text, codeText));
}

/** Answers whether positions lie in one of the spans, for positions asked in ascending order. */
export class SpanCursor {
  readonly #spans: readonly Span[];
  #index = 0;

  constructor(spans: readonly Span[]) {
    this.#spans = spans;
  }

  covers(position: number): boolean {
    let span = this.#spans[this.#index];
    while (span !== undefined && span.end <= position) span = this.#spans[++this.#index];
    return span !== undefined && span.start <= position;
  }
}
