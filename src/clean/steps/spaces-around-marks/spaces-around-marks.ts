import { isHan } from '../../characters/character-kinds.ts';
import { nothing, type Step } from '../../step.ts';
import type { Edit } from '../../traced/edit.ts';

const blanks = / +/g;

/** Marks that no blank stands before. */
const closing = '，。、；：？！”’》）】…';
/** Marks that no blank stands after. */
const opening = '《“‘（【';
/** Marks that no blank stands after when Chinese text goes on. */
const stops = '，。、；：？！';

/** Remove the blanks that a mirror put around full-width marks, in a document that shows this habit or folded marks. */
export const spacesAroundMarks: Step = {
  name: 'spaces-around-marks',
  version: 4,
  reasons: {
    'blank-at-mark': {
      'zh-Hans': '镜像站在标点前后插入了空格，此处删除。',
      'zh-Hant': '鏡像站在標點前後插入了空格，此處刪除。',
      en: 'The mirror had put a blank next to a punctuation mark.',
    },
  },
  repair(text, context) {
    const { punctuation, script } = context.diagnosis;
    const damaged = punctuation.blanksBeforeMarks || punctuation.widthFolded || script.convertedToTraditional;
    if (!damaged || script.japanese) return nothing;
    const edits: Edit[] = [];
    const behindStops = showsBlanksBehindStops(text);
    const atQuotations = showsBlanksAtQuotations(text);
    for (const match of text.matchAll(blanks)) {
      const start = match.index;
      const end = start + match[0].length;
      const previous = text.charAt(start - 1);
      const next = text.charAt(end);
      // 首页 》 新闻: here 》 is a path's sign and closes nothing.
      const isPath = next === '》' && !isOpened(text, start);
      // A blank parts the halves of a headline: 老桥“退休” 新桥“上岗”.
      if (!atQuotations && isAtQuotation(text, start, end) && !isInSentence(text, start)) continue;
      if (!isPath && isUnwanted(previous, next, behindStops || text.charAt(start - 2) === '”'))
        edits.push({ start, end, insert: '', reason: 'blank-at-mark' });
    }
    return { edits, doubts: [] };
  },
};

function isUnwanted(previous: string, next: string, behindStops: boolean): boolean {
  if (previous === '' || previous === '\n' || next === '' || next === '\n' || next === '\r') return false;
  if (closing.includes(next)) return previous !== '\t';
  if (opening.includes(previous)) return true;
  const chineseNext = isHan(next.charCodeAt(0)) || opening.includes(next);
  if (previous === '”' || (behindStops && stops.includes(previous))) return chineseNext;
  return next === '“' && isHan(previous.charCodeAt(0));
}

/** Tell whether blanks were put at the quotation marks of running text, or on both sides of a quotation: none of these parts a headline. */
function showsBlanksAtQuotations(text: string): boolean {
  if (/[\u4e00-\u9fff] “[^“”\n]{1,40}” [\u4e00-\u9fff]/.test(text)) return true;
  for (const { index } of text.matchAll(/” |[\u4e00-\u9fff] “/g)) {
    const blank = index + 1;
    if (isAtQuotation(text, blank, blank + 1) && isInSentence(text, blank)) return true;
  }
  return false;
}

/** Tell whether a blank stands between a quotation and what goes on, or before one: `” 的`, `说 “`. */
function isAtQuotation(text: string, start: number, end: number): boolean {
  return (
    (text[start - 1] === '”' && (isHan(text.charCodeAt(end)) || opening.includes(text.charAt(end) || ' '))) ||
    (text[end] === '“' && isHan(text.charCodeAt(start - 1)))
  );
}

/** A line is looked at this far to both sides, UTF-16 code units. */
const longestLook = 200;

/** Tell whether a place stands in a line with the marks of a sentence. */
function isInSentence(text: string, position: number): boolean {
  const before = text.slice(Math.max(0, position - longestLook), position);
  const after = text.slice(position, position + longestLook);
  const next = after.indexOf('\n');
  const line = before.slice(before.lastIndexOf('\n') + 1) + (next < 0 ? after : after.slice(0, next));
  return /[，。；,;]/.test(line);
}

/** A blank behind so many stops, and behind this share of those that Chinese text follows, is a habit of the page's maker. */
const fewestBehindStops = 3;
const leastShareBehindStops = 0.5;

/** Tell whether blanks were put behind the stops of a text; writers put one here and there (职权是： 维护). */
function showsBlanksBehindStops(text: string): boolean {
  let blank = 0;
  let close = 0;
  for (let index = 0; index + 1 < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit !== 0x3002 && unit !== 0x3001 && (unit < 0xff01 || unit > 0xff1f)) continue;
    if (!stops.includes(text.charAt(index))) continue;
    const next = text.charCodeAt(index + 1);
    if (isHan(next)) close++;
    else if (next === 0x20 && isHan(text.charCodeAt(index + 2))) blank++;
  }
  return blank >= fewestBehindStops && blank >= leastShareBehindStops * (blank + close);
}

/** True when the nearest bracket before, at most 100 UTF-16 units back, is 《. */
function isOpened(text: string, position: number): boolean {
  const before = text.slice(Math.max(0, position - 100), position);
  return before.lastIndexOf('《') > before.lastIndexOf('》');
}
