import { isLineEnd } from '../characters/character-kinds.ts';
import type { LanguageModel } from '../language/language-model.ts';
import { readSyllable } from '../pinyin/readings.ts';
import type { Doubt, Edit } from '../traced/edit.ts';
import type { Entry } from './entry.ts';
import { afterFiller } from './filler.ts';
import { asItStandsIn, type Reading, type Weighed } from './weigh.ts';

/** A reading must beat every other by this much, in nats, to be put in; below it the spot is a doubt. */
export const margin = 2;

/**
 * The same where the two differ in a character of a word: rare words lose against common ones (兩趟 against 兩天). Found on
 * modelled damage of texts of our own: at 3.2 one spot in fifty was wrong, at 4 none. Before a tag, where the sentence is
 * known to end, less is unknown.
 */
const marginOfWords = { inText: 4, beforeTag: 3 };

/** The readings that the likeliest one does not beat by the margin, itself first. */
function rivals({ readings }: Weighed): readonly Reading[] {
  const [first] = readings;
  if (first === undefined) return [];
  return readings.filter((reading) => reading === first || first.score - reading.score < marginOver(first, reading));
}

function marginOver(first: Reading, other: Reading): number {
  let same = 0;
  while (same < first.insert.length && first.insert[same] === other.insert[same]) same++;
  const ofWords = first.insert.endsWith('<') ? marginOfWords.beforeTag : marginOfWords.inText;
  return /^\p{L}/u.test(first.insert.slice(same)) ? ofWords : margin;
}

/** Tell whether the likeliest reading of a spot may be put in. */
export function isSure(spot: Weighed): boolean {
  return !spot.open && rivals(spot).length === 1;
}

/** What is done to a spot of which all but a character is known, in the coordinates of the text. */
export interface PartialRepair {
  readonly edits: readonly Edit[];
  /** One for each `?` that stays; each spans just that. */
  readonly doubts: readonly Doubt[];
}

/**
 * Without its unknown characters a spot must gain this much over the text as it stands, in nats. A gloss that fits the bytes
 * on both sides is evidence of its own.
 */
const leastGainOfRest: Readonly<Record<Entry['kind'], number>> = { gloss: 6, cut: 8, 'lost-byte': 12 };

/** Candidates listed for an unknown character. */
const mostCandidates = 5;

/**
 * Repair what follows from the bytes of a spot whose first or last character can't be told: the `?` that stands in its
 * place stays, and a doubt on it lists what it may be. Undefined where more is unknown, or too little is gained.
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
  const unknown = unknownIn(text, spot);
  if (unknown === undefined) return undefined;
  const { entry, end, before, next } = spot;
  const { head, middle, tail, after } = unknown;
  const stop = unknown.kept < 0 ? end : unknown.kept;
  const known =
    (head === undefined ? unknown.first.head : '') + middle + (tail === undefined ? unknown.first.tail : '');
  if (!isRestPlausible()) return undefined;

  const edits: Edit[] = [];
  const doubts: Doubt[] = [];
  const edit = (start: number, stop: number, insert: string): void => {
    if (text.slice(start, stop) !== insert) edits.push({ start, end: stop, insert, reason: entry.kind });
  };
  const doubt = (start: number, candidates: readonly string[]): void => {
    doubts.push({ start, end: start + 1, reason: 'lost-character', candidates: candidates.slice(0, mostCandidates) });
  };
  const questionMark = afterFiller(text, entry.start);
  if (head === undefined) edit(entry.start, stop, known);
  else {
    edit(entry.start, questionMark, '');
    doubt(questionMark, head);
    edit(questionMark + 1, stop, known);
  }
  if (unknown.kept >= 0) {
    doubt(unknown.kept, tail ?? []);
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
    return score(known) - score(standing) >= leastGainOfRest[entry.kind];
  }
}

interface Unknown {
  readonly first: Reading;
  readonly middle: string;
  readonly after: string;
  /** What the first and the last character may be, likeliest first; undefined where it is known. */
  readonly head: readonly string[] | undefined;
  readonly tail: readonly string[] | undefined;
  /** The last `?`, which stays for the last character or for a sign that was eaten behind it; -1 where none stays. */
  readonly kept: number;
}

function unknownIn(text: string, spot: Weighed): Unknown | undefined {
  const { entry, end, open, readings } = spot;
  const close = rivals(spot);
  const [first] = close;
  if (first === undefined) return undefined;
  const heads = distinct(close.map((reading) => reading.head));
  const tails = distinct(close.map((reading) => reading.tail));
  const last = lastQuestionMark(text, spot);
  if (open && last < 0) return undefined;
  // An ASCII sign was eaten together with the second byte of a character that is known: the sign's `?` stays.
  const eatenSign = open && tails.length === 1 && !isLineEnd(text.charCodeAt(end));
  const isTailKnown = tails.length === 1 && (!open || eatenSign);
  const tail = isTailKnown ? undefined : open ? distinct(readings.map((reading) => reading.tail)) : tails;
  if (tail !== undefined && last < 0) return undefined;
  const kept = tail !== undefined || eatenSign ? last : -1;
  const { middle, after } = first;
  if (close.every((reading) => reading.middle === middle)) {
    if (heads.length > 1 && entry.kind !== 'cut') return undefined;
    return { first, middle, after, head: heads.length > 1 ? heads : undefined, tail, kept };
  }
  // Readings of the gloss that differ in the character before it alone: its `?` stays.
  const rest = middle.slice(1);
  const one =
    entry.kind === 'gloss' && close.every((reading) => reading.head === '' && reading.middle.slice(1) === rest);
  const firsts = distinct(close.map((reading) => reading.middle.slice(0, 1)));
  return one && !firsts.includes('') ? { first, middle: rest, after, head: firsts, tail, kept } : undefined;
}

/** The `?` of the character that the run ends with, alone or with its reading behind it (`?zhù)`); -1 where there is none. */
function lastQuestionMark(text: string, { entry, end, chosen }: Weighed): number {
  if (text[end - 1] === '?') return chosen.tail ? end - 1 : -1;
  const place = text.lastIndexOf('?', end);
  return text[end - 1] === ')' && place > entry.start && readSyllable(text, place + 1)?.end === end ? place : -1;
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
