import { expect, test } from 'vitest';
import type { ChangeRecord } from '../clean/record/change-record.ts';
import { messagesOf } from './messages/messages.ts';
import { retiredNotes } from './retired-names.ts';

const blocks = ['p1', 'p4'].map((name) => ({ name, kind: 'paragraph' as const, text: name }));
const notes = (retired: ChangeRecord['retired']) =>
  Object.fromEntries(retiredNotes(blocks, { retired } as unknown as ChangeRecord, messagesOf('zh-Hans')));

test('a note stands where the paragraph stood, and leads to where its words are', () => {
  expect(notes([{ name: 'p2', after: 'p1', into: 'p4' }])).toEqual({
    p1: [{ name: 'p2', note: '第 2 段已并入第 4 段。', href: '#p4' }],
  });
});

test('follows names that went themselves, also in a circle', () => {
  expect(
    notes([
      { name: 'p2', after: 'p1', into: 'p3' },
      { name: 'p3', after: 'p2', into: 'p4' },
      { name: 'p5', into: 'p6' },
      { name: 'p6', into: 'p5' },
    ]),
  ).toEqual({
    p1: [
      { name: 'p2', note: '第 2 段已并入第 4 段。', href: '#p4' },
      { name: 'p3', note: '第 3 段已并入第 4 段。', href: '#p4' },
    ],
    '': [
      { name: 'p5', note: '第 5 段已不在此文：重新整理来源时未再列入。' },
      { name: 'p6', note: '第 6 段已不在此文：重新整理来源时未再列入。' },
    ],
  });
});

test('says nothing of a name that is there', () => {
  expect(notes([{ name: 'p4', after: 'p1' }])).toEqual({});
});
