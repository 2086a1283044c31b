import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readMarkdown } from '../../src/document/read-markdown.ts';
import { toOtherScript } from '../../src/script/convert.ts';
import { fold } from '../../src/script/fold.ts';
import type { SearchEngine } from '../../src/search/api.ts';
import { exactQuery, openSearch } from '../../src/search/search.ts';
import { fileLoader } from '../index/file-loader.ts';
import { buildTestSite, type TestSite } from '../test-support/sample-site.ts';

const seeds = '../shared/seeds';

describe.each([
  ['the embedded sample', 'content/sources'],
  ['the seeds', seeds],
])('search over %s finds what counting in the Markdown finds', (name, sources) => {
  if (!existsSync(sources)) {
    test.skip(`${name}: ${sources} is not here`, () => {});
    return;
  }
  let site: TestSite;
  let engine: SearchEngine;
  let texts: { id: string; script: 'Hans' | 'Hant'; blocks: string[] }[];
  beforeAll(async () => {
    site = await buildTestSite({ sources });
    engine = await openSearch({ baseUrl: `${site.siteDir}/pagefind/`, loader: fileLoader });
    const folder = join(site.contentDir, 'texts');
    texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .map((file) => {
        const { id, frontMatter, blocks } = readMarkdown(
          readFileSync(join(folder, file), 'utf8'),
          file,
          file.slice(0, -3),
        );
        return { id, script: frontMatter.script, blocks: [frontMatter.title, ...blocks.map(({ text }) => text)] };
      });
  });
  afterAll(() => site?.close());

  test('500 substrings, in both scripts', async () => {
    const substring = fc
      .tuple(fc.nat(), fc.nat(), fc.nat(), fc.integer({ min: 1, max: 12 }), fc.boolean())
      .map(([textIndex, blockIndex, start, length, other]) => {
        const { script, blocks } = texts[textIndex % texts.length] as (typeof texts)[number];
        const block = blocks[blockIndex % blocks.length] as string;
        const shown = [...(other ? toOtherScript(block, script) : block)];
        const from = start % shown.length;
        return shown
          .slice(from, from + length)
          .join('')
          .trim();
      })
      .filter((query) => query !== '');
    await fc.assert(
      fc.asyncProperty(substring, async (query) => {
        const results = await engine.search(exactQuery(query));
        const found = await Promise.all(
          results.results.map(async (result) => [(await result.load()).id, result.count]),
        );
        const expected = texts
          .map(
            ({ id, blocks }) =>
              [id, blocks.reduce((sum, block) => sum + countIn(fold(block), fold(query)), 0)] as const,
          )
          .filter(([, count]) => count > 0);
        expect(new Map(found as [string, number][])).toEqual(new Map(expected));
      }),
      { numRuns: 500 },
    );
  });
});

/** Occurrences as a browser's find counts them: none overlaps the one before. */
function countIn(text: string, query: string): number {
  let count = 0;
  for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) count++;
  return count;
}
