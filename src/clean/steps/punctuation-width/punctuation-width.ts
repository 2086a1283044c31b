import { isAsciiDigit, isAsciiWord, isHan, isLineEnd } from '../../script/character-kinds.ts';
import { protectedSpans } from '../../script/protected-spans.ts';
import { type Step, nothing } from '../../step.ts';
import type { Edit } from '../../traced/edit.ts';
import { readQuestionMark } from '../lost-blanks/read-question-mark.ts';

const fullWidth: Readonly<Record<string, string>> = {
  ',': '，',
  ':': '：',
  ';': '；',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
};

/** Brackets are matched within this many UTF-16 units of one line. */
const longestBracket = 200;

const marks = /[,:;?!()]/g;

/** Marks of Chinese text: what stands next to them stands in Chinese text too. `*` is a blacked-out word. */
const chineseMarks = '，。、；：？！“”‘’《》〈〉【】「」『』（）〔〕…—·×％*"\'';

/**
 * Restore the full-width marks of a text whose marks were folded to half-width, where they stand in Chinese: never between
 * digits (1,000 22:30 3:1), in English, in code or in an address; a list number keeps its point.
 */
export const punctuationWidth: Step = {
  name: 'punctuation-width',
  version: 1,
  reasons: {
    'full-width': {
      'zh-Hans': '中文里的全角标点被改成了半角，此处还原。',
      'zh-Hant': '中文裡的全形標點被改成了半形，此處還原。',
      en: 'The full-width marks of the Chinese text had been folded to half-width.',
    },
  },
  repair(text, context) {
    const { punctuation, script } = context.diagnosis;
    if (!punctuation.widthFolded || script.japanese) return nothing;
    const edits: Edit[] = [];
    const isProtected = protectedSpans(text);
    let closing = -1;
    for (const match of text.matchAll(marks)) {
      const position = match.index;
      const mark = match[0];
      if (isProtected.covers(position)) continue;
      let restore = position === closing;
      if (mark === '(') {
        const end = closingBracket(text, position);
        if (end > 0 && isChineseBracket(text, position, end)) {
          restore = true;
          closing = end;
        }
      } else if (mark !== ')') {
        restore = isChineseMark(text, position, mark);
      }
      if (restore) {
        edits.push({ start: position, end: position + 1, insert: fullWidth[mark] ?? mark, reason: 'full-width' });
      }
    }
    return { edits, doubts: [] };
  },
};

function isChinese(text: string, position: number): boolean {
  return isHan(text.charCodeAt(position)) || (position >= 0 && chineseMarks.includes(text.charAt(position) || ' '));
}

function isChineseMark(text: string, position: number, mark: string): boolean {
  const previous = text.charCodeAt(position - 1);
  const next = text.charCodeAt(position + 1);
  const afterChinese = isChinese(text, position - 1) || text.charAt(position - 1) === ')';
  if (mark === '?') {
    return afterChinese && !isAsciiWord(next) && readQuestionMark(text, position) === 'question';
  }
  if (mark === '!') return afterChinese && next !== 0x3d && next !== 0x5b;
  if (isAsciiDigit(previous) && isAsciiDigit(next)) return false;
  if (mark === ':' && next === 0x2f) return false;
  if (mark === ';' && /&#?\w{1,8}$/.test(text.slice(Math.max(0, position - 10), position))) return false;
  if (isHan(previous)) return true;
  // After a number or a Latin word only what follows can tell: `10,` before Chinese is a Chinese clause's.
  return (afterChinese && (isChinese(text, position + 1) || isLineEnd(next) || next === 0x20)) || isHan(next);
}

function closingBracket(text: string, position: number): number {
  const last = Math.min(text.length, position + longestBracket);
  let depth = 0;
  for (let index = position + 1; index < last; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0x0a) return -1;
    if (unit === 0x28) depth++;
    else if (unit === 0x29 && depth-- === 0) return index;
  }
  return -1;
}

function isChineseBracket(text: string, start: number, end: number): boolean {
  if (end === start + 1) return false;
  for (let index = start + 1; index < end; index++) if (isHan(text.charCodeAt(index))) return true;
  // (UN), (2020) or (1) are Chinese brackets where the sentence around them is Chinese.
  const atLineStart = isLineEnd(text.charCodeAt(start - 1));
  return (isHan(text.charCodeAt(start - 1)) || atLineStart) && isChinese(text, end + 1);
}
