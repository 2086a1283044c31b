import { type Codec, setCodePoint, setMalformed, type Unit } from '../codec.ts';

const encoder = new TextEncoder();

/** UTF-8; a malformed unit is a maximal subpart as the Encoding Standard has it (https://encoding.spec.whatwg.org/#utf-8-decoder). */
export const utf8: Codec = {
  encoding: 'utf-8',
  read(bytes: Uint8Array, offset: number, unit: Unit): Unit {
    const lead = bytes[offset] as number;
    if (lead < 0x80) return setCodePoint(unit, 1, lead);
    const length =
      lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
    if (length === 0) return setMalformed(unit, 1);
    let codePoint = lead & (0x7f >> length);
    for (let index = 1; index < length; index++) {
      const byte = bytes[offset + index];
      const lowest = index > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
      const highest = index > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
      if (byte === undefined || byte < lowest || byte > highest) return setMalformed(unit, index);
      codePoint = (codePoint << 6) | (byte & 0x3f);
    }
    return setCodePoint(unit, length, codePoint);
  },
  encode: (characters) => encoder.encode(characters),
};
