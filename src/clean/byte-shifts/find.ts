import type { LanguageModel } from '../language/language-model.ts';
import { cutEntry, type Entry, glossEntry, lostByteEntry } from './entry.ts';
import { type Weighed, weigh } from './weigh.ts';

/** A reading must beat the next best by this much, in nats, to be put in; below it the spot is a doubt. */
export const margin = 2;
/** A repair must be this likely a character on average, in nats, and gain this much over the text as it stands. */
const leastMean = -9.5;
const leastGain: Readonly<Record<Entry['kind'], number>> = { gloss: 0, cut: 8, 'lost-byte': 12 };

/** Tell whether the likeliest reading of a spot may be put in. */
export function isSure({ open, readings }: Weighed): boolean {
  const [first, second] = readings;
  return !open && first !== undefined && (second === undefined || first.score - second.score >= margin);
}

/** Find the spots of a text where bytes are shifted, in order, none overlapping another. */
export function findByteShifts(text: string, language: LanguageModel): Weighed[] {
  const spots: Weighed[] = [];
  let done = 0;
  for (const match of text.matchAll(/\?|[\ue000-\uf8ff]/g)) {
    const position = match.index;
    if (position < done) continue;
    const found = match[0] === '?' ? atQuestionMark(text, position, language) : atPrivate(text, position, done, language);
    if (found !== undefined) {
      spots.push(found);
      done = found.end;
    } else if (match[0] !== '?') done = endOfRun(text, position);
  }
  return spots;
}

function atQuestionMark(text: string, position: number, language: LanguageModel): Weighed | undefined {
  const entry = glossEntry(text, position) ?? cutEntry(text, position);
  if (entry === undefined) return undefined;
  const spot = weigh(text, entry, language);
  return spot !== undefined && isPlausible(spot) ? spot : undefined;
}

/** Characters before a private one in which the byte may have got lost. */
const longestLead = 16;

/** Try every place in the run before a private character: the byte got lost where most is gained. */
function atPrivate(text: string, position: number, done: number, language: LanguageModel): Weighed | undefined {
  let best: Weighed | undefined;
  for (let start = position; start >= Math.max(done, position - longestLead); start--) {
    const entry = lostByteEntry(text, start);
    if (entry === undefined) break;
    const spot = weigh(text, entry, language);
    if (spot !== undefined && isPlausible(spot) && (best === undefined || spot.gain > best.gain)) best = spot;
  }
  return best;
}

/** The end of the unbroken run of characters beyond ASCII around a place: a failed search is not repeated in it. */
function endOfRun(text: string, position: number): number {
  let end = position;
  while (end < text.length && text.charCodeAt(end) >= 0x80) end++;
  return end;
}

function isPlausible(spot: Weighed): boolean {
  return spot.mean >= leastMean && spot.gain >= leastGain[spot.entry.kind];
}
