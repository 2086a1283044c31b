import { lostWhenReadAsGbk } from '../../damage/encodings.ts';
import { damageQuotes, foldWidth } from '../../damage/punctuation.ts';
import { seededRandom } from '../../damage/random.ts';
import type { Damaged, Recipe } from '../../damage/recipe.ts';

/** What a scoreboard must know to tell errors that anybody would be left with from those that are ours. */
export interface WayBack {
  /** Characters of the undamaged page that stand in no byte of the damaged one, or only half; UTF-16 code units, ascending. */
  readonly lost: readonly number[];
  /**
   * Give a text's marks as the damage leaves them. A mark that stands so in the undamaged text already cannot be told from
   * one that was damaged: both pages have the same bytes.
   */
  damagedMarks(text: string): string;
}

export const wholeWayBack: WayBack = { lost: [], damagedMarks: (text) => text };

/** Tell what of an undamaged page has no way back from what a recipe made of it. */
export function wayBack(undamaged: string, recipe: Recipe, { applied }: Damaged): WayBack {
  const written = applied.beforeBytes.replaceAll('</p>\n', '\n');
  const lost =
    recipe.encoding === 'utf-8-read-as-gbk'
      ? lostWhenReadAsGbk(undamaged)
      : inUndamaged(undamaged, written, inPage(applied.beforeBytes, applied.lostPlaces));
  return {
    lost,
    damagedMarks: (text) => {
      const folded = recipe.fold === undefined ? text : foldWidth(text);
      return recipe.quotes === 'straight' ? damageQuotes(folded, 'straight', seededRandom(0)) : folded;
    },
  };
}

/** Places without the tags that the mirror puts at line ends. */
function inPage(beforeBytes: string, places: readonly number[]): number[] {
  const ends = [...beforeBytes.matchAll(/<\/p>\n/g)].map(({ index }) => index);
  let passed = 0;
  return places.flatMap((place) => {
    while (passed < ends.length && (ends[passed] as number) + 4 <= place) passed++;
    return place >= (ends[passed] ?? Number.POSITIVE_INFINITY) ? [] : [place - 4 * passed];
  });
}

/** Places of the undamaged page, without the blanks and zero-width signs that were put in before the bytes. */
function inUndamaged(undamaged: string, written: string, places: readonly number[]): number[] {
  const found: number[] = [];
  let next = 0;
  let place = 0;
  for (let at = 0; at < written.length && next < places.length; at++) {
    const isPutIn = written[at] === '\u200b' || (written[at] === ' ' && undamaged[place] !== ' ');
    if (at === places[next]) {
      if (!isPutIn) found.push(place);
      next++;
    }
    if (!isPutIn) place++;
  }
  return found;
}
