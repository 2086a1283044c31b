import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { goTemplates } from '../bench/generators.ts';
import { textPage } from '../bench/text-page.ts';
import { writeDownloads } from '../export/write-downloads.ts';
import { checkSite } from '../site/check-links.ts';
import { fixtureTexts, fixtureWords, writeContentFixture } from '../test-support/content-fixture.ts';
import { htmlFaults } from '../test-support/html.ts';
import { manifestFolder, readManifest } from './manifest.ts';
import { PageLog } from './page-log.ts';
import { type RenderResult, renderSite } from './render-site.ts';

const folder = mkdtempSync(join(tmpdir(), 'chengwen-render-'));
const contentDir = join(folder, 'content');
const cacheDir = join(folder, 'cache');
let first: RenderResult;

const render = (outDir: string, base = '/archive/', cache = cacheDir): Promise<RenderResult> =>
  renderSite({ contentDir, outDir: join(folder, outDir), base, cacheDir: cache, words: fixtureWords, threads: 1 });
const page = (path: string, outDir = 'site'): string => readFileSync(join(folder, outDir, path), 'utf8');

beforeAll(async () => {
  writeContentFixture(contentDir);
  first = await render('site');
  const folders = { contentDir, sourcesDir: join(contentDir, 'sources') };
  writeDownloads({ folders, outDir: join(folder, 'site'), release: first.release, texts: first.states });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('renders every text in both scripts, and its record', () => {
  // 3 texts x (2 scripts + record); front page, list, corrections, three years, report, downloads, and overviews with shelves of places
  // (1 + 3), publishers (1 + 2) and people (1 + 1) x 3 editions.
  expect(first).toMatchObject({ texts: 3, pages: 63, rendered: 63, kept: 0 });
});

test('has no broken link, nothing inline, nothing from elsewhere', () => {
  const { faults, pages, links } = checkSite(join(folder, 'site'), '/archive/');
  expect(faults).toEqual([]);
  expect(pages).toBe(63 + 7);
  expect(links).toBeGreaterThan(200);
});

test('shows a text in its own script and in the other one', () => {
  expect(page('texts/lanxi/ferry/index.html')).toContain('老船工把缆绳解下来');
  expect(page('hant/texts/lanxi/ferry/index.html')).toContain('老船工把纜繩解下來');
  expect(page('texts/tea-room/index.html')).toContain('桌椅却一张没动');
  expect(page('hant/texts/tea-room/index.html')).toContain('臺靜巷口的茶館換了主人');
});

test('names the address in the original script as canonical, and both as alternates', () => {
  const html = page('texts/tea-room/index.html');
  expect(html).toContain('<link rel="canonical" href="/archive/hant/texts/tea-room/">');
  expect(html).toContain('<link rel="alternate" hreflang="zh-Hans" href="/archive/texts/tea-room/">');
  expect(html).toContain('<link rel="alternate" hreflang="zh-Hant" href="/archive/hant/texts/tea-room/">');
  expect(html).toContain('<html lang="zh-Hans"');
});

test('says what is inferred, doubted, blacked out and cut off', () => {
  expect(page('texts/tea-room/index.html')).toContain('推定');
  expect(page('texts/lanxi/ferry/index.html')).toContain(
    '<span class="doubt" title="存疑: 两种读法都通 · 或作 膝下">膝上</span>',
  );
  const notice = page('texts/notice-2021/index.html');
  expect(notice).toContain('原文没有标题');
  expect(notice).toContain('<span class="redacted"');
  expect(notice).toContain('原文至此中断');
});

test('lets no character of a text become markup', () => {
  for (const path of [
    'texts/notice-2021/index.html',
    'texts/notice-2021/record/index.html',
    'index.html',
    'texts/index.html',
  ]) {
    // In a quoted attribute `<` is plain text.
    const html = page(path).replace(/="[^"]*"/g, '');
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('<b>');
    expect(html).toContain('&lt;b&gt;修路&lt;/b&gt;');
  }
  expect(page('texts/notice-2021/index.html')).toContain(
    '{a}} &quot; onload=x &lt;page-end a=&quot;&quot;&gt;&lt;/p&gt;&amp;amp;',
  );
});

test('is measured beside other generators that make a page of the same parts', () => {
  const partsOf = (html: string): Set<string> =>
    new Set(
      html.match(
        /<meta (?:name|property)="[^"]*"|<link rel="[^"]*"|(?:data-style|class|type|rel)="[^"]*"|[\w.]+" download/g,
      ),
    );
  const theirs = partsOf(textPage(goTemplates));
  // The bench's texts have no author and no address of their own; doubts are not in the Markdown.
  const absent = ['<meta name="citation_author"', '<meta name="DC.source"', 'class="particulars"', 'class="doubt"'];
  const ours = partsOf(page('texts/lanxi/ferry/index.html'));
  expect([...ours].filter((part) => !theirs.has(part))).toEqual(absent);
});

test('shows in the record every change and every part set apart', () => {
  const html = page('texts/lanxi/ferry/record/index.html');
  const changes = fixtureTexts[0]?.source.match(/\|(gloss|width|blank)\}/g) ?? [];
  const [, besides = ''] = html.split('class="rows"');
  // Two changes side by side are two segments; what came in the place of each is shown in the text and beside what went.
  expect(besides.match(/<del title="/g)).toHaveLength(changes.length);
  expect(besides.match(/<ins title="/g)).toHaveLength(2 * changes.length);
  expect(besides).toContain('网站栏目');
  expect(besides).toContain('首页 &gt; 新闻 &gt; 县区');
  expect(html).toContain('href="/archive/sources/lanxi-ferry.txt"');
});

test('renders valid HTML', async () => {
  for (const path of [
    'index.html',
    'texts/index.html',
    'texts/lanxi/ferry/index.html',
    'texts/notice-2021/record/index.html',
    'search/index.html',
    'about/index.html',
    '404.html',
    'en/index.html',
    'years/2019/index.html',
    'places/index.html',
    'people/zhou-yuan/index.html',
    'hant/report/index.html',
    'en/downloads/index.html',
  ])
    expect(await htmlFaults(path, page(path))).toEqual([]);
});

test('keeps what did not change, to the byte, and renders the changed text with its neighbours', {
  timeout: 60_000,
}, async () => {
  expect(await render('again')).toMatchObject({ texts: 3, pages: 63, rendered: 0, kept: 63 });
  expect(page('texts/lanxi/ferry/index.html', 'again')).toBe(page('texts/lanxi/ferry/index.html'));
  const path = join(contentDir, 'texts/tea-room.md');
  const markdown = readFileSync(path, 'utf8');
  writeFileSync(path, markdown.replace('"巷口的茶館"', '"巷尾的茶館"'));
  const changed = await render('changed');
  // All three texts are neighbours of each other here or show its title; the years of the others stay.
  expect(changed.rendered).toBeLessThan(63);
  expect(page('hant/texts/lanxi/ferry/index.html', 'changed')).toContain('巷尾的茶館');
  expect(page('hant/texts/tea-room/record/index.html', 'changed')).toContain('經人工修訂');
  expect(page('years/2019/index.html', 'changed')).toBe(page('years/2019/index.html'));
  writeFileSync(path, markdown);
  utimesSync(path, new Date(), new Date());
  await render('back');
  const cold = await render('cold', '/archive/', join(folder, 'cold-cache'));
  expect(cold.kept).toBe(0);
  for (const file of ['index.html', 'hant/texts/tea-room/index.html', 'texts/lanxi/ferry/record/index.html']) {
    expect(page(file, 'back')).toBe(page(file, 'cold'));
  }
});

test('a rendering that did not end goes on from the pages it wrote', { timeout: 60_000 }, async () => {
  const cache = join(folder, 'ended-cache');
  const whole = await render('ended', '/archive/', cache);
  const log = new PageLog(cache);
  const rendered = [...readManifest(cache).texts.keys()].map((id) => [id, log.of(id)]);
  // What a build leaves that is killed after two of three texts, in the middle of a line.
  rmSync(join(cache, manifestFolder), { recursive: true });
  rmSync(join(cache, 'made'), { recursive: true });
  const lines = rendered.slice(0, 2).map((text) => `${JSON.stringify(text)}\n`);
  writeFileSync(join(cache, 'rendered.jsonl'), `${lines.join('')}["tea`);
  expect(await render('resumed', '/archive/', cache)).toMatchObject({ kept: 6, rendered: whole.rendered - 6 });
  expect(existsSync(join(cache, 'rendered.jsonl'))).toBe(false);
  expect(page('hant/texts/tea-room/index.html', 'resumed')).toBe(page('hant/texts/tea-room/index.html', 'ended'));
});

test('never writes into a page of a site that stands, even when the memory of the last build is lost', async () => {
  const before = page('texts/tea-room/index.html', 'back');
  const path = join(contentDir, 'texts/tea-room.md');
  const markdown = readFileSync(path, 'utf8');
  rmSync(join(cacheDir, manifestFolder), { recursive: true });
  writeFileSync(path, markdown.replace('桌椅', '板凳'));
  await render('without-memory');
  expect(page('texts/tea-room/index.html', 'without-memory')).toContain('板凳');
  expect(page('texts/tea-room/index.html', 'back')).toBe(before);
  writeFileSync(path, markdown);
});
