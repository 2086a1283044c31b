import { digitClass } from '../language/language-model.ts';
import { readDropped } from './dropped.ts';
import type { Entry, Head } from './entry.ts';
import { type Chain, follow, type Joint } from './follow.ts';
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
    for (const { chain, prior } of chainsOf(text, entry, head, page, before)) {
      longest = longest === undefined || chain.end > longest.end ? chain : longest;
      const isInFigure = (chain.open || chain.after !== '') && isFigure.test(text[chain.end] ?? '');
      const next = (isInFigure ? digitClass : '') + rightContext(text, chain.end);
      for (const reading of ways(place, head, chain, next, page, entry.kind)) {
        const known = best.get(reading.insert);
        const strange = page.missesPrivate !== undefined && page.hasStranger(reading.insert) ? strangerPrior : 0;
        const weight = reading.weight + prior + strange;
        if (known === undefined || weight > known.weight)
          best.set(reading.insert, { ...reading, weight, ...(prior < 0 && { isFuller: true }) });
      }
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
  const strange = page.hasStranger(first.insert);
  const open =
    longest.open ||
    strange ||
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
    strange,
    open,
  };
}

/** What speaks against a character that nobody writes, where it may have come of bytes that are not side by side, in nats. */
const strangerPrior = -6;

/** The run behind a head as its bytes stand, and as they may have stood before private characters were dropped from it. */
function* chainsOf(
  text: string,
  entry: Entry,
  head: Head,
  page: Page,
  before: string,
): Generator<{ readonly chain: Chain; readonly prior: number }> {
  const plain = follow(text, entry.chainStart, head.pending);
  if (plain !== undefined) yield { chain: plain, prior: 0 };
  if (page.missesPrivate === undefined) return;
  const joints: Joint[] = [];
  const chain = follow(text, entry.chainStart, head.pending, joints);
  if (chain === undefined) return;
  const isTailRead = joints.at(-1)?.isLast === true;
  for (const { text: run } of readDropped(joints, head.candidates === '' ? before : '', page)) {
    const middle = isTailRead ? run.slice(0, -1) : run;
    const candidates = isTailRead ? run.slice(-1) : chain.candidates;
    yield { chain: { ...chain, middle, candidates, proven: false }, prior: page.missesPrivate };
  }
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
