import { createMultibyteDecoder, createMultibyteEncoder } from '@exodus/bytes/multi-byte.js';

/*
 * The mirror's own GBK, which differs from a standard decoder's in what it does with what is not GBK:
 *
 * - writing: a UTF-16 code unit that GBK cannot say becomes `?` (an emoji becomes `??`);
 * - reading: a lead byte with anything below 0x40 behind it becomes `?`, and *both* bytes are eaten.
 *   Found by rebuilding real spots byte by byte: the `(` of a gloss, the `<` of a tag, the first control byte.
 *   (One of the 05-08 before a mark is always missing in a cut, and no blank stands there when there was only one.)
 */

/** Decode as the Encoding Standard says: a lead byte with anything but a trail behind it is U+FFFD, and only that byte is eaten. */
export const decodeStandard = createMultibyteDecoder('gb18030', true);
const encodeStandard = createMultibyteEncoder('gb18030');
const QUESTION_MARK = 0x3f;

/** The character of each two-byte code, by lead * 256 + trail; `undefined` where a pair is none. */
const pairs: (string | undefined)[] = [];
for (let lead = 0x81; lead <= 0xfe; lead++) {
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    if (trail === 0x7f) continue;
    const character = decodeStandard(Uint8Array.of(lead, trail));
    if (!character.includes('\ufffd')) pairs[lead * 256 + trail] = character;
  }
}

/** Give the character of the byte pair (`lead`, `trail`), or `undefined` if GBK has none. */
export function pairToCharacter(lead: number, trail: number): string | undefined {
  return pairs[lead * 256 + trail];
}

/** Give the two GBK bytes of a character, or `undefined` if GBK says it in one byte, in four, or not at all. */
export function characterToPair(character: string): [lead: number, trail: number] | undefined {
  if (character.length !== 1 || character < '\u0080' || /[\ud800-\udfff]/.test(character)) return undefined;
  const [lead, trail, ...rest] = encodeStandard(character);
  return lead === undefined || trail === undefined || rest.length > 0 ? undefined : [lead, trail];
}

/**
 * Encode as the mirror did: GBK, `?` for each UTF-16 code unit that GBK cannot say.
 *
 * @example `encodeCp936('首页\u00a0>')` ends in 3F 3E: the no-break space has become `?`.
 */
export function encodeCp936(text: string): Uint8Array {
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const unit = text[index] ?? '';
    if (unit < '\u0080') bytes.push(unit.charCodeAt(0));
    else bytes.push(...(characterToPair(unit) ?? [QUESTION_MARK]));
  }
  return Uint8Array.from(bytes);
}

/**
 * Decode as the mirror did; equal to a standard decoder on well-formed two-byte GBK.
 *
 * @example CA BD 9B `(jīng)` 5F is `式?jīng)_`: 9B and `(` have become one `?`.
 */
export function decodeCp936(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0;
    if (byte < 0x80) text += String.fromCharCode(byte);
    else if (byte === 0x80) text += '€';
    else if (byte === 0xff) text += '\uf8f5';
    else {
      index++;
      text += pairToCharacter(byte, bytes[index] ?? 0) ?? '?';
    }
  }
  return text;
}
