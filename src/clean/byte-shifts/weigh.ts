import { isHan } from '../characters/character-kinds.ts';
import { digitClass } from '../language/language-model.ts';
import { withoutGlosses } from '../pinyin/written-gloss.ts';
import type { Entry, Head } from './entry.ts';
import { afterFiller } from './filler.ts';
import { type Chain, follow } from './follow.ts';
import { isLostByte } from './lost-byte.ts';
import { balance, closing, follows, marks, opening } from './marks.ts';
import type { Page } from './page.ts';

/** One way to read a damaged spot, with what speaks for it in nats. */
export interface Reading {
  /** All of it: head, middle, tail and what is put back behind. */
  readonly insert: string;
  /** What its trigrams and the page say, to tell whether it is plausible at all. */
  readonly score: number;
  /** What everything says, to compare it with the other readings: differences are logarithms of odds. */
  readonly weight: number;
  /** The characters at either end, which may be chosen among many; those between, which follow from the bytes. */
  readonly head: string;
  readonly middle: string;
  readonly tail: string;
  readonly after: string;
  /** No bytes are shifted: a sign that GBK can't say stood there. */
  readonly isNothing?: true;
}

export interface Weighed {
  readonly entry: Entry;
  /** End of the damaged spot, UTF-16 code units. */
  readonly end: number;
  /** Likeliest first. */
  readonly readings: readonly Reading[];
  /** The probability of the first among all of them, 0-1. */
  readonly share: number;
  /** Which ends were chosen among many characters. */
  readonly chosen: { readonly head: boolean; readonly tail: boolean };
  /** A gloss behind the spot fits the character that its bytes make. */
  readonly proven: boolean;
  /** What stands before and after the spot. */
  readonly before: string;
  readonly next: string;
  /** What the likeliest reading gains over the text as it stands, and its own mean per character, in nats. */
  readonly gain: number;
  readonly mean: number;
  /** The way is plausible, but something in it stays unknown: the text ends, or an unknown character was eaten. */
  readonly open: boolean;
}

/** Where a spot stands. */
export interface Place {
  /** The characters before it, glosses left out, the spot before it repaired. */
  readonly before: string;
  /** Whether a quotation is open in its paragraph. */
  readonly quotation: 'open' | 'closed' | 'unknown';
  /** Characters since the quotation was opened; 0 where none is. */
  readonly quoted: number;
}

/** Before these an eaten sign was a figure. */
const isFigure = /[0-9.%％．]/;
/** Heads and tails that stay in the beam, where only one side is unknown and where both are. */
const beam = { one: 24, both: 12 };
/** Characters of context on each side. */
const context = 6;
/** A reading so far behind by trigrams and marks is not weighed: words and the page never make up for so much, in nats. */
const hopeless = 24;

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

/** Tell whether one of the tool's control bytes stands in a spot or right behind it. */
export function hasControl(text: string, start: number, end: number): boolean {
  for (let position = start; position <= end; position++) {
    const unit = text.charCodeAt(position);
    if (unit >= 0x05 && unit <= 0x08) return true;
  }
  return false;
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

/** Join heads and tails of a run, the best of each side, and score them in context. */
function ways(
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
    if (isHan(unit)) return own + nextMark;
    const first = String.fromCharCode(unit);
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

/** The last characters of what stands before a place, glosses left out. */
export function leftContext(text: string): string {
  return flat(withoutGlosses(text.slice(-40))).slice(-context);
}

/** The characters after a place, glosses and filler left out; a closing tag ends the sentence. */
function rightContext(text: string, position: number): string {
  if (/^<?\/[a-z]/i.test(text.slice(position, position + 3))) return '\n';
  const start = afterFiller(text, position);
  const near = withoutGlosses(text.slice(start, start + 24));
  return flat(near === '' ? '\n' : near).slice(0, context);
}

/** The characters of a spot as they stand, without the `?` and what else the tool put in. */
export function asItStandsIn(text: string, start: number, end: number): string {
  let from = afterFiller(text, start);
  if (isLostByte(text[from])) from = afterFiller(text, from + 1);
  return withoutGlosses(text.slice(from, end));
}

/** Runs of blanks and line ends as one, as the model counts them. */
function flat(text: string): string {
  return text.replace(/\s{1,40}/g, '\n');
}
