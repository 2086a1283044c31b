import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderSite } from '../../render/render-site.ts';
import { axeViolations, openSite, type SiteInBrowser } from '../../test-support/browser.ts';
import { writeContentFixture } from '../../test-support/content-fixture.ts';
import { relatedTexts } from '../../test-support/related-texts.ts';

const folder = mkdtempSync(join(tmpdir(), 'chengwen-ways-'));
let site: SiteInBrowser;

beforeAll(async () => {
  const contentDir = join(folder, 'content');
  const outDir = join(folder, 'site');
  writeContentFixture(contentDir, relatedTexts);
  await renderSite({ contentDir, outDir, base: '/archive/', cacheDir: join(folder, 'cache'), threads: 1 });
  site = await openSite(outDir, '/archive/');
});

afterAll(async () => {
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('goes from a tile of the map to the texts of the place, by keyboard and without JavaScript', async () => {
  const { page, complaints, close } = await site.open('places/', { javaScriptEnabled: false });
  expect(await page.getByRole('link', { name: '四川省，2 篇' }).count()).toBe(1);
  await page.getByRole('link', { name: '四川省，2 篇' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/places/si-chuan-sheng/');
  expect(await page.locator('.list > li').count()).toBe(2);
  expect(complaints).toEqual([]);
  await close();
});

test('the map’s words fit their tiles, and can be read at 360 px', async () => {
  for (const path of ['places/', 'hant/places/', 'en/places/']) {
    const { page, close } = await site.open(path, { viewport: { width: 360, height: 800 } });
    const boxes = await page.$$eval('.province-map svg text', (texts) =>
      texts.map((text) => {
        const box = text.getBoundingClientRect();
        const rect = text.parentElement?.querySelector('rect');
        if (!rect) throw new Error('A word of the map stands outside its tiles');
        const tile = rect.getBoundingClientRect();
        return { fits: box.left >= tile.left && box.right <= tile.right, high: box.height, tile: tile.width };
      }),
    );
    expect(boxes.every(({ fits, high, tile }) => fits && high >= 10 && tile >= 24)).toBe(true);
    await close();
  }
});

describe('axe finds nothing', () => {
  const pages = ['phrases/', 'texts/five/versions/', 'places/'];
  const corners = pages.flatMap((path) =>
    (['light', 'dark'] as const).flatMap((colorScheme) => [360, 1280].map((width) => ({ path, colorScheme, width }))),
  );
  // The same templates with other words: once is enough.
  const others = ['people/li-ming/', 'texts/two/', 'en/phrases/', 'hant/texts/five-again/versions/', 'en/places/'];
  test.each([...corners, ...others.map((path) => ({ path, colorScheme: 'dark' as const, width: 360 }))])(
    'on /$path, $colorScheme, $width px',
    async ({ path, colorScheme, width }) => {
      const { page, close } = await site.open(path, { colorScheme, viewport: { width, height: 800 }, bypassCSP: true });
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      ).toBeLessThanOrEqual(0);
      expect(await axeViolations(page)).toEqual([]);
      await close();
    },
  );

  test('on the page of a phrase', async () => {
    const { page, close } = await site.open('phrases/', { bypassCSP: true });
    await page.click('.phrases a');
    await page.waitForURL('**/phrases/*/');
    expect(await page.locator('.passages mark').count()).toBeGreaterThan(2);
    expect(await axeViolations(page)).toEqual([]);
    await close();
  });
});
