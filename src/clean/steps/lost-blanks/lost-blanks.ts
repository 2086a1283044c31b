import { isAsciiDigit, isHan } from '../../characters/character-kinds.ts';
import { protectedSpans } from '../../characters/protected-spans.ts';
import type { Diagnosis } from '../../diagnosis/diagnosis.ts';
import { wereNeverBytes } from '../../diagnosis/punctuation.ts';
import { nothing, type Step } from '../../step.ts';
import type { Doubt, Edit } from '../../traced/edit.ts';
import { blanksBetweenLabels } from './between-labels.ts';
import { lostAtEdges } from './line-edges.ts';
import { readQuestionMark } from './read-question-mark.ts';

/**
 * Turn a `?` that stands for a no-break space or a rare sign back: blanks in breadcrumbs, bylines and indents, © in a
 * copyright line. Questions stay; a `?` inside a clause that asks nothing is a doubt.
 */
export const lostBlanks: Step = {
  name: 'lost-blanks',
  version: 9,
  damage: { 'zh-Hans': '空格变成问号', 'zh-Hant': '空格變成問號', en: 'blanks turned into question marks' },
  reasons: {
    'lost-blank': {
      'zh-Hans': '不换行空格在转码时变成了问号，此处还原为空格。',
      'zh-Hant': '不換行空格在轉碼時變成了問號，此處還原為空格。',
      en: 'A no-break space had become a question mark in transcoding.',
    },
    'lost-copyright-sign': {
      'zh-Hans': '版权符号在转码时变成了问号，此处还原。',
      'zh-Hant': '版權符號在轉碼時變成了問號，此處還原。',
      en: 'The copyright sign had become a question mark in transcoding.',
    },
    'lost-invisible-character': {
      'zh-Hans': '不可见的字符在转码时变成了问号，删除。',
      'zh-Hant': '不可見的字元在轉碼時變成了問號，刪除。',
      en: 'An invisible character behind a mark had become a question mark in transcoding; removed.',
    },
    'lost-path-sign': {
      'zh-Hans': '路径中的分隔符在转码时变成了问号，填入最常见的一种。',
      'zh-Hant': '路徑中的分隔符在轉碼時變成了問號，填入最常見的一種。',
      en: 'A sign between the names of a path had become a question mark in transcoding; the most usual one was put in.',
    },
    'lost-bullet': {
      'zh-Hans': '行首的符号或空格在转码时变成了问号，不知原是哪一种，未改。',
      'zh-Hant': '行首的符號或空格在轉碼時變成了問號，不知原是哪一種，未改。',
      en: 'A sign or blank at the head of the line had become a question mark in transcoding; which one cannot be told.',
    },
    'doubled-comma': {
      'zh-Hans': '两个逗号相连，其间可能丢失了文字。',
      'zh-Hant': '兩個逗號相連，其間可能遺失了文字。',
      en: 'Two commas side by side: something between them may be lost.',
    },
    'unexplained-question-mark': {
      'zh-Hans': '这个问号可能是丢失的字符，无法确定。',
      'zh-Hant': '這個問號可能是遺失的字元，無法確定。',
      en: 'This question mark may stand for a lost character.',
    },
  },
  repair(text, context) {
    if (context.diagnosis.script.japanese) return nothing;
    const doubts = passedThroughBytes(context.diagnosis) ? doubledCommas(text) : [];
    if (!text.includes('?')) return { edits: [], doubts };
    const edits: Edit[] = [];
    const isProtected = protectedSpans(text);
    const wasFolded = wereNeverBytes(context.diagnosis);
    const throughBytes = passedThroughBytes(context.diagnosis);
    const edges = throughBytes ? lostAtEdges(text) : undefined;
    const between = throughBytes ? blanksBetweenLabels(text) : undefined;
    for (let start = text.indexOf('?'); start >= 0; ) {
      let end = start + 1;
      while (text.charCodeAt(end) === 0x3f) end++;
      if (!isProtected.covers(start)) {
        const reading = between?.has(start) ? 'blank' : (edges?.get(start) ?? readQuestionMark(text, start));
        if (reading === 'copyright') {
          const bracketed = text.charAt(start - 1) === '(' && text.charAt(end) === ')';
          const span = bracketed ? { start: start - 1, end: end + 1 } : { start, end };
          edits.push({ ...span, insert: '©', reason: 'lost-copyright-sign' });
        } else if (reading === 'blank') {
          edits.push({ start, end, insert: ' '.repeat(end - start), reason: 'lost-blank' });
        } else if (reading === 'bullet') {
          doubts.push({ start, end, reason: 'lost-bullet', candidates: ['•', ' ', '·'] });
        } else if (reading === 'path') {
          edits.push({ start, end, insert: '»', reason: 'lost-path-sign' });
          doubts.push({ start, end, reason: 'lost-path-sign', candidates: ['»', '›', '·', '>'] });
        } else if (reading === 'nothing') {
          edits.push({ start, end, insert: '', reason: 'lost-invisible-character' });
        } else if (reading === 'unsure' && !wasFolded && standsInChinese(text, start, end)) {
          const candidates = text[start - 1] === ' ' ? ['»', '·', '>'] : [' ', '·', '？'];
          doubts.push({ start, end, reason: 'unexplained-question-mark', candidates });
        } else if (reading === 'unsure' && passedThroughBytes(context.diagnosis) && isHalved(text, start, end)) {
          doubts.push({ start, end, reason: 'unexplained-question-mark', candidates: [] });
        }
      }
      start = text.indexOf('?', end);
    }
    return { edits, doubts: doubts.sort((a, b) => a.start - b.start) };
  },
};

/** Tell whether a page went through tools that work on its bytes and lose some. */
function passedThroughBytes({ glosses, byteShifts, script }: Diagnosis): boolean {
  return glosses.present || byteShifts.count > 0 || script.convertedToTraditional;
}

/** Two commas side by side, and no more, between Chinese characters or the marks around their words. */
function doubledCommas(text: string): Doubt[] {
  const doubts: Doubt[] = [];
  for (const { index } of text.matchAll(/[，,]{2}(?![，,])/g)) {
    const before = isHan(text.charCodeAt(index - 1)) || '”》）'.includes(text[index - 1] ?? ' ');
    if (before && (isHan(text.charCodeAt(index + 2)) || '“《（'.includes(text[index + 2] ?? ' ')))
      doubts.push({ start: index, end: index + 2, reason: 'doubled-comma', candidates: ['，'] });
  }
  return doubts;
}

/** `蓋??，`: nobody asks so, and control bytes before a comma leave this of a character that they cut in two twice. */
function isHalved(text: string, start: number, end: number): boolean {
  return end - start === 2 && isHan(text.charCodeAt(start - 1)) && '，！'.includes(text[end] ?? ' ');
}

/** Between two Han characters, or a Han character and a figure, or between blanks as the sign of a path is: `首页 ? 新闻`. */
function standsInChinese(text: string, start: number, end: number): boolean {
  const blanks = text[start - 1] === ' ' && text[end] === ' ';
  const next = text.charCodeAt(blanks ? end + 1 : end);
  const before = text.charAt(blanks ? start - 2 : start - 1);
  const goesOn =
    isHan(before.charCodeAt(0)) || ((end - start > 1 || isHan(next)) && '。；，、：'.includes(before || '?'));
  return goesOn && (isHan(next) || (!blanks && isAsciiDigit(next)));
}
