import { describe, expect, test } from 'vitest';
import { pinyinLetters, readPinyinList, spelt, writePinyinList } from './pinyin.ts';

const words = readPinyinList(
  'gao zhi liang 高质量\ngong zi liang 工资量\nguo zi lan 国子兰\ngao zhong 高中\ngao zhong 告终\ngao 高\n',
);

describe('letters spell', () => {
  test.each([
    ['words in full, the most frequent first', 'gaozhong', ['高中', '告终']],
    ['initials', 'gzl', ['高质量', '工资量', '国子兰']],
    ['initials of two letters', 'gzhl', ['高质量']],
    ['some syllables in full', 'gaozl', ['高质量']],
    ['the beginning of a word', 'gaozhi', ['高质量']],
    ['nothing', 'gx', []],
  ])('%s', (_, letters, expected) => {
    expect(spelt(words, letters)).toEqual(expected);
  });
});

test('a list is read as it was written', () => {
  expect(readPinyinList(writePinyinList(words))).toEqual(words);
});

test.each([
  ['gaozhiliang', 'gaozhiliang'],
  ['Gao Zhi Liang', 'gaozhiliang'],
  ["xi'an", 'xian'],
  ['lüse', 'lvse'],
  ['g', undefined],
  ['"gzl"', undefined],
  ['3+1', undefined],
  ['高zl', undefined],
])('%s may be pinyin: %s', (query, letters) => {
  expect(pinyinLetters(query)).toBe(letters);
});
