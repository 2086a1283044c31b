import { isLineEnd } from '../characters/character-kinds.ts';
import type { LanguageModel } from '../language/language-model.ts';
import { likelyShare, type Share, sharesOf, sureShare } from '../language/weighing.ts';
import { readSyllable } from '../pinyin/readings.ts';
import type { Doubt, Edit } from '../traced/edit.ts';
import type { Entry } from './entry.ts';
import { afterFiller } from './filler.ts';
import { hasOddQuotation } from './follow.ts';
import { glossBehind, isLostByte, undecoded } from './lost-byte.ts';
import type { Reading, Weighed } from './reading.ts';
import { asItStandsIn } from './spot-context.ts';

/** Share each value out of the readings that have it. */
function shares<Value>(readings: readonly Reading[], read: (reading: Reading) => Value): Share<Value>[] {
  return sharesOf(readings.map((reading) => ({ value: read(reading), weight: reading.weight })));
}

/** Tell whether the likeliest reading of a spot may be put in. */
export function isSure(spot: Weighed): boolean {
  return !spot.open && spot.readings[0]?.isNothing !== true && spot.share >= sureShare;
}

/** What is done to a spot of which all but a character is known, in the coordinates of the text. */
export interface PartialRepair {
  readonly edits: readonly Edit[];
  /** One for each character that is not sure; each spans just the `?` that stood in its place. */
  readonly doubts: readonly Doubt[];
}

/**
 * Without its unknown characters a spot must gain this much over the text as it stands, in nats. A gloss that fits the bytes
 * on both sides is evidence of its own.
 */
const leastGainOfRest: Readonly<Record<Entry['kind'], number>> = {
  gloss: 6,
  cut: 8,
  'double-cut': 0,
  'lost-byte': 12,
  opening: 12,
};

/** So much less is asked for where a gloss fits the bytes that a run ends with, in nats. */
const lessIfProven = 8;

/** So much less is asked for on a page that is known for a mirror's glossed copy, in nats. */
const lessOnGlossedPage = 4;

/** Candidates listed for an unknown character. */
const mostCandidates = 5;

/**
 * Repair what follows from the bytes of a spot whose first or last character can't be told: the `?` that stands in its
 * place stays, and a doubt on it lists what it may be; where one is likely, it is put in and listed. Undefined where
 * more is unknown, or too little is gained.
 *
 * @param glossed whether the page is known for a mirror's glossed copy.
 * @example 東西?泵圾Q說 of 東西。”毛鳴說 becomes 東西?”毛鳴說 where 埃 could stand for 。 too.
 */
export function repairPart(
  text: string,
  spot: Weighed,
  language: LanguageModel,
  glossed: boolean,
): PartialRepair | undefined {
  const { entry, end, before, next } = spot;
  const edits: Edit[] = [];
  const doubts: Doubt[] = [];
  const edit = (start: number, stop: number, insert: string): void => {
    if (text.slice(start, stop) !== insert) edits.push({ start, end: stop, insert, reason: entry.kind });
  };
  const settle = (start: number, values: readonly Share<string>[]): void => {
    const [first] = values;
    const isLikely = first !== undefined && first.share >= likelyShare && first.value !== '';
    if (isLikely) edits.push({ start, end: start + 1, insert: first.value, reason: entry.kind });
    const candidates = values.slice(0, mostCandidates).map(({ value }) => value);
    doubts.push({ start, end: start + 1, reason: isLikely ? 'likely-character' : 'lost-character', candidates });
  };
  if (entry.kind === 'double-cut') {
    const heads = shares(spot.readings, ({ head }) => head);
    const nothing = heads.find(({ value }) => value === '')?.share ?? 0;
    if (nothing > 1 - knownShare) return undefined;
    settle(entry.start, heads);
    edit(entry.start + 1, end, '');
    return { edits, doubts };
  }
  if (spot.strange) return aroundDropped(text, spot);
  const unknown = unknownIn(text, spot);
  if (unknown === undefined) return likelyWhole(text, spot) ?? aroundDropped(text, spot);
  const { head, middle, tail, after } = unknown;
  const stop = unknown.kept < 0 ? end : unknown.kept;
  const known =
    (head === undefined ? unknown.first.head : '') + middle + (tail === undefined ? unknown.first.tail : '');
  if (!isRestPlausible()) return likelyWhole(text, spot);

  const questionMark = afterFiller(text, entry.start);
  if (head === undefined) edit(entry.start, stop, known);
  else {
    edit(entry.start, questionMark, '');
    settle(questionMark, head);
    edit(questionMark + 1, stop, known);
  }
  if (unknown.kept >= 0) {
    settle(unknown.kept, tail ?? eatenSigns(text, end));
    edit(unknown.kept + 1, end, after);
  }
  return edits.length === 0 ? undefined : { edits, doubts };

  function isRestPlausible(): boolean {
    if (head === undefined && tail === undefined) return true;
    if (known === '') return entry.kind === 'gloss' && glossed;
    const left = head === undefined ? before : '\n';
    const right = tail === undefined ? next : '';
    const standing = asItStandsIn(text, entry.start, stop);
    const score = (characters: string) => language.score(left + characters + right, left.length);
    const least = leastGainOfRest[entry.kind] - (glossed ? lessOnGlossedPage : 0) - (spot.proven ? lessIfProven : 0);
    return score(known) - score(standing) >= least;
  }
}

/** Put in the likeliest reading of a whole spot, and list it. */
function likelyWhole(text: string, { entry, end, readings, share, open }: Weighed): PartialRepair | undefined {
  const [first] = readings;
  if (first === undefined || open || share < likelyShare || text.slice(entry.start, end) === first.insert)
    return undefined;
  const span = { start: entry.start, end };
  const candidates = readings.slice(0, mostCandidates).map(({ insert }) => insert);
  return {
    edits: [{ ...span, insert: first.insert, reason: entry.kind }],
    doubts: [{ ...span, reason: 'likely-character', candidates }],
  };
}

/**
 * Put in what all likely readings of a run have at its start and its end, where private characters were dropped within it: the `?` of
 * the source stays for what stood between.
 */
function aroundDropped(text: string, { entry, end, readings, open, strange }: Weighed): PartialRepair | undefined {
  const questionMark = afterFiller(text, entry.start);
  // What is open at its end is more than what is missing within.
  if ((open && (!strange || isLostByte(text[end - 1]))) || !isLostByte(text[questionMark])) return undefined;
  if (!readings.some(({ isFuller }) => isFuller)) return undefined;
  const all = sharesOf(readings.map(({ insert, weight }) => ({ value: insert, weight })));
  let sum = 0;
  const likely: string[] = [];
  for (const { value, share } of all) {
    if (sum >= sureShare) break;
    likely.push(value);
    sum += share;
  }
  const shortest = Math.min(...likely.map((insert) => insert.length));
  const [first = ''] = likely;
  let head = 0;
  while (head < shortest && likely.every((insert) => insert[head] === first[head])) head++;
  let tail = 0;
  while (tail < shortest - head && likely.every((insert) => insert.at(-1 - tail) === first.at(-1 - tail))) tail++;
  if (head + tail === 0) return undefined;
  const edits: Edit[] = [];
  const edit = (start: number, stop: number, insert: string): void => {
    if (text.slice(start, stop) !== insert) edits.push({ start, end: stop, insert, reason: entry.kind });
  };
  edit(entry.start, questionMark, first.slice(0, head));
  edit(questionMark + 1, end, first.slice(first.length - tail));
  const candidates = likely.slice(0, mostCandidates).map((insert) => insert.slice(head, insert.length - tail));
  return {
    edits,
    doubts: [{ start: questionMark, end: questionMark + 1, reason: 'lost-characters', candidates }],
  };
}

/** What a sign was that was eaten before a place: the straight quotation mark that its paragraph misses. */
function eatenSigns(text: string, position: number): Share<string>[] {
  const rest = text.slice(position, position + 4);
  return hasOddQuotation(text, position) && !/^[0-9%.]/.test(rest) ? [{ value: '"', share: likelyShare }] : [];
}

interface Unknown {
  readonly first: Reading;
  readonly middle: string;
  readonly after: string;
  /** What the first and the last character may be, likeliest first; undefined where it is known. */
  readonly head: readonly Share<string>[] | undefined;
  readonly tail: readonly Share<string>[] | undefined;
  /** The last `?`, which stays for the last character or for a sign that was eaten behind it; -1 where none stays. */
  readonly kept: number;
}

/** From this share on a part of a spot is taken as known to repair the rest. */
const knownShare = 0.95;

/** Readings below this share of the first one's are no rivals of it. */
const leastRival = 0.01;

function unknownIn(text: string, spot: Weighed): Unknown | undefined {
  const { entry, end, open, readings } = spot;
  const [first] = readings;
  if (first === undefined) return undefined;
  const middles = shares(readings, ({ middle }) => middle);
  // The middle follows from the bytes, unless some of them were dropped.
  const isMiddleKnown =
    (middles[0]?.share ?? 0) >= (readings.some(({ isFuller }) => isFuller) ? sureShare : knownShare);
  const middle = isMiddleKnown ? (middles[0] as Share<string>).value : first.middle;
  const alike = isMiddleKnown ? readings.filter((reading) => reading.middle === middle) : readings;
  const heads = shares(alike, ({ head }) => head);
  const tails = shares(alike, ({ tail }) => tail);
  const last = lastQuestionMark(text, spot);
  if (open && last < 0) return undefined;
  const isOneTail = (tails[0]?.share ?? 0) >= (last < 0 || open ? knownShare : sureShare);
  // An ASCII sign was eaten together with the second byte of a character that is known: the sign's `?` stays.
  const eatenSign = open && isOneTail && !isLineEnd(text.charCodeAt(end));
  const isTailKnown = isOneTail && (!open || eatenSign);
  if (!isTailKnown && last < 0) return undefined;
  // At a line's end something was eaten with it: none of its characters is likely.
  const unsure = open ? tails.map(({ value }) => ({ value, share: 0 })) : tails;
  const tail = isTailKnown ? undefined : unsure;
  const kept = tail !== undefined || eatenSign ? last : -1;
  const { after } = first;
  const isHeadKnown = (heads[0]?.share ?? 0) >= sureShare;
  const known = { ...first, head: heads[0]?.value ?? '', tail: tails[0]?.value ?? '' };
  if (isMiddleKnown) {
    if (!isHeadKnown && entry.kind !== 'cut' && !isSilentCut(text, entry)) return undefined;
    return { first: known, middle, after, head: isHeadKnown ? undefined : heads, tail, kept };
  }
  // Readings of the gloss that differ in the character before it alone: its `?` stays.
  const rest = middle.slice(1);
  const rivals = readings.filter(({ weight }) => weight >= first.weight + Math.log(leastRival));
  const one =
    entry.kind === 'gloss' && rivals.every((reading) => reading.head === '' && reading.middle.slice(1) === rest);
  const firsts = shares(rivals, (reading) => reading.middle.slice(0, 1));
  return one && !firsts.some(({ value }) => value === '')
    ? { first: known, middle: rest, after, head: firsts, tail, kept }
    : undefined;
}

/** Tell a cut that left no `?`: the mark that the cut made stays in the place of its character. */
function isSilentCut(text: string, { kind, start }: Entry): boolean {
  return kind === 'lost-byte' && '。！？；，、!;,'.includes(text.charAt(start));
}

/** The `?` of the character that the run ends with, alone or with its reading behind it (`?zhù)`); -1 where there is none. */
function lastQuestionMark(text: string, { entry, end, chosen }: Weighed): number {
  if (isLostByte(text[end - 1])) return chosen.tail ? end - 1 : -1;
  const place = Math.max(text.lastIndexOf('?', end), text.lastIndexOf(undecoded, end));
  return text[end - 1] === ')' && place > entry.start && readSyllable(text, glossBehind(text, place))?.end === end
    ? place
    : -1;
}
