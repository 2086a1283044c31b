import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Converter } from 'opencc-js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { metadataOf } from '../metadata/metadata-of.ts';
import { blocksOf } from './blocks.ts';
import { recoverStructure } from './recover-structure.ts';

const shared = new URL('../../../../shared/', import.meta.url);
const present = existsSync(new URL('seeds/', shared));
const toSimplified = Converter({ from: 't', to: 'cn' });

/** A rough stand-in for the character steps, enough for these five files: glosses, script, widths, shifted bytes. */
function roughlyRestored(source: string): string {
  const marks: Record<string, string> = { ',': '，', ':': '：', ';': '；', '?': '？', '!': '！', '(': '（', ')': '）' };
  const text = toSimplified(
    source
      .replace(/鏈\?zhǔn\)剿季S/gu, '鏈式思維')
      .replace(/\?zhǔn\)桨l\(fā\)/gu, '式發')
      .replace(/日\?qǐng\)bào\)|日\?qǐng\)\?bào\)/gu, '日報')
      .replace(/基地\?!薄耙[\ue000-\uf8ff]y\(tǒng\)/gu, '基地。”“要統')
      .replace(/\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\)/gu, '')
      .replace(/著(?=力)/gu, '着')
      .replace(/乾(?=洋)/gu, '\ue000'),
  )
    .replace(/\ue000/gu, '乾')
    .replace(/\?+(?=>)|(?<=>)\?/gu, '\u00a0')
    .replace(/\?(?=[>\u3400-\u9fff])(?<![”"’]\?)|(?<=>)\?|(?<=\?)\?/gu, '\u00a0')
    .replace(/(?<=[《。]) (?=[\u3400-\u9fff])/gu, '')
    .replace(
      /(?<=[\u3400-\u9fff”"》』\d）)])[,:;?!(](?!\d)|(?<=[\u3400-\u9fff\d”"])\)|[,:;?!()](?=[\u3400-\u9fff“"])/gu,
      (mark) => marks[mark] ?? mark,
    )
    .replace(/\.{3}/gu, '……');
  let open = false;
  return text.replace(/"/gu, () => {
    open = !open;
    return open ? '“' : '”';
  });
}

describe.runIf(present)('the five seeds, as hand-restored', () => {
  for (const name of present ? readdirSync(new URL('gold/', shared)).filter((file) => /^\d{3}\.md$/u.test(file)) : []) {
    const [, head = '', body = ''] = readFileSync(new URL(`gold/${name}`, shared), 'utf8').split(/^---\n/mu);
    const seed = readdirSync(new URL('seeds/', shared)).find((file) => file.startsWith(name.slice(0, 3))) ?? '';
    const restored = roughlyRestored(readFileSync(new URL(`seeds/${seed}`, shared), 'utf8'));
    const result = recoverStructure(restored);

    test(`${name}: paragraphs and headings`, () => {
      const expected = body
        .trim()
        .split(/\n\n/u)
        .map((block) => block.replace(/\\\*/gu, '*'));
      const found = blocksOf(result.tree, restored).map(
        (block) => `${'#'.repeat(block.depth ?? 0)}${block.depth === undefined ? '' : ' '}${block.text}`,
      );
      expect(found).toEqual(expected);
    });

    test(`${name}: metadata`, () => {
      const { script: _, ...expected } = parse(head) as { script: string; date?: unknown };
      if (expected.date instanceof Date) expected.date = head.match(/date: (.*)/u)?.[1];
      if (typeof expected.date === 'number') expected.date = String(expected.date);
      expect({ places: [], ...metadataOf(result.metadata) }).toEqual(expected);
    });
  }
});
