import { characterOf, codeOf, isLead, isTrail } from '../gbk/gbk.ts';
import { readingFit, readingsOf, readSyllable, toneless } from '../pinyin/readings.ts';
import { afterRepetitions, readSplicedSyllable, readWrittenGloss } from '../pinyin/written-gloss.ts';
import { afterFiller, isFiller } from './filler.ts';
import { glossBehind, isLostByte, undecoded } from './lost-byte.ts';

/** What stands where the text comes back into step with its character boundaries. */
export interface Exit {
  /** Characters that can stand last, one UTF-16 unit each, before anything that is restored behind them; one or none when nothing is unknown. */
  readonly candidates: string;
  /** An ASCII character that the decoder ate and that is put back behind the last character, `<` or a figure; mostly `''`. */
  readonly after: string;
  /** The candidates were found by a gloss that stands at the spot. */
  readonly known: boolean;
  /** The last character carries its gloss, which fits it: the bytes are proven. */
  readonly proven?: boolean;
  /** The first character that is in step again, UTF-16 code units. */
  readonly end: number;
  /** The text ends, or something unknown was eaten: the way is plausible but not complete. */
  readonly open: boolean;
}

export interface Chain extends Exit {
  /** Characters read across the shifted boundaries, before the exit's own. */
  readonly middle: string;
}

/** Two bytes that stand side by side across a shifted boundary: a character, unless a private one that stood between them was dropped. */
export interface Joint {
  readonly lead: number;
  readonly trail: number;
  /** The run ends with this character. */
  readonly isLast: boolean;
}

/** Longest run of shifted characters that is followed, UTF-16 code units. */
const longestChain = 2000;

/** Half-width marks that a mirror may have made of full-width ones (GBK A3A1-A3FE), also inside a shifted run. */
const foldedMarks = '!,:;()';

/**
 * The GBK code of a character as the decoder saw it, folded marks as the full-width ones that they were; 0 when it is no pair.
 */
export function pairOf(text: string, position: number): number {
  const unit = text.charCodeAt(position);
  if (unit >= 0x80) return codeOf(unit);
  return foldedMarks.includes(text[position] as string) ? 0xa380 + unit : 0;
}

/**
 * Follow a run of characters that is one byte off, from `start` with the byte `pending` still without its partner, until
 * the text is back in step; at once when no byte is pending, -1. Undefined when it never is: then the text was not shifted.
 *
 * @param joints gets the bytes of the middle's characters and of the last one where it is known, and lets be what is no character: see
 *   `dropped.ts`.
 */
export function follow(text: string, start: number, pending: number, joints?: Joint[]): Chain | undefined {
  if (pending < 0) return { middle: '', candidates: '', after: '', known: false, end: start, open: false };
  let middle = '';
  let byte = pending;
  let position = start;
  const limit = Math.min(text.length, start + longestChain);
  const done = (exit: Exit): Chain => ({ ...exit, middle });
  for (;;) {
    // A byte below 80 is a character of its own: `設(shè)pen` was 以Open.
    if (byte < 0x80)
      return done({ candidates: String.fromCharCode(byte), after: '', known: false, end: position, open: false });
    if (!isLead(byte)) return undefined;
    if (position >= limit)
      return position >= text.length
        ? done({ candidates: '', after: '', known: false, end: position, open: true })
        : undefined;
    const unit = text.charCodeAt(position);
    if (isFiller(unit)) {
      position = markBehindFiller(text, position);
      if (position < 0) return undefined;
      continue;
    }
    const spliced = unit === 0x28 ? silentGloss(text, position, byte) : undefined;
    if (spliced !== undefined) return done(spliced);
    if (isLostByte(text[position])) {
      const exit = questionMark(text, position, byte);
      return exit === undefined ? undefined : done(exit);
    }
    if (unit === 0x20ac || (unit >= 0x40 && unit <= 0x7e)) {
      const character = characterOf(byte, unit === 0x20ac ? 0x80 : unit);
      if (!isText(character) && joints === undefined) return undefined;
      joints?.push({ lead: byte, trail: unit === 0x20ac ? 0x80 : unit, isLast: true });
      const end = skipGloss(text, position + 1, character);
      return done({ candidates: character, after: '', known: false, proven: end > position + 1, end, open: false });
    }
    const pair = pairOf(text, position);
    if (pair === 0) return undefined;
    const character = characterOf(byte, pair >> 8);
    if (!isText(character) && joints === undefined) return undefined;
    joints?.push({ lead: byte, trail: pair >> 8, isLast: false });
    middle += character;
    byte = pair & 0xff;
    position = skipGloss(text, position + 1, text[position] as string);
  }
}

/** The mark before whose bytes, within a run, the tool put control bytes; -1 where none stands behind them. */
function markBehindFiller(text: string, position: number): number {
  const mark = afterFiller(text, position);
  const row = pairOf(text, mark) >> 8;
  return row === 0xa1 || row === 0xa3 ? mark : -1;
}

/** The end of the gloss of `character` at a place, or the place itself. */
function skipGloss(text: string, position: number, character: string): number {
  const gloss = readWrittenGloss(text, position);
  const fits = gloss !== undefined && readingFit(character, gloss.reading) > 0;
  return fits ? afterRepetitions(text, gloss) : position;
}

/** The exit at the gloss of the pending byte's character, whose second byte left no sign: `幸;顒(dòng)` of 幸福活動. */
function silentGloss(text: string, position: number, byte: number): Exit | undefined {
  const gloss = readWrittenGloss(text, position);
  const candidates = gloss === undefined ? '' : charactersRead(byte, gloss.reading);
  if (gloss === undefined || candidates === '') return undefined;
  return { candidates, after: '', known: true, proven: true, end: afterRepetitions(text, gloss), open: false };
}

/** Neither empty nor private nor blank: a character that people write. */
export function isText(character: string): boolean {
  const unit = character.charCodeAt(0);
  return character !== '' && unit !== 0x3000 && (unit < 0xe000 || unit > 0xf8ff);
}

/** A tag that lost its `<` to the decoder, from its second character on. */
const tagRemainder = /^\/?[a-z][a-z0-9]{0,9}(?: [^<>\n]{0,90})?\/?>/i;
const cutMark = /[!,:;\u3000-\u301f\uff01-\uff5e“”‘’…—]/u;

/** The exit at a `?`: the pending byte's partner was eaten. */
function questionMark(text: string, position: number, byte: number): Exit | undefined {
  const behind = glossBehind(text, position);
  const spliced = readSyllable(text, behind) ?? readSplicedSyllable(text, behind);
  if (spliced !== undefined) {
    const candidates = charactersRead(byte, spliced.reading);
    if (candidates !== '')
      return { candidates, after: '', known: true, end: afterRepetitions(text, spliced), open: false };
  }
  const candidates = charactersWithLead(byte);
  if (candidates === '') return undefined;
  const others = text[position] === undecoded ? nothingEaten : eaten(text, position + 1);
  return { candidates, known: false, end: position + 1, ...others };
}

const nothingEaten = { after: '', open: false };

const withLead = new Map<number, string>();

/** Characters whose second byte the decoder took for none of ASCII's. */
function charactersWithLead(lead: number): string {
  const known = withLead.get(lead);
  if (known !== undefined) return known;
  let characters = '';
  for (let trail = 0x80; trail <= 0xfe; trail++) {
    const character = characterOf(lead, trail);
    if (isText(character)) characters += character;
  }
  withLead.set(lead, characters);
  return characters;
}

/** A parenthesis that lost its opening: letters up to the closing one, and not a number with its unit. */
const parenthesisRemainder = /^(?![时時年月日点點])\p{L}[^()\n]{0,12}\)/u;

/** Years that lost their first figure: 019年 was 2019年. */
const yearRemainders = { 2: /^0[0-4][0-9]年/, 1: /^9[0-9][0-9]年/ };

/** What the decoder ate together with the pending byte's partner, from what is left of it. */
function eaten(text: string, position: number): { after: string; open: boolean } {
  const rest = text.slice(position, position + 120);
  if (tagRemainder.test(rest)) return { after: '<', open: false };
  for (const [figure, remainder] of Object.entries(yearRemainders))
    if (remainder.test(rest)) return { after: figure, open: false };
  if (hasOddQuotation(text, position)) return { after: '', open: true };
  if (rest === '' || rest.charCodeAt(0) <= 0x20 || cutMark.test(rest[afterFiller(rest, 0)] ?? ''))
    return { after: '', open: false };
  return parenthesisRemainder.test(rest) ? { after: '(', open: false } : { after: '', open: true };
}

/** Characters on each side in which straight quotation marks are counted, UTF-16 code units. */
const longestParagraph = 400;

/** Tell whether the straight quotation marks of a place's paragraph don't pair up: one of them may have been eaten there. */
export function hasOddQuotation(text: string, position: number): boolean {
  let marks = 0;
  for (let at = position; at < position + longestParagraph && at < text.length && text[at] !== '\n'; at++)
    if (text[at] === '"') marks++;
  for (let at = position - 1; at > position - longestParagraph && at >= 0 && text[at] !== '\n'; at--)
    if (text[at] === '"') marks++;
  return marks % 2 === 1;
}

const readSo = new Map<string, string>();

/** Characters with this lead byte that are read so: those with this tone, or else those with this syllable. */
export function charactersRead(lead: number, reading: string): string {
  const key = `${lead}${reading}`;
  const known = readSo.get(key) ?? findCharactersRead(lead, reading);
  readSo.set(key, known);
  return known;
}

function findCharactersRead(lead: number, reading: string): string {
  let exact = '';
  let loose = '';
  const syllable = toneless(reading);
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    if (!isTrail(trail)) continue;
    const character = characterOf(lead, trail);
    const known = readingsOf(character);
    if (known.includes(reading)) exact += character;
    else if (known.some((candidate) => toneless(candidate) === syllable)) loose += character;
  }
  return exact === '' ? loose : exact;
}
