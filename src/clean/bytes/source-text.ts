import type { Span } from '../traced/edit.ts';
import type { Codec, Encoding, Unit } from './codec.ts';
import { big5 } from './codecs/big5.ts';
import { gb18030 } from './codecs/gb18030.ts';
import { utf8 } from './codecs/utf-8.ts';
import { utf16be, utf16le } from './codecs/utf-16.ts';

const codecs: Readonly<Record<Encoding, Codec>> = {
  'utf-8': utf8,
  gb18030,
  big5,
  'utf-16le': utf16le,
  'utf-16be': utf16be,
};

const byteOrderMarks: Readonly<Partial<Record<Encoding, readonly number[]>>> = {
  'utf-8': [0xef, 0xbb, 0xbf],
  'utf-16le': [0xff, 0xfe],
  'utf-16be': [0xfe, 0xff],
  gb18030: [0x84, 0x31, 0x95, 0x33],
};

/** Bytes of the source that the encoding's own encoder would not write for the characters read from them. */
export interface IrregularBytes extends Span {
  /** Hexadecimal, two digits a byte. */
  readonly bytes: string;
  /** True when they stand for nothing in this encoding and were read as U+FFFD. */
  readonly malformed: boolean;
}

/** A decoded source that knows the bytes of each of its characters. */
export interface SourceText {
  readonly encoding: Encoding;
  /** Length in bytes of the byte order mark, which is no part of the text. */
  readonly byteOrderMark: number;
  readonly text: string;
  readonly irregular: readonly IrregularBytes[];
  /** The bytes of a span of the text; an empty span gives an empty one. */
  bytesOf(span: Span): Span;
}

/** Decode a source. Never throws: bytes that stand for nothing become U+FFFD and are listed in `irregular`. */
export function decodeSource(bytes: Uint8Array, encoding: Encoding): SourceText {
  const wellFormed = encoding === 'utf-8' ? decodeWellFormedUtf8(bytes) : undefined;
  if (wellFormed !== undefined) return wellFormed;
  const byteOrderMark = markLength(bytes, encoding);
  const codec = codecs[encoding];
  const units = new Uint16Array(bytes.length);
  const starts = new Uint32Array(bytes.length + 1);
  const irregular: IrregularBytes[] = [];
  const unit: Unit = { byteLength: 0, first: 0, second: 0, irregular: false };
  let length = 0;
  for (let offset = byteOrderMark; offset < bytes.length; offset += unit.byteLength) {
    codec.read(bytes, offset, unit);
    const start = length;
    starts[length] = offset;
    units[length++] = unit.first;
    if (unit.second !== 0) {
      starts[length] = offset;
      units[length++] = unit.second;
    }
    if (unit.irregular) {
      const found = bytes.subarray(offset, offset + unit.byteLength);
      irregular.push({ start, end: length, bytes: toHexadecimal(found), malformed: unit.first === 0xfffd });
    }
  }
  starts[length] = bytes.length;
  const text = stringOf(units.subarray(0, length));
  return { encoding, byteOrderMark, text, irregular, bytesOf: (span) => bytesOfSpan(starts, text, span) };
}

/**
 * The bytes of a decoded source: the inverse of `decodeSource`.
 *
 * @throws RangeError when a character cannot be written in the encoding, which a decoded text never causes.
 */
export function encodeSource(
  source: Pick<SourceText, 'encoding' | 'byteOrderMark' | 'text' | 'irregular'>,
): Uint8Array {
  const { encoding, byteOrderMark, text, irregular } = source;
  const codec = codecs[encoding];
  const mark = byteOrderMark > 0 ? (byteOrderMarks[encoding] ?? []) : [];
  const parts: Uint8Array[] = [Uint8Array.from(mark)];
  let position = 0;
  const encodeUpTo = (end: number) => {
    if (encoding === 'utf-8' || encoding === 'utf-16le' || encoding === 'utf-16be') {
      if (end > position) parts.push(codec.encode(text.slice(position, end)) as Uint8Array);
    } else {
      for (const character of text.slice(position, end)) {
        const encoded = codec.encode(character);
        if (encoded === undefined) {
          throw new RangeError(
            `Unexpected character ${JSON.stringify(character)}, expected one that ${encoding} can write`,
          );
        }
        parts.push(encoded);
      }
    }
  };
  for (const piece of irregular) {
    encodeUpTo(piece.start);
    parts.push(fromHexadecimal(piece.bytes));
    position = piece.end;
  }
  encodeUpTo(text.length);
  return concatenate(parts);
}

/** The UTF-16 units of a source's text alone, as `decodeSource` reads it, a byte order mark among them. */
export function decodeUnits(bytes: Uint8Array, encoding: Encoding): Uint16Array {
  const codec = codecs[encoding];
  const units = new Uint16Array(bytes.length);
  const unit: Unit = { byteLength: 0, first: 0, second: 0, irregular: false };
  let length = 0;
  for (let offset = 0; offset < bytes.length; offset += unit.byteLength) {
    codec.read(bytes, offset, unit);
    units[length++] = unit.first;
    if (unit.second !== 0) units[length++] = unit.second;
  }
  return units.subarray(0, length);
}

/** Length in bytes of the byte order mark that a source begins with. */
function markLength(bytes: Uint8Array, encoding: Encoding): number {
  const mark = byteOrderMarks[encoding] ?? [];
  return mark.every((byte, index) => bytes[index] === byte) ? mark.length : 0;
}

const utf8Decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Decode a source that is well-formed UTF-8 throughout, with or without a byte order mark; undefined for any other. */
export function decodeWellFormedUtf8(bytes: Uint8Array): SourceText | undefined {
  const byteOrderMark = markLength(bytes, 'utf-8');
  try {
    return wellFormedUtf8(byteOrderMark, utf8Decoder.decode(bytes.subarray(byteOrderMark)));
  } catch {
    return undefined;
  }
}

/** The common case, decoded at the speed of the platform; its byte map is made when it is first asked for. */
function wellFormedUtf8(byteOrderMark: number, text: string): SourceText {
  let offsets: Utf8Offsets | undefined;
  const bytesOf = (span: Span) => {
    offsets ??= new Utf8Offsets(text, byteOrderMark);
    const start = offsets.before(span.start);
    return { start, end: span.end > span.start ? offsets.behind(span.end - 1) : start };
  };
  return { encoding: 'utf-8', byteOrderMark, text, irregular: [], bytesOf };
}

/** Where the characters of a well-formed text stand in its UTF-8: counted from a note at every 64th unit on. */
class Utf8Offsets {
  readonly #text: string;
  /** Bytes before each 64th unit; half of the four before the second half of a surrogate pair. */
  readonly #notes: Uint32Array;
  /** The place counted to last, and the bytes before it: most questions come in ascending order. */
  #lastPlace = 0;
  #lastOffset: number;

  constructor(text: string, byteOrderMark: number) {
    this.#text = text;
    this.#lastOffset = byteOrderMark;
    this.#notes = new Uint32Array((text.length >> 6) + 1);
    let offset = byteOrderMark;
    for (let index = 0; index < text.length; index++) {
      if ((index & 63) === 0) this.#notes[index >> 6] = offset;
      offset += utf8Length(text.charCodeAt(index));
    }
    if ((text.length & 63) === 0) this.#notes[text.length >> 6] = offset;
  }

  /** The byte at which the character of a unit begins; of the place behind the last, the end. */
  before(place: number): number {
    const isSecondHalf = (this.#text.charCodeAt(place) & 0xfc00) === 0xdc00;
    return this.#count(isSecondHalf ? place - 1 : place);
  }

  /** The byte behind the character of a unit. */
  behind(place: number): number {
    const isFirstHalf = (this.#text.charCodeAt(place) & 0xfc00) === 0xd800;
    return this.#count(isFirstHalf ? place + 2 : place + 1);
  }

  #count(place: number): number {
    let from = (place >> 6) << 6;
    let offset = this.#notes[place >> 6] as number;
    if (this.#lastPlace >= from && this.#lastPlace <= place) {
      from = this.#lastPlace;
      offset = this.#lastOffset;
    }
    for (let index = from; index < place; index++) offset += utf8Length(this.#text.charCodeAt(index));
    this.#lastPlace = place;
    this.#lastOffset = offset;
    return offset;
  }
}

/** Bytes of a UTF-16 unit in UTF-8, those of a surrogate pair in halves. */
function utf8Length(unit: number): number {
  if (unit < 0x80) return 1;
  return unit < 0x800 || (unit & 0xf800) === 0xd800 ? 2 : 3;
}

/** Units that share bytes (a surrogate pair, a double Big5 code) also share their start. */
function bytesOfSpan(starts: Uint32Array, text: string, span: Span): Span {
  const start = starts[span.start] as number;
  if (span.end <= span.start) return { start, end: start };
  let end = span.end;
  while (end < text.length && starts[end] === starts[span.end - 1]) end++;
  return { start, end: starts[end] as number };
}

function stringOf(units: Uint16Array): string {
  const pieces: string[] = [];
  for (let index = 0; index < units.length; index += 8192) {
    pieces.push(String.fromCharCode.apply(null, units.subarray(index, index + 8192) as unknown as number[]));
  }
  return pieces.join('');
}

export function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    result.set(part, offset);
    offset += part.length;
  }
  return result;
}

export function toHexadecimal(bytes: Uint8Array): string {
  let digits = '';
  for (const byte of bytes) digits += byte < 16 ? `0${byte.toString(16)}` : byte.toString(16);
  return digits;
}

function fromHexadecimal(digits: string): Uint8Array {
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
