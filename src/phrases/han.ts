import { foldCodePoint } from '../script/fold.ts';

const unknown = 0;
const noHan = 1;
const table = new Uint16Array(0x10000);

/** Stands between runs of Han characters. */
export const gap = noHan;

/** Fold a text's UTF-16 code units: Han characters to one script, all else to `gap`. Position for position. */
export function hanUnits(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    let folded = table[unit] as number;
    if (folded === unknown) {
      folded = unit >= 0xd800 && unit < 0xe000 ? noHan : foldCodePoint(unit);
      if (folded > 0xffff || !/\p{Script=Han}/u.test(String.fromCharCode(folded))) folded = noHan;
      table[unit] = folded;
    }
    units[index] = folded;
  }
  return units;
}

/** Folded units as a string; `gap` stays in its place. */
export function foldedText(units: Uint16Array): string {
  return decoder.decode(units);
}

const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });
