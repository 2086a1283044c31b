/** What stands around a damaged spot, and in it. */
import { isMirrorControl } from '../characters/mirror-control.ts';
import { withoutGlosses } from '../pinyin/written-gloss.ts';
import { afterFiller } from './filler.ts';
import { isLostByte } from './lost-byte.ts';

/** Characters of context on each side. */
export const context = 6;

/** The last characters of what stands before a place, glosses left out. */
export function leftContext(text: string): string {
  return flat(withoutGlosses(text.slice(-40))).slice(-context);
}

/** The characters after a place, glosses and filler left out; a closing tag ends the sentence. */
export function rightContext(text: string, position: number): string {
  if (/^<?\/[a-z]/i.test(text.slice(position, position + 3))) return '\n';
  const start = afterFiller(text, position);
  const near = withoutGlosses(text.slice(start, start + 24));
  return flat(near === '' ? '\n' : near).slice(0, context);
}

/** The characters of a spot as they stand, without the `?` and what else the tool put in. */
export function asItStandsIn(text: string, start: number, end: number): string {
  let from = afterFiller(text, start);
  if (isLostByte(text[from])) from = afterFiller(text, from + 1);
  return withoutGlosses(text.slice(from, end));
}

/** Runs of blanks and line ends as one, as the model counts them. */
function flat(text: string): string {
  return text.replace(/\s{1,40}/g, '\n');
}

/** Tell whether one of the tool's control bytes stands in a spot or right behind it. */
export function hasControl(text: string, start: number, end: number): boolean {
  for (let position = start; position <= end; position++) if (isMirrorControl(text.charCodeAt(position))) return true;
  return false;
}
