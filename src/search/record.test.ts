import { expect, test } from 'vitest';
import { sortableDate } from './record.ts';

test.each([
  ['2022-08-16', '2022-08-16'],
  ['2022-08-16T22:30:00+08:00', '2022-08-16'],
  ['2024~', '2024-00-00'],
  ['2022-05/2023', '2022-05-00'],
  ['XXXX-11-02/XXXX-11-03', undefined],
  ['202X', undefined],
  [undefined, undefined],
])('%s', (date, sortable) => {
  expect(sortableDate(date)).toBe(sortable);
});
