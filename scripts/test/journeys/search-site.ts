/** One built site for the tests of the search page in a real browser, below a base path. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import type { SearchEngine } from '../../../src/search/api.ts';
import { openSearch } from '../../../src/search/search.ts';
import { fileLoader } from '../../index/file-loader.ts';
import { openWatchedPage, startBrowser } from '../../test-support/chromium.ts';
import { buildTestSite, type TestSite } from '../../test-support/sample-site.ts';

/** Stands in several texts of the sample, several times in some. */
export const WORD = '群众';

export let site: TestSite;
export let browser: Browser;
export let engine: SearchEngine;

/** Build the site before the tests of a file, and take it down after them. */
export function useSearchSite(): void {
  beforeAll(async () => {
    [site, browser] = await Promise.all([buildTestSite({ base: '/archive/' }), startBrowser()]);
    engine = await openSearch({ baseUrl: `${site.siteDir}/pagefind/`, loader: fileLoader });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
}

export async function open(path: string, options: BrowserContextOptions = {}) {
  const { page, incidents } = await openWatchedPage(browser, site.server.url, options);
  await page.goto(site.server.url + path);
  const close = async (): Promise<void> => {
    await page.context().close();
    expect(incidents).toEqual([]);
  };
  return { page, close };
}

export const counts = (page: Page) => page.textContent('#counts');
export const count = (page: Page, selector: string) => page.locator(selector).count();
/** Asked of the page itself: Playwright hears of a new address some time later. */
export const address = async (page: Page) => new URL(await page.evaluate(() => location.href));
export const asked = (query: string, rest = '') => `search/?q=${encodeURIComponent(query)}${rest}`;

/** What the counts line says of a query, by the engine itself. */
export async function expectedCounts(query: string, filters = {}): Promise<string> {
  const { documents, hits } = await engine.search(query, { filters });
  return `${documents} 篇，${hits} 处`;
}
