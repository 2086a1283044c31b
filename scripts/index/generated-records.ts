/** Texts made of few characters, so that everything collides with everything: for the tests of the search index. */
import fc from 'fast-check';
import { toOtherScript } from '../../src/script/convert.ts';
import type { Script } from '../../src/script/script.ts';
import type { SearchRecord } from '../../src/search/record.ts';

/** Forms of one character in both scripts and regions, Latin in several widths, punctuation, blanks, rare planes. */
const UNITS = [
  ...'中国國人里裡裏后後著着发發髮干乾幹臺台',
  ...'aAＡ1１2',
  ...'，,。“”"+×-*…',
  ' ',
  '\u3000',
  '𠀀',
  '𪚥',
  '头发',
  '皇后',
  'GDP',
  '3+1+1',
  '4×4',
  'COVID-19',
];

const text = fc.array(fc.constantFrom(...UNITS), { maxLength: 40 }).map((units) => units.join(''));

const texts = fc.record({
  title: fc.array(fc.constantFrom(...UNITS), { maxLength: 6 }).map((units) => units.join('')),
  blocks: fc.array(text, { maxLength: 6 }),
  script: fc.constantFrom<Script>('Hans', 'Hant'),
  date: fc.constantFrom('2020-01-02', '2021', '2022-05', 'XXXX-11-02', undefined),
  place: fc.constantFrom('四川省攀枝花市', '臺北市', undefined),
});

/** Make `count` search records, the same every time. */
export function generatedRecords(count: number): SearchRecord[] {
  return fc.sample(texts, { seed: 20261121, numRuns: count }).map(({ title, blocks, script, date, place }, index) => ({
    id: `t${index}`,
    url: `/t${index}/`,
    otherUrl: `/other/t${index}/`,
    title,
    otherTitle: toOtherScript(title, script),
    ...(date === undefined ? {} : { date }),
    places: place === undefined ? [] : [place],
    script,
    blocks: blocks.map((block, number) => ({
      name: `p${number + 1}`,
      text: block,
      other: toOtherScript(block, script),
    })),
  }));
}
