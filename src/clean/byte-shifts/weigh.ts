import { digitClass } from '../language/language-model.ts';
import type { Entry } from './entry.ts';
import { type Chain, follow } from './follow.ts';
import type { Page } from './page.ts';
import type { Place, Reading, Weighed } from './reading.ts';
import { asItStandsIn, hasControl, rightContext } from './spot-context.ts';
import { ways } from './ways.ts';

/** Before these an eaten sign was a figure. */
const isFigure = /[0-9.%％．]/;

/** Weigh all readings of a possible entry; undefined when none of them gets back into step. */
export function weigh(text: string, entry: Entry, page: Page, place: Place): Weighed | undefined {
  const { before } = place;
  const best = new Map<string, Reading>();
  let longest: Chain | undefined;
  for (const head of entry.heads) {
    const chain = follow(text, entry.chainStart, head.pending);
    if (chain === undefined) continue;
    longest = longest === undefined || chain.end > longest.end ? chain : longest;
    const isInFigure = (chain.open || chain.after !== '') && isFigure.test(text[chain.end] ?? '');
    const next = (isInFigure ? digitClass : '') + rightContext(text, chain.end);
    for (const reading of ways(place, head, chain, next, page, entry.kind)) {
      const known = best.get(reading.insert);
      if (known === undefined || reading.weight > known.weight) best.set(reading.insert, reading);
    }
  }
  if (longest === undefined) return undefined;
  const after = rightContext(text, longest.end);
  // An emoji leaves two question marks side by side; the tool's bytes, or the blanks that they became, stand between.
  if (entry.kind === 'double-cut' && text[entry.start + 1] === '?' && !hasControl(text, entry.start, longest.end)) {
    const nothing = rareSign(text.slice(entry.start, longest.end), before, after, page);
    best.set(nothing.insert, nothing);
  }
  const readings = Array.from(best.values()).sort((a, b) => b.weight - a.weight);
  const first = readings[0] as Reading;
  const asItStands = asItStandsIn(text, entry.start, longest.end);
  const old = page.score(page.asWritten(before + asItStands + after), before.length);
  const mean = first.score / Math.max(first.insert.length + after.length, 1);
  // At a line's end something was eaten too; only after a sentence it can have been nothing that is read.
  const open =
    longest.open ||
    page.hasStranger(first.insert) ||
    (longest.candidates.length > 1 && after.startsWith('\n') && !/[。！？…”’；：）》<]$/.test(first.insert));
  return {
    entry,
    end: longest.end,
    readings,
    share: 1 / readings.reduce((sum, { weight }) => sum + Math.exp(weight - first.weight), 0),
    chosen: { head: entry.heads.some(({ candidates }) => candidates.length > 1), tail: longest.candidates.length > 1 },
    proven: longest.proven ?? false,
    before,
    next: after,
    gain: first.score - old,
    mean,
    open,
  };
}

/** How much rarer than any one character a sign is that GBK can't say, an emoji, before a mark; in nats, set by hand. */
const rareSignPrior = -7;

function rareSign(insert: string, before: string, after: string, page: Page): Reading {
  const whole = page.asWritten(before + after);
  return {
    insert,
    score: page.score(whole, before.length),
    weight: page.weight(whole, before.length, before.length) + rareSignPrior,
    head: '',
    middle: '',
    tail: '',
    after: '',
    isNothing: true,
  };
}
