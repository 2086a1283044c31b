import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSearchIndex } from '../../index/build-search-index.ts';
import { searchRecords } from '../../index/search-records.ts';
import { renderSite } from '../../render/render-site.ts';
import { axeViolations, openSite, type SiteInBrowser } from '../../test-support/browser.ts';
import { fixtureWords, writeContentFixture } from '../../test-support/content-fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'chengwen-journey-'));
let site: SiteInBrowser;

beforeAll(async () => {
  const contentDir = join(folder, 'content');
  const outDir = join(folder, 'site');
  writeContentFixture(contentDir);
  await renderSite({
    contentDir,
    outDir,
    base: '/archive/',
    cacheDir: join(folder, 'cache'),
    words: fixtureWords,
    threads: 1,
  });
  await buildSearchIndex(searchRecords(contentDir), outDir);
  site = await openSite(outDir, '/archive/');
});

afterAll(async () => {
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('searches as one types, opens a hit, sees it marked, and goes on to the record', async () => {
  const { page, complaints, close } = await site.open('');
  await page.keyboard.press('/');
  await page.keyboard.type('老船工把缆绳');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search/?q=*');
  await expect.poll(() => page.textContent('#counts')).toBe('1 篇，1 处');
  expect(await page.textContent('.excerpt mark')).toBe('老船工把缆绳');
  await page.click('.excerpt');
  await page.waitForURL('**/texts/lanxi/ferry/?q=*#p1');
  expect(await page.textContent('#p1 mark')).toBe('老船工把缆绳');
  await page.click('.colophon a');
  await page.waitForURL('**/record/');
  expect((await page.locator('#p1 .source-side').allInnerTexts()).join()).toContain('柳溪渡(dù)口');
  expect(complaints).toEqual([]);
  await close();
});

test('finds a text in the other script, and shows the hit in the reader’s', async () => {
  const { page, complaints, close } = await site.open(`hant/search/?q=${encodeURIComponent('缆绳解')}`);
  await expect.poll(() => page.textContent('#counts')).toBe('1 篇，1 處');
  expect(await page.textContent('.excerpt mark')).toBe('纜繩解');
  await page.keyboard.press('Escape');
  await page.focus('#q');
  await page.keyboard.press('Escape');
  expect(await page.inputValue('#q')).toBe('');
  expect(new URL(page.url()).search).toBe('');
  expect(complaints).toEqual([]);
  await close();
});

test('changes script with one tap, keeps the place, and keeps the choice', async () => {
  const { page, complaints, close } = await site.open('texts/lanxi/ferry/', { viewport: { width: 360, height: 300 } });
  await page.evaluate(() => document.querySelector('#p3')?.scrollIntoView({ behavior: 'instant' }));
  const top = await page.evaluate(() => document.querySelector('#p3')?.getBoundingClientRect().top ?? NaN);
  await page.evaluate(() => document.querySelector<HTMLElement>('[data-edition=zh-Hant]')?.click());
  await page.waitForURL('**/hant/texts/lanxi/ferry/');
  await expect
    .poll(() => page.evaluate(() => Math.round(document.querySelector('#p3')?.getBoundingClientRect().top ?? NaN)))
    .toBe(Math.round(top));
  expect(await page.getAttribute('html', 'lang')).toBe('zh-Hant');
  // Coming back from elsewhere to an address in the other script.
  await page.goto(`${site.server.url}texts/tea-room/`);
  await page.waitForURL('**/hant/texts/tea-room/');
  expect(complaints).toEqual([]);
  await close();
});

test('reaches and reads every text without JavaScript, in three clicks', async () => {
  const { page, complaints, close } = await site.open('', { javaScriptEnabled: false });
  await page.click('.site-header nav a');
  await page.click('text=巷口的茶馆');
  expect(await page.textContent('article')).toContain('桌椅却一张没动');
  await page.goto(`${site.server.url}search/`);
  expect(await page.textContent('noscript')).toContain('JavaScript');
  expect(complaints).toEqual([]);
  await close();
});

describe('axe finds nothing', () => {
  const pages = [
    '',
    'texts/',
    'texts/lanxi/ferry/',
    'hant/texts/notice-2021/',
    'texts/lanxi/ferry/record/',
    'search/?q=渡口',
    'search/?q=渡&view=lines',
    'en/about/',
    'years/2019/',
    'places/',
    'hant/publishers/',
    'people/zhou-yuan/',
    'report/',
    'en/downloads/',
    'no-such-page/',
  ];
  test.each(
    pages.flatMap((path) =>
      (['light', 'dark'] as const).flatMap((colorScheme) => [360, 1280].map((width) => ({ path, colorScheme, width }))),
    ),
  )('on /$path, $colorScheme, $width px', async ({ path, colorScheme, width }) => {
    const { page, close } = await site.open(path, {
      colorScheme,
      viewport: { width, height: 800 },
      bypassCSP: true,
    });
    if (path.startsWith('search'))
      await page.waitForSelector(path.includes('view=lines') ? '.kwic' : '.facet, .excerpt');
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBeLessThanOrEqual(0);
    expect(await axeViolations(page)).toEqual([]);
    await close();
  });
});

test('speaks English around a text to a reader who chose English, and leaves the text as it is', async () => {
  const { page, complaints, close } = await site.open('en/');
  await page.evaluate(() => localStorage.setItem('edition', 'en'));
  await page.goto(`${site.server.url}texts/lanxi/ferry/`);
  await page.waitForSelector('.colophon a:text("Record of restoration")');
  expect(await page.getAttribute('.colophon a', 'lang')).toBe('en');
  expect(await page.textContent('.byline time')).toBe('2 April 2019');
  expect(await page.textContent('h1')).toBe('柳溪渡口停航记');
  expect(await page.textContent('#p1')).toContain('老船工把缆绳解下来');
  expect(await page.getAttribute('.site-header nav a', 'href')).toContain('/archive/en/texts/');
  await page.click('.colophon a');
  await page.waitForURL('**/record/');
  await page.waitForSelector('h2:text("What was done")');
  expect((await page.textContent('.diagnosis'))?.trim()).toMatch(/^[ -~]+$/);
  expect(await page.getAttribute('.diagnosis', 'lang')).toBe('en');
  await page.goto(`${site.server.url}texts/notice-2021/`);
  await expect.poll(() => page.textContent('.byline [data-english]')).toBe('2–3 November (year unknown)');
  // Another choice takes it back.
  await page.goto(`${site.server.url}texts/lanxi/ferry/`);
  await page.waitForSelector('.colophon a:text("Record of restoration")');
  await page.click('[data-edition=zh-Hant]');
  await page.waitForSelector('.colophon a:text("還原記錄")');
  expect(complaints).toEqual([]);
  await close();
});
