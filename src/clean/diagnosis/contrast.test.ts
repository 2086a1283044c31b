import { expect, test } from 'vitest';
import { languageForTest } from '../../../scripts/test-support/language.ts';
import { contrast, hasWordsInPinyin } from './contrast.ts';

const language = languageForTest();
const grownUp =
  '县里的老船坞停了十二年，去年秋天才有人来量尺寸。师傅说，锈蚀的铁轨还能用，腐朽的枕木得换；闸门漏水，螺栓断了七根，滑轮也缺了两只。';
const learners = '小明家里有只狗，狗能看门。小明用手摸狗的头，狗很高兴。他们一起去河边，河里的鱼很多，小船也多。';
const counted = (characters: string) => new Map([...characters].map((character) => [character, 1]));

test.each([
  ['everyday characters, harder ones beside them', grownUp, '有能用', 6, 30],
  ['the hardest characters', grownUp, '坞锈螺', -10, -2],
  ['characters of every kind', grownUp, '人轨坞', -2, 6],
  ['everyday characters where none is hard', learners, '有能用', 0, 0],
])('weighs %s', (_, text, glossed, least, most) => {
  const odds = contrast(text, counted(glossed), language);
  expect(odds).toBeGreaterThanOrEqual(least);
  expect(odds).toBeLessThanOrEqual(most);
});

test('counts a character again when it is glossed again', () => {
  const once = contrast(grownUp, counted('有能用'), language);
  expect(contrast(grownUp, counted('有能用').set('有', 2), language)).toBeGreaterThan(once);
});

test.each([
  ['朋友(péngyou)', true],
  ['朋友(péng yǒu)', true],
  ['产(chǎn)业', false],
  ['絡(luò )', false],
  ['联合国(un)组织(who)', false],
])('tells whether whole words stand in pinyin: %s', (text, expected) => {
  expect(hasWordsInPinyin(text)).toBe(expected);
});
