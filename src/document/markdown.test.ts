import fc from 'fast-check';
import type { Root } from 'mdast';
import { remark } from 'remark';
import { describe, expect, test } from 'vitest';
import type { Block } from './block.ts';
import type { FrontMatter } from './front-matter.ts';
import { readBlocks, readMarkdown } from './read-markdown.ts';
import { writeBlocks, writeMarkdown } from './write-markdown.ts';

/** Fragments of Markdown's grammar: what comes alive if it is not escaped. */
const FRAGMENTS = [
  '#',
  '##',
  '# ',
  '## ',
  ' #',
  ' ##',
  '>',
  '> ',
  '>>>',
  '-',
  '- ',
  '--',
  '---',
  '+ ',
  '* ',
  '*',
  '**',
  '***',
  '_',
  '__',
  '1.',
  '1. ',
  '12) ',
  '0.',
  '1234567890. ',
  '=',
  '===',
  '~',
  '~~~',
  '`',
  '``',
  '```',
  '``` js',
  '<',
  '<!--',
  '-->',
  '<a',
  '<b>',
  '</b>',
  '<http://a.b>',
  '<?',
  '<![CDATA[',
  '&',
  '&amp;',
  '&#42;',
  '&#x2a;',
  '&copy',
  '&nbsp;',
  '[',
  ']',
  '![',
  '](',
  '[a]: /b',
  '[a](b)',
  '[^1]',
  '(',
  ')',
  '!',
  '\\',
  '\\\\',
  '\\*',
  '\n',
  '\r',
  '\r\n',
  '\n\n',
  '\n# ',
  '\n> ',
  '\n- ',
  '\n===',
  '\n---',
  ' ',
  '  ',
  '    ',
  '\t',
  '\u00a0',
  '\u3000',
  '\u0085',
  '\u2028',
  '\ufeff',
  '\u200b',
  '|',
  '| a |',
  '|-|',
  ':',
  ':::',
  '$',
  '$$',
  '{',
  '}',
  '@',
  '/',
  'http://a.b',
  'www.a.b',
  'a@b.c',
  '^',
  '"',
  "'",
  '中',
  '文',
  '“',
  '”',
  '。',
  '，',
  '说：',
  'a',
  'b',
  '1',
  'Z',
  '😀',
  '—',
  '…',
  '+',
  'setext',
  '.',
  ';',
  '%',
];
const text = fc
  .oneof(
    {
      weight: 8,
      arbitrary: fc
        .array(fc.constantFrom(...FRAGMENTS), { minLength: 1, maxLength: 12 })
        .map((parts) => parts.join('')),
    },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }) },
  )
  .filter((value) => !value.includes('\0') && value.isWellFormed());
const blocks = fc
  .array(fc.record({ text, depth: fc.constantFrom(undefined, undefined, 2, 3, 4) }), { maxLength: 6 })
  .map((parts) =>
    parts.map((part, index): Block => {
      const name = `p${index + 1}`;
      if (part.depth === undefined) return { name, kind: 'paragraph', text: part.text };
      return { name, kind: 'heading', depth: part.depth as 2 | 3 | 4, text: part.text };
    }),
  );

/** The blocks that CommonMark sees; any node that is not plain text in a paragraph or heading fails the test. */
function commonMarkBlocks(root: Root): Block[] {
  return root.children.map((node, index): Block => {
    if (node.type !== 'paragraph' && node.type !== 'heading')
      throw new Error(`Unexpected ${node.type}, expected a paragraph or heading`);
    const value = node.children.map((child) => {
      if (child.type !== 'text') throw new Error(`Unexpected ${child.type}, expected text`);
      return child.value;
    });
    const name = `p${index + 1}`;
    if (node.type === 'paragraph') return { name, kind: 'paragraph', text: value.join('') };
    return { name, kind: 'heading', depth: node.depth as 2 | 3 | 4, text: value.join('') };
  });
}

const frontMatter: FrontMatter = {
  title: '标题',
  places: [],
  script: 'Hans',
  sourceFile: 'a.txt',
  sourceSha256: '0'.repeat(64),
  sourceEncoding: 'utf-8',
  changes: 0,
  doubts: 0,
};

describe('law: Markdown parses back to what was written', () => {
  test('for CommonMark', () => {
    fc.assert(
      fc.property(blocks, (written) => {
        expect(commonMarkBlocks(remark().parse(writeBlocks(written)))).toEqual(written);
      }),
      { numRuns: 6000 },
    );
  });

  test('for our reader', () => {
    fc.assert(
      fc.property(blocks, (written) => {
        expect(readBlocks(writeBlocks(written))).toEqual(written);
      }),
      { numRuns: 6000 },
    );
  });

  test('with any front matter', () => {
    const value = fc.oneof(
      fc.constantFrom(
        'yes',
        'null',
        '1',
        '---',
        ': ',
        '# a',
        '"',
        "'",
        '\n',
        '\u0085',
        '\u2028',
        '~',
        '!!js',
        '&a',
        '*a',
        '2024',
        '- ',
      ),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(value, fc.array(value, { maxLength: 3 }), blocks, (title, places, written) => {
        fc.pre(title.isWellFormed() && places.every((place) => place.isWellFormed()));
        const document = { id: 'a', frontMatter: { ...frontMatter, title, places, authors: places }, blocks: written };
        expect(readMarkdown(writeMarkdown(document), 'a.md', 'a')).toEqual(document);
      }),
      { numRuns: 1500 },
    );
  });
});

describe('escaping is kind to human eyes', () => {
  test.each([
    ['今天（2022-08-16）-20%，3+1+1，4×4，A#1', '今天（2022-08-16）-20%，3+1+1，4×4，A#1'],
    ['立足**实际', '立足\\*\\*实际'],
    ['1. 目标', '1\\. 目标'],
    ['# 标题', '\\# 标题'],
    ['R&D，AT&T', 'R\\&D，AT\\&T'],
    [' a ', '&#32;a&#32;'],
  ])('%s', (plain, written) => {
    expect(writeBlocks([{ name: 'p1', kind: 'paragraph', text: plain }])).toBe(`\n${written}\n`);
  });
});

describe('hostile texts', () => {
  test.each([
    ['>'.repeat(5000)],
    ['- '.repeat(400)],
    ['['.repeat(50_000)],
    ['*a_'.repeat(30_000)],
    ['a\n'.repeat(50_000)],
    ['&#1;'.repeat(20_000)],
  ])('%.5s… is harmless', (hostile) => {
    const started = performance.now();
    const written: Block[] = [{ name: 'p1', kind: 'paragraph', text: hostile }];
    expect(readBlocks(writeBlocks(written))).toEqual(written);
    readBlocks(hostile);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('what Markdown cannot hold is refused by name', () => {
    expect(() => writeBlocks([{ name: 'p3', kind: 'paragraph', text: '' }])).toThrow('Unexpected empty block p3');
    expect(() => writeBlocks([{ name: 'p3', kind: 'paragraph', text: 'a\0' }])).toThrow(
      'Unexpected U+0000 at 1 of block p3',
    );
    expect(() => writeBlocks([{ name: 'p3', kind: 'paragraph', text: 'a\ud800' }])).toThrow(
      'Unexpected U+D800 at 1 of block p3',
    );
  });
});

describe('front matter errors name file, field, found and expected', () => {
  const read = (head: string) => () => readMarkdown(`---\n${head}---\n`, 'texts/a.md', 'a');
  const good =
    'title: "a"\nplaces: []\nscript: "Hans"\nsourceFile: "a"\nsourceEncoding: "utf-8"\nchanges: 0\ndoubts: 0\n';
  const whole = `${good}sourceSha256: "${'0'.repeat(64)}"\n`;
  test.each([
    [good, 'Unexpected absence as `sourceSha256` in the front matter of `texts/a.md`, expected 64 hexadecimal digits'],
    [
      `${whole}date: 2024\n`,
      'Unexpected 2024 as `date` in the front matter of `texts/a.md`, expected a date in quotation marks',
    ],
    [`${whole}editor: [a]\n`, 'Unexpected ["a"] as `editor`'],
    [`${whole}colour: "red"\n`, 'Unexpected field `colour`'],
    ['- a\n', 'expected fields, one a line'],
    ['title: "a\n', 'Unexpected front matter of `texts/a.md`'],
  ])('%#', (head, message) => {
    expect(read(head)).toThrow(message);
  });

  test('a file without front matter', () => {
    expect(() => readMarkdown('# a', 'texts/a.md', 'a')).toThrow('Unexpected start of `texts/a.md`');
  });
});
