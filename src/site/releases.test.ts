import { expect, test } from 'vitest';
import {
  changesText,
  compareStates,
  formatRelease,
  formatStates,
  isDate,
  type Release,
  readReleases,
  readStates,
  type TextStates,
} from './releases.ts';

const states = (list: Readonly<Record<string, string>>): TextStates =>
  new Map(Object.entries(list).map(([id, hash]) => [id, { text: hash.slice(0, 1), record: hash.slice(1) }]));

test('tells what was added, changed and removed, and counts texts of which the record alone changed', () => {
  expect(
    compareStates(states({ a: '11', b: '11', c: '11', d: '11' }), states({ e: '11', d: '12', b: '21', a: '11' })),
  ).toEqual({
    added: ['e'],
    changed: ['b'],
    removed: ['c'],
    records: 1,
  });
});

test('a state is read as it was written', () => {
  const now = states({ 'b/x': '12', a: '3' });
  expect(readStates(formatStates(now))).toEqual(now);
});

const first: Release = {
  date: '2026-01-02',
  release: 'aaaaaaaaaaaa',
  texts: 3,
  added: [],
  changed: [],
  removed: [],
  records: 0,
};
const second: Release = {
  date: '2026-11-21',
  release: '123456789012',
  texts: 3,
  added: ['lanxi/ferry'],
  changed: ['null', '12'],
  removed: ['yes'],
  records: 2,
};

test('releases are read as they were appended, the newest first, with notes written by hand', () => {
  const log = formatRelease(first) + formatRelease(second);
  expect(readReleases(log)).toEqual([second, first]);
  expect(readReleases(`# by hand\n${log}  note: 补收二〇一九年\n`)[0]?.note).toBe('补收二〇一九年');
  expect(readReleases('')).toEqual([]);
});

test.each([
  ['a: 1', 'expected a list'],
  ['- date: 2026-1-2', 'date "2026-1-2" of item 1'],
  ["- { date: '2026-02-30', release: a, texts: 1 }", 'date "2026-02-30" of item 1'],
  ["- { date: '2026-01-02', release: a, texts: 1, added: b }", 'added "b" of item 1'],
])('says what is wrong with the log %s', (log, message) => expect(() => readReleases(log)).toThrow(message));

test('knows days', () => {
  expect(['2026-11-21', '2026-02-29', '2026-13-01', '21.11.2026', ''].map(isDate)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

test('the log as plain text says what is no release yet', () => {
  const text = changesText('柳溪文库', 'bbbbbbbbbbbb', {
    releases: [second, first],
    since: { added: [], changed: ['a'], removed: [], records: 0 },
  });
  expect(text).toBe(`Changes of 柳溪文库

+ added   * changed   - removed

bbbbbbbbbbbb: not a release; since the release of 2026-11-21:
  * a

2026-11-21  123456789012  3 texts
  + lanxi/ferry
  * null
  * 12
  - yes
  2 change records only

2026-01-02  aaaaaaaaaaaa  3 texts
  first release
`);
});
