import openccCharacters from 'opencc-js/dict/TSCharacters';
import { characterClass } from '../../../src/clean/language/language-model.ts';

/** The Simplified form of each UTF-16 code unit, or the unit itself. */
export const fold: Uint16Array = new Uint16Array(65536).map((_, code) => code);
for (const row of openccCharacters.split('|')) {
  const [traditional = '', simplified = ''] = row.split(' ');
  if (traditional.length === 1 && simplified.length >= 1) fold[traditional.charCodeAt(0)] = simplified.charCodeAt(0);
}
// 乾 is no form of 干 where Simplified texts have it (乾坤, 乾隆, names), and mirrors never make it of 干.
fold['乾'.charCodeAt(0)] = '乾'.charCodeAt(0);

/** What a code unit is counted as, itself a code unit. */
export function counted(code: number): number {
  return characterClass(fold[code] as number);
}

/** A text as it is counted: Simplified, classes for figures, letters and blanks. */
export function countedText(text: string): string {
  let result = '';
  for (let position = 0; position < text.length; position++)
    result += String.fromCharCode(counted(text.charCodeAt(position)));
  return result;
}

/** Known for what they are: neither halves of surrogate pairs nor private use. */
export function isBasic(code: number): boolean {
  return code !== 0 && (code < 0xd800 || code > 0xf8ff) && code !== 0xfffd;
}
