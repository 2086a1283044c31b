import type { Unit } from '../../bytes/codec.ts';
import { utf8 } from '../../bytes/codecs/utf-8.ts';
import { characterOf, codeOf, isLead } from '../../gbk/gbk.ts';
import type { LanguageModel } from '../../language/language-model.ts';
import { windows1252Byte } from './windows-1252.ts';

/**
 * A way to read a line as far as some place, linked to the way before it. Two ways that leave the same bytes go on alike: the likelier
 * one is kept, so that there are few.
 */
interface Way {
  readonly before: Way | undefined;
  /** What the bytes of the last character of the line complete: at most three characters. */
  readonly text: string;
  readonly score: number;
  /** The last two characters. */
  readonly last: string;
  readonly beforeLast: string;
  /** A lead byte that has no trail byte yet, 0 for none. */
  readonly pending: number;
  /** The last bytes that are a Latin letter each, up to two as one number: with the next they must make no UTF-8. */
  readonly singles: number;
}

/**
 * What speaks against a way, in nats: that a Latin letter is two bytes (the language model knows no names, and two such letters may take
 * what stands between them out of step), and that ASCII is the second byte of a character, as of none of GB 2312. With these, one of
 * 7,760 lines of laws and news is read otherwise than it was.
 */
const twoBytesCost = 3;
const asciiCost = 10;

/** Lines of another language become less likely than this on average, in nats, and are given up after so many characters. */
const leastMean = -10;
const givenUpAfter = 64;

/** A whole page in one line is shorter, UTF-16 code units: more takes seconds. */
const longestLine = 50_000;

const start: Way = { before: undefined, text: '', score: 0, last: '', beforeLast: '', pending: 0, singles: 0 };

/**
 * Read GBK that some decoder read as UTF-8 wherever its bytes happen to be UTF-8, and as Latin letters elsewhere: `֤ȯ` are the
 * bytes D6 A4 C8 AF, 证券. What is no Latin letter gives all its bytes; a Latin letter is one byte, or two that are UTF-8 (C2 A5, 楼,
 * reads as ¥). Of the ways to read it the likeliest is taken.
 *
 * @returns undefined where no way fits from end to end, or the bytes would not be read as this line again.
 */
export function readGbkAmongUtf8(line: string, language: LanguageModel): string | undefined {
  if (line.length > longestLine) return undefined;
  const known = remembered.get(line);
  if (known !== undefined) return known.text;
  const text = read(line, language);
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(line, { text });
  return text;
}

/** What became of the last lines: each is asked for up to three times. */
const remembered = new Map<string, { readonly text: string | undefined }>();
const mostRemembered = 500;

function read(line: string, language: LanguageModel): string | undefined {
  let ways: readonly Way[] = [start];
  let characters = 0;
  for (const character of line) {
    const next: Way[] = [];
    const single = singleByte(character);
    if (single >= 0)
      for (const way of ways)
        if (!makesUtf8(way.singles, single)) keep(follow(way, single, 0, (way.singles << 8) | single, language), next);
    const code = character.codePointAt(0) as number;
    const cost = code > 0xff ? 0 : twoBytesCost;
    if (code > 0xff || isTwoOfGb2312(code))
      for (const way of ways) keep(follow(way, utf8Bytes(code), cost, 0, language), next);
    if (next.length === 0) return undefined;
    ways = next;
    if (++characters % givenUpAfter === 0 && ways.every(({ score }) => score < leastMean * characters))
      return undefined;
  }
  const [whole] = ways.filter(({ pending }) => pending === 0).toSorted((a, b) => b.score - a.score);
  const pieces: string[] = [];
  for (let way = whole; way !== undefined; way = way.before) pieces.push(way.text);
  const text = pieces.reverse().join('');
  return text !== '' && isReadAs(gbkBytes(text), line) ? text : undefined;
}

/** The byte that a character is alone: ASCII, Latin-1 or Windows-1252; -1 for none. */
function singleByte(character: string): number {
  const code = character.charCodeAt(0);
  return code <= 0xff ? code : (windows1252Byte(character) ?? -1);
}

/** Tell whether the two bytes of UTF-8 of a Latin letter are a character of GB 2312: of others in GBK no Simplified text has any. */
function isTwoOfGb2312(code: number): boolean {
  return (code >= 0xa1 && code <= 0xbf) || (code >= 0xe1 && code <= 0xff);
}

/** The bytes of UTF-8 as one number, the first byte highest. */
function utf8Bytes(code: number): number {
  const last = 0x80 | (code & 0x3f);
  if (code < 0x800) return ((0xc0 | (code >> 6)) << 8) | last;
  const middle = 0x80 | ((code >> 6) & 0x3f);
  if (code < 0x10000) return ((0xe0 | (code >> 12)) << 16) | (middle << 8) | last;
  return (0xf0 | (code >> 18)) * 0x1000000 + (((0x80 | ((code >> 12) & 0x3f)) << 16) | (middle << 8) | last);
}

function keep(way: Way | undefined, ways: Way[]): void {
  if (way === undefined) return;
  const rival = ways.findIndex(({ pending, singles }) => pending === way.pending && singles === way.singles);
  if (rival < 0) ways.push(way);
  else if ((ways[rival] as Way).score < way.score) ways[rival] = way;
}

/** Tell whether a byte behind one or two others ends a character of UTF-8: then it would have been read as that. */
function makesUtf8(before: number, byte: number): boolean {
  if ((byte & 0xc0) !== 0x80) return false;
  const last = before & 0xff;
  const first = before >> 8;
  if (last >= 0xc2 && last < 0xe0) return true;
  // Overlong forms and surrogates are no UTF-8.
  return (
    first >= 0xe0 && first < 0xf0 && last >= (first === 0xe0 ? 0xa0 : 0x80) && last < (first === 0xed ? 0xa0 : 0xc0)
  );
}

/**
 * @param bytes one to four bytes as one number.
 * @param singles see `Way`.
 */
function follow(way: Way, bytes: number, cost: number, singles: number, language: LanguageModel): Way | undefined {
  let { pending, last, beforeLast } = way;
  let score = way.score - cost;
  let text = '';
  for (let shift = bytes > 0xffffff ? 24 : bytes > 0xffff ? 16 : bytes > 0xff ? 8 : 0; shift >= 0; shift -= 8) {
    const byte = (bytes >>> shift) & 0xff;
    if (pending === 0 && isLead(byte)) {
      pending = byte;
      continue;
    }
    if (pending === 0 && byte >= 0x80) return undefined;
    const character = pending === 0 ? String.fromCharCode(byte) : characterOf(pending, byte);
    if (character === '' || isPrivate(character)) return undefined;
    score += language.logProbability(character, last, beforeLast);
    if (pending !== 0 && byte < 0x80) score -= asciiCost;
    beforeLast = last;
    last = character;
    text += character;
    pending = 0;
  }
  return { before: way, text, score, last, beforeLast, pending, singles: singles & 0xffff };
}

function isPrivate(character: string): boolean {
  return character >= '\ue000' && character <= '\uf8ff';
}

function gbkBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(2 * text.length);
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    const code = unit < 0x80 ? unit : codeOf(unit);
    if (code > 0xff) bytes[length++] = code >> 8;
    bytes[length++] = code & 0xff;
  }
  return bytes.subarray(0, length);
}

/** Tell whether bytes are read as this line: as UTF-8 where they are, each as a Latin letter elsewhere. */
function isReadAs(bytes: Uint8Array, line: string): boolean {
  const unit: Unit = { byteLength: 0, first: 0, second: 0, irregular: false };
  let place = 0;
  for (const character of line) {
    utf8.read(bytes, place, unit);
    if (unit.irregular) {
      if (bytes[place] !== singleByte(character)) return false;
      place++;
    } else {
      if (unit.first !== character.charCodeAt(0) || (character.length > 1 && unit.second !== character.charCodeAt(1)))
        return false;
      place += unit.byteLength;
    }
  }
  return place === bytes.length;
}
