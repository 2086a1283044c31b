import { codeOf } from '../../gbk/gbk.ts';
import type { LanguageModel } from '../../language/language-model.ts';
import { commonShare } from './common-share.ts';

/** A part of a misread line: `[start, end)` of it was `text`. Without `text`, U+FFFD that may be one of `candidates`. */
export interface Reread {
  readonly start: number;
  readonly end: number;
  readonly text?: string;
  readonly candidates: readonly string[];
}

/** What the two commonest lead bytes and marks of UTF-8 become; rare in any real text. */
const suspect = /[涓浠鍦鐨鏄閿锛銆鍚鍏鍥鏂瀛閫璇缁杩鎴鎬澶绗笉笂绋棰鍙鈥鏉鏈鍗]/;

/** A line must become this common, and by this much more than it was. */
const leastCommon = 0.35;
const leastGain = 0.25;

/** A lost byte's character must be this much likelier than any other that its first bytes allow, in nats; at 4 one in thirty was wrong, at 7 one in a hundred. */
const margin = 10;
const mostCandidates = 5;

interface Byte {
  /** -1 where the byte is lost. */
  readonly value: number;
  /** The character of the line that holds it. */
  readonly place: number;
}

/**
 * Read again a line of UTF-8 that was read as GBK. Where a run of bytes was odd, its last byte is U+FFFD: it is chosen by
 * what stands around it, or left. Undefined when the other bytes are no UTF-8 or the line becomes no plain Chinese.
 *
 * @param line without its line end.
 * @param proven whether another line of the document was read so: then bytes that fit are enough.
 */
export function rereadUtf8(line: string, language: LanguageModel, proven: boolean): Reread[] | undefined {
  if (!proven && !suspect.test(line)) return undefined;
  const bytes = bytesOf(line);
  const parts = bytes === undefined ? undefined : decode(bytes, line.length);
  if (parts === undefined) return undefined;
  const known = parts.map(({ text }) => text ?? '').join('');
  const share = commonShare(known);
  const gain = share - commonShare(line);
  if (proven ? gain < 0 : share < leastCommon || gain < leastGain) return undefined;
  return parts.map((part, index) => {
    if (part.text !== undefined) return part;
    const before = parts[index - 1]?.text ?? '';
    return choose(part, before.slice(-2), (parts[index + 1]?.text ?? '').slice(0, 2), language);
  });
}

function choose(part: Reread, before: string, after: string, language: LanguageModel): Reread {
  const context = before === '' ? '\n' : before;
  const scored = part.candidates
    .map((character) => ({
      character,
      score: language.score(context + character + (after === '' ? '\n' : after), context.length),
    }))
    .sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  if (first !== undefined && (second === undefined || first.score - second.score >= margin))
    return { start: part.start, end: part.end, text: first.character, candidates: [] };
  return { ...part, candidates: scored.slice(0, mostCandidates).map(({ character }) => character) };
}

/** The bytes that a line was read from; undefined where a character is none of GBK. */
function bytesOf(line: string): Byte[] | undefined {
  const bytes: Byte[] = [];
  for (let place = 0; place < line.length; place++) {
    const unit = line.charCodeAt(place);
    if (unit < 0x80) bytes.push({ value: unit, place });
    else if (unit === 0x20ac) bytes.push({ value: 0x80, place });
    // The web's table reads A1A1 and A3A0 both as an ideographic space.
    else if (unit === 0x3000) return undefined;
    else if (unit === 0xfffd) bytes.push({ value: -1, place });
    else {
      const code = codeOf(unit);
      if (code === 0) return undefined;
      bytes.push({ value: code >> 8, place }, { value: code & 0xff, place });
    }
  }
  return bytes;
}

/** Decode UTF-8 with lost bytes into runs that are known and characters that are not. */
function decode(bytes: readonly Byte[], length: number): Reread[] | undefined {
  const parts: Reread[] = [];
  let text = '';
  let start = 0;
  for (let index = 0; index < bytes.length; ) {
    const lead = (bytes[index] as Byte).value;
    const size = lead < 0 ? 0 : sizeOf(lead);
    if (size === 0) return undefined;
    let code = size === 1 ? lead : lead & (0x7f >> size);
    let lost = -1;
    for (let at = 1; at < size; at++) {
      const byte = bytes[index + at];
      if (byte === undefined) return undefined;
      if (byte.value < 0) {
        // Only the last byte of a run gets lost.
        if (at !== size - 1) return undefined;
        lost = byte.place;
      } else if ((byte.value & 0xc0) !== 0x80) return undefined;
      code = code * 64 + (byte.value < 0 ? 0 : byte.value & 0x3f);
    }
    if (lost < 0) text += String.fromCodePoint(code);
    else {
      if (lost > start) parts.push({ start, end: lost, text, candidates: [] });
      parts.push({ start: lost, end: lost + 1, candidates: writtenFrom(code) });
      text = '';
      start = lost + 1;
    }
    index += size;
  }
  if (start < length) parts.push({ start, end: length, text, candidates: [] });
  return parts;
}

function sizeOf(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead < 0xe0) return 2;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}

/** The characters of GBK among the 64 that differ in their last byte alone; no line ends in an ideographic space. */
function writtenFrom(code: number): string[] {
  const characters = Array.from({ length: 64 }, (_, last) => code + last).filter(
    (point) => codeOf(point) !== 0 && point !== 0x3000,
  );
  return characters.map((point) => String.fromCharCode(point));
}
