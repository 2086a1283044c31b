import { expect, test } from 'vitest';
import { CHROME_NAMES, chromeKinds, isAbove } from './chrome.ts';
import { chineseDate, writeColophon, writeDateline } from './credits.ts';
import type { Metadata } from './document.ts';
import { composePage } from './page.ts';
import { spaceBreadcrumb } from './question-marks.ts';
import { seededRandom } from './random.ts';

const metadata: Metadata = {
  title: '渡口的灯',
  date: '2024-07-23',
  publisher: '澜江发展网',
  source: '柏川日报',
  editor: '毕可',
  places: ['澜江省柏川市石窑县'],
  breadcrumb: ['首页', '政务公开', '解读'],
  script: 'Hans',
};

test.each(CHROME_NAMES)('writes chrome of the kind %s, the same for the same seed', (name) => {
  const lines = (): string[] =>
    chromeKinds[name].lines({ metadata, noBreakSpaces: false, random: seededRandom(7, name) });
  expect(lines().join('')).not.toBe('');
  expect(lines()).toEqual(lines());
});

test('shows what it says it shows', () => {
  for (const name of CHROME_NAMES) {
    const kind = chromeKinds[name];
    const text = kind.lines({ metadata, noBreakSpaces: true, random: seededRandom(1) }).join('\n');
    for (const key of 'shows' in kind ? kind.shows : []) {
      for (const value of [metadata[key]].flat()) expect(text).toContain(value);
    }
  }
});

test('spaces a breadcrumb with no-break spaces, doubled behind its first step', () => {
  expect(spaceBreadcrumb(['首页', '公开', '解读'])).toBe('首页\u00a0\u00a0>\u00a0公开\u00a0>\u00a0解读');
});

test('writes dates, datelines and colophons', () => {
  expect(chineseDate('2024-07-03')).toBe('2024年7月3日');
  expect(chineseDate('2021-05')).toBe('2021年5月');
  expect(writeDateline('agency', metadata, seededRandom(1))).toMatchObject({ shows: ['date', 'publisher', 'source'] });
  expect(writeColophon('lines', ['editor', 'reviewer'], metadata, seededRandom(1))).toHaveLength(1);
});

test('puts chrome above and below, and expects only what is there', () => {
  const page = composePage(
    { metadata, blocks: [{ depth: 0, text: '石窑县的灯亮了。' }] },
    { seed: 1, title: 'line', chrome: ['breadcrumbTop', 'share'] },
  );
  expect(page.lines[1]).toBe('渡口的灯');
  expect(page.expected.metadata).toEqual({
    title: '渡口的灯',
    breadcrumb: ['首页', '政务公开', '解读'],
    places: ['石窑县'],
    script: 'Hans',
  });
  expect(isAbove('breadcrumbTop')).toBe(true);
  expect(isAbove('share')).toBe(false);
});
