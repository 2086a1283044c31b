import { expect, test } from 'vitest';
import { correctionsOf } from './corrections.ts';

test('finds the paragraph of each correction, in the text as all of them left it', () => {
  const bytes = [0, 0] as const;
  const change = (start: number, before: string, after: string) => ({
    step: 'correction',
    version: 1,
    reason: '底稿如此 — 编者',
    start,
    before,
    after,
    bytes,
  });
  // Restored: 甲甲丙丙丙|乙乙
  const record = {
    changes: [{ ...change(0, 'x', ''), step: 'glosses' }, change(2, '丙', '丙丙丙'), change(4, '丁', '乙')],
    blocks: [
      { name: 'p1', kind: 'paragraph' as const, spans: [{ start: 0, end: 5 }] },
      { name: 'p7', kind: 'paragraph' as const, spans: [{ start: 5, end: 7 }] },
    ],
  };
  expect(correctionsOf(record)).toEqual([
    { before: '丙', after: '丙丙丙', reason: '底稿如此 — 编者', paragraph: 'p1' },
    { before: '丁', after: '乙', reason: '底稿如此 — 编者', paragraph: 'p7' },
  ]);
});
