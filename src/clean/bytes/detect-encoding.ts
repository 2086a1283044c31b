import type { Encoding } from './codec.ts';
import { gbkTable } from './codecs/gb18030.ts';
import { decodeSource, decodeUnits, decodeWellFormedUtf8, type SourceText } from './source-text.ts';

/** Bytes looked at: enough to decide, little enough that a gigabyte costs nothing. */
const sampleBytes = 65_536;

/** GB2312 level 1, its 3,755 commonest characters, are codes B0A1-D7F9; Big5 level 1, its 5,401, are A440-C67E. */
const isLevel1 = lazily(() => {
  const { units } = gbkTable();
  const common = new Uint8Array(0x10000);
  // Codes that stand for nothing have the unit 0 in the table, which is not common; none here has two units.
  for (let code = 0xb0a1; code <= 0xd7f9; code++) common[units[code] as number] = 1;
  common[0] = 0;
  for (const unit of decodeUnits(big5Level1(), 'big5')) if (unit < 0xd800 || unit > 0xdfff) common[unit] = 1;
  return common;
});

const chineseMarks = new Set('，。、：；？！（）“”‘’《》「」『』—…　'.split('').map((mark) => mark.charCodeAt(0)));

/** Decode a source in the encoding that `detectEncoding` tells; most are well-formed UTF-8, which decoding itself shows. */
export function decodeDetected(bytes: Uint8Array): SourceText {
  const isBinary = bytes.subarray(0, sampleBytes).includes(0);
  const wellFormed = isBinary ? undefined : decodeWellFormedUtf8(bytes);
  return wellFormed ?? decodeSource(bytes, detectEncoding(bytes));
}

/**
 * Tell the encoding of a Chinese text from its bytes.
 *
 * A byte order mark decides; so do bytes that are well-formed UTF-8 throughout. Otherwise every encoding is tried, and the
 * one wins whose reading holds most common characters and Chinese marks, at a price for what no text holds (U+FFFD,
 * private-use characters, C1 controls): 100 % of clean and 87 % of damaged samples in the trial that chose this score.
 */
export function detectEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, sampleBytes);
  const zeros = sample.includes(0);
  if (!zeros && isWellFormedUtf8(bytes)) return 'utf-8';
  const candidates: Encoding[] = zeros
    ? ['utf-16le', 'utf-16be', 'utf-8', 'gb18030', 'big5']
    : ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'];
  // The likeliest first: the others are soon seen to be worse. Of equals the first of the list wins all the same.
  const likeliest = zeros ? 'utf-16le' : 'gb18030';
  let best = { rank: candidates.indexOf('utf-8'), score: Number.NEGATIVE_INFINITY };
  for (const encoding of [likeliest, ...candidates.filter((other) => other !== likeliest)] as const) {
    if (mostPlausible(sample, encoding) < best.score) continue;
    const units = decodeUnits(sample, encoding);
    if (encoding.startsWith('utf-16') && !showsUtf16(units)) continue;
    const rank = candidates.indexOf(encoding);
    const score = (plausibility(units) / sample.length) * bytesPerCharacter(encoding);
    if (score > best.score || (score === best.score && rank < best.rank)) best = { rank, score };
  }
  return candidates[best.rank] as Encoding;
}

/** A byte adds so much at most: an ASCII character, or half of a common one that has two. */
const mostOfAByte = 0.5;

/** What the characters cut at the end of a part may add more as whole ones: three malformed bytes at most. */
const mostOfACut = 6;

/** The most that bytes can score in an encoding, as their first quarter says: `plausibility` is compared with this. */
function mostPlausible(bytes: Uint8Array, encoding: Encoding): number {
  const part = bytes.subarray(0, bytes.length >> 2);
  const most = plausibility(decodeUnits(part, encoding)) + mostOfACut + (bytes.length - part.length) * mostOfAByte;
  return (most / bytes.length) * bytesPerCharacter(encoding);
}

/**
 * Share (0-1) of a text's visible characters that running text is made of: common Han characters, Chinese marks, ASCII.
 * Chinese texts, damaged ones too, lie above 0.7; bytes that are no text, read as UTF-16 or GB18030, below 0.25.
 */
export function commonShare(text: string): number {
  const common = isLevel1();
  let visible = 0;
  let found = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code <= 0x20 || code === 0x3000) continue;
    visible++;
    if (common[code] === 1 || chineseMarks.has(code) || code < 0x7f) found++;
  }
  return visible === 0 ? 0 : found / visible;
}

/**
 * Tell whether bytes read as UTF-16 show that they are: a mark, a blank or another ASCII character stands in them, and
 * in a short text nothing that no text holds. A few bytes of another encoding make Chinese characters by chance, and hardly these.
 */
function showsUtf16(units: Uint16Array): boolean {
  let shown = false;
  for (const code of units) {
    if ((code >= 0x20 && code < 0x7f) || code === 0x0a || chineseMarks.has(code)) {
      shown = true;
      if (units.length >= shortText) break;
    } else if (units.length < shortText && (code === 0xfffd || (code < 0x20 && code !== 0x09 && code !== 0x0d)))
      return false;
  }
  return shown;
}

/** In fewer characters than this nothing may stand that no text holds, UTF-16 code units. */
const shortText = 60;

/** How much a text looks like Chinese: higher is better, comparable for readings of the same bytes only. */
function plausibility(units: Uint16Array): number {
  const scores = unitScores();
  let score = 0;
  for (let index = 0; index < units.length; index++) score += scores[units[index] as number] as number;
  return score;
}

/** What each UTF-16 unit adds to the score. */
const unitScores = lazily(() => Float32Array.from(isLevel1(), scoreOf));

function scoreOf(isCommon: number, code: number): number {
  if (isCommon === 1 || chineseMarks.has(code)) return 1;
  if (code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff) || (code >= 0x80 && code <= 0x9f) || code === 0)
    return -1.5;
  if ((code >= 0x20 && code < 0x7f) || code === 0x0a) return 0.5;
  return code < 0x20 && code !== 0x0d && code !== 0x09 ? -1.5 : 0;
}

/** Scores are compared a character, not a byte: an encoding must not win by cutting the bytes into more characters. */
function bytesPerCharacter(encoding: Encoding): number {
  return encoding === 'utf-8' ? 3 : 2;
}

/** Well-formed throughout, but for a last character that may be cut off. */
function isWellFormedUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function big5Level1(): Uint8Array {
  const bytes: number[] = [];
  for (let lead = 0xa4; lead <= 0xc6; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const isTrail = trail <= 0x7e || trail >= 0xa1;
      if (isTrail && (lead < 0xc6 || trail <= 0x7e)) bytes.push(lead, trail);
    }
  }
  return Uint8Array.from(bytes);
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
