import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filesOf, formatTreeState, groupOf, isMadeOf, pagesIn, parseTreeState } from './tree-state.ts';

const word = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !text.includes('\0'));

test('a state is read as it was written', () => {
  const path = fc.oneof(word, fc.constantFrom('a/index.html', '.html', '.html.txt'));
  const groups = fc.uniqueArray(fc.tuple(word, word, fc.array(path)), { selector: ([name]) => name });
  fc.assert(
    fc.property(fc.array(word), fc.array(word), groups, (root, folders, all) => {
      const written = all.map(
        ([name, token, paths]) =>
          [
            name,
            groupOf(
              token,
              paths.map((path) => ({ path })),
            ),
          ] as const,
      );
      const state = { root, folders, groups: new Map(written) };
      const read = parseTreeState(formatTreeState(state));
      expect(read).toEqual(state);
      for (const [name, token, paths] of all) {
        const group = read?.groups.get(name);
        expect(filesOf(group)).toEqual(paths);
        expect(pagesIn(group ?? '')).toBe(paths.filter((path) => path.endsWith('.html')).length);
        expect([isMadeOf(group, token), isMadeOf(group, `${token}x`), isMadeOf(group, token.slice(1))]).toEqual([
          true,
          false,
          false,
        ]);
      }
    }),
  );
});

test('a state of another format is none', () => {
  expect(parseTreeState('{"format":1}')).toBeUndefined();
  expect(isMadeOf(undefined, '')).toBe(false);
  expect(() => groupOf('', [])).toThrow('token');
});
