import { foldedCodePoints } from '../script/fold.ts';
import type { Span } from './api.ts';
import { parseQuery } from './query/parse.ts';
import { findPattern } from './query/pattern.ts';
import { hitPatterns } from './query/query.ts';

/**
 * Spans of a query's hits in a text shown to the reader (a paragraph or a title), in either script.
 *
 * @returns half-open spans in UTF-16 code units, ascending, joined where they overlap.
 */
export function hitsInBlock(query: string, text: string): readonly Span[] {
  const { query: parsed } = parseQuery(query);
  if (parsed === undefined) return [];
  const folded = foldedCodePoints(text);
  const found = hitPatterns(parsed)
    .flatMap((pattern) => findPattern(folded, pattern).map((start): Span => ({ start, end: start + pattern.length })))
    .sort((one, other) => one.start - other.start || other.end - one.end);
  const units = [0];
  for (const character of text) units.push((units.at(-1) ?? 0) + character.length);
  const spans: Span[] = [];
  let last: Span | undefined;
  for (const { start, end } of found) {
    if (last !== undefined && start < last.end) last = { start: last.start, end: Math.max(last.end, end) };
    else last = { start, end };
    if (spans.at(-1)?.start === last.start) spans.pop();
    spans.push(last);
  }
  return spans.map(({ start, end }) => ({ start: units[start] ?? 0, end: units[end] ?? text.length }));
}
