import { expect, test } from 'vitest';
import { type IndexEntry, makeArchiveIndex, makeEntry } from './archive-index.ts';
import { goodStarts } from './front-page.ts';

const entry = (id: string, date?: string, characters = 1000): IndexEntry => ({
  id,
  title: id,
  ...(date !== undefined && { date }),
  script: 'Hans',
  characters,
  changes: 0,
  doubts: 0,
  opening: '',
});

test('orders texts by date, then id, and files those without a year last', () => {
  const index = makeArchiveIndex([
    entry('d'),
    entry('c', '2020-01-01'),
    entry('b', 'XXXX-02-01'),
    entry('a', '2020-01-01'),
    entry('e', '2019'),
  ]);
  expect(index.entries.map(({ id }) => id)).toEqual(['e', 'a', 'c', 'd', 'b']);
  expect([...index.years].map(([year, entries]) => [year, entries.length])).toEqual([
    ['2019', 1],
    ['2020', 2],
    ['undated', 2],
  ]);
});

test('refuses two texts with one address', () => {
  expect(() => makeArchiveIndex([entry('a'), entry('a')])).toThrow('Two texts have the id `a`');
  expect(() => makeArchiveIndex([entry('a'), entry('a/record')])).toThrow('takes an address');
});

test('counts characters without blanks and cuts the opening between characters', () => {
  const text = `${'甲'.repeat(57)}𠮷乙丙丁戊`;
  const made = makeEntry({
    id: 'a',
    frontMatter: {
      title: 'T',
      places: [],
      script: 'Hans',
      sourceFile: '',
      sourceSha256: '',
      sourceEncoding: '',
      changes: 1,
      doubts: 2,
    },
    blocks: [
      { name: 'p1', kind: 'paragraph', text: '一 二' },
      { name: 'p2', kind: 'paragraph', text },
    ],
  });
  expect(made).toMatchObject({ characters: 65, changes: 1, doubts: 2 });
  expect(made.opening.isWellFormed()).toBe(true);
  expect(made.opening.length).toBeLessThanOrEqual(60);
});

test('begins with texts from all stretches of the years, none twice', () => {
  const entries = Array.from({ length: 9 }, (_, place) => entry(`t${place}`, `201${place}`, 500 + place));
  const shown = entries.slice(6);
  const starts = goodStarts(entries, shown);
  expect(starts.map(({ id }) => id)).toEqual(['t1', 't3', 't5']);
  expect(goodStarts(entries.slice(0, 1), [])).toHaveLength(1);
  expect(goodStarts([], [])).toEqual([]);
});
