import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cleanerWords } from '../../src/site/clean-words.ts';
import { loadCleaner } from '../cleaning/cleaner.ts';
import { readGiven, readMetadataTable } from '../cleaning/given-metadata.ts';
import { parseDocument } from '../damage/document.ts';
import { differences } from './compare.ts';
import { knownFailures } from './known-failures.ts';
import { readSample } from './recipes.ts';

const here = import.meta.dirname;
const sources = join(here, '../../content/sources');
const recipes = readFileSync(join(here, 'recipes.yaml'), 'utf8');
const names = [...recipes.matchAll(/^- original: (.*)$/gmu)].map((match) => match[1] ?? '');
const outputs = readSample(recipes, names).map(({ output }) => output);
const table = readMetadataTable(sources);
const cleaner = loadCleaner();

function clean(file: string) {
  return cleaner.clean({
    id: file,
    file,
    bytes: readFileSync(join(sources, file)),
    given: readGiven(sources, file, table).metadata,
  });
}

test('the table has a row for each source, and no other', () => {
  expect(table.warnings).toEqual([]);
  expect([...table.rows.keys()].sort()).toEqual([...outputs].sort());
});

describe.each(outputs)('%s', (file) => {
  const { document, record } = clean(file);

  test('differs from what is expected only inside doubts, and where it is known to', () => {
    const expected = parseDocument(readFileSync(join(here, 'expected', file.replace(/\.[^./]+$/u, '.md')), 'utf8'));
    const found = differences(expected, {
      frontMatter: document.frontMatter,
      rules: new Map(record.metadata.map(({ field, rule }) => [field, rule])),
      blocks: document.blocks.map(({ depth, text }, index) => ({
        text: `${depth === undefined ? '' : `${'#'.repeat(depth)} `}${text}`,
        spans: record.blocks[index]?.spans ?? [],
      })),
      doubts: record.doubts,
    });
    expect(found).toEqual(knownFailures[file] ?? []);
  });

  test('every rule and doubt on record has words in three languages', () => {
    const { reasons, rules } = cleanerWords();
    for (const { rule } of [...record.setApart, ...record.metadata]) expect(rules, rule).toHaveProperty([rule]);
    for (const { step, reason } of [...record.doubts, ...record.changes])
      expect(reasons[step], `${step} ${reason}`).toHaveProperty([reason]);
  });
});
