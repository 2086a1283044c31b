import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanDocument, cleanLine } from './arbitraries.ts';
import type { Block } from './document.ts';
import { breakLine, cutOff, layOut, redact } from './structure.ts';

const blocks: Block[] = [
  { depth: 0, text: '同志们：' },
  { depth: 2, text: '一、发展' },
  { depth: 0, text: '产业要发展，质量要提高。' },
];

test('runs all blocks together', () => {
  expect(layOut(blocks, { oneBlock: true }).lines).toEqual(['同志们：一、发展产业要发展，质量要提高。']);
});

test('indents paragraphs, not headings, and parts blocks by blank lines', () => {
  expect(layOut(blocks, { indent: true, blankLines: true }).lines).toEqual([
    '　　同志们：',
    '',
    '一、发展',
    '',
    '　　产业要发展，质量要提高。',
  ]);
});

test('cuts the text off with three dots and says what is left', () => {
  const cut = layOut(blocks, { cutOff: 0.7 });
  expect(cut.truncated).toBe(true);
  expect(cut.lines.at(-1)).toBe('产业要发展...');
  expect(cut.blocks.at(-1)?.text).toBe('产业要发展……');
});

test('blacks out names', () => {
  expect(redact(blocks, ['产业'])[2]?.text).toBe('**要发展，质量要提高。');
});

test('breaks lines without losing a character', () => {
  fc.assert(
    fc.property(cleanLine(), fc.integer({ min: 1, max: 50 }), (line, width) => {
      expect(breakLine(line, width).join('')).toBe(line);
    }),
  );
});

test('keeps a prefix of the text when it cuts', () => {
  fc.assert(
    fc.property(cleanDocument(), fc.double({ min: 0.1, max: 0.9, noNaN: true }), (document, share) => {
      const whole = document.blocks.map(({ text }) => text).join('\n');
      const kept = cutOff(document.blocks, share)
        .map(({ text }) => text)
        .join('\n');
      expect(whole.startsWith(kept.replace(/……$/, ''))).toBe(true);
    }),
  );
});
