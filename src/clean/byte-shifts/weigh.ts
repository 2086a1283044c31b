import type { LanguageModel } from '../language/language-model.ts';
import { readGloss } from '../pinyin/readings.ts';
import type { Entry } from './entry.ts';
import { type Chain, follow } from './follow.ts';

/** One way to read a damaged spot, with what speaks for it in nats. */
export interface Reading {
  readonly insert: string;
  readonly score: number;
}

export interface Weighed {
  readonly entry: Entry;
  /** End of the damaged spot, UTF-16 code units. */
  readonly end: number;
  /** Likeliest first. */
  readonly readings: readonly Reading[];
  /** What the likeliest reading gains over the text as it stands, and its own mean per character, in nats. */
  readonly gain: number;
  readonly mean: number;
  /** The way is plausible, but something in it stays unknown: the text ends, or an unknown character was eaten. */
  readonly open: boolean;
}

/** Heads and tails that stay in the beam. */
const beam = 8;
/** Characters of context on each side. */
const context = 3;

/** Weigh all readings of a possible entry; undefined when none of them gets back into step. */
export function weigh(text: string, entry: Entry, language: LanguageModel, before = leftContext(text, entry.start)): Weighed | undefined {
  let best: Weighed | undefined;
  const readings = new Map<string, number>();
  for (const head of entry.heads) {
    const chain = follow(text, entry.chainStart, head.pending);
    if (chain === undefined) continue;
    const after = rightContext(text, chain.end);
    for (const reading of ways(before, head.candidates, chain, after, language)) {
      readings.set(reading.insert, Math.max(readings.get(reading.insert) ?? Number.NEGATIVE_INFINITY, reading.score));
    }
    best = best === undefined || chain.end > best.end ? { entry, end: chain.end, readings: [], gain: 0, mean: 0, open: chain.open } : best;
  }
  if (best === undefined) return undefined;
  const sorted = [...readings].map(([insert, score]) => ({ insert, score })).sort((a, b) => b.score - a.score);
  const first = sorted[0] as Reading;
  const after = rightContext(text, best.end);
  const asItStands = withoutGlosses(text.slice(entry.start, best.end)).replace(/^[\u0001-\u0008 \u00a0?]+/, '');
  const old = language.score(before + asItStands + after, before.length);
  const length = [...first.insert].length + after.length;
  return { ...best, readings: sorted.slice(0, beam), gain: first.score - old, mean: first.score / Math.max(length, 1) };
}

function ways(before: string, heads: readonly string[], chain: Chain, after: string, language: LanguageModel): Reading[] {
  const { middle } = chain;
  const tails = chain.candidates.length === 1 ? chain.candidates : bestOf(chain.candidates, (tail) => {
    const left = (before + middle).slice(-context);
    return language.score(left + tail + after, left.length) + closing(before + middle, tail, chain.after);
  });
  const near = middle === '' ? (tails[0] ?? '') + after : middle.slice(0, context);
  const firsts = heads.length === 1 ? heads : bestOf(heads, (head) => language.score(before + head + near, before.length) + opening(head, near));
  const readings: Reading[] = [];
  for (const first of firsts) {
    for (const tail of tails) {
      const insert = first + middle + tail + chain.after;
      const score = language.score(before + first + middle + tail + after, before.length);
      const known = opening(first, middle + tail) + (tails.length > 1 ? closing(before + first + middle, tail, chain.after) : 0);
      readings.push({ insert, score: score + known });
    }
  }
  return readings;
}

/**
 * What is known of quotation marks, which the model's laws hardly have, in nats: none opens at the end of a block, one
 * closes there after a sentence; a sentence ends before a quotation mark more often than any one character stands there.
 */
const quotation = { opensNothing: -6, closesSentence: 6, afterSentence: 3 };
function closing(before: string, tail: string, after: string): number {
  if (after === '<' && /[“《（‘〈【]/.test(tail)) return quotation.opensNothing;
  return after === '<' && tail === '”' && /[。！？…]$/.test(before) ? quotation.closesSentence : 0;
}
function opening(head: string, next: string): number {
  return head === '。' && /^[“”‘’]/.test(next) ? quotation.afterSentence : 0;
}

function bestOf(candidates: readonly string[], score: (candidate: string) => number): string[] {
  return candidates
    .map((candidate) => ({ candidate, score: score(candidate) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, beam)
    .map(({ candidate }) => candidate);
}

/** The characters before a place, glosses and filler left out. */
export function leftContext(text: string, position: number): string {
  return withoutGlosses(text.slice(Math.max(0, position - 40), position)).slice(-context);
}

/** The characters after a place, glosses and filler left out; a closing tag ends the sentence. */
function rightContext(text: string, position: number): string {
  if (/^<?\/[a-z]/i.test(text.slice(position, position + 3))) return '\n';
  return withoutGlosses(text.slice(position, position + 24)).replace(/^[\u0001-\u0008 ]+/, '').slice(0, context);
}

function withoutGlosses(text: string): string {
  let result = '';
  for (let position = 0; position < text.length; ) {
    const gloss = readGloss(text, position);
    if (gloss !== undefined) position = gloss.end;
    else result += text[position++];
  }
  return result;
}
