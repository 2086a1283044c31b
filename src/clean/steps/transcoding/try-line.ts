import type { LanguageModel } from '../../language/language-model.ts';
import { type Misreading, misreadings } from './codecs.ts';
import { commonShare } from './common-share.ts';

/** A line must become this common, and by this much more than it was, to be a misreading for sure. */
const leastCommon = 0.45;
const leastGain = 0.3;
/** Fewer restored characters than this prove nothing by themselves. */
export const fewestCharacters = 4;

/**
 * Almost any two bytes above ASCII are a character of both GBK and Big5: lines that were read in the one for the other become so
 * likely a character on average, in nats (99 of 100 lines of Traditional pages do; hardly any of Japanese, undamaged).
 */
const leastMean = -7.8;

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII reads the same in all these encodings
export const isAscii = /^[\u0000-\u007f]*$/;

const ascii = /[\0-\x7f]+/g;

/** Read a line again in the likeliest way that makes plain Chinese of it, and say which that is; undefined where none does for sure. */
export function tryLine(
  line: string,
  language: LanguageModel,
  proven: (misreading: Misreading) => void,
): string | undefined {
  for (const misreading of misreadings) {
    if (!misreading.suspect.test(line) || misreading.shows?.(line) === false) continue;
    const restored = misreading.restore(line, language);
    if (restored === undefined || restored === line) continue;
    const share = commonShare(restored);
    const characters = restored.replace(/[\u0020-\u007f]/g, '').length;
    if (characters < fewestCharacters && !isOneWord(line, restored, misreading, language)) continue;
    if (share < leastCommon || share - commonShare(line) < leastGain) continue;
    if (misreading.provesLittle && !isLikely(restored, language)) continue;
    proven(misreading);
    return restored;
  }
  return undefined;
}

/** Tell whether a text is running Chinese, its ASCII left out. */
function isLikely(text: string, language: LanguageModel): boolean {
  const chinese = text.replace(ascii, '');
  return language.score(chinese) >= leastMean * chinese.length;
}

/** A sign between two letters, `Ð¹ú`: no language of Latin letters writes so. */
const signInWord = /[\u00c0-\u00ff][\u00a1-\u00bf][\u00c0-\u00ff]/;

/** A word outweighs its characters one by one by so much, in nats. */
const wordMargin = 2;

/** Tell whether a whole line is one Chinese word that was read as Latin-1, `ÖÐ¹ú`. */
function isOneWord(line: string, restored: string, { name }: Misreading, language: LanguageModel): boolean {
  if (name !== 'gbk-as-latin' || line.length !== 2 * restored.length || restored.length < 2) return false;
  if (!signInWord.test(line)) return false;
  const alone = [...restored].reduce((sum, character) => sum + language.wordScore(character), 0);
  return language.wordScore(restored) - alone >= wordMargin;
}

/** Han characters, the marks of Chinese and ASCII. */
const isPlainChinese =
  /^[\p{Script=Han}\0-\x7f\u00b7\u2014\u2018-\u201d\u2026\u2500-\u257f\u3000-\u3011\uff01-\uff5e]+$/u;

/** Read a short line again of a document in which a longer one proved the misreading. */
export function restoreShort(
  line: string,
  proven: ReadonlySet<Misreading>,
  language: LanguageModel,
): string | undefined {
  for (const misreading of proven) {
    if (isAscii.test(line)) return undefined;
    const restored = misreading.restore(line, language);
    if (restored === undefined || restored === line) continue;
    if (commonShare(restored) > commonShare(line)) return restored;
    // No ASCII went into a character: `é |` may be what it is.
    if (
      isPlainChinese.test(restored) &&
      restored.length - restored.replace(ascii, '').length === line.length - line.replace(ascii, '').length
    )
      return restored;
  }
  return undefined;
}
