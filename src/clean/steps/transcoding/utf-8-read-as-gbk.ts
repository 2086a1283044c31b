import { codeOf } from '../../gbk/gbk.ts';
import type { LanguageModel } from '../../language/language-model.ts';
import { likelyShare, sharesOf, signPrior, type Weigh } from '../../language/weighing.ts';
import { questionWords } from '../lost-blanks/read-question-mark.ts';
import { commonShare } from './common-share.ts';

/** A part of a misread line: `[start, end)` of it was `text`. Without `text`, U+FFFD that may be one of `candidates`. */
export interface Reread {
  readonly start: number;
  readonly end: number;
  readonly text?: string;
  readonly candidates: readonly string[];
  /** `text` is the likeliest of several. */
  readonly isLikely?: true;
}

/** What the two commonest lead bytes and marks of UTF-8 become; rare in any real text. */
const suspect = /[涓浠鍦鐨鏄閿锛銆鍚鍏鍥鏂瀛閫璇缁杩鎴鎬澶绗笉笂绋棰鍙鈥鏉鏈鍗]/;

/** A line must become this common, and by this much more than it was. */
const leastCommon = 0.35;
const leastGain = 0.25;

/** Of the 64 characters that a lost byte leaves more are likely than a shift does: a sure one needs this share. */
const sureShare = 0.997;
const mostCandidates = 5;
/** Characters of context on each side. */
const context = 4;

interface Byte {
  /** -1 where the byte is lost. */
  readonly value: number;
  /** The character of the line that holds it. */
  readonly place: number;
}

/**
 * Read again a line of UTF-8 that was read as GBK. Where a run of bytes was odd, its last byte is U+FFFD: its character is
 * open, see `chooseLost`. Undefined when the other bytes are no UTF-8 or the line becomes no plain Chinese.
 *
 * @param line without its line end.
 * @param proven whether another line of the document was read so: then bytes that fit are enough.
 */
export function rereadUtf8(line: string, language: LanguageModel, proven: boolean): Reread[] | undefined {
  if (!proven && !suspect.test(line)) return undefined;
  const read = (latter: boolean) => {
    const bytes = bytesOf(line, latter);
    return bytes === undefined ? undefined : decode(bytes, line.length);
  };
  const former = read(false);
  if (former === undefined) return undefined;
  const other = line.includes('\u3000') ? read(true) : undefined;
  const isOther = other !== undefined && language.score(textOf(other)) > language.score(textOf(former));
  const parts = isOther ? other : former;
  const known = textOf(parts);
  const share = commonShare(known);
  const gain = share - commonShare(line);
  if (proven ? gain < 0 : share < leastCommon || gain < leastGain) return undefined;
  return parts;
}

/** What is known of a line that was read again. */
export function textOf(parts: readonly Reread[]): string {
  return parts.map(({ text = '' }) => text).join('');
}

/**
 * Choose the characters of a line that lost their last byte by what stands around them, where one is likely enough.
 *
 * @param isForeign tells a character of the script that the page is not written in.
 */
export function chooseLost(
  parts: readonly Reread[],
  weigh: Weigh,
  isForeign: (character: string) => boolean,
): Reread[] {
  let before = '\n';
  const line = textOf(parts);
  const isShort = line.length < shortLine && !/[，。]/.test(line);
  return parts.map((part, index) => {
    const chosen =
      part.text === undefined
        ? choose(part, isShort, isForeign, before, (parts[index + 1]?.text ?? '\n').slice(0, context), weigh)
        : part;
    before = (before + (chosen.text ?? '')).slice(-longestQuotation);
    return chosen;
  });
}

/** A line so short is a title or a byline: names in it are no words, and nothing is sure. UTF-16 code units. */
const shortLine = 20;

/** Characters looked back for the start of a quotation. */
const longestQuotation = 400;

function choose(
  part: Reread,
  isShort: boolean,
  isForeign: (character: string) => boolean,
  before: string,
  after: string,
  weigh: Weigh,
): Reread {
  const left = before.slice(-context);
  const shares = sharesOf(
    part.candidates.map((value) => ({
      value,
      weight:
        weigh(left + value + after, left.length, left.length + 1) +
        prior(value, before, after) +
        (isForeign(value) ? otherScript : 0),
    })),
  );
  const [first] = shares;
  const candidates = shares.slice(0, mostCandidates).map(({ value }) => value);
  if (first === undefined || first.share < likelyShare) return { ...part, candidates };
  return isShort || first.share < sureShare
    ? { ...part, text: first.value, candidates, isLikely: true }
    : { ...part, text: first.value, candidates: [] };
}

/** A page has few characters of the other script, which the model does not tell apart; in nats, set by hand. */
const otherScript = -6;

/**
 * What is known of marks, in nats, set by hand: no clause goes on and nothing opens at a line's end; quotations pair up and
 * are not found within a number; an ellipsis is written twice.
 */
const marks = {
  goesOn: -6,
  asks: 8,
  endsItem: 2.5,
  balanced: 1,
  unbalanced: -6,
  closesSentence: 5,
  twoMarks: -8,
  inNumber: -8,
  secondDots: 6,
};

function prior(character: string, before: string, after: string): number {
  let sum = signPrior(character);
  if (/[“”‘’]/.test(character) && /[0-9]$/.test(before) && /^[0-9]/.test(after)) return sum + marks.inNumber;
  if (character === '…' && /(?:^|[^…])…$/.test(before)) sum += marks.secondDots;
  if (after === '\n') sum += atLineEnd(character, before.slice(before.lastIndexOf('\n') + 1));
  if (/[。！？，、；：]/.test(character) && /[。！？，、；：][”’」』]?$/.test(before)) sum += marks.twoMarks;
  const opening = brackets.indexOf(character);
  if (opening >= 0) {
    const open = lastOpen(before);
    const isClosing = opening % 2 === 1;
    if (isClosing) sum += open === brackets[opening - 1] ? marks.balanced : marks.unbalanced;
    else sum += open === character ? marks.unbalanced : marks.balanced;
    if (isClosing && after === '\n' && /[。！？…』]$/.test(before)) sum += marks.closesSentence;
  }
  return sum;
}

/** Marks that come in pairs, the opening one first. */
const brackets = '“”‘’「」『』《》〈〉（）';

/** The last mark of a pair that a text opens and does not close, or `''`. */
function lastOpen(text: string): string {
  const closed = new Set<string>();
  for (let position = text.length - 1; position >= 0; position--) {
    const character = text[position] as string;
    const place = brackets.indexOf(character);
    if (place < 0) continue;
    if (place % 2 === 1) closed.add(brackets[place - 1] as string);
    else if (!closed.has(character)) return character;
    else closed.delete(character);
  }
  return '';
}

/** The number of an item in a list. */
const itemNumber = /^(?:[（(][一二三四五六七八九十0-9]{1,3}[)）]|[一二三四五六七八九十]是|[0-9]{1,2}[.．、])/;

/** An item ends with a semicolon, what comes before the items with a colon, a question with its mark. */
function atLineEnd(character: string, line: string): number {
  if (/[、，（“《〈「『【]/.test(character)) return marks.goesOn;
  if (character === '？') return questionWords.test(line.slice(-longestQuestion)) ? marks.asks : 0;
  if (character === '；') return itemNumber.test(line) ? marks.endsItem : -marks.endsItem;
  return 0;
}

/** Characters before a line's end in which a word asks. */
const longestQuestion = 24;

/** Characters with two codes each: the web's table reads 80 and A2E3 as a euro sign, A1A1 and A3A0 as an ideographic space. */
const twoCodes: Readonly<Record<string, readonly [readonly number[], readonly number[]]>> = {
  '€': [[0x80], [0xa2, 0xe3]],
  '\u3000': [
    [0xa1, 0xa1],
    [0xa3, 0xa0],
  ],
};

/** A way to read the characters so far: how many bytes of a character are still to come, and the bytes before. */
interface Way {
  readonly expected: number;
  readonly bytes: readonly number[];
  readonly place: number;
  readonly previous: Way | undefined;
}

/**
 * The bytes that a line was read from, of two codes the one that makes UTF-8; undefined where a character is none of GBK or
 * the bytes are no UTF-8.
 *
 * @param latter takes the second code where both would do.
 */
function bytesOf(line: string, latter: boolean): Byte[] | undefined {
  let ways: Way[] = [{ expected: 0, bytes: [], place: 0, previous: undefined }];
  for (let place = 0; place < line.length; place++) {
    const codes = codesAt(line, place);
    const next: Way[] = [];
    for (const previous of ways) {
      for (const bytes of codes) {
        const expected = bytes.reduce(expectedAfter, previous.expected);
        if (expected < 0) continue;
        const rival = next.findIndex((way) => way.expected === expected);
        if (rival < 0) next.push({ expected, bytes, place, previous });
        else if (latter) next[rival] = { expected, bytes, place, previous };
      }
    }
    if (next.length === 0) return undefined;
    ways = next;
  }
  const bytes: Byte[] = [];
  for (let way = ways.find(({ expected }) => expected === 0); way !== undefined; way = way.previous) {
    for (const value of way.bytes.toReversed()) bytes.push({ value, place: way.place });
  }
  return bytes.length === 0 ? undefined : bytes.reverse();
}

function codesAt(line: string, place: number): readonly (readonly number[])[] {
  const unit = line.charCodeAt(place);
  if (unit < 0x80) return [[unit]];
  if (unit === 0xfffd) return [[-1]];
  const two = twoCodes[line[place] as string];
  if (two !== undefined) return two;
  const code = codeOf(unit);
  return code === 0 ? [] : [[code >> 8, code & 0xff]];
}

/** Bytes of a character still to come after one more byte (-1 where it is lost); -1 when it fits in no UTF-8. */
function expectedAfter(expected: number, byte: number): number {
  if (expected < 0) return -1;
  // Only the last byte of a run gets lost.
  if (byte < 0) return expected === 1 ? 0 : -1;
  if (expected > 0) return (byte & 0xc0) === 0x80 ? expected - 1 : -1;
  return sizeOf(byte) - 1;
}

/** Decode UTF-8 with lost bytes into runs that are known and characters that are not. */
function decode(bytes: readonly Byte[], length: number): Reread[] | undefined {
  const parts: Reread[] = [];
  let text = '';
  let start = 0;
  for (let index = 0; index < bytes.length; ) {
    const lead = (bytes[index] as Byte).value;
    const size = lead < 0 ? 0 : sizeOf(lead);
    if (size === 0) return undefined;
    let code = size === 1 ? lead : lead & (0x7f >> size);
    let lost = -1;
    for (let at = 1; at < size; at++) {
      const byte = bytes[index + at];
      if (byte === undefined) return undefined;
      if (byte.value < 0) {
        // Only the last byte of a run gets lost.
        if (at !== size - 1) return undefined;
        lost = byte.place;
      } else if ((byte.value & 0xc0) !== 0x80) return undefined;
      code = code * 64 + (byte.value < 0 ? 0 : byte.value & 0x3f);
    }
    if (lost < 0) text += String.fromCodePoint(code);
    else {
      if (lost > start) parts.push({ start, end: lost, text, candidates: [] });
      parts.push({ start: lost, end: lost + 1, candidates: writtenFrom(code) });
      text = '';
      start = lost + 1;
    }
    index += size;
  }
  if (start < length) parts.push({ start, end: length, text, candidates: [] });
  return parts;
}

function sizeOf(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead < 0xe0) return 2;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}

/** The characters of GBK among the 64 that differ in their last byte alone; no line ends in an ideographic space. */
function writtenFrom(code: number): string[] {
  const characters = Array.from({ length: 64 }, (_, last) => code + last).filter(
    (point) => codeOf(point) !== 0 && point !== 0x3000,
  );
  return characters.map((point) => String.fromCharCode(point));
}
