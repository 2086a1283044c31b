import { readingRows } from './readings.generated.ts';

/** How well a reading fits a character, ascending: not at all, but for the tone, exactly, exactly and as its usual reading. */
export type Fit = 0 | 1 | 2 | 3;

interface Readings {
  /** Readings with tone marks by UTF-16 code unit, the usual ones first. */
  readonly byUnit: ReadonlyMap<number, readonly string[]>;
  /** Characters whose first two readings are both usual. */
  readonly usualTwice: ReadonlySet<number>;
  /** All syllables without tone marks. */
  readonly syllables: ReadonlySet<string>;
}

let readings: Readings | undefined;

/** Unpack the table once, on first need (about 10 ms). */
function readingsOnce(): Readings {
  if (readings !== undefined) return readings;
  const byUnit = new Map<number, string[]>();
  const usualTwice = new Set<number>();
  const syllables = new Set<string>();
  const rarer: [number, string][] = [];
  for (const row of readingRows.trim().split('\n')) {
    const [reading = '', characters = ''] = row.split(' ');
    syllables.add(toneless(reading));
    const [usualOf = '', rareOf = ''] = characters.split('|');
    for (const character of usualOf) {
      const unit = character.charCodeAt(0);
      const usual = byUnit.get(unit);
      if (usual === undefined) byUnit.set(unit, [reading]);
      else {
        usual.push(reading);
        usualTwice.add(unit);
      }
    }
    for (const character of rareOf) rarer.push([character.charCodeAt(0), reading]);
  }
  for (const [unit, reading] of rarer) {
    const list = byUnit.get(unit);
    if (list === undefined) byUnit.set(unit, [reading]);
    else list.push(reading);
  }
  readings = { byUnit, usualTwice, syllables };
  return readings;
}

/** The readings of a Han character of GBK, the usual ones first; empty for any other character. */
export function readingsOf(character: string): readonly string[] {
  return readingsOnce().byUnit.get(character.charCodeAt(0)) ?? [];
}

/** Those readings of a Han character that nobody would note: one, or two where it has two forms (車 chē, jū). */
export function usualReadings(character: string): readonly string[] {
  return readingsOf(character).slice(0, readingsOnce().usualTwice.has(character.charCodeAt(0)) ? 2 : 1);
}

const plainLetters = new Map<string, string>();
for (const [plain, marked] of Object.entries({
  a: 'āáǎàăɑ',
  e: 'ēéěèêĕ',
  i: 'īíǐìĭ',
  o: 'ōóǒòŏ',
  u: 'ūúǔùŭ',
  ü: 'ǖǘǚǜü',
  n: 'ńňǹ',
  m: 'ḿ',
  g: 'ɡ',
})) {
  plainLetters.set(plain, plain);
  for (const letter of marked) plainLetters.set(letter, plain);
}
for (const letter of 'bcdfhjklpqrstvwxyz') plainLetters.set(letter, letter);

/** Tell whether a character can stand in a pinyin syllable: a small Latin letter, with or without a tone mark. */
export function isPinyinLetter(character: string): boolean {
  return plainLetters.has(character);
}

/**
 * Take the tone marks off a reading; `v` and `u:` count as `ü`.
 * @example toneless('lǜ') // 'lü'
 */
export function toneless(reading: string): string {
  const known = tonelessReadings.get(reading);
  if (known !== undefined) return known;
  let plain = '';
  for (const letter of reading) plain += plainLetters.get(letter) ?? letter;
  plain = plain.replace('v', 'ü');
  if (tonelessReadings.size < mostRemembered) tonelessReadings.set(reading, plain);
  return plain;
}

/** Readings seen, there are some 1,700 with their tones, and most that are remembered of a hostile text. */
const tonelessReadings = new Map<string, string>();
const mostRemembered = 4096;

/** Tell whether a reading, with or without tone mark, is a syllable of Mandarin. */
export function isSyllable(reading: string): boolean {
  return readingsOnce().syllables.has(toneless(reading));
}

/** Tell how well a reading fits a character. */
export function readingFit(character: string, reading: string): Fit {
  const known = readingsOf(character);
  if (known[0] === reading || usualReadings(character).includes(reading)) return 3;
  if (known.includes(reading)) return 2;
  const syllable = toneless(reading);
  // Without its dots: 女(nu).
  const dotted = syllable === reading ? syllable.replace(/^([nl])u/, '$1ü') : syllable;
  return known.some((candidate) => toneless(candidate) === syllable || toneless(candidate) === dotted) ? 1 : 0;
}

/** A reading that stands in a text, up to and with its closing parenthesis. */
export interface WrittenReading {
  /** As written, without blanks. */
  readonly reading: string;
  readonly hasTone: boolean;
  /** After the closing parenthesis, UTF-16 code units. */
  readonly end: number;
}

/** Longest syllable in letters (`zhuang`) and most blanks around or in it. */
const longestSyllable = 6;
const mostBlanks = 3;

/**
 * Read a syllable and its closing parenthesis at a place of a text: `zhǔn)`, `luò )`. Undefined where there is none.
 */
export function readSyllable(text: string, start: number): WrittenReading | undefined {
  const last = Math.min(text.length, start + longestSyllable + mostBlanks + 1);
  for (let position = start; position < last; position++) {
    const unit = text.charCodeAt(position);
    // Han characters and most marks: no reading has them.
    if (unit >= 0x3001 && unit < 0xff00) return undefined;
    if (unit !== 0x29 && unit !== 0xff09) continue;
    const written = text.slice(start, position);
    let known = writtenReadings.get(written);
    if (known === undefined) {
      const reading = readingIn(written);
      known = { reading, hasTone: toneless(reading) !== reading };
      if (writtenReadings.size < mostRemembered) writtenReadings.set(written, known);
    }
    const { reading, hasTone } = known;
    return reading === '' ? undefined : { reading, hasTone, end: position + 1 };
  }
  return undefined;
}

/** What stood in parentheses, with the syllable that it is; `''` where it is none. */
const writtenReadings = new Map<string, { readonly reading: string; readonly hasTone: boolean }>();

function readingIn(written: string): string {
  let reading = '';
  let blanks = 0;
  for (const character of written) {
    if (character === ' ' || character === '\u00a0' || character === '\u3000') {
      if (++blanks > mostBlanks) return '';
    } else if (isPinyinLetter(character) && reading.length < longestSyllable) reading += character;
    else return '';
  }
  return reading !== '' && isSyllable(reading) ? reading : '';
}

/** Read a whole gloss, opening parenthesis first: `(zhǔn)`. */
export function readGloss(text: string, start: number): WrittenReading | undefined {
  const opening = text[start];
  return opening === '(' || opening === '（' ? readSyllable(text, start + 1) : undefined;
}
