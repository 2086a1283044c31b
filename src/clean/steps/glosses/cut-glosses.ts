import { isHan } from '../../characters/character-kinds.ts';
import { readGloss, usualReadings } from '../../pinyin/readings.ts';
import type { Edit } from '../../traced/edit.ts';

/** The longest syllable with its parenthesis and a blank, UTF-16 code units. */
const longestHalf = 9;

/** The rest of a gloss at the front: with its tone mark, or a letter that no list is numbered with. */
const frontHalf = /^\s{0,40}([a-zü]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,3}|ng?|g|o|u) ?\)/u;

const backHalf = /( ?\()([a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ]{0,6})\s{0,40}$/u;

/**
 * Find half a gloss at either end of a text that was cut there: `ǎn)加固`, `重復(f`.
 *
 * @param readings of the characters that the text glosses, by character: where no tone mark shows it, it must be half of one.
 */
export function cutGlosses(text: string, readings: ReadonlyMap<string, string>): Edit[] {
  const edits: Edit[] = [];
  const front = frontHalf.exec(text.slice(0, longestHalf + 40));
  const [half = '', letters = ''] = front ?? [];
  const isRest = (reading: string): boolean => reading.endsWith(letters);
  const hasTone = letters.length > 2 || /[^a-z]/.test(letters);
  if (
    letters !== '' &&
    (hasTone || (isHan(text.charCodeAt(half.length)) && Array.from(readings.values()).some(isRest)))
  ) {
    edits.push({ start: half.length - half.trimStart().length, end: half.length, insert: '', reason: 'cut' });
  }
  const from = Math.max(half.length, text.trimEnd().length - longestHalf);
  const back = backHalf.exec(text.slice(from));
  if (back !== null) {
    const [, opening = '', begun = ''] = back;
    const start = from + back.index;
    const character = text.charAt(start - 1);
    const known = readings.get(character);
    const fits =
      known === undefined
        ? begun !== '' && usualReadings(character).some((usual) => usual.startsWith(begun))
        : known.startsWith(begun);
    if (fits) edits.push({ start, end: start + opening.length + begun.length, insert: '', reason: 'cut' });
  }
  return edits;
}

/** The end of the readings that an excerpt begins with, cut from their character; 0 where there are none. */
export function endOfHead(text: string): number {
  let end = 0;
  for (let gloss = readGloss(text, 0); gloss?.hasTone === true && text[end] === '('; gloss = readGloss(text, end))
    end = gloss.end;
  return end;
}
