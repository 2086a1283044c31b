import { isAsciiDigit, isHan, isLineEnd } from '../characters/character-kinds.ts';
import type { PunctuationEvidence } from './diagnosis.ts';

/** So many folded marks between Chinese characters are a habit and no slip. */
const fewestFolded = 3;

/** Where full-width marks of the same kinds make up more than this share, whoever wrote the page chose marks one by one. */
const mostFullWidth = 0.1;

/** Blanks before so many marks, and before this share of all marks, are a mirror's habit. */
const fewestBlanks = 3;
const leastBlankShare = 0.04;

const foldedMarks = new Set([...',:;?!'].map(unit));
const fullWidthMarks = new Set([...'，：；？！'].map(unit));
const closingMarks = new Set([...'，。；：？！、'].map(unit));
const straightQuote = unit('"');
const curlyQuotes = new Set([...'“”「」『』'].map(unit));

function unit(character: string): number {
  return character.charCodeAt(0);
}

/**
 * Tell from the whole document whether its full-width marks were folded to half-width, its paired quotation marks made
 * straight, and blanks put before its marks. Only marks that stand in Chinese text count.
 */
export function diagnosePunctuation(text: string): PunctuationEvidence {
  let folded = 0;
  let fullWidth = 0;
  let straight = 0;
  let curly = 0;
  let marks = 0;
  let blanks = 0;
  for (let index = 0; index < text.length; index++) {
    const current = text.charCodeAt(index);
    if (current >= 0x4e00 && current <= 0x9fff) continue;
    if (foldedMarks.has(current)) {
      if (isFoldedMark(text, index)) folded++;
    } else if (current === straightQuote) {
      if (isHan(text.charCodeAt(index - 1)) || isHan(text.charCodeAt(index + 1))) straight++;
    } else if (curlyQuotes.has(current)) {
      curly++;
    } else if (closingMarks.has(current)) {
      marks++;
      if (fullWidthMarks.has(current)) fullWidth++;
      if (text.charCodeAt(index - 1) === 0x20 && isHan(text.charCodeAt(index - 2))) blanks++;
    }
  }
  // Whoever writes Markdown chooses marks by hand; a mirror's page carries none.
  const handWritten = /^#{1,6} /m.test(text);
  return {
    widthFolded: !handWritten && folded >= fewestFolded && fullWidth <= folded * mostFullWidth,
    quotesStraight: straight >= 2 && curly <= straight * mostFullWidth,
    blanksBeforeMarks: blanks >= fewestBlanks && blanks >= marks * leastBlankShare,
  };
}

/** True for an ASCII mark with Chinese before it and Chinese, a digit, a quotation mark or a line end after it. */
function isFoldedMark(text: string, index: number): boolean {
  const previous = text.charCodeAt(index - 1);
  // ) closes a gloss that is still there; ” and " a quotation.
  if (!isHan(previous) && previous !== 0x201d && previous !== 0x29 && previous !== straightQuote) return false;
  const next = text.charCodeAt(index + 1);
  return isHan(next) || isAsciiDigit(next) || isLineEnd(next) || next === 0x201c || next === straightQuote;
}
