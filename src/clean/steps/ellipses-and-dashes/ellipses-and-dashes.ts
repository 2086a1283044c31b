import { isHan } from '../../characters/character-kinds.ts';
import { protectedSpans } from '../../characters/protected-spans.ts';
import { nothing, type Step } from '../../step.ts';
import type { Edit } from '../../traced/edit.ts';

/** Three to six points, or exactly two hyphens. */
const runs = /\.{3,6}(?!\.)|-{2}(?!-)/g;

const chineseMarks = '，。、；：？！“”‘’《》（）';

const foldedMarks = ',:;?!)"\'';

/** Restore …… and —— from points and hyphens, next to Chinese, in a document whose marks were folded. */
export const ellipsesAndDashes: Step = {
  name: 'ellipses-and-dashes',
  version: 1,
  damage: { 'zh-Hans': '省略号、破折号被改', 'zh-Hant': '省略號、破折號被改', en: 'ellipses or dashes rewritten' },
  reasons: {
    ellipsis: {
      'zh-Hans': '省略号被改成了英文句点，此处还原。',
      'zh-Hant': '刪節號被改成了英文句點，此處還原。',
      en: 'The ellipsis had been folded to points.',
    },
    dash: {
      'zh-Hans': '破折号被改成了连字符，此处还原。',
      'zh-Hant': '破折號被改成了連字號，此處還原。',
      en: 'The dash had been folded to hyphens.',
    },
  },
  repair(text, context) {
    const { punctuation, script } = context.diagnosis;
    if (!punctuation.widthFolded || script.japanese) return nothing;
    const edits: Edit[] = [];
    const isProtected = protectedSpans(text);
    for (const match of text.matchAll(runs)) {
      const start = match.index;
      const end = start + match[0].length;
      const previous = text.charAt(start - 1);
      if (previous === match[0].charAt(0) || isProtected.covers(start)) continue;
      if (match[0].startsWith('.')) {
        if (isChinese(previous) || (foldedMarks.includes(previous) && isChinese(text.charAt(start - 2)))) {
          edits.push({ start, end, insert: '……', reason: 'ellipsis' });
        }
      } else if (isChinese(text.charAt(end)) && (isChinese(previous) || /^\s?$/.test(previous))) {
        edits.push({ start, end, insert: '——', reason: 'dash' });
      }
    }
    return { edits, doubts: [] };
  },
};

function isChinese(character: string): boolean {
  return character !== '' && (isHan(character.charCodeAt(0)) || chineseMarks.includes(character));
}
