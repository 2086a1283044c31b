import { isHan } from '../characters/character-kinds.ts';
import type { Entry, Head } from './entry.ts';
import type { Chain } from './follow.ts';
import { balance, closing, follows, formula, marks, opening } from './marks.ts';
import type { Page } from './page.ts';
import type { Place, Reading } from './reading.ts';
import { context } from './spot-context.ts';

/** Heads and tails that stay in the beam, where only one side is unknown and where both are. */
const beam = { one: 24, both: 12 };
/** A reading so far behind by trigrams and marks is not weighed: words and the page never make up for so much, in nats. */
const hopeless = 24;

/** Join heads and tails of a run, the best of each side, and score them in context. */
export function ways(
  { before, quotation, quoted }: Place,
  head: Head,
  chain: Chain,
  after: string,
  page: Page,
  kind: Entry['kind'],
): Reading[] {
  const { middle } = chain;
  const { asWritten } = page;
  const written = { before: asWritten(before), middle: asWritten(middle), after: asWritten(after) };
  // The character that a gloss was spliced into can't carry one of its own.
  const carries = chain.known || (kind === 'gloss' && middle === '' ? undefined : false);
  const behindTail = chain.after + after;
  const isHeadOpen = head.candidates.length > 1;
  const isTailOpen = chain.candidates.length > 1;
  // Nothing is said of a Han character beyond what the page says: most candidates are one.
  const tailPrior = (own: number, left: string, unit: number) => {
    if (!isTailOpen || isHan(unit)) return own;
    const tail = String.fromCharCode(unit);
    return own + closing(left, tail, chain.after) + balance(quotation, tail) + follows(left, tail, behindTail);
  };
  const ownOfTail = (unit: number) => (isTailOpen ? page.prior(unit, carries) : 0);
  /** @param nextMark what speaks for the mark that `next` begins with, if it does. */
  const headPrior = (own: number, unit: number, next: string, nextMark: number) => {
    if (!isHeadOpen) return own;
    const first = String.fromCharCode(unit);
    if (isHan(unit)) return own + nextMark + formula(first, next);
    return own + opening(first, next, quoted) + balance(quotation, first, next);
  };
  const ofGlossed = head.glossed === undefined ? 0 : page.prior(head.glossed.charCodeAt(0), true);
  const ownOfHead = (unit: number) =>
    isHeadOpen ? page.prior(unit, false) + (kind === 'lost-byte' && unit === comma ? marks.lostComma : 0) : ofGlossed;
  const most = isHeadOpen && isTailOpen ? beam.both : beam.one;
  const left = (before + middle).slice(-context);
  const tails = bestOf(
    chain.candidates,
    most,
    () => page.scores(asWritten(left), asWritten(chain.candidates), written.after, left.length),
    (unit) => tailPrior(ownOfTail(unit), left, unit),
  );
  // With nothing between them, head and tail are chosen together, below; here only by what stands before.
  const near = middle === '' && tails.length > 1 ? '' : (middle + tails.charAt(0) + after).slice(0, context);
  const nearMark = balance(quotation, near);
  const firsts = bestOf(
    head.candidates,
    most,
    () => page.scores(written.before, asWritten(head.candidates), asWritten(near), before.length),
    (unit) => headPrior(ownOfHead(unit), unit, near, nearMark),
  );
  const firstsWritten = asWritten(firsts);
  const tailsWritten = asWritten(tails);
  // Where nothing was lost at an end, nothing is the one way to fill it.
  const heads = Math.max(firsts.length, 1);
  const ends = Math.max(tails.length, 1);
  // The longer list at once: what its readings have in common is looked up once.
  const isByTail = ends < heads;
  const trigramsBy: number[][] = [];
  if (isByTail) {
    for (let index = 0; index < ends; index++) {
      const behind = written.middle + tailsWritten.charAt(index) + written.after;
      trigramsBy.push(page.scores(written.before, firstsWritten, behind, before.length));
    }
  } else {
    for (let number = 0; number < heads; number++) {
      const known = written.before + firstsWritten.charAt(number) + written.middle;
      trigramsBy.push(page.scores(known, tailsWritten, written.after, before.length));
    }
  }
  const ownOfTails: number[] = [];
  const behindHeads: string[] = [];
  const nextMarks: number[] = [];
  for (let index = 0; index < ends; index++) {
    const next = isHeadOpen ? middle + tails.charAt(index) + after : '';
    ownOfTails.push(ownOfTail(tails.charCodeAt(index)));
    behindHeads.push(next);
    nextMarks.push(balance(quotation, next));
  }
  /** By first, then by tail. */
  const priors: number[] = [];
  const trigrams: number[] = [];
  let highest = Number.NEGATIVE_INFINITY;
  for (let number = 0; number < heads; number++) {
    const first = firsts.charCodeAt(number);
    const own = ownOfHead(first);
    const known = before + firsts.charAt(number) + middle;
    for (let index = 0; index < ends; index++) {
      const ofHead = headPrior(own, first, behindHeads[index] as string, nextMarks[index] as number);
      const prior = ofHead + tailPrior(ownOfTails[index] as number, known, tails.charCodeAt(index));
      const score = (isByTail ? trigramsBy[index]?.[number] : trigramsBy[number]?.[index]) as number;
      priors.push(prior);
      trigrams.push(score);
      highest = Math.max(highest, score + prior);
    }
  }
  const readings: Reading[] = [];
  for (let number = 0; number < heads; number++) {
    const first = firsts.charAt(number);
    const leftWritten = written.before + firstsWritten.charAt(number) + written.middle;
    for (let index = 0; index < ends; index++) {
      const place = number * ends + index;
      const prior = priors[place] as number;
      const score = (trigrams[place] as number) + prior;
      if (score < highest - hopeless) continue;
      const tail = tails.charAt(index);
      const known = first + middle + tail;
      const whole = leftWritten + tailsWritten.charAt(index) + written.after;
      const weight = page.weight(whole, before.length, before.length + known.length, trigrams[place]) + prior;
      readings.push({ insert: known + chain.after, score, weight, head: first, middle, tail, after: chain.after });
    }
  }
  return readings;
}

const comma = '，'.charCodeAt(0);

/** The best of some characters (UTF-16 units), best first, those of one score in their order. */
function bestOf(
  candidates: string,
  most: number,
  scoresOf: () => readonly number[],
  priorOf: (unit: number) => number,
): string {
  if (candidates.length <= 1) return candidates;
  const best: number[] = [];
  const scores: number[] = [];
  const weighed = scoresOf();
  for (let index = 0; index < candidates.length; index++) {
    const unit = candidates.charCodeAt(index);
    const own = (weighed[index] as number) + priorOf(unit);
    let place = best.length;
    if (place === most) {
      if (own <= (scores[place - 1] as number)) continue;
      place--;
    }
    for (; place > 0 && own > (scores[place - 1] as number); place--) {
      best[place] = best[place - 1] as number;
      scores[place] = scores[place - 1] as number;
    }
    best[place] = unit;
    scores[place] = own;
  }
  return String.fromCharCode(...best);
}
