import { characterOf, codeOf, isLead } from '../gbk/gbk.ts';
import { readSyllable, type WrittenReading } from '../pinyin/readings.ts';
import { afterRepetitions, readSplicedSyllable, readWrittenGloss } from '../pinyin/written-gloss.ts';
import { afterFiller, isFiller, mostFiller } from './filler.ts';
import { charactersRead, isText, pairOf } from './follow.ts';
import { glossBehind, isLostByte } from './lost-byte.ts';

/** A place where a text may have got out of step, and what can stand first in the shifted run. */
export interface Entry {
  readonly kind: 'gloss' | 'cut' | 'double-cut' | 'lost-byte' | 'opening';
  /** Where the damage starts and where the run of shifted characters starts, UTF-16 code units. */
  readonly start: number;
  readonly chainStart: number;
  readonly heads: readonly Head[];
}

/** Characters that can stand first, all leaving the same byte without its partner. */
export interface Head {
  /** One UTF-16 unit each; empty where nothing but the rest of the run is restored. */
  readonly candidates: string;
  readonly pending: number;
  /** The character whose gloss was spliced in, where one was. */
  readonly glossed?: string;
}

/** A gloss spliced in across two characters, seen at its `?`: `鏈?zhǔn)剿季S`. */
export function glossEntry(text: string, questionMark: number): Entry | undefined {
  const behind = glossBehind(text, questionMark);
  return glossEntryAt(text, questionMark, readSyllable(text, behind) ?? readSplicedSyllable(text, behind));
}

/** The same where nothing is left of the byte before the gloss: `鏈(zhǔn)剿季S`, at the parenthesis. */
export function silentGlossEntry(text: string, opening: number): Entry | undefined {
  return glossEntryAt(text, opening, readWrittenGloss(text, opening));
}

function glossEntryAt(text: string, questionMark: number, spliced: WrittenReading | undefined): Entry | undefined {
  if (spliced === undefined) return undefined;
  const lead = codeOf(text.charCodeAt(beforeGlosses(text, questionMark) - 1)) & 0xff;
  if (!isLead(lead)) return undefined;
  const heads = Array.from(charactersRead(lead, spliced.reading))
    .map((character) => ({ candidates: '', pending: codeOf(character.charCodeAt(0)) & 0xff, glossed: character }))
    .filter(({ pending }) => isLead(pending));
  if (heads.length === 0) return undefined;
  return { kind: 'gloss', start: questionMark, chainStart: afterRepetitions(text, spliced), heads };
}

/** Longest gloss with its parentheses, blanks and what was spliced into it, UTF-16 code units. */
const longestGloss = 22;

/** The start of the glosses that end at a place, or the place itself: `償(cháng)?shù)`. */
function beforeGlosses(text: string, end: number): number {
  let before = end;
  while (text[before - 1] === ')') {
    const near = text.slice(Math.max(0, before - longestGloss), before);
    const start = before - near.length + near.lastIndexOf('(');
    if (readWrittenGloss(text, start)?.end !== before) break;
    before = start;
  }
  return before;
}

/** The GBK code of ？. */
const foldedQuestion = 0xa3bf;

/** A cut before the bytes of a mark across two characters, seen at its `?`: `基地?！薄耙`. */
export function cutEntry(text: string, questionMark: number, from = 0): Entry | undefined {
  const mark = afterFiller(text, questionMark + 1);
  // The second of two may be a folded ？, A3BF, the bytes between 海 and 口; with blanks between, both were no-break spaces.
  if (text[mark] === '?' && text.slice(questionMark + 1, mark).includes(' ')) return undefined;
  const pair = text[mark] === '?' ? foldedQuestion : pairOf(text, mark);
  const row = pair >> 8;
  if (row !== 0xa1 && row !== 0xa3) return undefined;
  const candidates = charactersWithTrail(row);
  let start = questionMark;
  while (start > from && questionMark - start < mostFiller && isFiller(text.charCodeAt(start - 1))) start--;
  return { kind: 'cut', start, chainStart: mark + 1, heads: [{ candidates, pending: pair & 0xff }] };
}

/**
 * A character cut in two before the bytes A1A3 that its second byte makes with a `，` or `！` behind it, the mark itself cut off
 * too: `毛?\u0008?\u0007，` was 毛病，. Both halves are lost in a `?` each, with a control byte.
 */
export function doubleCutEntry(text: string, questionMark: number): Entry | undefined {
  const second = afterFiller(text, questionMark + 1);
  if (!isLostByte(text[second]) || !'，！,!'.includes(text[afterFiller(text, second + 1)] || ' ')) return undefined;
  const heads = [{ candidates: charactersWithTrail(0xa1), pending: -1 }];
  return { kind: 'double-cut', start: questionMark, chainStart: second + 1, heads };
}

/** The one character that was seen to lose its first byte: `，`, A3AC. */
const lostComma = { character: '，', trail: 0xac };

/** A byte that got lost without a sign, tried at the first character of a run that ends up with a private character. */
export function lostByteEntry(text: string, position: number): Entry | undefined {
  const pair = pairOf(text, position);
  if (pair === 0) return undefined;
  const isRare = text.charCodeAt(position) < 0xe000 && pair >> 8 === lostComma.trail && (pair & 0xff) < 0xa1;
  const candidates = isRare ? lostComma.character : charactersWithTrail(pair >> 8);
  return candidates === ''
    ? undefined
    : { kind: 'lost-byte', start: position, chainStart: position + 1, heads: [{ candidates, pending: pair & 0xff }] };
}

/** Second bytes of the marks 、 。 ！ ， before which the tool cuts. */
const trailsOfMarks = [0xa1, 0xa3, 0xa2, 0xac];

/** A run that was under way before the text begins: an excerpt was cut behind the mark that the cut had made, `？！｜拔覐暮芏`. */
export function openingEntry(position: number): Entry {
  const heads = trailsOfMarks.map((pending) => ({ candidates: '', pending }));
  return { kind: 'opening', start: position, chainStart: position, heads };
}

const withTrail = new Map<number, string>();

function charactersWithTrail(trail: number): string {
  const known = withTrail.get(trail);
  if (known !== undefined) return known;
  let characters = '';
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    const character = characterOf(lead, trail);
    if (isText(character)) characters += character;
  }
  withTrail.set(trail, characters);
  return characters;
}
