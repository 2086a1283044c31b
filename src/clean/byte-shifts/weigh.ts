import { digitClass } from '../language/language-model.ts';
import { withoutGlosses } from '../pinyin/written-gloss.ts';
import type { Entry, Head } from './entry.ts';
import { afterFiller } from './filler.ts';
import { type Chain, follow } from './follow.ts';
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
  const readings = [...best.values()].sort((a, b) => b.weight - a.weight);
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
  const tailPrior = (left: string, tail: string) =>
    chain.candidates.length > 1
      ? page.prior(tail, carries) +
        closing(left, tail, chain.after) +
        balance(quotation, tail) +
        follows(left, tail, behindTail)
      : 0;
  const headPrior = (first: string, next: string) =>
    head.candidates.length > 1
      ? page.prior(first, false) +
        (kind === 'lost-byte' && first === '，' ? marks.lostComma : 0) +
        opening(first, next, quoted) +
        balance(quotation, first, next)
      : page.prior(head.glossed ?? '', true);
  const most = head.candidates.length > 1 && chain.candidates.length > 1 ? beam.both : beam.one;
  const left = (before + middle).slice(-context);
  const leftWritten = asWritten(left);
  const tails = bestOf(
    chain.candidates,
    most,
    (candidates) => page.scores(leftWritten, candidates.map(asWritten), written.after, left.length),
    (tail) => tailPrior(left, tail),
  );
  // With nothing between them, head and tail are chosen together, below; here only by what stands before.
  const near = middle === '' && tails.length > 1 ? '' : (middle + (tails[0] ?? '') + after).slice(0, context);
  const nearWritten = asWritten(near);
  const firsts = bestOf(
    head.candidates,
    most,
    (candidates) => page.scores(written.before, candidates.map(asWritten), nearWritten, before.length),
    (first) => headPrior(first, near),
  );
  const firstsWritten = firsts.map(asWritten);
  const tailsWritten = tails.map(asWritten);
  const behindHead = tails.map((tail) => (head.candidates.length > 1 ? middle + tail + after : ''));
  // The longer list at once: what its readings have in common is looked up once.
  const isByTail = tails.length < firsts.length;
  const trigramsBy = isByTail
    ? tailsWritten.map((tail) =>
        page.scores(written.before, firstsWritten, written.middle + tail + written.after, before.length),
      )
    : firstsWritten.map((first) =>
        page.scores(written.before + first + written.middle, tailsWritten, written.after, before.length),
      );
  const scored = firsts.flatMap((first, number) => {
    const known = before + first + middle;
    return tails.map((tail, index) => {
      const prior = headPrior(first, behindHead[index] as string) + tailPrior(known, tail);
      const trigrams = (isByTail ? trigramsBy[index]?.[number] : trigramsBy[number]?.[index]) as number;
      return { number, index, trigrams, prior, score: trigrams + prior };
    });
  });
  const least = scored.reduce((most, { score }) => Math.max(most, score), Number.NEGATIVE_INFINITY) - hopeless;
  return scored
    .filter(({ score }) => score >= least)
    .map(({ number, index, trigrams, prior, score }) => {
      const first = firsts[number] as string;
      const tail = tails[index] as string;
      const known = first + middle + tail;
      const whole = written.before + firstsWritten[number] + written.middle + tailsWritten[index] + written.after;
      return {
        insert: known + chain.after,
        score,
        weight: page.weight(whole, before.length, before.length + known.length, trigrams) + prior,
        head: first,
        middle,
        tail,
        after: chain.after,
      };
    });
}

/** The best candidates, best first, those of one score in their order. */
function bestOf(
  candidates: readonly string[],
  most: number,
  scoresOf: (candidates: readonly string[]) => readonly number[],
  priorOf: (candidate: string) => number,
): readonly string[] {
  if (candidates.length === 1) return candidates;
  const best: string[] = [];
  const scores: number[] = [];
  const weighed = scoresOf(candidates);
  for (let index = 0; index < candidates.length; index++) {
    const candidate = candidates[index] as string;
    const own = (weighed[index] as number) + priorOf(candidate);
    let place = best.length;
    if (place === most) {
      if (own <= (scores[place - 1] as number)) continue;
      place--;
    }
    for (; place > 0 && own > (scores[place - 1] as number); place--) {
      best[place] = best[place - 1] as string;
      scores[place] = scores[place - 1] as number;
    }
    best[place] = candidate;
    scores[place] = own;
  }
  return best;
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
  if (text[from] === '?') from = afterFiller(text, from + 1);
  return withoutGlosses(text.slice(from, end));
}

/** Runs of blanks and line ends as one, as the model counts them. */
function flat(text: string): string {
  return text.replace(/\s{1,40}/g, '\n');
}
