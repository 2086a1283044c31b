import fc from 'fast-check';
import { expect, test } from 'vitest';
import { languageForTest } from '../../../../scripts/test-support/language.ts';
import type { LanguageModel } from '../../language/language-model.ts';
import { convertAsMirror } from '../../testing/damaged-text.ts';
import { noOpinion } from '../../testing/diagnose.ts';
import { assume, repairWith } from '../../testing/repair-with.ts';
import { applyEdits } from '../../traced/edit.ts';
import { originalScript } from './original-script.ts';
import { readZhu } from './read-zhu.ts';

const converted = (text: string) => repairWith(originalScript, text, { converted: true });

test.each([
  ['發展經濟，關于這里的復雜問題', '发展经济，关于这里的复杂问题'],
  ['資源稟賦', '资源禀赋'],
  ['首當其沖', '首当其冲'],
  ['批準', '批准'],
  ['理發店的頭發', '理发店的头发'],
  ['丁傑', '丁杰'],
  ['分鍾', '分钟'],
  ['重癥與癌癥', '重症与癌症'],
  ['這麽老的家夥', '这么老的家伙'],
  ['提供瞭兩條船，人走了', '提供了两条船，人走了'], // a table that makes it at times
  ['大家怎麽看這麽多船', '大家怎么看这么多船'],
  ['後來裡面餘下的船，他們瞭解麽', '后来里面余下的船，他们了解麽'], // 麽 of a question may be 嗎 or 么
  ['爲了', '为了'], // another table's form of 為, which does not stand beside it
])('turns %s back into %s', (copy, original) => {
  expect(converted(copy).text).toBe(original);
});

test.each(['么麽', '乾洋新材料', '宫商角徵羽', '於某', '瞭望塔上', '幺麽小丑', '狼藉', '后来这里只有一个'])(
  'keeps %s',
  (text) => {
    expect(converted(text)).toEqual({ text, doubts: [] });
  },
);

test.each([
  ['著力夯實', '着力夯实'],
  ['沿著道路', '沿着道路'],
  ['意味著', '意味着'],
  ['著名的著作', '著名的著作'],
  ['成績顯著的單位', '成绩显著的单位'],
  ['對著作權的保護', '对著作权的保护'],
  ['《河邊舊事》，柳某人著，云岸出版社2016年版', '《河边旧事》，柳某人著，云岸出版社2016年版'],
  ['讀《河邊舊事》（柳某人著）', '读《河边旧事》（柳某人著）'],
])('reads 著 in %s: %s', (copy, original) => {
  expect(converted(copy)).toEqual({ text: original, doubts: [] });
});

test('takes no author from a verb before a comma', () => {
  expect(converted('放下《河邊舊事》，沉思著，出版的事再說').text).toBe('放下《河边旧事》，沉思着，出版的事再说');
});

test('lists a 著 that no word explains', () => {
  const { text, doubts } = converted('王某著');
  expect(text).toBe('王某着');
  expect(doubts).toMatchObject([{ start: 2, end: 3, candidates: ['著'] }]);
});

test.each(['跟著文章走', '引頸盼著有這一天', '穿著文職人員的制服'])(
  'reads %s with 着, though 著 makes a word',
  (copy) => {
    const diagnosis = assume(copy, { converted: true });
    const { edits } = originalScript.repair(copy, { diagnosis, language: languageForTest() });
    expect(applyEdits(copy, edits)).toContain('着');
  },
);

test('lets the language model read a 著 that no word explains', () => {
  const favours = (character: string): LanguageModel => ({
    ...noOpinion,
    score: (text) => (text.includes(character) ? -1 : -9),
  });
  expect(readZhu('王某著', 2, favours('著'))).toEqual({ character: '著', sure: true });
  expect(readZhu('王某著', 2, favours('着'))).toEqual({ character: '着', sure: true });
});

test('keeps a form that this mirror never makes where its own form stands beside it', () => {
  const { text, doubts } = converted('後來的后，裡面的里');
  expect(text).toBe('後来的后，裡面的里');
  expect(doubts.map(({ candidates }) => candidates)).toEqual([['后'], ['里']]);
});

test('turns back forms that nobody writes in Simplified beside those that stayed', () => {
  expect(converted('隻有一只，麵前的面').text).toBe('只有一只，面前的面');
  expect(converted('隻有一只，後來的后').text).toBe('只有一只，后来的后');
});

test('follows another table in a text of which a part was not converted', () => {
  expect(converted('爲了發展。为了发展。')).toEqual({ text: '为了发展。为了发展。', doubts: [] });
});

test('follows another table where several of its forms stand', () => {
  expect(converted('後來羣眾於這裡').text).toBe('后来群众于这里');
});

test('follows another table where none of the characters stands that this mirror leaves alone', () => {
  expect(converted('規定範圍，用於發展')).toEqual({ text: '规定范围，用于发展', doubts: [] });
  expect(converted('規定範圍，用於發展，采購').text).toBe('规定范围，用於发展，采购');
  expect(converted('後來發展').text).toBe('後来发展');
  expect(converted('林峯在雲南采購').text).toBe('林峯在雲南采购');
});

test('tells by its words a form that is standard in both scripts', () => {
  expect(converted('徵求夥伴的意見')).toEqual({ text: '征求伙伴的意见', doubts: [] });
  const { text, doubts } = converted('屬於發展');
  expect(text).toBe('属於发展');
  expect(doubts).toMatchObject([{ start: 1, candidates: ['于'] }]);
});

test('turns back what is glossed, for a mirror glosses what it converted', () => {
  const glossed = { converted: true, glossed: '後於' };
  expect(repairWith(originalScript, '後來用於采購', glossed).text).toBe('后来用于采购');
});

test('turns variants back on the glossed characters of a Simplified page, and only there', () => {
  expect(repairWith(originalScript, '中國科學院成為東方', { glossed: '國學為' }).text).toBe('中国科学院成为東方');
});

test('is the inverse of the mirror on characters of GB 2312', () => {
  const simplified =
    '中国发展经济产业质量这里后来只有面粉干部复杂历史关于么云采余占愿范群游厘辟杰伙峰涂为众冲鉴湿锈净杆酝酿';
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...simplified), { minLength: 1 }), (characters) => {
      const original = characters.join('');
      expect(converted(convertAsMirror(original)).text).toBe(original);
    }),
  );
});
