import { isHan } from '../../characters/character-kinds.ts';
import { nothing, type Step } from '../../step.ts';
import type { Edit } from '../../traced/edit.ts';

/** So many commas before marks that follow none, and so many before any mark, show a tool that puts them there. */
const fewestBeforeOther = 2;
const fewestOfAll = 4;

const beforeMark = /[，,](?=[，,。、；](?![，,]))/g;

/**
 * Take out the commas that some mirrors put before many of a page's marks: `近年來,,該鄉增收,。` was 近年來，該鄉增收。
 *
 * Two commas alone may stand around something lost; a page shows by commas before other marks (`,。`, `,、`) that a tool put them there.
 */
export const insertedCommas: Step = {
  name: 'inserted-commas',
  version: 1,
  damage: { 'zh-Hans': '标点前插入逗号', 'zh-Hant': '標點前插入逗號', en: 'commas put before marks' },
  reasons: {
    'inserted-comma': {
      'zh-Hans': '镜像站在标点前插入的逗号，已删去。',
      'zh-Hant': '鏡像站在標點前插入的逗號，已刪去。',
      en: 'A comma that a mirror put before a mark; taken out.',
    },
  },
  repair(text, { diagnosis: { glosses, script } }) {
    if (!glosses.present && !script.convertedToTraditional) return nothing;
    const edits: Edit[] = [];
    let beforeOther = 0;
    for (const { index } of text.matchAll(beforeMark)) {
      if (!isBehindWord(text, index)) continue;
      edits.push({ start: index, end: index + 1, insert: '', reason: 'inserted-comma' });
      if (!'，,'.includes(text.charAt(index + 1))) beforeOther++;
    }
    return beforeOther >= fewestBeforeOther && edits.length >= fewestOfAll ? { edits, doubts: [] } : nothing;
  },
};

/** Behind a Chinese character or the mark around a word. */
function isBehindWord(text: string, comma: number): boolean {
  return isHan(text.charCodeAt(comma - 1)) || '”》）)'.includes(text.charAt(comma - 1) || ' ');
}
