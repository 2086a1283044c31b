import { expect, test } from 'vitest';
import { displayDate, machineDate, sortKey, yearOf } from './edtf.ts';

test.each([
  ['2022-08-16T22:30:00+08:00', '2022年8月16日', '16 August 2022'],
  ['2022-08', '2022年8月', 'August 2022'],
  ['2024', '2024年', '2024'],
  ['2024~', '约2024年', 'about 2024'],
  ['XXXX-11-02/XXXX-11-03', '11月2日至3日（年份不详）', '2–3 November (year unknown)'],
  ['2019-12-30/2020-01-02', '2019年12月30日至2020年1月2日', '30 December 2019 – 2 January 2020'],
  ['2019-04-02/2019-05-01', '2019年4月2日至5月1日', '2 April – 1 May 2019'],
  ['some day', 'some day', 'some day'],
])('%s in words', (edtf, chinese, english) => {
  expect(displayDate(edtf, 'zh-Hans')).toBe(chinese);
  expect(displayDate(edtf, 'en')).toBe(english);
});

test('files a date under its first year, or under none', () => {
  expect(['2019-12-30/2020-01-02', '2024~', 'XXXX-11-02', 'soon', undefined].map(yearOf)).toEqual([
    '2019',
    '2024',
    undefined,
    undefined,
    undefined,
  ]);
});

test('sorts unknown years behind known ones, and less exact dates first', () => {
  const dates = ['XXXX-11-02', '2022', '2022-08-16', '2022-08', '2019-01-01'];
  expect(dates.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))).toEqual([
    '2019-01-01',
    '2022',
    '2022-08',
    '2022-08-16',
    'XXXX-11-02',
  ]);
});

test('gives machines only what HTML knows as a date', () => {
  expect(['2022-08-16', '2022-08-16T22:30:00+08:00', '2024~', 'XXXX-11-02', '2022'].map(machineDate)).toEqual([
    '2022-08-16',
    '2022-08-16T22:30:00+08:00',
    undefined,
    undefined,
    '2022',
  ]);
});
