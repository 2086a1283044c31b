/** What the search page can do, in a real browser. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  address,
  asked,
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

describe('the search page', () => {
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
    expect((await address(page)).searchParams.getAll('year')).toEqual([first, second]);
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
    expect([await counts(page), (await address(page)).search]).toEqual(['', '']);
    await page.evaluate((word) => {
      const box = document.querySelector('#q') as HTMLInputElement;
      box.value = word;
      box.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: word }));
    }, WORD);
    await expect.poll(() => counts(page)).toBe(await expectedCounts(WORD));
    await close();
  });
});
