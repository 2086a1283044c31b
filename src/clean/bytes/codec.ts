/**
 * A character encoding, read one unit (the bytes of one character) at a time, so that every character knows its bytes.
 *
 * Codecs are total: bytes that stand for nothing are read as one malformed unit and become U+FFFD.
 */
export interface Codec {
  readonly encoding: Encoding;
  /** Read the unit at `offset`, in bytes, into `unit`, and give `unit` back. */
  read(bytes: Uint8Array, offset: number, unit: Unit): Unit;
  /** The bytes of one unit's characters, as this encoding's own encoder writes them; undefined when it cannot. */
  encode(characters: string): Uint8Array | undefined;
}

/** What was read: reused between reads, because a megabyte has a million of them. */
export interface Unit {
  /** Number of bytes read, at least 1. */
  byteLength: number;
  /** The first UTF-16 code unit, and the second or 0. */
  first: number;
  second: number;
  /** The bytes are not what this encoding's encoder would write: they must be kept to get the source back. */
  irregular: boolean;
}

export const encodings = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof encodings)[number];

/** U+FFFD REPLACEMENT CHARACTER. */
export const replacementCharacter = 0xfffd;

export function setMalformed(unit: Unit, byteLength: number): Unit {
  unit.byteLength = byteLength;
  unit.first = replacementCharacter;
  unit.second = 0;
  unit.irregular = true;
  return unit;
}

export function setCodePoint(unit: Unit, byteLength: number, codePoint: number): Unit {
  unit.byteLength = byteLength;
  unit.first = codePoint > 0xffff ? 0xd800 + ((codePoint - 0x10000) >> 10) : codePoint;
  unit.second = codePoint > 0xffff ? 0xdc00 + ((codePoint - 0x10000) & 0x3ff) : 0;
  unit.irregular = false;
  return unit;
}
