import { expect, test } from 'vitest';
import { correctionEdits } from './correction.ts';

const because = { why: '原件如此', who: '编者' };

test('changes the one place that it names', () => {
  expect(correctionEdits('渡口开了，市场也开了', [{ before: '市场也', after: '集市也', ...because }])).toEqual([
    { start: 5, end: 8, insert: '集市也', reason: '原件如此 — 编者' },
  ]);
});

test.each([
  [[{ before: '码头', after: '渡口', ...because }], /"码头" is not in the restored text/],
  [[{ before: '开了', after: '停了', ...because }], /more than once/],
  [[{ before: '', after: '停了', ...because }], /is not in/],
  [
    [
      { before: '渡口开', after: '甲', ...because },
      { before: '口开了，', after: '乙', ...because },
    ],
    /two of them change/,
  ],
])('is an error, never silence, when it does not fit: %#', (corrections, message) => {
  expect(() => correctionEdits('渡口开了，市场也开了', corrections)).toThrow(message);
});
