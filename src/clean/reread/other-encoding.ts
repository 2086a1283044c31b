import type { Encoding } from '../bytes/codec.ts';
import { utf8 } from '../bytes/codecs/utf-8.ts';
import { decodeSource, type SourceText } from '../bytes/source-text.ts';
import { isHan } from '../characters/character-kinds.ts';
import type { LanguageModel } from '../language/language-model.ts';
import type { Edit } from '../traced/edit.ts';

/**
 * The same bytes read in another encoding are so much likelier, in nats (a character of running text costs 5, one of text
 * that is read in a wrong encoding 14), that the line is in it; so likely are they on average that it is Chinese.
 */
const leastGain = 15;
const leastMean = -9.5;
/** Fewer Chinese characters prove nothing. */
const fewestHan = 2;

/** The encodings that a line can be in besides its source's: a note is appended in UTF-8, or to UTF-8. */
const others: Readonly<Record<Encoding, readonly Encoding[]>> = {
  gb18030: ['utf-8'],
  big5: ['utf-8'],
  'utf-8': ['gb18030', 'big5'],
  'utf-16le': [],
  'utf-16be': [],
};

/**
 * Find the lines that somebody wrote into a source in another encoding, and read them in it: those whose bytes are
 * well-formed there, and plain Chinese as in no other encoding.
 */
export function readOtherEncodings(source: SourceText, bytes: Uint8Array, language: LanguageModel): Edit[] {
  const { text, encoding, irregular } = source;
  if (others[encoding].length === 0 || (encoding === 'utf-8' && irregular.length === 0)) return [];
  const edits: Edit[] = [];
  let from = source.byteOrderMark;
  // A line end is a byte of its own in all of these encodings, and no part of another character.
  for (let start = 0; start < text.length; ) {
    const end = endOfLine(text.indexOf('\n', start), text.length);
    const to = endOfLine(bytes.indexOf(0x0a, from), bytes.length);
    const reread = readLine(text.slice(start, end), bytes.subarray(from, to), encoding, language);
    if (reread !== undefined) edits.push(...differencesOf(text.slice(start, end), reread, start));
    start = end + 1;
    from = to + 1;
  }
  return edits;
}

function endOfLine(found: number, length: number): number {
  return found < 0 ? length : found;
}

/** A line as another encoding has it; undefined where it stays as it is. */
function readLine(line: string, bytes: Uint8Array, encoding: Encoding, language: LanguageModel): string | undefined {
  if (encoding === 'utf-8' ? !line.includes('\ufffd') : !beginsAsUtf8(bytes)) return undefined;
  const readings = others[encoding]
    .map((other) => decodeSource(bytes, other))
    .filter((reading) => isPlain(reading))
    .map(({ text }) => ({ text, score: language.score(text) }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = readings;
  if (best === undefined || best.score < leastMean * best.text.length) return undefined;
  const rival = Math.max(language.score(line), second?.score ?? Number.NEGATIVE_INFINITY);
  return best.score - rival >= leastGain ? best.text : undefined;
}

/** Tell whether the first character beyond ASCII can be one of UTF-8 that takes three bytes: hardly a line of GBK has that. */
function beginsAsUtf8(bytes: Uint8Array): boolean {
  let at = 0;
  while (at < bytes.length && (bytes[at] as number) < 0x80) at++;
  if (at === bytes.length) return false;
  return utf8.read(bytes, at, { byteLength: 0, first: 0, second: 0, irregular: false }).byteLength === 3;
}

/** Nothing malformed, nothing private, some Chinese. */
function isPlain({ text, irregular }: SourceText): boolean {
  if (irregular.length > 0) return false;
  let han = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= 0xe000 && unit <= 0xf8ff) return false;
    if (isHan(unit)) han++;
  }
  return han >= fewestHan;
}

/** Bytes below this are characters of their own in all of these encodings. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are among them
const ownBytes = /[\u0000-\u002f]/;

/** The pieces of a line, parted where both readings have the same character, that read otherwise. */
function differencesOf(line: string, reread: string, lineStart: number): Edit[] {
  const rereadPieces = reread.split(ownBytes);
  const edits: Edit[] = [];
  let start = lineStart;
  for (const [index, piece] of line.split(ownBytes).entries()) {
    const insert = rereadPieces[index] as string;
    const end = start + piece.length;
    if (piece !== insert) edits.push({ start, end, insert, reason: 'other-encoding' });
    start = end + 1;
  }
  return edits;
}
