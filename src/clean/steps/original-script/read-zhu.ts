import { isHan } from '../../characters/character-kinds.ts';
import { preimage } from '../../characters/mirror-table.ts';
import type { LanguageModel } from '../../language/language-model.ts';
import { plausibility } from '../../language/weighing.ts';
import { zheWords, zhuWords } from './zhu-words.ts';

/** Natural logarithm of odds: one reading must be e² (7) times likelier than the other to be taken for sure. */
const sureMargin = 2;

/**
 * Where a word with 著 stands, 着 must be so much likelier: of 3,250 readings in laws and running text, words with 著 lie above
 * -0.3, those that happen to stand behind 着 (跟着|文章, 穿着|文职) below -0.8.
 */
const wordMargin = 0.6;

const zhu = new Set(zhuWords);
const zhe = new Set(zheWords);

/**
 * Read a 著 of the mirror as 着 or 著, by the words it stands in, then by the language model.
 *
 * @param position of 著 in `text`, UTF-16 units.
 * @returns `sure` is false where neither words nor model decide; then the commoner 着 is proposed.
 */
export function readZhu(
  text: string,
  position: number,
  language: LanguageModel,
): { character: '着' | '著'; sure: boolean } {
  const before = simplified(text, position - 1);
  const after = simplified(text, position + 1);
  const isZhu = zhu.has(`${before}著`) || zhu.has(`著${after}`);
  const isZhe = zhe.has(`${before}著`) || zhe.has(`著${after}`);
  if (isZhe && !isZhu) return { character: '着', sure: true };
  if (after === '' && before !== '' && isAuthorship(text, position)) return { character: '著', sure: true };
  const margin = marginOfZhu(text, position, language);
  // 显著的, 对著作权: the words with 著 are a closed set, those with 着 only its likeliest neighbours; but 他笑著说, 场所著装.
  if (isZhu) return { character: margin > -wordMargin ? '著' : '着', sure: true };
  if (Math.abs(margin) >= sureMargin) return { character: margin > 0 ? '著' : '着', sure: true };
  // After a verb and before more text 着 is the rule; at the end of a phrase (王某著) an author may be meant.
  const inside = before !== '' && after !== '';
  return { character: '着', sure: inside };
}

/** A publisher follows an author's name so soon, UTF-16 units. */
const longestImprint = 24;

/** `《…》，范某著，某某出版社2016年版` and `《…》（范某著）`: a book's author is named. */
function isAuthorship(text: string, position: number): boolean {
  const after = text.slice(position + 1, position + longestImprint);
  if (/^ ?[，,、 ] ?[^。，,！？\n]{0,12}(?:出版社|書局|书局|印書館|印书馆)/.test(after)) return true;
  return /^[)）]/.test(after) && /》[(（]\p{Script=Han}{2,4}$/u.test(text.slice(Math.max(0, position - 6), position));
}

/** How much likelier 著 is than 着 here, a natural logarithm. */
function marginOfZhu(text: string, position: number, language: LanguageModel): number {
  const a = simplified(text, position - 2);
  const b = simplified(text, position - 1);
  const c = simplified(text, position + 1);
  const d = simplified(text, position + 2);
  const before = a + b;
  const after = c + d;
  const key = `${before} ${after}`;
  const known = lastMargin.language === language && lastMargin.key === key ? lastMargin.margin : undefined;
  if (known !== undefined) return known;
  const score = (character: string): number => plausibility(language, before + character + after, before.length);
  const margin = score('著') - score('着');
  lastMargin = { language, key, margin };
  return margin;
}

/** What was asked last: hostile texts ask the same a million times. */
let lastMargin: { readonly language?: LanguageModel; readonly key: string; readonly margin: number } = {
  key: '',
  margin: 0,
};

function simplified(text: string, position: number): string {
  const unit = text.charCodeAt(position);
  if (Number.isNaN(unit) || !isHan(unit)) return '';
  return String.fromCharCode(preimage(unit) || unit);
}
