import { expect, test } from 'vitest';
import type { Change, ChangeRecord } from '../clean/record/change-record.ts';
import { recordRows, visible } from './record-rows.ts';
import { segments } from './record-view.ts';

const source = '首页>正文\r\n　　產(chǎn)業 <b>兴</b>。\n二行\u200B終';
const change = (start: number, before: string, after: string, reason: string): Change => ({
  step: 'repair',
  version: 1,
  reason,
  start,
  before,
  after,
  bytes: [0, 0],
});
const changes = [
  change(source.indexOf('(chǎn)'), '(chǎn)', '', 'gloss'),
  change(source.indexOf('終'), '終', '终', 'script'),
];
const restored = '首页>正文\r\n　　產業 <b>兴</b>。\n二行\u200B终';
const place = (text: string): { start: number; end: number } => ({
  start: restored.indexOf(text),
  end: restored.indexOf(text) + text.length,
});
const bytes = [0, 0] as const;
const record = {
  changes,
  doubts: [{ step: 'repair', reason: 'unsure', text: '兴', candidates: ['與'], bytes, ...place('兴') }],
  setApart: [
    { rule: 'menu', text: '首页>正文', bytes, ...place('首页>正文') },
    { rule: 'layout', text: '\r\n　　', bytes, ...place('\r\n　　') },
    { rule: 'layout', text: '\n', bytes, start: restored.indexOf('\n二'), end: restored.indexOf('\n二') + 1 },
  ],
  blocks: [{ name: 'p1', kind: 'paragraph', spans: [place('產業 <b>兴</b>。'), place('二行\u200B终')] }],
} as unknown as ChangeRecord;
const words = {
  reason: ({ reason }: { reason: string }): string => `because ${reason}`,
  doubt: (): string => 'doubtful',
};

test('lays out one row a block or part set apart, with every change and doubt marked', () => {
  expect(recordRows(segments(source, changes), record, words)).toEqual([
    {
      rule: 'menu',
      sourceHtml: '首页&gt;正文<i class="line-end">↵␣␣</i>',
      restoredHtml: '',
    },
    {
      name: 'p1',
      sourceHtml:
        '產<del class="removed" title="because gloss">(chǎn)</del>業 &lt;b&gt;<span class="doubt" title="doubtful">兴</span>&lt;/b&gt;。' +
        '<i class="line-end">↵</i>二行<code>U+200B</code><del title="because script">終</del><ins title="because script">终</ins>',
      restoredHtml:
        '產業 &lt;b&gt;<span class="doubt" title="doubtful">兴</span>&lt;/b&gt;。二行\u200B<ins title="because script">终</ins>',
    },
  ]);
});

test('makes changed blanks visible, and leaves others as they are', () => {
  expect(visible('甲 乙')).toBe('甲 乙');
  expect(visible('甲 \u3000\u00A0', true)).toBe('甲␣⎵⍽');
});

test('shows every character of the source, in order', () => {
  const html = recordRows(segments(source, changes), record, words)
    .map((row) => row.sourceHtml)
    .join('');
  const shown = html
    .replace(/<ins[^>]*>[^<]*<\/ins>/g, '')
    .replace(/<code>U\+(\w+)<\/code>/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/<[^>]*>/g, '')
    .replaceAll('↵', '\n')
    .replaceAll('␣', '　')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');
  expect(shown).toBe(source.replaceAll('\r\n', '\n'));
});

test('has a row for a text of blanks alone, and none for no text', () => {
  const blank = { ...record, changes: [], doubts: [], setApart: [], blocks: [] };
  expect(recordRows(segments(' ', []), blank, words)).toEqual([
    {
      rule: 'layout',
      sourceHtml: '<i class="line-end">␣</i>',
      restoredHtml: '',
    },
  ]);
});

test('makes line ends, tabs and invisible characters visible', () => {
  expect(visible('a\r\nb\tc\u0000\uE000<')).toBe(
    'a<i class="line-end">↵</i>\nb<i class="line-end">⇥</i>\tc<code>U+0000</code><code>U+E000</code>&lt;',
  );
});

test('finds every invisible character, and no other', () => {
  const invisible = /[[\p{Cc}--[\t\n\r]]\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFEFF\uE000-\uF8FF\uFFFD]/v;
  for (let code = 0; code <= 0xffff; code++) {
    const character = String.fromCharCode(code);
    if (visible(character).startsWith('<code>U+') !== invisible.test(character)) expect.fail(`U+${code.toString(16)}`);
  }
});
