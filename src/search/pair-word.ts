/**
 * Words of the index. Every character of a text, punctuation and blanks too, becomes one word that stands for the pair
 * of this character and the next; the last of a block stands alone. Written in base 36 so that Pagefind's own
 * segmentation, stemming and case folding leave them as they are.
 *
 * A code point below 45,360 (all of the Han of the Basic Multilingual Plane) takes three digits, any other `z` and four.
 * The codes are prefix-free, so the words of all pairs that begin with a character are those that begin with its code.
 */
const THREE_DIGITS = 35 * 36 * 36;

const codes = new Map<number, string>();

/** The code of one folded code point. */
export function characterCode(codePoint: number): string {
  let code = codes.get(codePoint);
  if (code === undefined) {
    const digits = codePoint.toString(36);
    code = codePoint < THREE_DIGITS ? digits.padStart(3, '0') : `z${digits.padStart(4, '0')}`;
    codes.set(codePoint, code);
  }
  return code;
}

/** The words of one block: as many as it has code points. */
export function pairWords(foldedCodePoints: readonly number[]): string[] {
  return foldedCodePoints.map((codePoint, index) => {
    const next = foldedCodePoints[index + 1];
    return characterCode(codePoint) + (next === undefined ? '' : characterCode(next));
  });
}
