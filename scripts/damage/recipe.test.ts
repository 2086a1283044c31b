import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanDocument, recipe } from './arbitraries.ts';
import { unshiftBytes } from './byte-shift.ts';
import { decodeCp936, encodeCp936 } from './cp936.ts';
import { type Document, parseDocument, writeDocument } from './document.ts';
import { glossList } from './glosses.ts';
import { toMirrorScript } from './mirror-script.ts';
import { damage, type Recipe } from './recipe.ts';

const original: Document = {
  metadata: {
    title: '渡口的灯',
    date: '2024-07-23',
    publisher: '澜江发展网',
    source: '柏川日报',
    authors: ['容一舟'],
    authorRole: '记者',
    editor: '毕可',
    places: ['澜江省柏川市'],
    breadcrumb: ['首页', '要闻'],
    kind: 'news',
    script: 'Hans',
  },
  blocks: [
    { depth: 0, text: '柏川的产业链，要用链式思维来看。' },
    { depth: 2, text: '一、发展' },
    { depth: 0, text: '他说：“质量在基地。”“要统筹。”**也在场。' },
  ],
};

test('glosses, folds and converts a line', () => {
  const { text } = damage(
    { ...original, blocks: original.blocks.slice(0, 1) },
    { seed: 1, script: 'mirror', density: 0.3, fold: 'before' },
  );
  expect(text).toBe('柏川的產(chǎn)業(yè)鏈,要用鏈式思維來看。');
});

test('expects only what the page shows', () => {
  const { expected, text } = damage(original, {
    seed: 3,
    title: 'line',
    dateline: 'source',
    byline: 'end',
    colophon: 'lines',
    chrome: ['share'],
    layout: { cutOff: 0.8 },
  });
  expect(expected.metadata).toEqual({
    title: '渡口的灯',
    date: '2024-07-23T16:45:20+08:00', // the line under the title tells the time
    publisher: '澜江发展网',
    source: '柏川日报',
    authors: ['容一舟'],
    authorRole: '记者',
    editor: '毕可',
    places: [],
    script: 'Hans',
    truncated: true,
  });
  expect(expected.blocks.at(-1)?.text).toMatch(/\p{Script=Han}……$/u);
  expect(text).toContain('...（记者 容一舟）');
});

test('changes nothing when nothing is asked', () => {
  fc.assert(
    fc.property(cleanDocument(), fc.nat(), (document, seed) => {
      const { text } = damage(document, { seed, density: 0 });
      expect(text).toBe(document.blocks.map((block) => block.text).join('\n'));
    }),
  );
});

test('gives the same bytes for the same recipe', () => {
  fc.assert(
    fc.property(cleanDocument(), recipe(), (document, asked) => {
      expect(damage(document, asked).bytes).toEqual(damage(document, asked).bytes);
    }),
    { numRuns: 40 },
  );
});

test('says everything that it inserted: the text can be made again from what was applied', () => {
  const mirrored = recipe().map((asked): Recipe => {
    const dialect = asked.dialect === 'blank' ? 'blank' : 'keywords';
    const controls = asked.controls && 'keep';
    const kept = { fold: undefined, dropsPrivate: false };
    return { ...asked, ...kept, dialect, controls, script: 'mirror', density: asked.density ?? 0.4 };
  });
  fc.assert(
    fc.property(cleanDocument(), mirrored, (document, asked) => {
      const { applied, text } = damage(document, asked);
      if (asked.density === 0) return;
      const bytes = insertAgain(encodeCp936(applied.beforeBytes), applied.insertions);
      expect(decodeCp936(bytes).replaceAll('</p>\n', '\n').replace(/\n$/, '')).toBe(text);
      const undone = unshiftBytes({ bytes, insertions: applied.insertions });
      expect(undone).toEqual(encodeCp936(applied.beforeBytes));
    }),
    { numRuns: 60 },
  );
});

function insertAgain(bytes: Uint8Array, insertions: readonly { at: number; bytes: Uint8Array }[]): Uint8Array {
  const all: number[] = [];
  let from = 0;
  for (const { at, bytes: inserted } of insertions) {
    all.push(...bytes.subarray(from, at), ...inserted);
    from = at;
  }
  return Uint8Array.from([...all, ...bytes.subarray(from)]);
}

test('reaches the density asked for, and glosses a character everywhere or nowhere', () => {
  const text = '产业发展质量创新时间问题电话们这说没有'.repeat(4);
  for (const density of [0.1, 0.35, 0.64, 1]) {
    const { applied } = damage({ metadata: {}, blocks: [{ depth: 0, text }] }, { seed: 1, script: 'mirror', density });
    const characters = new Set(applied.glosses.map(({ character }) => character));
    const mirrored = [...toMirrorScript(text)];
    const converted = mirrored.filter((character, index) => character !== [...text][index]);
    const glossed = converted.filter((character) => characters.has(character)).length / converted.length;
    expect(glossed).toBeGreaterThanOrEqual(Math.min(density, 0.99));
    expect(glossed).toBeLessThan(density + 0.12);
  }
});

test.each([
  ['toneless', /業\(ye\)/],
  ['blank', /絡\(luò \)/],
  ['variants', /新\(xīn\)/],
] as const)('writes the dialect %s', (dialect, shape) => {
  const document: Document = { metadata: {}, blocks: [{ depth: 0, text: '产业网络新型' }] };
  const script = dialect === 'variants' ? undefined : 'mirror';
  expect(damage(document, { seed: 1, script, density: 1, dialect }).text).toMatch(shape);
});

test('lists each glossed character once', () => {
  expect(new Set(glossList.map(({ character }) => character)).size).toBe(glossList.length);
});

test('reads its own documents', () => {
  expect(parseDocument(writeDocument(original))).toEqual(original);
  fc.assert(
    fc.property(cleanDocument(), (document) => {
      expect(parseDocument(writeDocument(document))).toEqual(document);
    }),
  );
});
