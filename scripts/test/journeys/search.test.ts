/** What the search page can do, in a real browser, below a base path, over one built site. */
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SearchEngine } from '../../../src/search/api.ts';
import { openSearch } from '../../../src/search/search.ts';
import { fileLoader } from '../../index/file-loader.ts';
import { openWatchedPage, startBrowser } from '../../test-support/chromium.ts';
import { buildTestSite, type TestSite } from '../../test-support/sample-site.ts';

/** Stands in several texts of the sample, several times in some. */
const WORD = '群众';

let site: TestSite;
let browser: Browser;
let engine: SearchEngine;

async function open(path: string, options: BrowserContextOptions = {}) {
  const { page, incidents } = await openWatchedPage(browser, site.server.url, options);
  await page.goto(site.server.url + path);
  const close = async (): Promise<void> => {
    await page.context().close();
    expect(incidents).toEqual([]);
  };
  return { page, close };
}

const counts = (page: Page) => page.textContent('#counts');
const count = (page: Page, selector: string) => page.locator(selector).count();
const address = (page: Page) => new URL(page.url());
const asked = (query: string, rest = '') => `search/?q=${encodeURIComponent(query)}${rest}`;

/** What the counts line says of a query, by the engine itself. */
async function expectedCounts(query: string, filters = {}): Promise<string> {
  const { documents, hits } = await engine.search(query, { filters });
  return `${documents} 篇，${hits} 处`;
}

describe('the search page', () => {
  beforeAll(async () => {
    [site, browser] = await Promise.all([buildTestSite({ base: '/archive/' }), startBrowser()]);
    engine = await openSearch({ baseUrl: `${site.siteDir}/pagefind/`, loader: fileLoader });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  test('shows exact counts, and the hits one below the other, sorted by what follows or precedes', async () => {
    const { page, close } = await open(asked(WORD));
    await expect.poll(() => counts(page)).toBe(await expectedCounts(WORD));
    await page.click('#views [value=lines]');
    await page.waitForSelector('.kwic');
    const { hits } = await engine.search(WORD);
    expect(await count(page, '.kwic')).toBe(hits);
    const lefts = await page.evaluate(() =>
      [...document.querySelectorAll('.kwic mark')].map((mark) => Math.round(mark.getBoundingClientRect().left)),
    );
    expect(new Set(lefts).size).toBe(1);
    const texts = (selector: string) => page.locator(selector).allTextContents();
    const sorted = (list: string[]) => [...list].sort(new Intl.Collator('zh').compare);
    await page.selectOption('#order', 'right');
    await page.waitForURL('**sort=right');
    await expect.poll(() => texts('.kwic .after')).toEqual(sorted(await texts('.kwic .after')));
    await page.selectOption('#order', 'left');
    const backwards = async () => (await texts('.kwic .before')).map((text) => [...text].reverse().join(''));
    await expect.poll(backwards).toEqual(sorted(await backwards()));
    expect((await backwards()).length).toBe(hits);
    await page.selectOption('#order', 'oldest');
    await expect
      .poll(async () =>
        (await texts('.kwic small')).map((text) => text.slice(0, 4)).filter((text) => /\d{4}/.test(text)),
      )
      .toEqual(
        (await texts('.kwic small'))
          .map((text) => text.slice(0, 4))
          .filter((text) => /\d{4}/.test(text))
          .sort(),
      );
    await close();
  });

  test('sorts texts by date', async () => {
    const { page, close } = await open(asked('的', '&sort=oldest'));
    await page.waitForSelector('#results li');
    const years = async () =>
      (await page.locator('#results .line').allTextContents()).flatMap((line) => /^(\d{4})年/.exec(line)?.[1] ?? []);
    expect((await years()).length).toBeGreaterThan(3);
    expect(await years()).toEqual([...(await years())].sort());
    const oldest = (await years()).join();
    await page.selectOption('#order', 'newest');
    await expect.poll(async () => (await years()).join()).not.toBe(oldest);
    expect(await years()).toEqual([...(await years())].sort().reverse());
    await close();
  });

  test('narrows by facets that combine, and by the bars of the chart', async () => {
    const { page, close } = await open(asked('的'));
    await page.waitForSelector('.bar[aria-label]');
    await page.click('#narrow summary');
    await page.waitForSelector('.facet-year .value');
    const keys = await page
      .locator('.facet-year .value')
      .evaluateAll((all) => all.map((one) => one.dataset['key'] ?? ''));
    const [first = '', second = ''] = keys.map((key) => key.replace('year ', ''));
    await page.click(`[data-key="year ${first}"]`);
    await expect.poll(() => counts(page)).toBe(await expectedCounts('的', { year: [first] }));
    // Another value of the facet adds; the chosen one keeps the focus although the panel is made anew.
    await expect
      .poll(() => page.evaluate(() => (document.activeElement as HTMLElement).dataset['key']))
      .toBe(`year ${first}`);
    await page.click(`[data-key="bar ${second}"]`);
    await expect.poll(() => counts(page)).toBe(await expectedCounts('的', { year: [first, second] }));
    await expect.poll(() => page.getAttribute(`[data-key="bar ${second}"]`, 'aria-pressed')).toBe('true');
    const publisher = await page.locator('.facet-publisher .value').first().getAttribute('data-key');
    await page.locator('.facet-publisher .value').first().click();
    const filters = { year: [first, second], publisher: [(publisher ?? '').replace('publisher ', '')] };
    await expect.poll(() => counts(page)).toBe(await expectedCounts('的', filters));
    expect(address(page).searchParams.getAll('year')).toEqual([first, second]);
    await page.reload();
    await expect.poll(() => counts(page)).toBe(await expectedCounts('的', filters));
    await page.goBack();
    await expect.poll(() => counts(page)).toBe(await expectedCounts('的', { year: [first, second] }));
    await page.locator('#chosen button').first().click();
    await expect.poll(() => counts(page)).toBe(await expectedCounts('的', { year: [second] }));
    await close();
  });

  test('shows facets in the reader’s script', async () => {
    const { page, close } = await open(`hant/${asked('的')}`);
    await page.waitForSelector('#results li');
    await page.click('#narrow summary');
    await page.waitForSelector('.facet-script');
    expect(await page.locator('.facet-script .value').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('繁體'), expect.stringContaining('簡體')]),
    );
    expect((await page.textContent('.facet-publisher')) ?? '').not.toMatch(/[网县会]/);
    await close();
  });

  test('gives all hits as CSV, and the search as a citation', async () => {
    const { page, close } = await open(asked(WORD, '&view=lines&sort=right'));
    await page.waitForSelector('.kwic');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#csv')]);
    const csv = readFileSync(await download.path(), 'utf8');
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    const rows = csv.trimEnd().split('\r\n');
    const { documents, hits } = await engine.search(WORD);
    expect(rows).toHaveLength(hits + 1);
    expect(rows[0]).toBe('\ufeff篇名,日期,发布,段落,前文,命中,后文,地址');
    expect(rows.slice(1).every((row) => row.includes(`,${WORD},`) && row.includes(site.server.url))).toBe(true);
    expect(download.suggestedFilename()).toContain(WORD);
    await page.click('#cite');
    const citation = (await page.textContent('#citation p')) ?? '';
    expect(citation).toContain('澄文示例文库');
    expect(citation).toContain(engine.version);
    expect(citation).toContain(`${documents} 篇，${hits} 处`);
    expect(citation).toContain(page.url());
    expect(citation).toMatch(/\d{4}-\d{2}-\d{2}/);
    await page.click('#cite');
    expect(await page.isVisible('#citation')).toBe(false);
    await close();
  });

  test('says how a query was read, and explains the language of queries', async () => {
    const { page, close } = await open(asked(`"${WORD}`));
    await expect.poll(() => page.textContent('#notes')).toContain('引号没有合上');
    await page.fill('#q', `author:${WORD}`);
    await expect.poll(() => page.textContent('#notes')).toContain('没有这个字段');
    await page.click('.help summary');
    const help = (await page.textContent('.help')) ?? '';
    for (const word of ['NEAR/20', 'OR', '|', '非', '*', 'title:', 'place:', 'publisher:', 'date:2020..2024', 'gzl'])
      expect(help).toContain(word);
    await close();
  });

  test('answers pinyin with the words of the archive', async () => {
    const { page, close } = await open('search/');
    await page.fill('#q', 'qunzhong');
    await expect.poll(() => page.textContent('#notes')).toContain(WORD);
    await expect.poll(() => counts(page)).toBe(await expectedCounts(WORD));
    expect(await page.locator('#results mark').first().textContent()).toBe(WORD);
    await page.fill('#q', 'gs');
    await page.click('#notes .word >> text=公司');
    await expect.poll(() => page.inputValue('#q')).toBe('公司');
    await expect.poll(() => counts(page)).toBe(await expectedCounts('公司'));
    await close();
  });

  test('waits for an input method to end its composition', async () => {
    const { page, close } = await open('search/');
    await page.evaluate(() => {
      const box = document.querySelector('#q') as HTMLInputElement;
      box.focus();
      box.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
      box.value = 'qun';
      box.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true, data: 'qun' }));
      // Some input methods send input events that do not say so, and Enter to choose a word.
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      box.form?.requestSubmit();
    });
    await page.waitForTimeout(400);
    expect([await counts(page), address(page).search]).toEqual(['', '']);
    await page.evaluate((word) => {
      const box = document.querySelector('#q') as HTMLInputElement;
      box.value = word;
      box.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: word }));
    }, WORD);
    await expect.poll(() => counts(page)).toBe(await expectedCounts(WORD));
    await close();
  });

  test('is moved through with the keyboard', async () => {
    const { page, close } = await open(asked(WORD));
    await page.waitForSelector('#results li');
    await page.keyboard.press('/');
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    const titles = await page.locator('#results h2').allTextContents();
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(titles[0]);
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(titles[1]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('q');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForSelector('article.text mark');
    expect(await page.textContent('h1')).toContain(titles[0]);
    await close();
  });

  test('comes back as it was left', async () => {
    const { page, close } = await open(asked('的'), { viewport: { width: 800, height: 600 } });
    await page.waitForSelector('#results li');
    const texts = (await engine.search('的')).documents;
    // More as one scrolls.
    for (let tries = 0; tries < 30 && (await count(page, '#results > li')) < texts; tries++) {
      await page.mouse.wheel(0, 4000);
      await page.waitForTimeout(100);
    }
    expect(await count(page, '#results > li')).toBe(texts);
    const target = page
      .locator('#results > li')
      .nth(texts - 4)
      .locator('h2 a');
    await target.scrollIntoViewIfNeeded();
    await page.waitForTimeout(500);
    const title = await target.textContent();
    const place = () => target.evaluate((link) => Math.round(link.getBoundingClientRect().top));
    const top = await place();
    await target.click();
    await page.waitForSelector('article.text mark');
    await page.goBack();
    await expect.poll(() => count(page, '#results > li')).toBe(texts);
    expect(await target.textContent()).toBe(title);
    // To a pixel or two: the heights of lines are fractions.
    await expect.poll(async () => Math.abs((await place()) - top)).toBeLessThanOrEqual(2);
    await page.goForward();
    await page.waitForSelector('article.text mark');
    await close();
  });

  test('leads through the hits of a text, and the address follows', async () => {
    const results = await engine.search(WORD, { script: 'Hans' });
    const [most] = [...results.results].sort((one, other) => other.count - one.count);
    const text = await most?.load();
    if (text === undefined) throw new Error('Nothing found');
    const { page, close } = await open(`texts/${text.id}/?q=${encodeURIComponent(WORD)}`);
    await page.waitForSelector('.found');
    expect(await count(page, 'article mark')).toBe(text.count);
    expect(await page.textContent('.found .place')).toBe(`1 / ${text.count}`);
    const places: string[] = [];
    for (const hit of text.hits.slice(1)) {
      await page.keyboard.press('n');
      places.push(page.url());
      expect(address(page).hash).toBe(hit.block === 'title' ? '' : `#${hit.block}`);
    }
    expect(new Set(places).size).toBe(text.count - 1);
    await page.keyboard.press('p');
    expect(await page.textContent('.found .place')).toBe(`${text.count - 1} / ${text.count}`);
    const shared = page.url();
    const other = await page.context().newPage();
    await other.goto(shared);
    await expect.poll(() => other.textContent('.found .place')).toBe(`${text.count - 1} / ${text.count}`);
    await expect
      .poll(() => other.evaluate(() => document.querySelector('mark.here')?.getBoundingClientRect().top ?? -1))
      .toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    expect([await count(page, 'mark'), await count(page, '.found'), address(page).search]).toEqual([0, 0, '']);
    await close();
  });

  test('marks in a text exactly the hits that were counted, whatever the query', async () => {
    for (const query of ['群众 NEAR/30 干部', '群*', '群众|干部', `title:计划 ${WORD}`]) {
      const results = await engine.search(query, { script: 'Hans' });
      const [first] = results.results;
      const text = await first?.load();
      if (text === undefined) throw new Error(`Nothing found for ${query}`);
      const { page, close } = await open(`texts/${text.id}/?q=${encodeURIComponent(query)}`);
      await page.waitForSelector('.found');
      expect([query, await page.textContent('.found .place')]).toEqual([query, `1 / ${text.count}`]);
      await close();
    }
  });

  test('works without a network once visited', async () => {
    const { page } = await openWatchedPage(browser, site.server.url);
    const context = page.context();
    const text = await (await engine.search(WORD)).results[0]?.load();
    await page.goto(`${site.server.url}texts/${text?.id}/`);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.goto(site.server.url + asked(WORD));
    await page.waitForSelector('#results li');
    await page.waitForSelector('.bar[aria-label]');
    await page.waitForTimeout(500);
    await context.setOffline(true);
    await page.goto(`${site.server.url}texts/${text?.id}/?q=${encodeURIComponent(WORD)}`);
    await page.waitForSelector('article.text mark');
    await page.reload();
    await page.waitForSelector('article.text mark');
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).not.toBe('rgba(0, 0, 0, 0)');
    await page.goto(site.server.url + asked(WORD));
    await expect.poll(() => counts(page)).toBe(await expectedCounts(WORD));
    await page.fill('#q', '没有取过的𪚥字');
    await expect.poll(() => counts(page)).not.toBe(await expectedCounts(WORD));
    await context.setOffline(false);
    await context.close();
  });

  test('shows a new build at once when there is a network', async () => {
    const { page } = await openWatchedPage(browser, site.server.url);
    await page.goto(`${site.server.url}about/`);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.reload();
    await page.context().route('**/about/', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace('<h1', '<h1 data-new') });
    });
    await page.reload();
    expect(await count(page, 'h1[data-new]')).toBe(1);
    await page.context().close();
  });
});
