import { expect, test } from 'vitest';
import { type IndexEntry, makeArchiveIndex } from './archive-index.ts';
import { barHeight, heightOf, monthRow, yearRows } from './timeline.ts';

const entry = (id: string, date?: string): IndexEntry => ({
  id,
  title: id,
  script: 'Hans',
  characters: 1,
  changes: 0,
  doubts: 0,
  opening: '',
  ...(date !== undefined && { date }),
});
const rows = (dates: readonly (string | undefined)[], current?: string) =>
  yearRows(
    makeArchiveIndex(dates.map((date, at) => entry(`t${at}`, date))),
    (year) => `/${year}/`,
    (year, count) => `${year}: ${count}`,
    current,
  );

test('bars are in proportion, and never nothing where there is something', () => {
  expect([heightOf(0, 9), heightOf(9, 9), heightOf(1, 1000), heightOf(5, 10)]).toEqual([
    0,
    barHeight,
    2,
    barHeight / 2,
  ]);
});

test('all years from the first decade to the last have a place, those without texts too', () => {
  const all = rows(['1998-05-01', '2019', '2019-03', undefined, 'XXXX-05-06'], '2019');
  expect(all.map(({ label, bars }) => [label, bars.length])).toEqual([
    ['1990', 10],
    ['2000', 10],
    ['2010', 10],
  ]);
  expect(all[2]?.bars[9]).toEqual({
    label: '19',
    count: 2,
    height: barHeight,
    href: '/2019/',
    title: '2019: 2',
    current: true,
  });
  expect(all[1]?.bars.every(({ href, height }) => href === undefined && height === 0)).toBe(true);
});

test('an archive without years has no timeline, and one wrong date draws no empty millennium', () => {
  expect(rows([undefined])).toEqual([]);
  expect(rows(['0219', '2019']).map(({ label }) => label)).toEqual(['210', '2010']);
});

test('a year has twelve months; texts known to the year alone are in none', () => {
  const { bars } = monthRow(
    [entry('a', '2019-04-02'), entry('b', '2019-04'), entry('c', '2019'), entry('d', '2019-12-31/2020-01-02')],
    (month) => `#${month}`,
    (month, count) => `${month}: ${count}`,
  );
  expect(bars.map(({ count }) => count)).toEqual([0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 1]);
  expect(bars[3]?.href).toBe('#4');
});
