import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, type Edit } from './edit.ts';
import { PositionMap } from './position-map.ts';
import { TracedText } from './traced-text.ts';

/** A text in the grammar of the damage, and a list of edits that fit it. */
const editedText = fc
  .array(fc.constantFrom('產', '(chǎn)', '業', '(yè)', '?', '準', ',', '“', ' ', '𠀀'), { maxLength: 20 })
  .chain((pieces) => {
    const text = pieces.join('');
    const cuts = fc
      .uniqueArray(fc.nat({ max: text.length }), { maxLength: 12 })
      .map((list) => list.sort((a, b) => a - b));
    return fc.tuple(
      fc.constant(text),
      cuts,
      fc.array(fc.constantFrom('', '业', '，', '产业'), { minLength: 12, maxLength: 12 }),
    );
  })
  .map(([text, cuts, inserts]) => {
    const edits: Edit[] = [];
    for (let index = 0; index + 1 < cuts.length; index += 2) {
      const edit = {
        start: cuts[index] as number,
        end: cuts[index + 1] as number,
        insert: inserts[index] as string,
        reason: 'x',
      };
      if (text.slice(edit.start, edit.end) !== edit.insert) edits.push(edit);
    }
    return { text, edits };
  });

test('an untouched character maps to its own place, both ways', () => {
  fc.assert(
    fc.property(editedText, ({ text, edits }) => {
      const output = applyEdits(text, edits);
      const map = new PositionMap(edits);
      for (let index = 0; index < text.length; index++) {
        if (edits.some((edit) => index >= edit.start && index < edit.end)) continue;
        const span = map.toOutput({ start: index, end: index + 1 });
        expect(output.slice(span.start, span.end)).toBe(text[index]);
        expect(map.toInput(span)).toEqual({ start: index, end: index + 1 });
      }
    }),
  );
});

test('a span maps to the smallest span that covers what its characters came from', () => {
  fc.assert(
    fc.property(editedText, fc.nat(), fc.nat(), ({ text, edits }, a, b) => {
      const output = applyEdits(text, edits);
      const [start, end] = [a % (output.length + 1), b % (output.length + 1)].sort((x, y) => x - y) as [number, number];
      const span = new PositionMap(edits).toInput({ start, end });
      expect(span.start).toBeGreaterThanOrEqual(0);
      expect(span.end).toBeGreaterThanOrEqual(span.start);
      expect(span.end).toBeLessThanOrEqual(text.length);
    }),
  );
});

test('follows a character through several passes', () => {
  const traced = new TracedText('產(chǎn)業,好');
  traced.apply(
    { name: 'glosses', version: 1 },
    { edits: [{ start: 1, end: 7, insert: '', reason: 'gloss' }], doubts: [] },
  );
  traced.apply(
    { name: 'script', version: 1 },
    {
      edits: [
        { start: 0, end: 1, insert: '产', reason: 's' },
        { start: 1, end: 2, insert: '业', reason: 's' },
      ],
      doubts: [{ start: 3, end: 4, reason: 'd', candidates: [] }],
    },
  );
  traced.apply({ name: 'width', version: 1 }, { edits: [{ start: 2, end: 3, insert: '，', reason: 'w' }], doubts: [] });
  expect(traced.text).toBe('产业，好');
  expect(traced.toSource({ start: 1, end: 2 })).toEqual({ start: 7, end: 8 });
  expect(traced.toSource({ start: 0, end: 2 })).toEqual({ start: 0, end: 8 });
  expect(traced.doubts).toEqual([{ start: 3, end: 4, reason: 'd', candidates: [], step: 'script' }]);
});

test('refuses edits that overlap, leave the text or change nothing', () => {
  const edit = (start: number, end: number, insert: string): Edit => ({ start, end, insert, reason: 'x' });
  expect(() => applyEdits('abc', [edit(0, 2, ''), edit(1, 3, '')])).toThrow(/Unexpected edit \[1, 3\)/);
  expect(() => applyEdits('abc', [edit(2, 4, '')])).toThrow(RangeError);
  expect(() => applyEdits('abc', [edit(1, 2, 'b')])).toThrow(/without effect/);
  expect(() => applyEdits('abc', [edit(1, 1, 'x'), edit(1, 1, 'y')])).toThrow(RangeError);
});

test('a doubt is kept once, and no longer than its step leaves the place as it is', () => {
  const traced = new TracedText('船?来?');
  const doubt = { start: 1, end: 2, reason: 'x', candidates: [] };
  const step = { name: 'a', version: 1 };
  traced.apply(step, { edits: [], doubts: [doubt, { ...doubt, start: 3, end: 4 }] });
  traced.apply(
    { name: 'b', version: 1 },
    { edits: [{ start: 0, end: 1, insert: '小船', reason: 'x' }], doubts: [doubt] },
  );
  traced.apply(step, { edits: [], doubts: [{ ...doubt, start: 2, end: 3 }] });
  expect(traced.doubts.map(({ step, start }) => [step, start])).toEqual([
    ['a', 2],
    ['b', 2],
    ['a', 4],
  ]);
  traced.apply(step, { edits: [{ start: 2, end: 3, insert: '，', reason: 'x' }], doubts: [] });
  expect(traced.doubts.map(({ step, start }) => [step, start])).toEqual([
    ['b', 2],
    ['a', 4],
  ]);
});
