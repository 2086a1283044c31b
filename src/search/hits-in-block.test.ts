import { expect, test } from 'vitest';
import { hitsInBlock } from './hits-in-block.ts';

/** The text with hits in brackets. */
function marked(query: string, text: string): string {
  let shown = '';
  let last = 0;
  for (const { start, end } of hitsInBlock(query, text)) {
    shown += `${text.slice(last, start)}[${text.slice(start, end)}]`;
    last = end;
  }
  return shown + text.slice(last);
}

test.each([
  ['发展', '發展，发展', '[發展]，[发展]'],
  ['发展 gdp', '發展ＧＤＰ', '[發展][ＧＤＰ]'],
  ['人人', '人人人人人', '[人人][人人]人'],
  ['甲乙|乙丙', '甲乙丙', '[甲乙丙]'],
  ['𠀁', '𠀀𠀁', '𠀀[𠀁]'],
  ['高*量', '高质量', '[高质量]'],
  ['甲 -乙', '甲乙', '[甲]乙'],
  ['甲|乙', '甲丙乙', '[甲]丙[乙]'],
  ['甲 NEAR/5 乙', '甲丙乙', '[甲]丙[乙]'],
  ['place:四川', '四川', '四川'],
  ['', '四川', '四川'],
  ['四川', '', ''],
  ['中国', '中，国', '中，国'],
])('%s in %s', (query, text, expected) => {
  expect(marked(query, text)).toBe(expected);
});

test('a long text of one character ends soon', () => {
  expect(hitsInBlock('甲'.repeat(999), '甲'.repeat(1_000_000))).toHaveLength(1001);
});
