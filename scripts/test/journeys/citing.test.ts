import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChangeRecord } from '../../../src/clean/record/change-record.ts';
import { writeDownloads } from '../../export/write-downloads.ts';
import { renderSite } from '../../render/render-site.ts';
import { checkSite } from '../../site/check-links.ts';
import { openSite, type SiteInBrowser } from '../../test-support/browser.ts';
import { fixtureWords, writeContentFixture } from '../../test-support/content-fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'chengwen-citing-'));
const outDir = join(folder, 'site');
const contentDir = join(folder, 'content');
let site: SiteInBrowser;

beforeAll(async () => {
  writeContentFixture(contentDir);
  const settings = join(contentDir, 'archive.yaml');
  writeFileSync(settings, `${readFileSync(settings, 'utf8')}baseUrl: https://example.org/archive/\n`);
  const recordFile = join(contentDir, 'changes/lanxi/ferry.json');
  const record = JSON.parse(readFileSync(recordFile, 'utf8')) as ChangeRecord;
  writeFileSync(recordFile, JSON.stringify({ ...record, retired: [{ name: 'p9', after: 'p1', into: 'p3' }] }));
  // A person edits a text after it was cleaned.
  const edited = join(contentDir, 'texts/tea-room.md');
  writeFileSync(edited, readFileSync(edited, 'utf8').replace('桌椅', '板凳'));
  const { release, states } = await renderSite({
    contentDir,
    outDir,
    base: '/archive/',
    cacheDir: join(folder, 'cache'),
    words: fixtureWords,
    threads: 1,
  });
  writeDownloads({ folders: { contentDir, sourcesDir: join(contentDir, 'sources') }, outDir, release, texts: states });
  site = await openSite(outDir, '/archive/');
}, 120_000);

afterAll(async () => {
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

const today = (): string => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
};

test('every link of a site with an address of its own leads somewhere, data blocks are no scripts', () => {
  expect(checkSite(outDir, '/archive/', 'https://example.org/archive/').faults).toEqual([]);
});

test('cites a text without JavaScript', async () => {
  const { page, complaints, close } = await site.open('texts/lanxi/ferry/', { javaScriptEnabled: false });
  await page.click('.cite summary');
  expect(await page.textContent('[data-style=gbt7714-2025] dd')).toBe(
    '周远. 柳溪渡口停航记[EB/OL]. 兰溪县融媒体中心（2019-04-02）[引用日期]. https://example.org/archive/texts/lanxi/ferry/.',
  );
  expect(await page.isVisible('.layout-choices')).toBe(false);
  expect(complaints).toEqual([]);
  await close();
});

test('cites the paragraph in the address, with the day of the visit, and copies', async () => {
  const { page, complaints, close } = await site.open('texts/lanxi/ferry/#p3', {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await page.click('.cite summary');
  const expected = `周远. 柳溪渡口停航记[EB/OL]. 兰溪县融媒体中心（2019-04-02）[${today()}]. https://example.org/archive/texts/lanxi/ferry/#p3.`;
  await expect.poll(() => page.textContent('[data-style=gbt7714-2025] dd span')).toBe(expected);
  expect(await page.textContent('.cited-paragraph')).toBe('引用第 3 段');
  await page.focus('[data-style=gbt7714-2025] button');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(expected);
  expect(complaints).toEqual([]);
  await close();
});

const selectWords = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const words = document.querySelector('#p5')?.firstChild;
    if (words) getSelection()?.setBaseAndExtent(words, 0, words, 9);
  });

test('copies selected words with their citation, by keyboard', async () => {
  const { page, complaints, close } = await site.open('hant/texts/lanxi/ferry/', {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await selectWords(page);
  await page.waitForSelector('.quote:not([hidden])');
  await page.focus('[data-quote=copy]');
  await page.keyboard.press('Enter');
  const copied = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toContain('“渡口的水位牌留在原');
  expect((await copied()).split('\n').slice(1)).toEqual([
    `周远. 柳溪渡口停航记[EB/OL]. 兰溪县融媒体中心（2019-04-02）[${today()}]. https://example.org/archive/texts/lanxi/ferry/#p5.`,
    '（引文字體由程序轉換，以所引地址的原文為準。）',
  ]);
  expect(complaints).toEqual([]);
  await close();
});

test('hands selected words and the paragraph’s address to the apps of a phone, where the browser can', async () => {
  const { page, complaints, close } = await site.open('texts/lanxi/ferry/');
  await selectWords(page);
  await page.waitForSelector('[data-quote=copy]:visible');
  expect(await page.isVisible('[data-quote=share]')).toBe(false);

  await page.addInitScript(() => {
    Object.assign(Navigator.prototype, {
      share: async (shared: ShareData) => void Object.assign(document.documentElement.dataset, shared),
    });
  });
  await page.reload();
  await selectWords(page);
  await page.click('[data-quote=share]');
  expect(await page.evaluate(() => ({ ...document.documentElement.dataset }))).toMatchObject({
    title: '柳溪渡口停航记',
    text: '“渡口的水位牌留在原”',
    url: 'https://example.org/archive/texts/lanxi/ferry/#p5',
  });
  expect(complaints).toEqual([]);
  await close();
});

test('the reader’s layout: size, vertical, pinyin, kept on the next text', async () => {
  const { page, complaints, close } = await site.open('texts/lanxi/ferry/');
  for (const choice of ['larger', 'vertical', 'ruby']) await page.click(`[data-choice=${choice}]`);
  await page.waitForSelector('#p1 ruby');
  expect(await page.textContent('#p1 ruby rt')).toBe('liǔ');
  expect(await page.evaluate(() => getComputedStyle(document.querySelector('.body') as Element).writingMode)).toBe(
    'vertical-rl',
  );
  await page.goto(`${site.server.url}texts/notice-2021/`);
  await page.waitForSelector('#p1 ruby');
  expect(await page.getAttribute('.text', 'class')).toBe('text type-large vertical ruby');
  await page.click('[data-choice=ruby]');
  await expect.poll(() => page.locator('ruby').count()).toBe(0);
  expect(await page.textContent('#p1')).toContain('通知内容如下');
  expect(complaints).toEqual([]);
  await close();
});

test('the address of a paragraph that is gone leads to a note, without JavaScript', async () => {
  const { page, close } = await site.open('texts/lanxi/ferry/#p9', { javaScriptEnabled: false });
  expect(await page.isVisible('#p9')).toBe(true);
  expect(await page.textContent('#p9')).toContain('第 9 段已并入第 3 段。');
  await page.click('#p9 a');
  expect(await page.isVisible('#p9')).toBe(false);
  await close();
});

test('the record shows source and restored text side by side and in one, without JavaScript', async () => {
  const { page, close } = await site.open('texts/lanxi/ferry/record/', { javaScriptEnabled: false });
  expect(await page.isVisible('#p1 .restored-text')).toBe(true);
  expect((await page.locator('#p1 .source-side').allInnerTexts()).join()).toContain('渡(dù)口停航');
  await page.check('#view-inline');
  expect(await page.isVisible('#p1 .restored-text')).toBe(false);
  expect((await page.locator('#p1 .source-side').allInnerTexts()).join()).toContain('渡(dù)渡口停航');
  const letter = (await page.getAttribute('a[href^=mailto]', 'href')) ?? '';
  expect(decodeURIComponent(letter)).toContain('https://example.org/archive/texts/lanxi/ferry/');
  expect(await page.textContent('pre')).toContain('before: ""');
  await close();
});

test('of a text edited by hand the record shows what the cleaner made of it', async () => {
  const { page, close } = await site.open('hant/texts/tea-room/record/');
  expect(await page.textContent('.notice')).toContain('經人工修訂');
  expect(await page.textContent('#p1 .restored-text')).toContain('桌椅');
  await close();
});

test('what is loaded with a text page is at most 30 kB beyond the text', () => {
  const html = readFileSync(join(outDir, 'texts/lanxi/ferry/index.html'), 'utf8');
  const loaded = [...html.matchAll(/(?:src|rel="stylesheet" href)="\/archive\/(assets\/[^"]*)"/g)].map(
    ([, file = '']) => readFileSync(join(outDir, file)),
  );
  expect(loaded.length).toBeGreaterThan(2);
  const bytes = [Buffer.from(html), ...loaded].reduce((sum, file) => sum + gzipSync(file).length, 0);
  expect(bytes).toBeLessThan(30_000);
});
