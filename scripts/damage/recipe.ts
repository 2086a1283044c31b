import { type Insertion, shiftBytes } from './byte-shift.ts';
import type { ChromeKind } from './chrome.ts';
import { decodeCp936, decodeStandard, encodeCp936 } from './cp936.ts';
import type { Byline, Colophon, ColophonKey, Dateline } from './credits.ts';
import type { Document } from './document.ts';
import { type Encoding, escapeEntities, writeBytes } from './encodings.ts';
import {
  type Dialect,
  type Gloss,
  glossList,
  glossWriter,
  takeArbitrary,
  takeGlosses,
  takeVariants,
} from './glosses.ts';
import { chooseLosses, loseBytes } from './lost-bytes.ts';
import { lostPlaces, unsayablePlaces } from './lost-places.ts';
import { toMirrorScript } from './mirror-script.ts';
import { composePage } from './page.ts';
import { type ControlFate, damageQuotes, foldWidth, type QuoteDamage, settleControls } from './punctuation.ts';
import { scatterZeroWidth } from './question-marks.ts';
import { seededRandom } from './random.ts';
import type { Layout } from './structure.ts';

/** What to do to a text. Everything but the seed may be left out; then nothing of the kind is done. */
export interface Recipe {
  /** A whole number; the same seed and recipe give the same bytes. */
  seed: number;
  /** `mirror`: Simplified to Traditional, one character at a time. */
  script?: 'mirror' | undefined;
  /** Share (0..1) of the converted characters that carry a gloss; real pages: 0.10-0.64. */
  density?: number | undefined;
  /** Take so many glosses of the list, or, `arbitrary`, so many of the text's characters, in place of the density. */
  listLength?: number | undefined;
  dialect?: Dialect | undefined;
  /** Put control bytes before marks; what later stages made of them. */
  controls?: ControlFate | undefined;
  /** Share (0..1) of the marks with control bytes before them; .7 where nothing is said. */
  controlShare?: number | undefined;
  /** Fold full-width marks: `after` the mirror's bytes were cut, as seen (`?！` becomes `?!`), or `before`. */
  fold?: 'before' | 'after' | undefined;
  quotes?: QuoteDamage | undefined;
  /** Put no-break spaces into breadcrumb and byline; GBK turns them into `?`. */
  noBreakSpaces?: boolean | undefined;
  /** Share (0..1) of the sentence ends with an unsayable sign behind them. */
  zeroWidth?: number | undefined;
  /** Share (0..1) of the full-width commas whose lead byte is lost without a trace. */
  lostBytes?: number | undefined;
  /** Drop the private characters that shifted bytes make, as tools do that extract text from pages. */
  dropsPrivate?: boolean | undefined;
  layout?: Layout | undefined;
  /** Names to black out with `**`. */
  redact?: readonly string[] | undefined;
  /** Where the title stands: a line of its own, glued to the first line, or nowhere. */
  title?: 'line' | 'glued' | undefined;
  dateline?: Dateline | undefined;
  byline?: Byline | undefined;
  colophon?: Colophon | undefined;
  colophonKeys?: readonly ColophonKey[] | undefined;
  chrome?: readonly ChromeKind[] | undefined;
  /** How many times entities are escaped; 2 is `&amp;ldquo;`. */
  entities?: number | undefined;
  /**
   * `mirror-bytes`: the mirror's GBK as it was sent, never decoded, insertions and all. `mirror-decoded`: these bytes decoded as
   * the Encoding Standard says, which leaves U+FFFD of half a character and keeps the sign behind it.
   */
  encoding?: Encoding | 'mirror-bytes' | 'mirror-decoded' | undefined;
}

/** What was done, for undoing by knowledge. */
export interface Applied {
  /** The glosses of the page, in the order of the list. */
  glosses: readonly Gloss[];
  /** What was put into the GBK bytes of `beforeBytes`; empty if the page never was GBK. */
  insertions: readonly Insertion[];
  /** Places of the bytes lost after that, in the bytes with the insertions. */
  lost: readonly number[];
  /** Characters of `beforeBytes` that stand in no byte of the page, or only half, UTF-16 code units, ascending. */
  lostPlaces: readonly number[];
  /** The text just before it became GBK bytes, lines ending in `</p>` as the bytes had them. */
  beforeBytes: string;
}

/** A damaged text. */
export interface Damaged {
  /** The file. */
  bytes: Uint8Array;
  /** The text of the file, before its encoding. */
  text: string;
  applied: Applied;
  /** What a perfect restoration gives: what the file does not show is not in it. */
  expected: Document;
}

const LINE_END = '</p>\n';

/**
 * Damage a text as its recipe says: page, marks, script, bytes, later stages, encoding, in this order.
 *
 * @example `damage(original, { seed: 1, script: 'mirror', density: 0.4 }).text`
 */
export function damage(original: Document, recipe: Recipe): Damaged {
  const { seed } = recipe;
  const page = composePage(original, recipe);
  let text = scatterZeroWidth(page.lines.join('\n'), recipe.zeroWidth ?? 0, seededRandom(seed, 'zero-width'));
  if (recipe.fold === 'before') text = foldWidth(text);
  if (recipe.quotes !== undefined) text = damageQuotes(text, recipe.quotes, seededRandom(seed, 'quotes'));
  if (recipe.script === 'mirror') text = toMirrorScript(text);

  if (recipe.encoding === 'mirror-bytes' || recipe.encoding === 'mirror-decoded') {
    const { bytes, applied } = spliced(text, text, recipe);
    const isDecoded = recipe.encoding === 'mirror-decoded';
    const lost = isDecoded
      ? applied.lostPlaces.filter((place) => (text[place] ?? '') > '\u007f')
      : unsayablePlaces(text);
    return {
      bytes: isDecoded ? writeBytes(decodeStandard(bytes), 'utf-8') : bytes,
      text,
      applied: { ...applied, lostPlaces: lost },
      expected: page.expected,
    };
  }
  const mirrored = mirrorBytes(text, recipe);
  text = settleControls(mirrored.text, recipe.controls ?? 'keep');
  if (recipe.dropsPrivate) text = text.replace(/[\ue000-\uf8ff]/g, '');
  if (recipe.fold === 'after') text = foldWidth(text);
  text = escapeEntities(text, recipe.entities ?? 0);
  return {
    bytes: writeBytes(text, recipe.encoding ?? 'utf-8'),
    text,
    applied: mirrored.applied,
    expected: page.expected,
  };
}

/** Pass a text through the mirror's bytes, or through its simpler cousins' characters. */
function mirrorBytes(text: string, recipe: Recipe): { text: string; applied: Applied } {
  const { seed, dialect = 'plain', density = 0, listLength = 0 } = recipe;
  const untouched = { glosses: [], insertions: [], lost: [], lostPlaces: [], beforeBytes: text };
  const write = glossWriter(dialect, seed);
  if (dialect === 'variants' || dialect === 'toneless' || dialect === 'arbitrary') {
    const glosses =
      dialect === 'arbitrary'
        ? takeArbitrary(text, listLength, seededRandom(seed, 'arbitrary'))
        : dialect === 'variants'
          ? takeVariants(density)
          : takeGlosses(text, density);
    const written = new Map(glosses.map((gloss) => ['from' in gloss ? String(gloss.from) : gloss.character, gloss]));
    const glossed = [...text].map((character) => {
      const gloss = written.get(character);
      return gloss === undefined ? character : gloss.character + write(gloss);
    });
    return { text: glossed.join(''), applied: { ...untouched, glosses } };
  }
  const throughBytes =
    density + listLength > 0 ||
    recipe.controls !== undefined ||
    recipe.noBreakSpaces ||
    recipe.zeroWidth ||
    recipe.lostBytes;
  if (!throughBytes) return { text, applied: untouched };
  const { bytes, applied } = spliced(text, `${text.replaceAll('\n', LINE_END)}${LINE_END}`, recipe);
  return { text: decodeCp936(bytes).replaceAll(LINE_END, '\n').replace(/\n$/, ''), applied };
}

/** The mirror's GBK bytes: glosses and control bytes put in, bytes lost. */
function spliced(text: string, beforeBytes: string, recipe: Recipe): { bytes: Uint8Array; applied: Applied } {
  const { seed, dialect = 'plain', density = 0, listLength, controlShare } = recipe;
  const glosses = listLength === undefined ? takeGlosses(text, density) : glossList.slice(0, listLength);
  const controls = recipe.controls === undefined ? undefined : seededRandom(seed, 'controls');
  const original = encodeCp936(beforeBytes);
  const shifted = shiftBytes(original, glosses, glossWriter(dialect, seed), controls, controlShare);
  const lost = chooseLosses(shifted.bytes, recipe.lostBytes ?? 0, seededRandom(seed, 'lost'));
  const { insertions } = shifted;
  return {
    bytes: loseBytes(shifted.bytes, lost),
    applied: { glosses, insertions, lost, lostPlaces: lostPlaces(beforeBytes, shifted, lost), beforeBytes },
  };
}
