import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cell, csvOf } from './csv.ts';
import type { Line } from './lines.ts';

const line = (left: string, hit: string, right: string): Line => ({
  document: { id: 'a', url: '/a/', title: '甲', places: [], script: 'Hans', count: 1, hits: [] },
  excerpt: {
    block: 'p1',
    start: left.length,
    firstInBlock: true,
    url: '/a/#p1',
    left,
    hit,
    right,
    cutLeft: false,
    cutRight: false,
  },
});

test.each([
  ['甲', '甲'],
  ['甲,乙', '"甲,乙"'],
  ['“说”"好"', '"“说”""好"""'],
  ['=SUM(A1)', "'=SUM(A1)"],
  ['-5', "'-5"],
  ['＝1', "'＝1"],
  ['\t=1', `"'\t=1"`],
  ['', ''],
])('%j is the cell %j', (value, written) => {
  expect(cell(value)).toBe(written);
});

test('a spreadsheet reads what was written, and runs none of it', () => {
  const text = fc.string({ unit: fc.constantFrom('甲', ',', '"', '\n', '=', '+', '-', '@', ' ', '\t', '＝', '𠀀') });
  fc.assert(
    fc.property(text, text, text, (left, hit, right) => {
      const csv = csvOf(
        ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'],
        [line(left, hit, right)],
        () => 'https://example.org/',
      );
      const [, row = []] = parse(csv, { bom: true }) as string[][];
      expect(row).toHaveLength(8);
      [left, hit, right].forEach((value, index) => {
        const read = row[4 + index] ?? '';
        expect([value, `'${value}`]).toContain(read);
        expect(read).not.toMatch(/^[\s]*[=+\-@＝＋－＠]/u);
      });
    }),
  );
});
