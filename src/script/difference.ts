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

/** Convert each character by the table, context unseen: the form without `ScriptDifference`. */
function byTable(codePoint: number, from: Script): number {
  const converted = DEFAULTS[from].get(codePoint);
  return converted === undefined || converted > 0xffff !== codePoint > 0xffff ? codePoint : converted;
}

/**
 * Describe `other` as a difference from what the table makes of `text`.
 *
 * @param other - the same text in the other script, code point for code point.
 */
export function scriptDifference(text: string, other: string, from: Script): ScriptDifference {
  const difference: (number | string)[] = [];
  const target = Array.from(other);
  let unchanged = 0;
  let replaced = '';
  let index = 0;
  for (const character of text) {
    const wanted = target[index++] ?? character;
    if (byTable(character.codePointAt(0) ?? 0, from) === wanted.codePointAt(0)) {
      if (replaced !== '') {
        difference.push(unchanged, replaced);
        unchanged = 0;
        replaced = '';
      }
      unchanged++;
    } else {
      replaced += wanted;
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

/** Convert a short text (a facet's value, a query) by the table alone. */
export function roughlyInOtherScript(text: string, from: Script): string {
  return applyScriptDifference(Array.from(text), [], from).join('');
}
