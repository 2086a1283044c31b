import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanLine } from '../../../scripts/damage/arbitraries.ts';
import { shiftBytes } from '../../../scripts/damage/byte-shift.ts';
import { encodeCp936 } from '../../../scripts/damage/cp936.ts';
import { type Dialect, glossList, glossWriter } from '../../../scripts/damage/glosses.ts';
import { toMirrorScript } from '../../../scripts/damage/mirror-script.ts';
import { seededRandom } from '../../../scripts/damage/random.ts';
import { languageForTest } from '../../../scripts/test-support/language.ts';
import type { Encoding } from '../bytes/codec.ts';
import { decodeSource, encodeSource } from '../bytes/source-text.ts';
import { applyEdits } from '../traced/edit.ts';
import { takeInsertionsOut } from './insertions.ts';

const language = languageForTest();

/** Bytes of pieces: texts in GBK, numbers as they are. */
function bytesOf(...pieces: readonly (string | number)[]): Uint8Array {
  return Uint8Array.from(pieces.flatMap((piece) => (typeof piece === 'number' ? [piece] : [...encodeCp936(piece)])));
}

function restored(bytes: Uint8Array, encoding: Encoding = 'gb18030'): string {
  const source = decodeSource(bytes, encoding);
  return applyEdits(source.text, takeInsertionsOut(source, bytes, language));
}

test.each<[string, (string | number)[], string]>([
  ['a gloss across two characters', ['鏈', 0xca, '(zhǔn)', 0xbd, '思維。'], '鏈式思維。'],
  ['a gloss between two others', ['日', 0x88, '(qǐng)', 0xf3, '(bào)'], '日報(bào)'],
  ['a gloss with a blank', ['鏈', 0xca, '(zhǔn )', 0xbd, '思維。'], '鏈式思維。'],
  ['a gloss with a keyword', ['鏈', 0xca, '(zhǔ免費n)', 0xbd, '思維。'], '鏈式思維。'],
  ['a gloss without its tone, twice', ['鏈', 0xca, '(zhun)(zhun)', 0xbd, '思維。'], '鏈式思維。'],
  ['control bytes before a mark across two', ['基地', 0xa1, 5, 6, 0xa3, '”“要'], '基地。”“要'],
  ['control bytes before two marks', ['毛', 0xb2, 8, 0xa1, 7, '，看醫生'], '毛病\u0007，看醫生'],
  ['a trail byte that is a letter', ['箱式', 0x9b, '(jīng)', 0x5f, '水'], '箱式沖水'],
])('takes out %s', (_, pieces, text) => {
  expect(restored(bytesOf(...pieces))).toBe(text);
});

test.each<[string, (string | number)[]]>([
  ['control bytes at the boundary of characters', ['基地', 5, 6, '。要', 7, '，不']],
  ['control bytes after half a character, before no mark', ['基地', 0xa1, 5, '要統籌']],
  ['half a character before a mark with its control bytes', ['我們說的話', 0xb2, 5, '，然後大家都回家去吃晚飯了']],
  ['half a character before a note', ['他姓', 0xb2, '(qiú)，是我們鎮上的老師傅']],
  ['half a character before a note that its bytes make', ['日', 0x88, '(qǐng)我們大家一起到渡口去看船。']],
  ['half a character before a parenthesis', ['渡口', 0xca, '(see below)開了']],
  ['half a character at the end', ['渡口開了', 0xca, 5]],
  ['a whole gloss', ['產(chǎn)業(yè)園']],
  ['a letter that stands behind the bytes of a glossed character', ['到Y(jié)ou']],
])('leaves %s', (_, pieces) => {
  const bytes = bytesOf(...pieces);
  expect(restored(bytes)).toBe(decodeSource(bytes, 'gb18030').text);
});

test.each<Encoding>(['big5', 'utf-8', 'utf-16le'])('finds nothing in %s, whatever the bytes', (encoding) => {
  const bytes = bytesOf('鏈', 0xca, '(zhǔn)', 0xbd, '思維。');
  expect(restored(bytes, encoding)).toBe(decodeSource(bytes, encoding).text);
});

test('finds nothing in undamaged GBK, nor in what stands in it as half a character or a control byte', () => {
  const piece = fc.oneof(
    // Half a character and control bytes before a mark are what the mirror leaves.
    cleanLine().map((line) => encodeCp936(`渡${line}`)),
    fc.constantFrom([0xca], [5], [0x08, 0x07], [0x81, 0x30], [0xff], [0x0a]).map((bytes) => Uint8Array.from(bytes)),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const bytes = Uint8Array.from(pieces.flatMap((part) => [...part]));
      const text = restored(bytes);
      expect(text.replaceAll('\ufffd', '').length).toBeGreaterThanOrEqual(
        decodeSource(bytes, 'gb18030').text.replaceAll('\ufffd', '').length,
      );
    }),
  );
});

const dialects: readonly Dialect[] = ['plain', 'blank', 'toneless', 'keywords'];

test('every character that was cut in two is whole again, and nothing else is changed', () => {
  const page = fc.record({
    lines: fc.array(cleanLine(), { minLength: 1, maxLength: 5 }),
    glosses: fc.subarray(glossList.slice(0, 200) as (typeof glossList)[number][]),
    dialect: fc.constantFrom(...dialects),
    seed: fc.nat(),
    controls: fc.boolean(),
  });
  fc.assert(
    fc.property(page, ({ lines, glosses, dialect, seed, controls }) => {
      const text = toMirrorScript(lines.join('\n'));
      const original = encodeCp936(text);
      const write = glossWriter(dialect, seed);
      const { bytes, insertions } = shiftBytes(
        original,
        glosses,
        write,
        controls ? seededRandom(seed, 'controls') : undefined,
      );
      // What was put between characters stays for the steps, what was put into them is gone.
      const { text: decoded } = decodeSource(original, 'gb18030');
      const starts = new Set([original.length]);
      for (let at = 0; at < original.length; at += (original[at] as number) < 0x80 ? 1 : 2) starts.add(at);
      let expected = '';
      let from = 0;
      for (const insertion of insertions) {
        if (!starts.has(insertion.at)) continue;
        expected += decodeSource(original.subarray(from, insertion.at), 'gb18030').text;
        expected += decodeSource(insertion.bytes, 'gb18030').text;
        from = insertion.at;
      }
      expected += decodeSource(original.subarray(from), 'gb18030').text;
      expect(decoded).toBe(text);
      expect(restored(bytes)).toBe(expected);
    }),
    { numRuns: 200 },
  );
});

test('an edit names the bytes of what it replaced', () => {
  const bytes = bytesOf('鏈', 0xca, '(zhǔn)', 0xbd, '思維。');
  const source = decodeSource(bytes, 'gb18030');
  const [edit] = takeInsertionsOut(source, bytes, language);
  expect(edit).toMatchObject({ start: 1, insert: '式思維', reason: 'inserted' });
  expect(source.bytesOf(edit as { start: number; end: number })).toEqual({ start: 2, end: 15 });
  expect(encodeSource(source)).toEqual(bytes);
});

test.each([[[0xca, 5]], [[0xca, 5, 0xa3, 0xac]], [[0xca, 0x28, 0x61, 0x29]], [[0x88, 5, 0xa1, 0xa3, 0xff]]])(
  'passes over a megabyte of %j in linear time',
  (piece) => {
    const bytes = Uint8Array.from({ length: 1_000_000 }, (_, index) => piece[index % piece.length] as number);
    const source = decodeSource(bytes, 'gb18030');
    const start = process.cpuUsage();
    takeInsertionsOut(source, bytes, language);
    // Processor time, microseconds.
    expect(process.cpuUsage(start).user).toBeLessThan(3_000_000);
  },
);
