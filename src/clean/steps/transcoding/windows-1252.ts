/** Windows-1252's characters for the bytes 80-9F; the five bytes without one are read as C1 controls. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The byte of a character that Windows-1252 has for 80-9F. */
export function windows1252Byte(character: string): number | undefined {
  const place = windows1252.indexOf(character);
  return place < 0 ? undefined : 0x80 + place;
}
