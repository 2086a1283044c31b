import { expect, test } from 'vitest';
import { toOtherScript } from '../script/convert.ts';
import { isPersonalName, nameToOtherScript } from './personal-name.ts';

const toHant = (name: string): string => nameToOtherScript(name, 'Hans', toOtherScript);

test.each([
  // Ambiguous characters stay, whatever words the neighbours seem to make.
  ['谷雨声', '谷雨聲'],
  ['后里程', '后里程'],
  ['范志后', '范志后'],
  ['余子发', '余子發'],
  ['于台云', '于台雲'],
  ['岳松涛', '岳松濤'],
  ['干戈', '干戈'],
  // As a surname and in a given name.
  ['丰万里', '丰萬里'],
  ['叶丰年', '葉豐年'],
  ['云中鹤', '云中鶴'],
  ['祖冲之', '祖沖之'],
  // Unambiguous ones change.
  ['钟丽华', '鍾麗華'],
  ['欧阳苏兰', '歐陽蘇蘭'],
  ['约翰·后冬', '約翰·后冬'],
  ['谷雨声、后勤处 余后', '谷雨聲、後勤處 余后'],
])('writes %s as %s', (name, expected) => expect(toHant(name)).toBe(expected));

test('converts names of bodies as words', () => {
  expect(toHant('干部后勤处')).toBe('幹部後勤處');
  expect(toHant('后勤处')).toBe('後勤處');
  expect(toHant('本报评论员')).toBe('本報評論員');
  expect(isPersonalName('石窑县融媒体中心')).toBe(false);
});

test('writes Traditional names in Simplified', () => {
  expect(nameToOtherScript('林靜乾', 'Hant', toOtherScript)).toBe('林静乾');
  expect(nameToOtherScript('於鍾聲', 'Hant', toOtherScript)).toBe('於钟声');
});
