import { beforeSpaces, isAsciiDigit, isHan, isLineEnd } from '../characters/character-kinds.ts';
import { UnitSet } from '../characters/unit-set.ts';
import type { Diagnosis, PunctuationEvidence } from './diagnosis.ts';

const none: PunctuationEvidence = { widthFolded: false, quotesStraight: false, blanksBeforeMarks: false };

/** Without these nothing is folded, made straight or set off: folding leaves no comma out. */
const evidence = new UnitSet(',"', ' ');

/** So many folded marks between Chinese characters are a habit and no slip. */
const fewestFolded = 3;

/** Where full-width marks of the same kinds make up more than this share, whoever wrote the page chose marks one by one. */
const mostFullWidth = 0.1;

/** A full stop of running text has fewer folded marks than this to itself. */
const mostFoldedPerStop = 40;

/**
 * Rows of a table of values have an empty field, or a comma behind a full stop or between a bare number and a word, so often for each
 * comma; running text has a slip.
 */
const fewestFields = 3;
const leastFields = 0.05;
const field = /,,|[。！？],|\d,(?=[\u4e00-\u9fff])/g;

/** Text set letter by letter has more blanks between Chinese characters than this for each blank before a mark. */
const mostBlanksBetween = 3;

/** Blanks before so many marks, and before this share of all marks, are a mirror's habit. */
const fewestBlanks = 3;
const leastBlankShare = 0.04;

const foldedMarks = new Set([...',:;?!'].map(unit));
const fullWidthMarks = new Set([...'，：；？！'].map(unit));
const closingMarks = new Set([...'，。；：？！、'].map(unit));
const stop = unit('。');
const sentenceMarks = new Set([...'?!;'].map(unit));
const blank = unit(' ');
const comma = unit(',');
const straightQuote = unit('"');
const curlyQuotes = new Set([...'“”「」『』'].map(unit));

function unit(character: string): number {
  return character.charCodeAt(0);
}

/**
 * Tell from the whole document whether its full-width marks were folded to half-width, its paired quotation marks made
 * straight, and blanks put before its marks. Only marks that stand in Chinese text count.
 *
 * @param glossed whether the document is a mirror's glossed copy: then its marks are running text's, however short it is.
 */
export function diagnosePunctuation(text: string, glossed = false): PunctuationEvidence {
  if (!evidence.standsIn(text)) return none;
  let folded = 0;
  let fullWidth = 0;
  let straight = 0;
  let curly = 0;
  let marks = 0;
  let blanks = 0;
  let commas = 0;
  let stops = 0;
  let spaced = 0;
  let between = 0;
  for (let index = 0; index < text.length; index++) {
    const current = text.charCodeAt(index);
    if (current >= 0x4e00 && current <= 0x9fff) continue;
    if (foldedMarks.has(current)) {
      if (!isFoldedMark(text, index)) {
        if (isSpacedMark(text, index)) spaced++;
        continue;
      }
      folded++;
      if (current === comma) commas++;
      if (sentenceMarks.has(current)) stops++;
    } else if (current === straightQuote) {
      if (isBesideChinese(text, index, glossed)) straight++;
    } else if (curlyQuotes.has(current)) {
      curly++;
    } else if (current === blank) {
      if (isHan(text.charCodeAt(index - 1)) && isHan(text.charCodeAt(index + 1))) between++;
    } else if (closingMarks.has(current)) {
      marks++;
      if (current === stop) stops++;
      if (fullWidthMarks.has(current)) fullWidth++;
      if (text.charCodeAt(index - 1) === 0x20 && isHan(text.charCodeAt(index - 2))) blanks++;
    }
  }
  // Whoever writes Markdown, data or subtitles chooses marks by hand. Folding spares 。, which has no half-width form: running text
  // has it, or ? ! ; a table of values between commas has none.
  // A mirror's copy is none of these; `# re:` opens a comment of old weblogs.
  const handWritten =
    !glossed &&
    (/^#{1,6} (?!re:)/m.test(text) ||
      isTable(text, commas) ||
      /^\s{0,9}[[{]\s{0,9}["{[]/.test(text) ||
      /^[ \t]{0,20}"\w{1,40}": ["[{]/m.test(text) ||
      /^\d\d:\d\d:\d\d,\d{3} -->/m.test(text));
  const running = glossed || (stops > 0 && folded <= stops * mostFoldedPerStop);
  // Folding puts no blank behind a mark: whoever types `a, b` with Chinese characters typed the mark so.
  const typed = spaced > folded;
  // Labels end in a colon of their own (用途:); folding leaves no comma out.
  const habit = folded >= fewestFolded && commas > 0;
  return {
    widthFolded: running && !handWritten && !typed && habit && fullWidth <= folded * mostFullWidth,
    quotesStraight: straight >= 2 && curly <= straight * mostFullWidth,
    blanksBeforeMarks:
      blanks >= fewestBlanks && blanks >= marks * leastBlankShare && between <= blanks * mostBlanksBetween,
  };
}

/** Tell values between commas, row by row, from running text. */
function isTable(text: string, commas: number): boolean {
  const fields = commas === 0 ? 0 : (text.match(field)?.length ?? 0);
  return fields >= fewestFields && fields >= leastFields * commas;
}

/** True for an ASCII mark with Chinese before it (and a mirror's blank between) and Chinese, a digit, a quotation mark or a line end after it. */
function isFoldedMark(text: string, index: number): boolean {
  const previous = text.charCodeAt(beforeSpaces(text, index));
  const next = text.charCodeAt(index + 1);
  // ) closes a gloss that is still there, " a quotation; behind both only Chinese text shows that this is no code.
  if (previous === 0x29 || previous === straightQuote) return isHan(next);
  if (!isHan(previous) && previous !== 0x201d) return false;
  return isHan(next) || isAsciiDigit(next) || isLineEnd(next) || next === 0x201c || next === straightQuote;
}

/** True for a quotation mark with Chinese, or a mark of Chinese, on either side; behind a character there may be its gloss. */
function isBesideChinese(text: string, index: number, glossed: boolean): boolean {
  const previous = text.charCodeAt(index - 1);
  const next = text.charCodeAt(index + 1);
  return isHan(previous) || isHan(next) || closingMarks.has(previous) || (glossed && previous === 0x29);
}

/** True for an ASCII mark between Chinese characters with a blank behind it. */
function isSpacedMark(text: string, index: number): boolean {
  return isHan(text.charCodeAt(index - 1)) && text.charCodeAt(index + 1) === blank && isHan(text.charCodeAt(index + 2));
}

/** Tell whether marks were folded on a page that shows no sign of having been GBK bytes: its `?` are questions, not lost signs. */
export function wereNeverBytes({ punctuation, glosses, byteShifts, script }: Diagnosis): boolean {
  return punctuation.widthFolded && glosses.count === 0 && byteShifts.count === 0 && !script.convertedToTraditional;
}
