import { isAsciiDigit, isAsciiLetter, isHan, isKana } from '../../characters/character-kinds.ts';
import { UnitSet } from '../../characters/unit-set.ts';
import { nothing, type Step } from '../../step.ts';
import type { Edit } from '../../traced/edit.ts';
import { radicalSupplements } from './radical-supplements.ts';

const radicals = /[\u2e80-\u2fdf]/g;
const ideographs = /[\uf900-\ufad9]/g;
const fullWidthWords = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+/g;
const hangul = /[\uac00-\ud7af]/;

/** All that the first three of these patterns find; most texts have none of it. */
const compatible = new UnitSet(
  [0x2e80, 0x2fdf],
  [0xf900, 0xfad9],
  [0xff10, 0xff19],
  [0xff21, 0xff3a],
  [0xff41, 0xff5a],
);

/** A radical's own table or dictionary shows radicals by themselves; PDF artefacts stand inside words. */
const leastInsideWords = 0.5;

/**
 * Radicals that are no word of any text and stand in tables of radicals alone, as do those that look like no character; of a PDF's
 * artefacts hardly one in a hundred is one.
 */
const strokes = '⼁⼂⼃⼅⼇⼌⼍⼎⼐⼓⼕⼖⼙⼛⼡⼢⼧⼬⼮⼳⼵⼶⼷⼹⼺⽁⽍⽨⽱⾌⾡⾣⿕';
const mostStrokes = 0.1;

/** One word of mixed width is a slip of the author's; so many are a converter's. */
const fewestMixedWords = 2;

/**
 * Replace characters of the compatibility blocks that PDF files and fonts left in running text by the characters that
 * they look like: Kangxi radicals and compatibility ideographs inside Chinese words, full-width letters and digits that
 * share a word with half-width ones. Alone they stay: a list of radicals means the radicals.
 */
export const compatibilityCharacters: Step = {
  name: 'compatibility-characters',
  version: 3,
  damage: { 'zh-Hans': '夹有部首等兼容字', 'zh-Hant': '夾有部首等相容字', en: 'radicals and compatibility characters' },
  reasons: {
    radical: {
      'zh-Hans': 'PDF 中的部首字符，换成对应的汉字。',
      'zh-Hant': 'PDF 中的部首字元，換成對應的漢字。',
      en: 'A radical from a PDF file; replaced by the character that it looks like.',
    },
    'compatibility-ideograph': {
      'zh-Hans': '兼容汉字，换成统一汉字。',
      'zh-Hant': '相容漢字，換成統一漢字。',
      en: 'A compatibility ideograph; replaced by the unified one.',
    },
    'mixed-width': {
      'zh-Hans': '同一个词里混有全角和半角字母数字，统一为半角。',
      'zh-Hant': '同一個詞裡混有全形和半形字母數字，統一為半形。',
      en: 'Full-width and half-width letters or digits mixed in one word; made half-width.',
    },
  },
  repair(text, context) {
    if (context.diagnosis.script.japanese || !compatible.standsIn(text)) return nothing;
    const unified = (found: string): string => found.normalize('NFC');
    const edits = [
      ...replaceInsideWords(text, radicals, 'radical', radicalOf),
      ...(hangul.test(text) ? [] : replaceInsideWords(text, ideographs, 'compatibility-ideograph', unified)),
    ];
    const mixed: Edit[] = [];
    for (const match of text.matchAll(fullWidthWords)) {
      const start = match.index;
      const end = start + match[0].length;
      if (
        !isWord(text.charCodeAt(start - 1), match[0].charCodeAt(0)) &&
        !isWord(text.charCodeAt(end), text.charCodeAt(end - 1))
      ) {
        continue;
      }
      mixed.push({ start, end, insert: match[0].normalize('NFKC'), reason: 'mixed-width' });
    }
    const all = mixed.length >= fewestMixedWords ? edits.concat(mixed) : edits;
    return all.length === 0 ? nothing : { edits: all.sort((a, b) => a.start - b.start), doubts: [] };
  },
};

/** True where a half-width neighbour is of the same sort, letter or digit, as the full-width character. */
function isWord(neighbour: number, fullWidth: number): boolean {
  return fullWidth <= 0xff19 ? isAsciiDigit(neighbour) : isAsciiLetter(neighbour);
}

function radicalOf(found: string): string {
  return radicalSupplements[found] ?? found.normalize('NFKC');
}

function replaceInsideWords(text: string, pattern: RegExp, reason: string, replace: (found: string) => string): Edit[] {
  const found: Edit[] = [];
  const known = new Map<string, string>();
  let inside = 0;
  let ofTables = 0;
  for (const match of text.matchAll(pattern)) {
    const insert = known.get(match[0]) ?? replace(match[0]);
    known.set(match[0], insert);
    if (insert === match[0] || strokes.includes(match[0])) ofTables++;
    if (insert === match[0]) continue;
    if (isInsideWord(text.charCodeAt(match.index - 1), text.charCodeAt(match.index + 1))) inside++;
    found.push({ start: match.index, end: match.index + 1, insert, reason });
  }
  const isTable = ofTables > found.length * mostStrokes;
  return !isTable && inside >= found.length * leastInsideWords ? found : [];
}

/** Chinese text on both sides, and not marks alone: ⼀、⼁、⼂ is a list of radicals, 2⽉3⽇ a date. */
function isInsideWord(before: number, after: number): boolean {
  return isText(before) && isText(after) && !(isMark(before) && isMark(after));
}

/** Chinese text goes on here: a character, a figure, another artefact, or a mark. */
function isText(unit: number): boolean {
  return isHan(unit) || (unit >= 0x2e80 && unit <= 0x2fdf) || isAsciiDigit(unit) || isMark(unit) || isKana(unit);
}

function isMark(unit: number): boolean {
  return '，。；：？！“”《》（）、…—,:;?!()"'.includes(String.fromCharCode(unit));
}
