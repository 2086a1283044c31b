import { isHan } from '../../characters/character-kinds.ts';
import type { Edit } from '../../traced/edit.ts';

/** Emoji with what modifies them, side by side. */
const signs =
  /(?:(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f)(?:\ufe0f|\u200d|\u2640|\u2642|\p{Emoji_Modifier})*)+/gu;

/** So many different ones behind characters, so many of them before one, and nearly none elsewhere: nobody writes so. */
const fewestKinds = 4;
const fewestWithin = 2;
const leastStrewn = 0.8;

const marks = '，。；：、,;:!？！”“（(《';

/**
 * Emoji that a tool strewed into the words of a glossed page, so that no other page has the same text: `垂💁于磁(cí)场的🔱非磁性`. Those
 * between blanks or at the ends of lines stay.
 */
export function splicedSigns(text: string): Edit[] {
  const found = Array.from(text.matchAll(signs), ({ index, 0: sign }) => ({
    start: index,
    end: index + sign.length,
    sign,
  }));
  const isBehindText = (start: number): boolean => isHan(text.charCodeAt(start - 1)) || text[start - 1] === ')';
  const isBeforeHan = ({ end }: { end: number }): boolean => isHan(text.charCodeAt(end));
  const strewn = found.filter(
    (one) => isBehindText(one.start) && (isBeforeHan(one) || marks.includes(text[one.end] ?? ' ')),
  );
  const kinds = new Set(strewn.map(({ sign }) => sign)).size;
  const isTools =
    kinds >= fewestKinds &&
    strewn.filter(isBeforeHan).length >= fewestWithin &&
    strewn.length >= leastStrewn * found.length;
  return isTools ? strewn.map(({ start, end }) => ({ start, end, insert: '', reason: 'spliced-sign' })) : [];
}
