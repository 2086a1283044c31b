import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodings } from '../bytes/codec.ts';
import { decodeSource, encodeSource } from '../bytes/source-text.ts';
import { applyEdits, type Edit } from '../traced/edit.ts';
import type { Change } from './change-record.ts';
import { replayPasses, sourceText } from './replay.ts';

/** A source in the grammar of the damage, and passes of edits over it, adjacent deletions among them. */
const history = fc
  .tuple(
    fc.array(fc.constantFrom('產', '(chǎn)', '業', '?', ',', '“', ' ', '𠀀', '\r\n', '€'), { maxLength: 20 }),
    fc.array(fc.array(fc.tuple(fc.nat(3), fc.nat(3), fc.constantFrom('', '业', '，，')), { maxLength: 12 }), {
      maxLength: 4,
    }),
  )
  .map(([pieces, passes]) => {
    const source = pieces.join('');
    let text = source;
    const changes: Change[] = [];
    passes.forEach((moves, pass) => {
      const edits: Edit[] = [];
      let place = 0;
      for (const [gap, length, insert] of moves) {
        const start = Math.min(place + gap, text.length);
        const end = Math.min(start + length, text.length);
        const previous = edits.at(-1);
        if (text.slice(start, end) === insert || previous?.start === start) continue;
        edits.push({ start, end, insert, reason: 'r' });
        place = end;
      }
      for (const { start, end, insert } of edits) {
        changes.push({
          step: `s${pass}`,
          version: 1,
          reason: 'r',
          start,
          before: text.slice(start, end),
          after: insert,
          bytes: [0, 0],
        });
      }
      text = applyEdits(text, edits);
    });
    return { source, changes, restored: text };
  });

test('replaying gives the restored text, undoing gives the source', () => {
  fc.assert(
    fc.property(history, ({ source, changes, restored }) => {
      expect(replayPasses(source, changes).at(-1)?.after ?? source).toBe(restored);
      expect(sourceText(restored, changes)).toBe(source);
    }),
    { numRuns: 500 },
  );
});

test('a record of another source is refused, with the place', () => {
  const changes: Change[] = [
    { step: 'glosses', version: 1, reason: 'gloss', start: 1, before: '(chǎn)', after: '', bytes: [3, 10] },
  ];
  expect(() => replayPasses('產業', changes)).toThrow(/at 1 in the input of step glosses, expected "\(chǎn\)"/);
});

test.each(encodings)('the bytes come back through %s', (encoding) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const { text, irregular, byteOrderMark } = decodeSource(bytes, encoding);
      expect(encodeSource({ encoding, byteOrderMark, irregular, text })).toEqual(bytes);
    }),
  );
});
