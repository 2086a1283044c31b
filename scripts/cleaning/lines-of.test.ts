import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Line, linesOf } from './lines-of.ts';

const collect = async (chunks: readonly (Buffer | string)[], mostBytes = 100): Promise<Line[]> => {
  const lines: Line[] = [];
  for await (const line of linesOf(Readable.from(chunks, { objectMode: true }), mostBytes)) lines.push(line);
  return lines;
};

test('lines are the same wherever the stream is cut, within a character too', async () => {
  const text = fc.array(fc.string({ unit: fc.constantFrom(...'渡𠀀a "'), maxLength: 9 }), {
    minLength: 1,
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(text, fc.array(fc.nat(60), { maxLength: 6 }), fc.boolean(), async (lines, cuts, ended) => {
      const bytes = Buffer.from(lines.join('\n') + (ended ? '\n' : ''));
      const places = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length];
      const chunks = places.slice(1).map((place, index) => bytes.subarray(places[index], place));
      const expected = ended || lines.at(-1) !== '' ? lines : lines.slice(0, -1);
      expect(await collect(chunks)).toEqual(expected);
    }),
  );
});

test('takes CRLF, a byte order mark and text chunks', async () => {
  expect(await collect(['\uFEFF{}\r\n\uFEFF渡\r\n', '口'])).toEqual(['{}', '\uFEFF渡', '口']);
});

test('passes over a line that is too long, says how long it is, and goes on', async () => {
  const long = Buffer.alloc(60, 'x');
  expect(await collect(['a\n', long, long, long, '\nb\n', 'c'.repeat(100)])).toEqual([
    'a',
    { bytes: 180 },
    'b',
    'c'.repeat(100),
  ]);
  expect(await collect([long, long])).toEqual([{ bytes: 120 }]);
});
