import { expect, test } from 'vitest';
import { checkId, fileOf, link, normalizeBase, paths, publishedSourceName } from './address.ts';
import { editions } from './edition.ts';

const [first, second, english] = editions('Hans');

test('puts the default script at the root and the others below it', () => {
  expect([first, second, english].map(paths.home)).toEqual(['', 'hant/', 'en/']);
  expect(editions('Hant').map(paths.home)).toEqual(['', 'hans/', 'en/']);
  expect(paths.text(second, 'a/b')).toBe('hant/texts/a/b/');
  expect(paths.record(first, 'a')).toBe('texts/a/record/');
  expect([paths.year(first, '2019'), paths.year(first, '2019', 2)]).toEqual(['years/2019/', 'years/2019/2/']);
});

test.each(['a', 'lan-xi/2019', 'a.b/c_d'])('takes the id %s', (id) => expect(checkId(id)).toBe(id));
test.each(['', '.', '../a', 'a/../b', 'a//b', '/a', 'a/', '.hidden', 'A', '柳', 'a b', 'a"b'])(
  'refuses the id %j',
  (id) => {
    expect(() => checkId(id)).toThrow('expected segments');
  },
);

test('normalizes base paths and refuses what is none', () => {
  expect(['', '/', 'a', '/a', 'a/', '/a/b/'].map(normalizeBase)).toEqual(['/', '/', '/a/', '/a/', '/a/', '/a/b/']);
  expect(() => normalizeBase('/a?b')).toThrow('Unexpected base path');
});

test('encodes links', () => {
  expect(link('/x/', 'sources/通知 1#.txt')).toBe('/x/sources/%E9%80%9A%E7%9F%A5%201%23.txt');
});

test('publishes no source file as a page', () => {
  expect(['a.txt', 'a.html', 'b.XHTML', 'c.svg', 'd', 'e.pdf'].map(publishedSourceName)).toEqual([
    'a.txt',
    'a.html.txt',
    'b.XHTML.txt',
    'c.svg.txt',
    'd.txt',
    'e.pdf',
  ]);
});

test('names the file that a host shows for a path', () => {
  expect(['', 'a/', 'a/b.md'].map(fileOf)).toEqual(['index.html', 'a/index.html', 'a/b.md']);
});
