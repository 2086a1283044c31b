/**
 * What is needed to show a text in the other script without OpenCC's dictionaries: its differences from the conversion
 * of each character by the script table alone. Few are left (one character in some hundred), so they travel with the
 * text's search record.
 */
import { scriptSets } from './fold.ts';
import type { Script } from './script.ts';

/** Number of code points to leave as the table converts them, then the characters that follow instead; and so on. */
export type ScriptDifference = readonly (number | string)[];

const DEFAULTS: Readonly<Record<Script, Map<number, number>>> = { Hans: new Map(), Hant: new Map() };
for (const { simplified, traditional, others } of scriptSets) {
  if (traditional !== simplified) DEFAULTS.Hans.set(simplified, traditional);
  for (const character of [traditional, ...others]) {
    if (character !== simplified) DEFAULTS.Hant.set(character, simplified);
  }
}

/** Conversions of the Basic Multilingual Plane that were asked for; one more than the code point, 0 where none was. */
const KNOWN: Readonly<Record<Script, Int32Array>> = { Hans: new Int32Array(0x1_0000), Hant: new Int32Array(0x1_0000) };

/** Convert each character by the table, context unseen: the form without `ScriptDifference`. */
function byTable(codePoint: number, from: Script): number {
  const known = codePoint > 0xffff ? 0 : (KNOWN[from][codePoint] as number);
  if (known > 0) return known - 1;
  const found = DEFAULTS[from].get(codePoint);
  const converted = found === undefined || found > 0xffff !== codePoint > 0xffff ? codePoint : found;
  if (codePoint <= 0xffff) KNOWN[from][codePoint] = converted + 1;
  return converted;
}

/**
 * Describe `other` as a difference from what the table makes of `text`.
 *
 * @param other - the same text in the other script, code point for code point.
 */
export function scriptDifference(text: string, other: string, from: Script): ScriptDifference {
  const difference: (number | string)[] = [];
  let unchanged = 0;
  let replaced = '';
  let at = 0;
  for (let index = 0; index < text.length; ) {
    const codePoint = text.codePointAt(index) as number;
    const wanted = other.codePointAt(at) ?? codePoint;
    index += codePoint > 0xffff ? 2 : 1;
    at += wanted > 0xffff ? 2 : 1;
    if (byTable(codePoint, from) === wanted) {
      if (replaced !== '') {
        difference.push(unchanged, replaced);
        unchanged = 0;
        replaced = '';
      }
      unchanged++;
    } else {
      replaced += String.fromCodePoint(wanted);
    }
  }
  if (replaced !== '') difference.push(unchanged, replaced);
  return difference;
}

/** Write code points of a text in the other script. The inverse of `scriptDifference`. */
export function applyScriptDifference(text: readonly string[], difference: ScriptDifference, from: Script): string[] {
  const other = text.map((character) => String.fromCodePoint(byTable(character.codePointAt(0) ?? 0, from)));
  let index = 0;
  for (const part of difference) {
    if (typeof part === 'number') index += part;
    else for (const character of part) other[index++] = character;
  }
  return other;
}

/** The characters that a difference names, by their positions in the text. */
export function differencesByPosition(difference: ScriptDifference): ReadonlyMap<number, string> {
  const differences = new Map<number, string>();
  let position = 0;
  for (const part of difference) {
    if (typeof part === 'number') position += part;
    else for (const character of part) differences.set(position++, character);
  }
  return differences;
}

/** Write part of a text, from `start` on, in the other script. */
export function inOtherScript(
  part: readonly string[],
  start: number,
  differences: ReadonlyMap<number, string>,
  from: Script,
): string[] {
  return part.map(
    (character, index) =>
      differences.get(start + index) ?? String.fromCodePoint(byTable(character.codePointAt(0) ?? 0, from)),
  );
}

/** Convert a short text (a facet's value, a query) by the table alone. */
export function roughlyInOtherScript(text: string, from: Script): string {
  return applyScriptDifference(Array.from(text), [], from).join('');
}
