import type { Encoding } from '../bytes/codec.ts';
import { utf8 } from '../bytes/codecs/utf-8.ts';
import { decodeSource, type SourceText } from '../bytes/source-text.ts';
import { isHan } from '../characters/character-kinds.ts';
import type { LanguageModel } from '../language/language-model.ts';
import { withoutGlosses } from '../pinyin/written-gloss.ts';
import type { Edit } from '../traced/edit.ts';

/**
 * A line is in another encoding when its bytes are so much likelier there, in nats (a character of running text costs 5, one of
 * text that is read in a wrong encoding 14) and it has so many Chinese characters; where one line is, others of the same
 * encoding need only be likelier.
 */
const leastGain = 15;
const fewestHan = 2;
/** Almost any bytes can be read as GBK or Big5: what they say there is Chinese only from so likely a character on. */
const leastMean = -9.5;

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
 * well-formed there, and much likelier than in any other encoding.
 */
export function readOtherEncodings(source: SourceText, bytes: Uint8Array, language: LanguageModel): Edit[] {
  const { text, encoding, irregular } = source;
  if (others[encoding].length === 0 || (encoding === 'utf-8' && irregular.length === 0)) return [];
  const found: { readonly start: number; readonly line: string; readonly reading: Reading }[] = [];
  let from = source.byteOrderMark;
  // A line end is a byte of its own in all of these encodings, and no part of another character.
  for (let start = 0; start < text.length; ) {
    const end = endOfLine(text.indexOf('\n', start), text.length);
    const to = endOfLine(bytes.indexOf(0x0a, from), bytes.length);
    const line = text.slice(start, end);
    const reading = readLine(line, bytes.subarray(from, to), encoding, language);
    if (reading !== undefined) found.push({ start, line, reading });
    start = end + 1;
    from = to + 1;
  }
  const proven = new Set(found.filter(({ reading }) => reading.isSure).map(({ reading }) => reading.encoding));
  return found
    .filter(({ reading }) => proven.has(reading.encoding))
    .flatMap(({ start, line, reading }) => differencesOf(line, reading.text, start));
}

function endOfLine(found: number, length: number): number {
  return found < 0 ? length : found;
}

/** A line as another encoding has it. */
interface Reading {
  readonly encoding: Encoding;
  readonly text: string;
  /** It cannot be anything else. */
  readonly isSure: boolean;
}

/** Read a line in the other encoding in which it is likeliest; undefined where it is likelier as it stands. */
function readLine(line: string, bytes: Uint8Array, encoding: Encoding, language: LanguageModel): Reading | undefined {
  if (encoding === 'utf-8' ? !line.includes('\ufffd') : !beginsAsUtf8(bytes)) return undefined;
  const readings = others[encoding]
    .map((other) => decodeSource(bytes, other))
    .filter(
      (reading) => reading.irregular.length === 0 && (reading.encoding === 'utf-8' || isChinese(reading, language)),
    )
    .map((reading) => ({ ...reading, score: language.score(reading.text) }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = readings;
  if (best === undefined) return undefined;
  const gain = best.score - Math.max(language.score(line), second?.score ?? Number.NEGATIVE_INFINITY);
  const isSure = gain >= leastGain && hanIn(best.text) >= fewestHan;
  return gain > 0 ? { encoding: best.encoding, text: best.text, isSure } : undefined;
}

/** Tell whether the first character beyond ASCII can be one of UTF-8 that takes three bytes: hardly a line of GBK has that. */
function beginsAsUtf8(bytes: Uint8Array): boolean {
  let at = 0;
  while (at < bytes.length && (bytes[at] as number) < 0x80) at++;
  if (at === bytes.length) return false;
  return utf8.read(bytes, at, { byteLength: 0, first: 0, second: 0, irregular: false }).byteLength === 3;
}

/** Tell whether what bytes say is running text, glosses left out, and its characters beyond ASCII alone too: figures make anything likely. */
function isChinese({ text }: SourceText, language: LanguageModel): boolean {
  const plain = withoutGlosses(text);
  const isRunning = (part: string): boolean => language.score(part) >= leastMean * part.length;
  return hanIn(plain) > 0 && isRunning(plain) && isRunning(plain.replace(/[\0-\x7f]+/g, ''));
}

function hanIn(text: string): number {
  let han = 0;
  for (let index = 0; index < text.length; index++) if (isHan(text.charCodeAt(index))) han++;
  return han;
}

/** What stands below `0`: bytes that are characters of their own in all of these encodings. */
const ownBytes = /[^0-\uffff]/;

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
