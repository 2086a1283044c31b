/** What was found in one index, and the algebra of such findings. Every operation is linear in what it is given. */

import type { Pattern } from './query/pattern.ts';

/** Where something was found in one page. */
export interface PageMatch {
  readonly page: number;
  /** Start and end (half-open) of each hit by turns, in positions of the index; ascending. */
  readonly spans: readonly number[];
  /** How many of the hits, the first ones, are in the title. */
  readonly titleCount: number;
  /** Hits that were only counted; then there are no spans, and the text says where they are. */
  readonly counted?: CountedHits;
}

export interface CountedHits {
  readonly count: number;
  readonly pattern: Pattern;
}

/** Number of hits in a page. */
export const hitCount = ({ spans, counted }: PageMatch): number => counted?.count ?? spans.length / 2;

/** Pages in ascending order. */
export type Matches = readonly PageMatch[];

/** Put the hits of two findings in one page together; the same hit twice counts once. */
function joined(one: PageMatch, other: PageMatch): PageMatch {
  if (other.spans.length === 0) return one;
  if (one.spans.length === 0) return other;
  const spans: number[] = [];
  let titleCount = 0;
  let left = 0;
  let right = 0;
  while (left < one.spans.length || right < other.spans.length) {
    const [leftStart = Infinity, leftEnd = 0] = [one.spans[left], one.spans[left + 1]];
    const [rightStart = Infinity, rightEnd = 0] = [other.spans[right], other.spans[right + 1]];
    const same = leftStart === rightStart && leftEnd === rightEnd;
    const takeLeft = leftStart < rightStart || (leftStart === rightStart && leftEnd <= rightEnd);
    const inTitle = takeLeft ? left < one.titleCount * 2 : right < other.titleCount * 2;
    spans.push(takeLeft ? leftStart : rightStart, takeLeft ? leftEnd : rightEnd);
    if (inTitle) titleCount++;
    if (takeLeft || same) left += 2;
    if (!takeLeft || same) right += 2;
  }
  return { page: one.page, spans, titleCount };
}

/** Go through two findings page by page. */
function* sideBySide(one: Matches, other: Matches): Generator<[PageMatch | undefined, PageMatch | undefined]> {
  let left = 0;
  let right = 0;
  while (left < one.length || right < other.length) {
    const leftMatch = one[left];
    const rightMatch = other[right];
    const order = (leftMatch?.page ?? Infinity) - (rightMatch?.page ?? Infinity);
    yield [order <= 0 ? leftMatch : undefined, order >= 0 ? rightMatch : undefined];
    if (order <= 0) left++;
    if (order >= 0) right++;
  }
}

/** Pages in both, with the hits of both. */
export function both(one: Matches, other: Matches): Matches {
  const found: PageMatch[] = [];
  for (const [left, right] of sideBySide(one, other)) if (left && right) found.push(joined(left, right));
  return found;
}

/** Pages in either, with the hits of both. */
export function either(one: Matches, other: Matches): Matches {
  const found: PageMatch[] = [];
  for (const [left, right] of sideBySide(one, other)) {
    if (left && right) found.push(joined(left, right));
    else if (left ?? right) found.push((left ?? right) as PageMatch);
  }
  return found;
}

/** Pages of the first that are not in the second. */
export function without(one: Matches, other: Matches): Matches {
  const found: PageMatch[] = [];
  for (const [left, right] of sideBySide(one, other)) if (left && !right) found.push(left);
  return found;
}

/** Hits in titles. */
export function inTitles(matches: Matches): Matches {
  return matches
    .filter(({ titleCount }) => titleCount > 0)
    .map(({ page, spans, titleCount }) => ({ page, spans: spans.slice(0, titleCount * 2), titleCount }));
}

/** Hits of each that have a hit of the other within `distance` positions between them. */
export function near(one: Matches, other: Matches, distance: number): Matches {
  const found: PageMatch[] = [];
  for (const [left, right] of sideBySide(one, other)) {
    if (!left || !right) continue;
    const nearLeft = nearTo(left, right, distance);
    if (nearLeft.spans.length > 0) found.push(joined(nearLeft, nearTo(right, left, distance)));
  }
  return found;
}

/** Hits of `one` that have a hit of `other` near them. Both are ascending, so the window only moves on. */
function nearTo(one: PageMatch, other: PageMatch, distance: number): PageMatch {
  const spans: number[] = [];
  let titleCount = 0;
  let window = 0;
  for (let index = 0; index < one.spans.length; index += 2) {
    const start = one.spans[index] ?? 0;
    const end = one.spans[index + 1] ?? 0;
    while (window < other.spans.length && (other.spans[window + 1] ?? 0) + distance < start) window += 2;
    const nearest = other.spans[window];
    if (nearest === undefined || nearest > end + distance) continue;
    spans.push(start, end);
    if (index < one.titleCount * 2) titleCount++;
  }
  return { page: one.page, spans, titleCount };
}
