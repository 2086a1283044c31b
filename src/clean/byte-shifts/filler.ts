/** Most control bytes and blanks in a row around a cut: the tool puts 0-5 before a mark. */
export const mostFiller = 8;

/** Tell whether a unit is what the tool's control bytes are or became. */
export function isFiller(unit: number): boolean {
  return (unit >= 0x01 && unit <= 0x08) || unit === 0x20 || unit === 0xa0;
}

/** The first place at or after `start` that holds no filler. */
export function afterFiller(text: string, start: number): number {
  let position = start;
  while (position < start + mostFiller && isFiller(text.charCodeAt(position))) position++;
  return position;
}
