import { beforeSpaces, isAsciiDigit, isAsciiWord, isHan, isLineEnd } from '../../characters/character-kinds.ts';
import { protectedSpans } from '../../characters/protected-spans.ts';
import { wereNeverBytes } from '../../diagnosis/punctuation.ts';
import { nothing, type Step } from '../../step.ts';
import type { Edit } from '../../traced/edit.ts';
import { readQuestionMark } from '../lost-blanks/read-question-mark.ts';
import { beforeBlanks, doubtfulBracket, doubtfulCommas } from './doubtful-marks.ts';
import { fullWidth } from './full-width.ts';

/** The content of a bracket is looked at this far for Chinese, UTF-16 units. */
const longestScan = 40;
/** The same for a bracket that closes in a later line: （1984年. */
const unpairedScan = 6;

const marks = /[,:;?!()]/g;

/** Marks of Chinese text: what stands next to them stands in Chinese text too. `*` is a blacked-out word. */
const chineseMarks = '，。、；：？！“”‘’《》〈〉【】「」『』（）〔〕…—·×％*"\'';

/** A list number in brackets, which tells what it is whatever stands behind it: （1）AI. */
const listNumber = /^\(\d{1,3}\)$/;

/**
 * Restore the full-width marks of a text whose marks were folded to half-width, where they stand in Chinese: never between
 * digits (1,000 22:30 3:1), in English, in code or in an address; a list number keeps its point.
 */
export const punctuationWidth: Step = {
  name: 'punctuation-width',
  version: 10,
  reasons: {
    'full-width': {
      'zh-Hans': '中文里的全角标点被改成了半角，此处还原。',
      'zh-Hant': '中文裡的全形標點被改成了半形，此處還原。',
      en: 'The full-width marks of the Chinese text had been folded to half-width.',
    },
    'mark-before-blank': {
      'zh-Hans': '半角标点后有空格，像是原文就用半角，也可能是全角标点被改成了半角，未改。',
      'zh-Hant': '半形標點後有空格，像是原文就用半形，也可能是全形標點被改成了半形，未改。',
      en: 'A blank follows this half-width mark: it may be the author’s own, or a folded one; left as found.',
    },
    'comma-between-digits': {
      'zh-Hans': '数字之间的逗号可能是被改成半角的停顿，也可能是数字的一部分，未改。',
      'zh-Hant': '數字之間的逗號可能是被改成半形的停頓，也可能是數字的一部分，未改。',
      en: 'This comma between digits may be a folded pause or part of a number; left as found.',
    },
    'bracket-width': {
      'zh-Hans': '每四五篇文章就有一篇只把括号写成半角，改成半角后无从分辨：全文括号都已还原为全角，原文也可能用半角。',
      'zh-Hant': '每四五篇文章就有一篇只把括號寫成半形，改成半形後無從分辨：全文括號都已還原為全形，原文也可能用半形。',
      en: 'One page in four or five writes its brackets alone half-width, and folding leaves no trace of it: all brackets of this text were made full-width, but may have been half-width.',
    },
  },
  repair(text, context) {
    const { punctuation, script } = context.diagnosis;
    if (!punctuation.widthFolded || script.japanese) return nothing;
    // A restored mark is Chinese context for its neighbours, so those left are gone over until nothing more is found.
    const asks = wereNeverBytes(context.diagnosis) ? isQuestionOrUnsure : isQuestion;
    const restored = new Set<number>();
    const brackets = matchBrackets(text);
    const own = beforeBlanks(text);
    let open = openMarks(text).filter((position) => !own.some(({ start }) => start === position));
    for (let before = -1; restored.size > before; open = open.filter((position) => !restored.has(position))) {
      before = restored.size;
      restoreOnce(text, open, brackets, restored, asks);
    }
    const positions = [...restored].sort((a, b) => a - b);
    const edits = positions.map((start): Edit => {
      const insert = fullWidth[text.charAt(start)] as string;
      return { start, end: start + 1, insert, reason: 'full-width' };
    });
    const doubts = [...own, ...doubtfulCommas(text), ...doubtfulBracket(text, positions)];
    return { edits, doubts: doubts.sort((a, b) => a.start - b.start) };
  },
};

/** The places of all half-width marks outside code and addresses. */
function openMarks(text: string): number[] {
  const isProtected = protectedSpans(text);
  const places: number[] = [];
  for (const { index } of text.matchAll(marks)) if (!isProtected.covers(index)) places.push(index);
  return places;
}

/** Add the positions of marks to restore, of those given. */
function restoreOnce(
  text: string,
  positions: readonly number[],
  { closings, paired }: Brackets,
  restored: Set<number>,
  asks: Asks,
): void {
  const isChineseAt: Test = (at, beyond) => {
    // A straight quotation mark says nothing of its text: what stands beyond it is asked.
    const unit = text.charCodeAt(at);
    const place = unit === 0x22 || unit === 0x27 ? at + beyond : at;
    return restored.has(place) || isChinese(text, place);
  };
  for (const position of positions) {
    if (restored.has(position)) continue;
    const mark = text.charAt(position);
    if (mark === '(') {
      const closing = closings.get(position);
      if (!isChineseBracket(text, position, closing ?? position + unpairedScan, isChineseAt)) continue;
      restored.add(position);
      if (closing !== undefined) restored.add(closing);
    } else if (mark === ')') {
      // Opened in an earlier line, or the mark of a list number, 一）.
      if (!paired.has(position) && isHan(text.charCodeAt(position - 1))) restored.add(position);
    } else if (isChineseMark(text, position, mark, isChineseAt, asks)) {
      restored.add(position);
    }
  }
}

/** Half-width brackets that open and close in one line. */
interface Brackets {
  /** Opening to closing position. */
  readonly closings: ReadonlyMap<number, number>;
  readonly paired: ReadonlySet<number>;
}

/** Tells whether what stands at a place is of Chinese text; a quotation mark there is looked past, by one unit, to `beyond`. */
type Test = (position: number, beyond: -1 | 1) => boolean;

function isChinese(text: string, position: number): boolean {
  return isHan(text.charCodeAt(position)) || (position >= 0 && chineseMarks.includes(text.charAt(position) || ' '));
}

/** Tells whether a `?` asks. */
type Asks = (text: string, position: number) => boolean;

function isQuestion(text: string, position: number): boolean {
  return readQuestionMark(text, position) === 'question';
}

function isQuestionOrUnsure(text: string, position: number): boolean {
  const reading = readQuestionMark(text, position);
  return reading === 'question' || (reading === 'unsure' && isHan(text.charCodeAt(position + 1)));
}

function isChineseMark(text: string, position: number, mark: string, isChineseAt: Test, asks: Asks): boolean {
  // A mirror puts blanks before its marks.
  const before = beforeSpaces(text, position);
  const previous = text.charCodeAt(before);
  const next = text.charCodeAt(position + 1);
  const afterChinese = isChineseAt(before, -1);
  if (mark === '?') {
    return afterChinese && !isAsciiWord(next) && asks(text, position);
  }
  if (mark === '!') return afterChinese && next !== 0x3d && next !== 0x5b;
  if (isAsciiDigit(previous) && isAsciiDigit(next)) return false;
  if (mark === ':' && next === 0x2f) return false;
  if (mark === ';' && /&#?\w{1,8}$/.test(text.slice(Math.max(0, position - 10), position))) return false;
  // No number goes on behind its per cent.
  if (isHan(previous) || (previous === 0x25 && isAsciiDigit(next))) return true;
  // A line that was broken inside its sentence, just before the mark.
  if (previous === 0x0a && isHan(text.charCodeAt(text.charCodeAt(before - 1) === 0x0d ? before - 2 : before - 1))) {
    return isChineseAt(position + 1, 1);
  }
  // After a number or a Latin word only what follows can tell: `10,` before Chinese is a Chinese clause's.
  const goesOn = isChineseAt(position + 1, 1) || isLineEnd(next) || next === 0x20 || isAsciiWord(next);
  return (afterChinese && goesOn) || isHan(next);
}

function matchBrackets(text: string): Brackets {
  const closings = new Map<number, number>();
  const paired = new Set<number>();
  let open: number[] = [];
  for (const { index } of text.matchAll(/[()\n]/g)) {
    const unit = text.charCodeAt(index);
    if (unit === 0x28) open.push(index);
    else if (unit === 0x0a) {
      if (open.length > 0) open = [];
    } else {
      const start = open.pop();
      if (start === undefined) continue;
      closings.set(start, index);
      paired.add(index);
    }
  }
  return { closings, paired };
}

function isChineseBracket(text: string, start: number, end: number, isChineseAt: Test): boolean {
  if (end === start + 1) return false;
  const last = Math.min(end, start + longestScan);
  for (let index = start + 1; index < last; index++) {
    // The pause between items has no half-width form: (21:25、25:19).
    if (isHan(text.charCodeAt(index)) || text[index] === '、') return true;
    if (text.charCodeAt(index) === 0x0a) return false;
  }
  // (UN), (2020) or (1) are Chinese brackets where the sentence around them is Chinese.
  const atLineStart = isLineEnd(text.charCodeAt(start - 1));
  if (atLineStart && listNumber.test(text.slice(start, end + 1))) return true;
  const afterChinese = isChineseAt(start - 1, -1);
  return (
    (afterChinese && isFoldedMark(text, end + 1)) ||
    ((afterChinese || atLineStart) && (isChineseAt(end + 1, 1) || isLineEnd(text.charCodeAt(end + 1))))
  );
}

/** A folded mark with Chinese or a quotation behind it: `一半(52.7%),“`. */
function isFoldedMark(text: string, position: number): boolean {
  const next = text.charCodeAt(position + 1);
  return ',;:?!'.includes(text[position] ?? ' ') && (isHan(next) || next === 0x201c || next === 0x22);
}
