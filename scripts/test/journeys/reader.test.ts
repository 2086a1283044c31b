import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWatchedPage, startBrowser } from '../../test-support/chromium.ts';
import { buildTestSite, type TestSite } from '../../test-support/sample-site.ts';

let site: TestSite;
let browser: Browser;

describe('a reader', () => {
  beforeAll(async () => {
    [site, browser] = await Promise.all([buildTestSite(), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  test('comes to the front page, switches script, searches across words, reads the hit, and sees what the source was', async () => {
    const { page, incidents } = await openWatchedPage(browser, site.server.url);
    await page.goto(site.server.url);
    expect(await page.textContent('h1')).toBe('澄文示例文库');

    await page.click('text=繁');
    await page.waitForURL('**/hant/');
    expect(await page.textContent('h1')).toBe('澄文示例文庫');
    expect(await page.getAttribute('html', 'lang')).toBe('zh-Hant');

    // 鏈找缺 runs over the ends of three words: 顺着 产业链 找 缺口.
    await page.fill('input[type=search]', '鏈找缺');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#results li');
    expect(await page.textContent('#counts')).toContain('1');
    expect(await page.textContent('#results mark')).toBe('鏈找缺');

    await page.click('#results .excerpt');
    await page.waitForSelector('article.text mark');
    const paragraph = new URL(page.url()).hash;
    expect(paragraph).toMatch(/^#p\d+$/);
    expect(await page.locator(`${paragraph} mark`).allTextContents()).toEqual(['鏈找缺']);

    await page.click('a[href$="/record/"]');
    await page.waitForURL('**/record/');
    const record = (await page.textContent('main')) ?? '';
    expect(record).toContain('(yè)');
    expect(record).toContain('SHA-256');
    await page.context().close();
    expect(incidents).toEqual([]);
  });

  test('finds a text from the front page in three clicks without JavaScript', async () => {
    const { page, incidents } = await openWatchedPage(browser, site.server.url, { javaScriptEnabled: false });
    await page.goto(site.server.url);
    await page.click('nav a[href$="texts/"]');
    await page.click('main a[href*="/texts/20"]');
    expect((await page.textContent('article.text')) ?? '').toMatch(/[\u4e00-\u9fff]{20}/);
    await page.context().close();
    expect(incidents).toEqual([]);
  });

  test('sees the number of a paragraph in one line, also beyond nine', async () => {
    const { page, incidents } = await openWatchedPage(browser, site.server.url);
    await page.setViewportSize({ width: 1200, height: 900 });
    await page.goto(`${site.server.url}texts/2017/old-trees/`);
    const heights = await page.locator('p > .number').evaluateAll((links) => links.map((link) => link.clientHeight));
    expect(heights.length).toBeGreaterThan(10);
    expect(new Set(heights).size).toBe(1);
    await page.context().close();
    expect(incidents).toEqual([]);
  });

  test('is served under a policy that allows nothing inline and no other host', async () => {
    for (const path of ['', 'search/', 'about/', 'hant/', 'en/']) {
      const response = await fetch(site.server.url + path);
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe-inline');
      const html = await response.text();
      expect(html).not.toMatch(/<style|style="|<script(?![^>]*\ssrc=)|\son[a-z]+="/);
    }
  });
});
