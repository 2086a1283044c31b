import { UnitSet } from '../characters/unit-set.ts';
import { characterOf, codeOf } from '../gbk/gbk.ts';
import {
  type Fit,
  isPinyinLetter,
  isSyllable,
  readGloss,
  readingFit,
  toneless,
  type WrittenReading,
} from './readings.ts';

/** A parenthesis with a syllable of pinyin in it, and the character that it may gloss. */
export interface WrittenGloss {
  /** From the opening parenthesis to after the closing one, UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** The reading as written, without blanks and without anything spliced into it. */
  readonly reading: string;
  readonly hasTone: boolean;
  readonly fullWidth: boolean;
  /** The glossed character; where a byte shift broke it up, the one that its bytes make (`到Y(jié)` glosses 結). */
  readonly character: string;
  /** Half-open span start of what carries the gloss: the character, or the letter that is left of it. */
  readonly carrier: number;
  /** The carrier is a letter, what a shift left of a character. */
  readonly onLetter: boolean;
  readonly fit: Fit;
  /** `residue`: behind a letter that is half a character; `repeated`: right behind another gloss. */
  readonly kind: 'plain' | 'residue' | 'repeated' | 'keyword';
}

/** Tell whether one blank stands behind a gloss, and text behind that. */
export function hasBlankBehind(text: string, { end }: WrittenGloss): boolean {
  return text[end] === ' ' && end + 1 < text.length && !/\s/.test(text.charAt(end + 1));
}

/** Of a page's glosses so many have a blank behind them where the tool puts one, `就讀於(yu) 某校`: all but those at the ends of lines. */
export const leastSpaced = 0.8;

const openings = new UnitSet('(（');

/** Longest text whose glosses are remembered, UTF-16 code units. */
const longestRemembered = 200_000;

/** What was asked last: the diagnosis, byte shifts and glosses look at the same text one after another. */
let last: { readonly text: string; readonly found: readonly WrittenGloss[] } = { text: '', found: [] };

/** Find every parenthesis of a text that holds a syllable of pinyin, in order; a large text has many. */
export function writtenGlosses(text: string): Iterable<WrittenGloss> {
  if (!openings.standsIn(text)) return [];
  if (text.length > longestRemembered) return findGlosses(text);
  if (last.text !== text) last = { text, found: [...findGlosses(text)] };
  return last.found;
}

function* findGlosses(text: string): Generator<WrittenGloss> {
  let previous: WrittenGloss | undefined;
  for (let index = openings.firstIn(text); index >= 0; index = openings.firstIn(text, index + 1)) {
    const gloss = glossAt(text, index, previous);
    if (gloss === undefined) continue;
    yield gloss;
    previous = gloss;
  }
}

function glossAt(text: string, start: number, previous: WrittenGloss | undefined): WrittenGloss | undefined {
  const plain = readGloss(text, start);
  const written = plain ?? readSplicedSyllable(text, start + 1);
  if (written === undefined || start === 0) return undefined;
  const { reading, hasTone, end } = written;
  const fullWidth = text[start] === '（';
  const spliced = plain === undefined;
  const blank = text[start - 1] === ' ' ? 1 : 0;
  if (previous !== undefined && previous.end === start - blank) {
    const { character, carrier, onLetter } = previous;
    const fit = readingFit(character, reading);
    return { start, end, reading, hasTone, fullWidth, character, carrier, onLetter, fit, kind: 'repeated' };
  }
  let carrier = start - 1;
  // At most one blank between a character and its gloss.
  if (text[carrier] === ' ' && carrier > 0) carrier--;
  const character = text[carrier] as string;
  const unit = character.charCodeAt(0);
  if (unit >= 0x40 && unit <= 0x7e) {
    const lead = codeOf(text.charCodeAt(carrier - 1)) & 0xff;
    const broken = characterOf(lead, unit);
    const fit = broken === '' ? 0 : readingFit(broken, reading);
    const onLetter = true;
    return { start, end, reading, hasTone, fullWidth, character: broken, carrier, onLetter, fit, kind: 'residue' };
  }
  const fit = readingFit(character, reading);
  const kind = spliced ? 'keyword' : 'plain';
  return { start, end, reading, hasTone, fullWidth, character, carrier, onLetter: false, fit, kind };
}

/** Longest keyword that a mirror splices into a gloss. */
const longestKeyword = 12;

/** Read a syllable that a keyword was spliced into, up to and with its closing parenthesis: `mià免費n)`. */
export function readSplicedSyllable(text: string, start: number): WrittenReading | undefined {
  let reading = '';
  let keyword = '';
  let parts = 0;
  for (let position = start; position < text.length && position - start < longestKeyword + 9; position++) {
    const character = text[position] as string;
    if (character === ')' || character === '）') {
      const whole = keyword !== '' && parts === 2 && isSyllable(reading);
      return whole ? { reading, hasTone: toneless(reading) !== reading, end: position + 1 } : undefined;
    }
    if (isPinyinLetter(character)) {
      if (parts === 0 || (keyword !== '' && parts === 1)) parts++;
      reading += character;
    } else if (parts === 1 && /[\p{Script=Han}A-Z0-9]/u.test(character)) keyword += character;
    else return undefined;
  }
  return undefined;
}

/** Read the gloss that starts at a place, a keyword spliced into it or not. */
export function readWrittenGloss(text: string, start: number): WrittenReading | undefined {
  return readGloss(text, start) ?? (text[start] === '(' ? readSplicedSyllable(text, start + 1) : undefined);
}

/** The end of a gloss where it stands again, with the same reading: `業(ye)(ye)`. */
export function afterRepetitions(text: string, { reading, end }: WrittenReading): number {
  let after = end;
  for (;;) {
    const next = text[after] === '(' ? readWrittenGloss(text, after) : undefined;
    if (next?.reading !== reading) return after;
    after = next.end;
  }
}

/** A text without its glosses; for context, not for repair. */
export function withoutGlosses(text: string): string {
  let result = '';
  let done = 0;
  for (let index = openings.firstIn(text); index >= 0; index = openings.firstIn(text, Math.max(done, index + 1))) {
    const gloss = readWrittenGloss(text, index);
    if (gloss === undefined) continue;
    result += text.slice(done, index);
    done = gloss.end;
  }
  return result + text.slice(done);
}
