import { foldCodePoint } from '../script/fold.ts';

/** The letters of a text, folded, with where each stands: what two copies of a text have in common whatever their marks. */
export interface Letters {
  /** Folded UTF-16 code units of letters and digits; punctuation and blanks left out. */
  readonly units: Uint16Array;
  /** Where each stands in the text, UTF-16 code units. */
  readonly places: Uint32Array;
}

const unknown = 0;
const noLetter = 1;
/** Folded form of each UTF-16 code unit, filled as units are met. */
const table = new Uint16Array(0x10000);

/** The folded form of a letter or digit; 1 for anything else. Halves of surrogate pairs count as letters. */
export function foldedUnit(unit: number): number {
  const known = table[unit] as number;
  if (known !== unknown) return known;
  const folded = foldAnew(unit);
  table[unit] = folded;
  return folded;
}

function foldAnew(unit: number): number {
  if (unit >= 0xd800 && unit < 0xe000) return unit;
  const folded = foldCodePoint(unit);
  return folded > 0xffff || !/[\p{L}\p{N}]/u.test(String.fromCharCode(folded)) ? noLetter : folded;
}

/** The letters of a text. */
export function lettersOf(text: string): Letters {
  const units = new Uint16Array(text.length);
  const places = new Uint32Array(text.length);
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const folded = foldedUnit(text.charCodeAt(index));
    if (folded === noLetter) continue;
    units[length] = folded;
    places[length++] = index;
  }
  return { units: units.subarray(0, length), places: places.subarray(0, length) };
}
