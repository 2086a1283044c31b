import { isAsciiDigit, isBlank, isHan, isLineEnd } from '../../characters/character-kinds.ts';
import { UnitSet } from '../../characters/unit-set.ts';
import { nothing, type Step } from '../../step.ts';
import type { Doubt, Edit } from '../../traced/edit.ts';

/** Characters without a shape: C0 and C1 controls but tab and line ends, soft hyphen, zero-width, bidirectional, BOM, U+E5E5. */
const suspects =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this step is for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ue5e5\ufeff]/g;

/** The same, to see first whether any stands in a text. */
const anySuspect = new UnitSet(
  '\u000b\u000c\u00ad\ue5e5\ufeff',
  [0x00, 0x08],
  [0x0e, 0x1f],
  [0x7f, 0x9f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2064],
  [0x2066, 0x206f],
);

/** What a terminal takes for a colour or a place, `ESC [ 3 2 m` (ECMA-48, control sequences): shown anywhere else it is noise. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the sequence begins with ESC
const terminalSequence = /\u001b\[[0-9;]{0,20}[A-Za-z]/y;

/** Scripts whose letters need joiners and direction marks. */
const needsControls = /[\u0590-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u1800-\u18af\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Remove characters that show nothing inside a line; emoji keep their joiners, Arabic, Indic and other such lines their controls. */
export const controlCharacters: Step = {
  name: 'control-characters',
  version: 3,
  damage: { 'zh-Hans': '夹有控制字符', 'zh-Hant': '夾有控制字元', en: 'stray control characters' },
  reasons: {
    'invisible-character': {
      'zh-Hans': '不可见的控制字符，删除。',
      'zh-Hant': '不可見的控制字元，刪除。',
      en: 'An invisible control character; removed.',
    },
    'private-blank': {
      'zh-Hans': 'GBK 自造的空格，换成普通空格。',
      'zh-Hant': 'GBK 自造的空格，換成普通空格。',
      en: 'A blank of GBK’s own (A3A0); replaced by an ordinary one.',
    },
    'private-character': {
      'zh-Hans': '私用区字符：只有原来的字体知道它的形状，照原样保留。',
      'zh-Hant': '私用區字元：只有原來的字型知道它的形狀，照原樣保留。',
      en: 'A character of the private use area, which only the original font has a shape for; left as found.',
    },
    'page-break': {
      'zh-Hans': '分页符，换成换行。',
      'zh-Hant': '分頁符，換成換行。',
      en: 'A page break; replaced by a line end.',
    },
  },
  repair(text) {
    const doubts = privateUse.standsIn(text) ? privateCharacters(text) : [];
    if (!anySuspect.standsIn(text)) return doubts.length === 0 ? nothing : { edits: [], doubts };
    const edits: Edit[] = [];
    for (const match of text.matchAll(suspects)) {
      const start = match.index;
      const code = match[0].charCodeAt(0);
      const end = code === 0x1b ? endOfSequence(text, start) : start + 1;
      if (code === 0xe5e5) edits.push({ start, end, insert: ' ', reason: 'private-blank' });
      else if (code === 0x0b || code === 0x0c) edits.push({ start, end, insert: '\n', reason: 'page-break' });
      else if (!isNeeded(text, start, code) && !isAloneOnLine(text, start))
        edits.push({ start, end, insert: '', reason: 'invisible-character' });
    }
    return { edits, doubts };
  },
};

/** Characters that every font, or none, has a shape of its own for: icons, a list's marks, what a press had no code for. */
const privateUse = new UnitSet([0xe000, 0xe5e4], [0xe5e6, 0xf8ff]);
const privateRun = /[\ue000-\ue5e4\ue5e6-\uf8ff]+/g;

/** Doubts on characters of the private use area; within a number one stands for the point, as in 2.5. */
function privateCharacters(text: string): Doubt[] {
  return Array.from(text.matchAll(privateRun), ({ 0: run, index }) => {
    const end = index + run.length;
    const isPoint = run.length === 1 && isAsciiDigit(text.charCodeAt(index - 1)) && isAsciiDigit(text.charCodeAt(end));
    return { start: index, end, reason: 'private-character', candidates: isPoint ? ['.'] : [''] };
  });
}

function endOfSequence(text: string, start: number): number {
  terminalSequence.lastIndex = start;
  return start + (terminalSequence.exec(text)?.[0].length ?? 1);
}

/** A line of layout is no longer than this, UTF-16 units to either side. */
const longestLayout = 16;

/** An invisible character that is all its line has is layout; it touches no word. */
function isAloneOnLine(text: string, position: number): boolean {
  let start = position;
  let end = position + 1;
  while (position - start < longestLayout && isShapeless(text.charCodeAt(start - 1))) start--;
  while (end - position < longestLayout && isShapeless(text.charCodeAt(end))) end++;
  return isLineEnd(text.charCodeAt(start - 1)) && isLineEnd(text.charCodeAt(end));
}

function isShapeless(unit: number): boolean {
  return isBlank(unit) || (unit >= 0x200b && unit <= 0x200f) || unit === 0x2060 || unit === 0xfeff;
}

function isNeeded(text: string, position: number, code: number): boolean {
  if (code === 0x200d || code === 0x200c) {
    const previous = text.charCodeAt(position - 1);
    const emoji =
      previous === 0xfe0f || (previous >= 0xdc00 && previous <= 0xdfff) || (previous >= 0x2190 && previous < 0x2c00);
    if (code === 0x200d && emoji && !isAstralHan(text, position)) return true;
  }
  if (code < 0x200c || code === 0xfeff) return false;
  const around = text.slice(Math.max(0, position - 80), position + 80);
  return needsControls.test(around);
}

function isAstralHan(text: string, position: number): boolean {
  const lead = text.charCodeAt(position - 2);
  return lead >= 0xd840 && isHan(lead);
}
