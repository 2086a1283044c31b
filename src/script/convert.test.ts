import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toOtherScript } from './convert.ts';
import { applyScriptDifference, scriptDifference } from './difference.ts';
import { fold, scriptSets } from './fold.ts';
import type { Script } from './script.ts';

test.each<[string, Script, string, string]>([
  ['phrases decide', 'Hans', '理发店发展，皇后在后面，干杯', '理髮店發展，皇后在後面，乾杯'],
  ['the standard of Taiwan', 'Hans', '台湾 里面 这里 着 么', '臺灣 裡面 這裡 著 麼'],
  ['keeps vocabulary', 'Hans', '软件 信息 网络', '軟件 信息 網絡'],
  ['keeps vocabulary', 'Hant', '軟體 資訊 網路', '软体 资讯 网路'],
  ['keeps a character whose other form lies beyond the BMP', 'Hant', '綝', '綝'],
  ['keeps Latin, digits, punctuation', 'Hans', 'GDP 3+1+1，“…”', 'GDP 3+1+1，“…”'],
])('%s (%s)', (_, from, text, other) => {
  expect(toOtherScript(text, from)).toBe(other);
});

/** Characters of all sets, and phrases in which context decides. */
const characters = scriptSets.flatMap(({ simplified, traditional, others }) => [simplified, traditional, ...others]);
const phrases = [
  '头发',
  '皇后',
  '干部',
  '乾坤',
  '复习',
  '答复',
  '公里',
  '那里',
  '借口',
  '好象',
  '著作',
  '着急',
  '系统',
  '关系',
];
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...characters).map((codePoint) => String.fromCodePoint(codePoint)),
      fc.constantFrom(...phrases),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
  )
  .map((parts) => parts.join(''));
const script = fc.constantFrom<Script>('Hans', 'Hant');

test('a text and its other script have the same length and fold to the same', () => {
  fc.assert(
    fc.property(text, script, (source, from) => {
      const other = toOtherScript(source, from);
      expect(other.length).toBe(source.length);
      expect(fold(other)).toBe(fold(source));
    }),
    { numRuns: 500 },
  );
});

test('the difference gives the other script back', () => {
  fc.assert(
    fc.property(text, script, (source, from) => {
      const other = toOtherScript(source, from);
      const difference = scriptDifference(source, other, from);
      expect(applyScriptDifference(Array.from(source), difference, from).join('')).toBe(other);
    }),
    { numRuns: 500 },
  );
});
