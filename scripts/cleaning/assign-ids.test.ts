import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assignIds, idOf } from './assign-ids.ts';

const unknown = () => undefined;

test.each([
  ['河边老渡口.txt', 'he-bian-lao-du-kou'],
  ['2019/A Speech (final).TXT', '2019/a-speech-final'],
  ['绿色 发展.md', 'lv-se-fa-zhan'],
  ['v1.2 notes.txt', 'v1.2-notes'],
  ['../.hidden.txt', 'text/hidden'],
  ['记录/record.txt', 'ji-lu/record-text'],
  ['！？.txt', 'text'],
])('%s gets the id %s', (file, id) => {
  expect(idOf(file)).toBe(id);
});

test('every path gives an id that can stand in an address', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (file) => {
      expect(idOf(file)).toMatch(/^[a-z0-9_][a-z0-9._-]*(\/[a-z0-9_][a-z0-9._-]*)*$/);
    }),
  );
});

test('two files with one id are refused, both named, and the others are not', () => {
  const [first, second, third] = assignIds(['a.md', 'a.txt', 'b.txt'], [], unknown);
  expect(first).toEqual({ file: 'a.md', refusal: expect.stringContaining('"a.txt"') });
  expect(second).toEqual({ file: 'a.txt', refusal: expect.stringContaining('"a.md"') });
  expect(third).toEqual({ file: 'b.txt', id: 'b' });
});

test('an id is assigned once and kept', () => {
  const known = [{ id: 'old-name', file: 'a.txt', sha256: '00' }];
  expect(assignIds(['a.txt'], known, unknown)).toEqual([{ file: 'a.txt', id: 'old-name' }]);
});

test('a file that had its id before keeps it when another one claims it', () => {
  const known = [{ id: 'a', file: 'a.txt', sha256: '00' }];
  expect(assignIds(['a.md', 'a.txt'], known, unknown)).toEqual([
    { file: 'a.md', refusal: expect.stringContaining('"a.txt"') },
    { file: 'a.txt', id: 'a' },
  ]);
});

test('a file that moved is known by its bytes', () => {
  const known = [{ id: 'a', file: 'a.txt', sha256: '00' }];
  expect(assignIds(['b/c.txt'], known, () => '00')).toEqual([{ file: 'b/c.txt', id: 'a' }]);
  expect(assignIds(['b/c.txt'], known, () => '11')).toEqual([{ file: 'b/c.txt', id: 'b/c' }]);
});
