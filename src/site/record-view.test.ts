import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change } from '../clean/record/change-record.ts';
import { applyEdits, type Edit } from '../clean/traced/edit.ts';
import { segments } from './record-view.ts';

/** Changes as a record lists them, from passes of edits. */
function recorded(source: string, passes: readonly (readonly Edit[])[]): { changes: Change[]; restored: string } {
  let text = source;
  const changes: Change[] = [];
  for (const [index, edits] of passes.entries()) {
    for (const { start, end, insert, reason } of edits) {
      changes.push({
        step: `step-${index}`,
        version: 1,
        reason,
        start,
        before: text.slice(start, end),
        after: insert,
        bytes: [0, 0],
      });
    }
    text = applyEdits(text, edits);
  }
  return { changes, restored: text };
}

test('leaves an unchanged text in one piece', () => {
  expect(segments('山高水长', [])).toEqual([
    { source: '山高水长', restored: '山高水长', sourceStart: 0, restoredStart: 0, touches: [] },
  ]);
});

test('shows a removal, a replacement and an insertion each at its place', () => {
  const { changes } = recorded('產(chǎn)業,好', [
    [
      { start: 1, end: 7, insert: '', reason: 'gloss' },
      { start: 8, end: 9, insert: '，', reason: 'width' },
      { start: 10, end: 10, insert: '。', reason: 'end' },
    ],
  ]);
  const pieces = segments('產(chǎn)業,好', changes).map(({ source, restored, touches }) => [
    source,
    restored,
    touches[0]?.reason,
  ]);
  expect(pieces).toEqual([
    ['產', '產', undefined],
    ['(chǎn)', '', 'gloss'],
    ['業', '業', undefined],
    [',', '，', 'width'],
    ['好', '好', undefined],
    ['', '。', 'end'],
  ]);
});

test('brings changes of several steps at one place together, and names them all', () => {
  const { changes } = recorded('a產(chǎn)b', [
    [{ start: 2, end: 8, insert: '', reason: 'gloss' }],
    [{ start: 1, end: 3, insert: '产B', reason: 'script' }],
  ]);
  const changed = segments('a產(chǎn)b', changes).filter(({ touches }) => touches.length > 0);
  expect(changed).toEqual([
    {
      source: '產(chǎn)b',
      restored: '产B',
      sourceStart: 1,
      restoredStart: 1,
      touches: [
        { step: 'step-1', reason: 'script' },
        { step: 'step-0', reason: 'gloss' },
      ],
    },
  ]);
});

test('joins to the source on one side and to the restored text on the other, whatever the changes', () => {
  const edit = fc.record({ skip: fc.nat(3), length: fc.nat(3), insert: fc.constantFrom('', '甲', '乙丙') });
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('一', '(', 'a', '，'), maxLength: 20 }),
      fc.array(fc.array(edit, { maxLength: 5 }), { maxLength: 4 }),
      (source, plan) => {
        let text = source;
        const passes = plan.map((steps) => {
          const edits: Edit[] = [];
          let place = 0;
          for (const { skip, length, insert } of steps) {
            const start = place + skip;
            const end = Math.min(start + length, text.length);
            if (end < start || text.slice(start, end) === insert || edits.at(-1)?.start === start) continue;
            edits.push({ start, end, insert, reason: 'any' });
            place = end;
          }
          text = applyEdits(text, edits);
          return edits;
        });
        const { changes, restored } = recorded(source, passes);
        const pieces = segments(source, changes);
        expect(pieces.map((piece) => piece.source).join('')).toBe(source);
        expect(pieces.map((piece) => piece.restored).join('')).toBe(restored);
        for (const { touches, source: before, restored: after } of pieces)
          if (touches.length === 0) expect(after).toBe(before);
        expect(pieces.flatMap(({ touches }) => touches)).toHaveLength(changes.length);
      },
    ),
    { numRuns: 500 },
  );
});
