import { type Codec, setCodePoint, setMalformed, type Unit } from '../codec.ts';

/** UTF-16 in either byte order; a lone surrogate or an odd last byte is malformed. */
function utf16(bigEndian: boolean): Codec {
  const high = bigEndian ? 0 : 1;
  const read16 = (bytes: Uint8Array, offset: number) =>
    ((bytes[offset + high] as number) << 8) | (bytes[offset + 1 - high] as number);
  return {
    encoding: bigEndian ? 'utf-16be' : 'utf-16le',
    read(bytes: Uint8Array, offset: number, unit: Unit): Unit {
      if (offset + 1 >= bytes.length) return setMalformed(unit, 1);
      const first = read16(bytes, offset);
      if (first < 0xd800 || first > 0xdfff) return setCodePoint(unit, 2, first);
      if (first > 0xdbff || offset + 3 >= bytes.length) return setMalformed(unit, 2);
      const second = read16(bytes, offset + 2);
      if (second < 0xdc00 || second > 0xdfff) return setMalformed(unit, 2);
      return setCodePoint(unit, 4, 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00));
    },
    encode(characters) {
      const bytes = new Uint8Array(characters.length * 2);
      for (let index = 0; index < characters.length; index++) {
        const code = characters.charCodeAt(index);
        bytes[2 * index + high] = code >> 8;
        bytes[2 * index + 1 - high] = code & 0xff;
      }
      return bytes;
    },
  };
}

export const utf16le = utf16(false);
export const utf16be = utf16(true);
