/** True for a UTF-16 unit of a Han character: the unified blocks, 〇, compatibility ideographs, half of an astral one. */
export function isHan(unit: number): boolean {
  return (
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0x3400 && unit <= 0x4dbf) ||
    (unit >= 0xf900 && unit <= 0xfaff) ||
    (unit >= 0xd840 && unit <= 0xd888) ||
    (unit >= 0xdc00 && unit <= 0xdfff) ||
    unit === 0x3007
  );
}

/** True for Japanese kana (hiragana, katakana, prolonged sound mark). */
export function isKana(unit: number): boolean {
  return unit >= 0x3041 && unit <= 0x30ff && unit !== 0x30fb;
}

/** True for an ASCII letter or digit. */
export function isAsciiWord(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

export function isAsciiDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

export function isAsciiLetter(unit: number): boolean {
  return isAsciiWord(unit) && !isAsciiDigit(unit);
}

/** True for a blank inside a line: space, no-break space, tab, ideographic space. */
export function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0xa0 || unit === 0x09 || unit === 0x3000;
}

/** True at a line end, or past either end of the text (where `charCodeAt` gives NaN). */
export function isLineEnd(unit: number): boolean {
  return Number.isNaN(unit) || unit === 0x0a || unit === 0x0d;
}

/** The place of the last character before `position` that is no space (U+0020), at most four spaces back. */
export function beforeSpaces(text: string, position: number): number {
  let before = position - 1;
  while (position - before <= 4 && text.charCodeAt(before) === 0x20) before--;
  return before;
}
