/** The search page over some hundred generated texts: what it finds is what plain find finds; what is long in coming is shown early. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toOtherScript } from '../../../src/script/convert.ts';
import type { IndexLoader, SearchResults } from '../../../src/search/api.ts';
import type { SearchRecord } from '../../../src/search/record.ts';
import { exactQuery, openSearch } from '../../../src/search/search.ts';
import { messagesOf } from '../../../src/site/messages/messages.ts';
import { benchRecords, randomNumbers } from '../../bench/corpus.ts';
import { makeQueries, plainFind } from '../../bench/search-queries.ts';
import { buildSearchIndex } from '../../index/build-search-index.ts';
import { fileLoader } from '../../index/file-loader.ts';
import { openWatchedPage, startBrowser } from '../../test-support/chromium.ts';
import { buildTestSite, type TestSite } from '../../test-support/sample-site.ts';

const TEXTS = 300;
const QUERIES = 50;

/** A phrase that is everywhere: the list of each of its pairs takes a hundred kilobytes. */
const COMMON = '之乎者也矣';

const random = randomNumbers(11);

/** At no regular distances, which would pack into nothing. */
const withCommon = (text: string): string =>
  text.replaceAll(/[^，。]{3}/gu, (part) => (random() < 0.5 ? part + COMMON : part));

/** Generated texts with Latin, digits and punctuation in them. */
const records = Array.from(benchRecords(TEXTS, undefined), (record, number): SearchRecord => {
  const latin = `GDP增长${number % 17}.5%，COVID-19（第${number}号）与4×4；`;
  return {
    ...record,
    blocks: record.blocks.map((block, index) => {
      const text = (index === 0 ? latin : '') + withCommon(block.text);
      return { name: block.name, text, other: toOtherScript(text, record.script) };
    }),
  };
});

let site: TestSite;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([buildTestSite({ base: '/archive/' }), startBrowser()]);
  rmSync(join(site.siteDir, 'pagefind'), { recursive: true });
  await buildSearchIndex(records, site.siteDir, { shardSize: TEXTS });
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const counts = (page: Page) => page.textContent('#counts');

/** As the page says them. */
const said = (truth: ReadonlyMap<number, number> = new Map()): string => {
  const hits = [...truth.values()].reduce((sum, count) => sum + count, 0);
  return messagesOf('zh-Hans').searchCounts(truth.size, hits);
};

/** Numbers of hits of each text, from the page's own export of all hits. */
async function exported(page: Page): Promise<Map<number, number>> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('#csv')]);
  const found = new Map<number, number>();
  for (const [, text] of readFileSync(await download.path(), 'utf8').matchAll(/\/texts\/t(\d+)\/\?q=/g))
    found.set(Number(text), (found.get(Number(text)) ?? 0) + 1);
  return found;
}

describe('the search page over many texts', () => {
  test(`finds for ${QUERIES} queries the texts and the hits that plain find finds`, async () => {
    // Not those that stand everywhere: their hits would fill megabytes of export.
    const asked = makeQueries(records, 2 * QUERIES).filter((query) => !query.includes(COMMON) || query.length > 3);
    const queries = [...asked.slice(0, QUERIES - 4), 'gdp增长', 'covid-19', '４×４；', '5%，COVID'];
    const truth = plainFind(records, queries);
    const { page, incidents } = await openWatchedPage(browser, site.server.url);
    await page.goto(`${site.server.url}search/`);
    expect(queries).toHaveLength(QUERIES);
    for (const [index, query] of queries.entries()) {
      const expected = truth[index] as ReadonlyMap<number, number>;
      await page.fill('#q', exactQuery(query));
      await page.keyboard.press('Enter');
      await expect.poll(() => counts(page), { timeout: 10_000, message: query }).toBe(said(expected));
      await expect.poll(() => page.locator('#results > li').count()).toBeGreaterThan(0);
      expect([query, await exported(page)]).toEqual([query, new Map([...expected].sort(([a], [b]) => a - b))]);
    }
    expect(incidents).toEqual([]);
    await page.context().close();
  }, 180_000);

  test('counts a character that is everywhere by one small file', async () => {
    const read: string[] = [];
    const loader: IndexLoader = async (url) => {
      const stored = await fileLoader(url);
      read.push(`${url.split('.').at(-1)} ${(stored?.length ?? 0) < 5000 ? 'small' : 'large'}`);
      return stored;
    };
    const engine = await openSearch({ baseUrl: `${site.siteDir}/pagefind/`, loader });
    read.length = 0;
    const [character = ''] = COMMON;
    const results = await engine.search(character);
    const [truth] = plainFind(records, [character]);
    expect(results.hits).toBe([...(truth ?? new Map()).values()].reduce((sum, count) => sum + count, 0));
    expect(results.documents).toBe(truth?.size);
    expect(read).toEqual(['counts small']);
  });

  test('tells first counts of a phrase that is everywhere, which the answer only adds to', async () => {
    let chunks = 0;
    const loader: IndexLoader = async (url) => {
      if (url.endsWith('.pf_index')) chunks++;
      return fileLoader(url);
    };
    const engine = await openSearch({ baseUrl: `${site.siteDir}/pagefind/`, loader });
    let partial: SearchResults | undefined;
    let chunksThen = 0;
    const results = await engine.search(COMMON, {
      onPartial: (first) => {
        partial = first;
        chunksThen = chunks;
      },
    });
    const [truth] = plainFind(records, [COMMON]);
    expect(results.hits).toBe([...(truth ?? new Map()).values()].reduce((sum, count) => sum + count, 0));
    expect(chunksThen).toBeLessThan(chunks);
    expect(partial?.documents).toBeGreaterThan(0);
    expect(partial?.hits).toBeLessThan(results.hits);
    const whole = new Map(results.results.map(({ key, count }) => [key, count]));
    for (const { key, count } of partial?.results ?? []) expect(whole.get(key)).toBeGreaterThanOrEqual(count);
  });

  test('shows counts and texts of such a phrase while the rest is on its way', async () => {
    const { page, incidents } = await openWatchedPage(browser, site.server.url);
    let chunks = 0;
    let release = (): void => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.context().route('**/index/*.pf_index', async (route) => {
      chunks++;
      await released;
      await route.continue();
    });
    await page.goto(`${site.server.url}search/?q=${encodeURIComponent(COMMON)}`);
    await page.waitForSelector('#results > li mark');
    const first = (await counts(page)) ?? '';
    expect(first).toMatch(/^至少/);
    await expect.poll(() => chunks).toBeGreaterThan(0);
    release();
    const [truth] = plainFind(records, [COMMON]);
    await expect.poll(() => counts(page), { timeout: 20_000 }).toBe(said(truth));
    await expect.poll(() => page.locator('#results > li').count()).toBe(10);
    // Escape empties the box, and what stood there goes with it.
    await page.focus('#q');
    await page.keyboard.press('Escape');
    await expect.poll(() => counts(page)).toBe('');
    expect(incidents).toEqual([]);
    await page.context().close();
  }, 60_000);
});
