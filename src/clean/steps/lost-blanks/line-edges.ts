import { isBlank, isHan, isLineEnd } from '../../characters/character-kinds.ts';
import { opensWithOne, type QuestionMarkReading } from './read-question-mark.ts';

/**
 * Read the runs of `?` at the edges of lines, on a page that went through GBK bytes: no sentence opens with one. There a list's
 * sign or a blank was lost (`? 水泵`, `?水泵`), at its end as well where the same stands there (`?水泵?`); behind a blank at the end
 * of a line, blanks were, and alone in a line.
 *
 * @returns readings by the place of the run, UTF-16 code units.
 */
export function lostAtEdges(text: string): ReadonlyMap<number, QuestionMarkReading> {
  const found = new Map<number, QuestionMarkReading>();
  for (let start = text.indexOf('?'); start >= 0; ) {
    let end = start + 1;
    while (text.charCodeAt(end) === 0x3f) end++;
    let lineStart = start;
    while (start - lineStart < mostIndented && isBlank(text.charCodeAt(lineStart - 1))) lineStart--;
    const opensLine = isLineEnd(text.charCodeAt(lineStart - 1));
    const closesLine = isLineEnd(text.charCodeAt(end));
    if (opensLine && closesLine) found.set(start, 'blank');
    else if (opensLine && end - start === 1 && (isBlank(text.charCodeAt(end)) || isHan(text.charCodeAt(end))))
      found.set(start, 'bullet');
    else if (closesLine && end - start === 1 && opensWithOne(text, start)) found.set(start, 'bullet');
    else if (closesLine && !opensLine && end - start >= 2 && isBlank(text.charCodeAt(start - 1)))
      found.set(start, 'blank');
    start = text.indexOf('?', end);
  }
  return found;
}

/** Blanks before a list's sign at most, UTF-16 code units. */
const mostIndented = 40;
