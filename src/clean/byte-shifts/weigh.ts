import { digitClass } from '../language/language-model.ts';
import { readDropped } from './dropped.ts';
import type { Entry, Head } from './entry.ts';
import { afterFiller } from './filler.ts';
import { type Chain, follow, type Joint } from './follow.ts';
import { isLostByte } from './lost-byte.ts';
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
  const add = (head: Head, chain: Chain, prior: number): string => {
    longest = longest === undefined || chain.end > longest.end ? chain : longest;
    const isInFigure = (chain.open || chain.after !== '') && isFigure.test(text[chain.end] ?? '');
    const next = (isInFigure ? digitClass : '') + rightContext(text, chain.end);
    for (const reading of ways(place, head, chain, next, page, entry.kind)) {
      const known = best.get(reading.insert);
      const weight = reading.weight + prior;
      if (known === undefined || weight > known.weight)
        best.set(reading.insert, { ...reading, weight, ...(prior < 0 && { isFuller: true }) });
    }
    return next;
  };
  // Where a cut left no sign, it is tried at many a mark, mostly in vain.
  const mayBeFuller = page.missesPrivate && isLostByte(text[afterFiller(text, entry.start)]);
  let makesWords = false;
  for (const head of entry.heads) {
    const chain = follow(text, entry.chainStart, head.pending);
    if (chain === undefined) continue;
    const next = add(head, chain, 0);
    makesWords ||= mayBeFuller && isRunning(chain, head, before, next, page);
  }
  // A few runs may have no private character: only one that makes no text at all shows that one was dropped.
  const isProof = best.size === 0 || Array.from(best.keys()).every((insert) => page.hasStranger(insert));
  if (mayBeFuller && (isProof || (!makesWords && page.runs >= fewestRuns))) {
    for (const head of entry.heads)
      for (const chain of fullerChains(text, entry, head, before, page)) add(head, chain, droppedPrior);
    for (const [insert, reading] of best)
      if (page.hasStranger(insert)) best.set(insert, { ...reading, weight: reading.weight + strangerPrior });
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

/** What speaks for characters that were dropped from a run, in nats: few pages went through such a tool. Set by hand. */
const droppedPrior = -5;

/** So many runs without a private character on a page are odd. */
const fewestRuns = 3;

/** What speaks against a character that nobody writes, where it may have come of bytes that are not side by side, in nats. */
const strangerPrior = -6;

/** Two characters side by side that are less likely than this together, in nats, are hardly running text. */
const leastOfTwo = -15;

/** Tell whether a run reads as running text all along. */
function isRunning({ middle, candidates }: Chain, head: Head, before: string, next: string, page: Page): boolean {
  const left = head.candidates === '' ? before.slice(-2) : '';
  const run = page.asWritten(left + middle + (candidates.length === 1 ? candidates : '') + next.slice(0, 1));
  let previous = 0;
  for (let place = left.length; place < run.length; place++) {
    const own = page.score(run.slice(0, place + 1), place);
    if (previous + own < leastOfTwo) return false;
    previous = own;
  }
  return true;
}

/** The run behind a head as it may have stood before private characters were dropped from it. */
function* fullerChains(text: string, entry: Entry, head: Head, before: string, page: Page): Generator<Chain> {
  const joints: Joint[] = [];
  const chain = follow(text, entry.chainStart, head.pending, joints);
  if (chain === undefined) return;
  const isTailRead = joints.at(-1)?.isLast === true;
  for (const run of readDropped(joints, head.candidates === '' ? before : '', page)) {
    const middle = isTailRead ? run.slice(0, -1) : run;
    yield { ...chain, middle, candidates: isTailRead ? run.slice(-1) : chain.candidates, proven: false };
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
