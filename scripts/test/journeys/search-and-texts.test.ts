/** From the search page into texts and back, with the keyboard and without a network, in a real browser. */
import { describe, expect, test } from 'vitest';
import { openWatchedPage } from '../../test-support/chromium.ts';
import {
  address,
  asked,
  browser,
  count,
  counts,
  engine,
  expectedCounts,
  open,
  site,
  useSearchSite,
  WORD,
} from './search-site.ts';

useSearchSite();

describe('from the search page into texts', () => {
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
      const { href, hash } = await address(page);
      places.push(href);
      expect(hash).toBe(hit.block === 'title' ? '' : `#${hit.block}`);
    }
    expect(new Set(places).size).toBe(text.count - 1);
    await page.keyboard.press('p');
    expect(await page.textContent('.found .place')).toBe(`${text.count - 1} / ${text.count}`);
    const shared = (await address(page)).href;
    const other = await page.context().newPage();
    await other.goto(shared);
    await expect.poll(() => other.textContent('.found .place')).toBe(`${text.count - 1} / ${text.count}`);
    await expect
      .poll(() => other.evaluate(() => document.querySelector('mark.here')?.getBoundingClientRect().top ?? -1))
      .toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    expect([await count(page, 'mark'), await count(page, '.found'), (await address(page)).search]).toEqual([0, 0, '']);
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
