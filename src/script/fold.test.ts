import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, foldCodePoint } from './fold.ts';

test.each([
  ['both scripts', '發展髮型', '发展发型'],
  ['regional variants', '裏裡里 臺台 爲為 着著 麽麼么 妳你', '里里里 台台 为为 着着 么么么 你你'],
  ['width', 'ＧＤＰ１２，：', 'gdp12,:'],
  ['case', 'Covid-19', 'covid-19'],
  ['blanks', '甲\u3000乙\u00a0丙\n丁', '甲 乙 丙 丁'],
  ['quotation marks, as Chromium does', '“甲”‘乙’', '"甲"\'乙\''],
  ['compatibility ideographs', '\uf9d1', '六'],
  ['keeps what would change length', '…㎡ß', '…㎡ß'],
  ['keeps punctuation apart', '。.、,', '。.、,'],
  ['keeps words apart that only sound alike', '他她它', '他她它'],
])('%s', (_, text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('one code point becomes one code point, and folding again changes nothing', () => {
  for (let codePoint = 0; codePoint < 0x30000; codePoint++) {
    const folded = foldCodePoint(codePoint);
    if (foldCodePoint(folded) !== folded) expect.fail(`U+${codePoint.toString(16)} folds twice`);
  }
});

test('folding a part is a part of the folded text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
      expect(fold(one + other)).toBe(fold(one) + fold(other));
    }),
  );
});
