import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block } from '../document/block.ts';
import { blockHtml, type Mark, marksOf } from './block-html.ts';
import { escapeHtml } from './html.ts';

const block = (text: string): Block => ({ name: 'p1', kind: 'paragraph', text });
const none = (): string => '';

test('escapes everything that could be markup', () => {
  expect(escapeHtml(`<script>alert("1")</script>'&amp;`)).toBe(
    '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;amp;',
  );
  expect(escapeHtml('a\0b\u0001c\uD800d\uFFFFe𠮷')).toBe('a\uFFFDb\uFFFDc\uFFFDd\uFFFDe𠮷');
});

test('finds every character that must not stand as it is, and no other', () => {
  const forbidden = /[[\p{Cc}--[\t\n\f\r]]\p{Cs}\p{Noncharacter_Code_Point}]/v;
  for (let code = 0; code <= 0x10ffff; code++) {
    const character = String.fromCodePoint(code);
    const escaped = escapeHtml(character);
    if (/[&<>"']/.test(character)) expect(escaped).toMatch(/^&#?\w+;$/);
    else if (escaped !== (forbidden.test(character) ? '\uFFFD' : character)) expect.fail(`U+${code.toString(16)}`);
  }
});

test('marks blacked-out words', () => {
  expect(blockHtml('立足**实际', marksOf(block('立足**实际'), undefined, none, '"原文"'))).toBe(
    '立足<span class="redacted" title="&quot;原文&quot;">**</span>实际',
  );
  expect(marksOf(block('2*3'), undefined, none, '')).toEqual([]);
});

test('converts a block as a whole, so that phrases count', () => {
  const marks: Mark[] = [{ start: 1, end: 2, kind: 'doubt', note: 'n' }];
  expect(blockHtml('头发白', marks, (text) => (text === '头发白' ? '頭髮白' : '?'))).toBe(
    '頭<span class="doubt" title="n">髮</span>白',
  );
  expect(blockHtml('头发白', marks, (text) => (text === '头发白' ? '長了一字' : `[${text}]`))).toBe(
    '[头]<span class="doubt" title="n">[发]</span>[白]',
  );
});

test('loses and adds no character', () => {
  const spans = fc.array(fc.tuple(fc.nat(20), fc.nat(5)), { maxLength: 3 });
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), spans, (text, places) => {
      let done = 0;
      const marks: Mark[] = [];
      for (const [start, length] of places.toSorted(([a], [b]) => a - b)) {
        const end = Math.min(start + length, text.length);
        if (start < done || end <= start) continue;
        marks.push({ start, end, kind: 'doubt', note: 'n' });
        done = end;
      }
      fc.pre(
        text.isWellFormed() &&
          marks.every(({ start, end }) => text.slice(0, start).isWellFormed() && text.slice(0, end).isWellFormed()),
      );
      expect(blockHtml(text, marks).replace(/<[^>]*>/g, '')).toBe(escapeHtml(text));
    }),
  );
});
