import type { LanguageModel } from '../../language/language-model.ts';
import type { Step } from '../../step.ts';
import type { Doubt, Edit } from '../../traced/edit.ts';
import { cutEntry, type Entry, glossEntry, lostByteEntry } from './entry.ts';
import { type Weighed, weigh } from './weigh.ts';

/** A reading must beat the next best by this much, in nats, to be put in; below it the spot is a doubt. */
export const margin = 2;
/** A repair must be this likely a character on average, in nats, and gain this much over the text as it stands. */
const leastMean = -9.5;
const leastGain: Readonly<Record<Entry['kind'], number>> = { gloss: 0, cut: 8, 'lost-byte': 12 };

/** Put characters that a mirror's blind byte insertions shifted apart back together: `鏈?zhǔn)剿季S` was 鏈式思維. */
export const byteShifts: Step = {
  name: 'byte-shifts',
  version: 1,
  reasons: {
    gloss: {
      'zh-Hans': '镜像站按字节插入注音，错把两个字的字节当成一个字，此处按 GBK 编码还原',
      'zh-Hant': '鏡像站按位元組插入注音，錯把兩個字的位元組當成一個字，此處按 GBK 編碼還原',
      en: 'A mirror spliced a reading into the bytes of two characters; put back together by their GBK codes',
    },
    cut: {
      'zh-Hans': '镜像站在标点前按字节插入控制符，切断了汉字，此处按 GBK 编码还原',
      'zh-Hant': '鏡像站在標點前按位元組插入控制符，切斷了漢字，此處按 GBK 編碼還原',
      en: 'A mirror cut a character in two before the bytes of a punctuation mark; put back together by its GBK codes',
    },
    'lost-byte': {
      'zh-Hans': '丢失了一个字节，其后的汉字全部错位，此处按 GBK 编码还原',
      'zh-Hant': '丟失了一個位元組，其後的漢字全部錯位，此處按 GBK 編碼還原',
      en: 'A byte was lost and the characters after it shifted; put back together by their GBK codes',
    },
    unsure: {
      'zh-Hans': '此处字节错位，有不止一种读法，未敢改动',
      'zh-Hant': '此處位元組錯位，有不止一種讀法，未敢改動',
      en: 'Bytes are shifted here and more than one reading is possible; left as found',
    },
  },
  repair(text, { language }) {
    const edits: Edit[] = [];
    const doubts: Doubt[] = [];
    for (const spot of findByteShifts(text, language)) {
      const { entry, end, readings } = spot;
      const insert = readings[0]?.insert ?? '';
      if (isSure(spot)) edits.push({ start: entry.start, end, insert, reason: entry.kind });
      else doubts.push({ start: entry.start, end, reason: 'unsure', candidates: readings.slice(0, 3).map((reading) => reading.insert) });
    }
    return { edits, doubts };
  },
};

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
