/** What a decoder that follows the Encoding Standard leaves of a lead byte without its partner: it keeps the sign behind it. */
export const undecoded = '\ufffd';

/** Tell whether a sign is what a decoder left of a lead byte: `?` of the two bytes that CP936 eats, or U+FFFD of the one. */
export function isLostByte(sign: string | undefined): boolean {
  return sign === '?' || sign === undecoded;
}

/** Where a gloss begins whose parenthesis stands behind a lost byte: CP936 ate it with the byte, other decoders kept it. */
export function glossBehind(text: string, lost: number): number {
  return text[lost] === undecoded && text[lost + 1] === '(' ? lost + 2 : lost + 1;
}
