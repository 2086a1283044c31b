import { isAsciiDigit, isAsciiLetter, isHan, isLineEnd } from '../../characters/character-kinds.ts';
import { protectedSpans, type SpanCursor } from '../../characters/protected-spans.ts';
import { nothing, type Step } from '../../step.ts';
import type { Doubt, Edit, Span } from '../../traced/edit.ts';
import { rolesAroundLostMark } from './lost-mark.ts';

const chineseMarks = '，。、；：？！《》（）…—';

/**
 * Restore paired quotation marks from straight ones, “ ” for " and ‘ ’ for ', paragraph by paragraph, in a document whose
 * marks were folded. A paragraph where they do not pair up is left and listed, but where one of them can only have been lost
 * with a character that is a `?` now; inches and English stay.
 */
export const quotationMarks: Step = {
  name: 'quotation-marks',
  version: 7,
  reasons: {
    'paired-quotation-mark': {
      'zh-Hans': '中文引号被改成了直引号，此处还原。',
      'zh-Hant': '中文引號被改成了直引號，此處還原。',
      en: 'Paired quotation marks had been made straight.',
    },
    'odd-quotation-marks': {
      'zh-Hans': '本段的直引号不成对，未改。',
      'zh-Hant': '本段的直引號不成對，未改。',
      en: 'The straight quotation marks of this paragraph do not pair up; left as they are.',
    },
  },
  repair(text, context) {
    const { punctuation, script, glosses } = context.diagnosis;
    const damaged = punctuation.widthFolded || script.convertedToTraditional || glosses.present;
    if (!damaged || !punctuation.quotesStraight || script.japanese) return nothing;
    const edits: Edit[] = [];
    const doubts: Doubt[] = [];
    const isProtected = protectedSpans(text);
    for (let start = 0; start < text.length; ) {
      const lineEnd = text.indexOf('\n', start);
      const end = lineEnd < 0 ? text.length : lineEnd;
      pairUp(text, start, end, isProtected, edits, doubts);
      start = end + 1;
    }
    return { edits: edits.sort((a, b) => a.start - b.start), doubts };
  },
};

function pairUp(text: string, start: number, end: number, code: SpanCursor, edits: Edit[], doubts: Doubt[]): void {
  const double: number[] = [];
  const single: number[] = [];
  for (let index = start; index < end; index++) {
    const unit = text.charCodeAt(index);
    if ((unit !== 0x22 && unit !== 0x27) || code.covers(index)) continue;
    if (unit === 0x22) double.push(index);
    else if (!isApostrophe(text, index)) single.push(index);
  }
  replacePairs(text, withoutInches(text, double), '“”', edits, doubts);
  replacePairs(text, single, '‘’', edits, doubts);
}

function replacePairs(text: string, positions: readonly number[], marks: string, edits: Edit[], doubts: Doubt[]): void {
  const first = positions[0];
  if (first === undefined) return;
  if (positions.length % 2 === 1) {
    const line = lineAround(text, first);
    // A quotation of several paragraphs opens each and closes the last: the odd one is at a paragraph's edge.
    const last = positions[positions.length - 1] as number;
    // A `?` that is left in the paragraph may be where the other one was lost.
    const isWhole = !text.slice(line.start, line.end).includes('?');
    const opens = isWhole && isLineEnd(text.charCodeAt(first - 1)) && isHan(text.charCodeAt(first + 1));
    const closes =
      isWhole &&
      isLineEnd(text.charCodeAt(last + 1)) &&
      !isLineEnd(text.charCodeAt(last - 1)) &&
      isChineseQuotation(text, line.start, last);
    if (opens !== closes) {
      const odd = opens ? first : last;
      const insert = marks.charAt(opens ? 0 : 1);
      edits.push({ start: odd, end: odd + 1, insert, reason: 'paired-quotation-mark' });
      replacePairs(text, opens ? positions.slice(1) : positions.slice(0, -1), marks, edits, doubts);
      return;
    }
    const areChinese = positions.every((position) => isChineseQuotation(text, position, position));
    const roles = areChinese ? rolesAroundLostMark(text, positions, line.start, line.end) : undefined;
    if (roles !== undefined) {
      for (const [index, start] of positions.entries()) {
        const insert = marks.charAt(roles[index] === 'opens' ? 0 : 1);
        edits.push({ start, end: start + 1, insert, reason: 'paired-quotation-mark' });
      }
      return;
    }
    doubts.push(...oddMarks(positions, marks));
    return;
  }
  // Where a line was broken within a quotation, the first mark of the next line closes it, and so on with all behind it.
  if (positions.some((position, index) => index % 2 === 0 && closes(text, position))) {
    doubts.push(...oddMarks(positions, marks));
    return;
  }
  for (let pair = 0; pair < positions.length; pair += 2) {
    const open = positions[pair] as number;
    const close = positions[pair + 1] as number;
    if (!isChineseQuotation(text, open, close)) continue;
    for (const [index, position] of [open, close].entries()) {
      const insert = marks.charAt(index);
      edits.push({ start: position, end: position + 1, insert, reason: 'paired-quotation-mark' });
    }
  }
}

function oddMarks(positions: readonly number[], marks: string): Doubt[] {
  return positions.map((start) => ({ start, end: start + 1, reason: 'odd-quotation-marks', candidates: [...marks] }));
}

/** Tell whether a quotation mark between a Chinese character and a mark that parts clauses, maybe behind a mirror's blank, can only close. */
function closes(text: string, position: number): boolean {
  if (!isHan(text.charCodeAt(position - 1))) return false;
  const next = text[position + 1] === ' ' ? text[position + 2] : text[position + 1];
  return next !== undefined && '，。、；：？！,;:?!'.includes(next);
}

function lineAround(text: string, position: number): Span {
  const end = text.indexOf('\n', position);
  return { start: text.lastIndexOf('\n', position) + 1, end: end < 0 ? text.length : end };
}

function isChineseQuotation(text: string, open: number, close: number): boolean {
  for (let index = open - 1; index <= close + 1; index++) {
    if (isHan(text.charCodeAt(index)) || chineseMarks.includes(text.charAt(index) || ' ')) return true;
  }
  return false;
}

/** Leave out the marks of inches, `55"屏`, where that makes the others pair up. */
function withoutInches(text: string, positions: readonly number[]): readonly number[] {
  if (positions.length % 2 === 0) return positions;
  const others = positions.filter((position) => !isAsciiDigit(text.charCodeAt(position - 1)));
  return others.length % 2 === 0 ? others : positions;
}

function isApostrophe(text: string, position: number): boolean {
  return isAsciiLetter(text.charCodeAt(position - 1)) || isAsciiDigit(text.charCodeAt(position - 1));
}
