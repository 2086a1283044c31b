import { UnitSet } from '../characters/unit-set.ts';
import type { Place } from './reading.ts';

/**
 * What is known of marks, which the model's laws hardly have, in nats, set by hand: at the end of a block nothing opens and
 * no clause goes on, mostly a sentence ends, or a colon stands before items, and a quotation closes there after a sentence; no mark follows another, nor with a closing
 * quotation mark between; the only byte seen to get lost is a comma's first; a sentence ends before a quotation mark more
 * often than any one character stands there, if what is quoted is no mere word; before （自治区 stands 省.
 */
export const marks = {
  opensNothing: -6,
  goesOn: -6,
  endsBlock: 2,
  beforeItems: 1.5,
  closesSentence: 8,
  afterSentence: 3,
  beforeQuotation: 7,
  twoMarks: -8,
  lostComma: 4,
  balanced: 1,
  unbalanced: 6,
  formula: 12,
};

/**
 * The one formula in which a bracket belongs to the character before it: 各省（自治区、直辖市）. The bytes between the two are those of
 * `。`, so a tool that cuts before that mark cuts each of them in two.
 */
export function formula(head: string, next: string): number {
  return head === '省' && /^[（(]自治[区區]/.test(next) ? marks.formula : 0;
}

/** Characters from which on what is quoted is a sentence rather than a word. */
export const quotedSentence = 12;

export function closing(before: string, tail: string, after: string): number {
  return after === '<' ? atEnd(before, tail) : 0;
}

function atEnd(before: string, tail: string): number {
  if (isHanAlone(tail)) return 0;
  if (openingMarks.has(tail.charCodeAt(0))) return marks.opensNothing;
  if (tail === '，' || tail === '、') return marks.goesOn;
  if (tail === '。') return marks.endsBlock;
  if (tail === '：') return marks.beforeItems;
  return tail === '”' && /[。！？…]$/.test(before) ? marks.closesSentence : 0;
}

const openingMarks = new UnitSet('“《（‘〈【');
const partsText = new UnitSet('。！？；：，、');
const partsOrFolded = new UnitSet('。！？；：，、!?;:,');

/** Tell whether a candidate is a Han character of the basic block, as nearly all are: nothing here speaks of those. */
function isHanAlone(candidate: string): boolean {
  const unit = candidate.charCodeAt(0);
  return unit >= 0x4e00 && unit <= 0x9fff && candidate.length === 1;
}

export function opening(head: string, next: string, quoted: number): number {
  if (isHanAlone(head)) return 0;
  const quotationEnd = next.startsWith('”') || next.startsWith('’') ? 1 : 0;
  if (partsText.has(head.charCodeAt(0)) && partsOrFolded.has(next.charCodeAt(quotationEnd))) return marks.twoMarks;
  if (head !== '。') return 0;
  if (/^(?:[“‘](?![<\n])|”“)/.test(next)) return marks.beforeQuotation;
  // What is followed by 的 was named, not said: “中专”的.
  const closes = quoted > 0 && /^[”’](?!的)/.test(next) && (quoted >= quotedSentence || !/^.\p{L}/u.test(next));
  return closes ? marks.afterSentence : 0;
}

export function follows(before: string, tail: string, after: string): number {
  if (after.startsWith('\n')) return atEnd(before, tail);
  return partsText.has(tail.charCodeAt(0)) && partsOrFolded.has(after.charCodeAt(0)) ? marks.twoMarks : 0;
}

const openingMark = '“'.charCodeAt(0);
const closingMark = '”'.charCodeAt(0);

/** A quotation mark closes what is open in its paragraph and opens what is not; of two characters the first mark counts. */
export function balance(quotation: Place['quotation'], character: string, next = ''): number {
  if (quotation === 'unknown') return 0;
  let unit = character.charCodeAt(0);
  if (unit !== openingMark && unit !== closingMark) unit = next.charCodeAt(0);
  if (unit !== openingMark && unit !== closingMark) return 0;
  return (unit === openingMark) === (quotation === 'closed') ? marks.balanced : -marks.unbalanced;
}
