import { codeOf } from '../../gbk/gbk.ts';
import type { LanguageModel } from '../../language/language-model.ts';
import { commonShare } from './common-share.ts';
import { takenAlong } from './taken-along.ts';

/** A part of a misread line: `[start, end)` of it was `text`. Without `text`, U+FFFD or `?` that may be one of `candidates`. */
export interface Reread {
  readonly start: number;
  readonly end: number;
  readonly text?: string;
  readonly candidates: readonly string[];
  /** `text` is the likeliest of several. */
  readonly isLikely?: true;
}

/**
 * What the lead bytes E3-E9 of UTF-8 and the bytes behind them become in GBK: less than one in a million characters of any real text,
 * and 19 in 20 phrases of three to six characters have one (the first line alone: two in three).
 */
export const signsOfUtf8 =
  '涓浠鍦鐨鏄閿锛銆鍚鍏鍥鏂瀛閫璇缁杩鎴鎬澶绗笉笂绋棰鍙' +
  '鍒鍖瀹鐢璁鎶涔骞浼鍔鏀鍗鏉搴鑱鐩鏃姘鏁娉甯閮缃灏闄鎺妫瀵佹鈥鏈';

const suspect = new RegExp(`[${signsOfUtf8}]`);

/** A line must become this common, and by this much more than it was. */
const leastCommon = 0.35;
const leastGain = 0.25;

interface Byte {
  /** -1 where the byte is lost: the last of a character, or one that is known. */
  readonly value: number;
  /** The character of the line that holds it. */
  readonly place: number;
}

/**
 * Read again a line of UTF-8 that was read as GBK. Where a run of bytes was odd, its last byte is U+FFFD, or `?` that took the ASCII
 * behind it along (`锛?- ` is a colon, a line end and `- `): its character is open, see `chooseLost`. Undefined when the other bytes are no UTF-8 or the line becomes no plain Chinese.
 *
 * @param line without its line end.
 * @param proven whether another line of the document was read so: then bytes that fit are enough.
 */
export function rereadUtf8(line: string, language: LanguageModel, proven: boolean): Reread[] | undefined {
  if (!proven && !suspect.test(line)) return undefined;
  const read = (latter: boolean) => {
    const bytes = bytesOf(line, latter);
    return bytes === undefined ? undefined : decode(bytes, line);
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

const questionMark = 0x3f;
const questionMarks: readonly (readonly number[])[] = [[questionMark], [-1]];

function codesAt(line: string, place: number): readonly (readonly number[])[] {
  const unit = line.charCodeAt(place);
  if (unit === questionMark) return questionMarks;
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
  if (byte < 0) return expected === 1 || expected === 2 ? expected - 1 : -1;
  if (expected > 0) return (byte & 0xc0) === 0x80 ? expected - 1 : -1;
  return sizeOf(byte) - 1;
}

/** The one byte of UTF-8 that begins nothing in GBK: what is lost before the last byte of a character. */
const notGbk = 0x80;

/** Decode UTF-8 with lost bytes into runs that are known and characters that are not. */
function decode(bytes: readonly Byte[], line: string): Reread[] | undefined {
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
      if (byte.value >= 0 && (byte.value & 0xc0) !== 0x80) return undefined;
      if (byte.value < 0 && at === size - 1) lost = byte.place;
      code = code * 64 + (byte.value < 0 ? notGbk : byte.value) - 0x80;
    }
    if (lost < 0) text += String.fromCodePoint(code);
    else {
      if (lost > start) parts.push({ start, end: lost, text, candidates: [] });
      parts.push({ start: lost, end: lost + 1, candidates: writtenFrom(code) });
      text = line.charCodeAt(lost) === questionMark ? takenAlong(line, lost + 1) : '';
      start = lost + 1;
    }
    index += size;
  }
  if (start < line.length) parts.push({ start, end: line.length, text, candidates: [] });
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
