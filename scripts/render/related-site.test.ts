import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeDownloads } from '../export/write-downloads.ts';
import { checkSite } from '../site/check-links.ts';
import { writeContentFixture } from '../test-support/content-fixture.ts';
import { htmlFaults } from '../test-support/html.ts';
import { relatedPhrases, relatedTexts } from '../test-support/related-texts.ts';
import { renderSite } from './render-site.ts';

const folder = mkdtempSync(join(tmpdir(), 'chengwen-related-'));
const page = (path: string): string => readFileSync(join(folder, 'site', path, 'index.html'), 'utf8');
const namesake = (html: string, path: string): string => new RegExp(`/${path}-[a-z0-9]{6}/`).exec(html)?.[0] ?? '';

beforeAll(async () => {
  const contentDir = join(folder, 'content');
  writeContentFixture(contentDir, relatedTexts);
  const outDir = join(folder, 'site');
  const { release, states } = await renderSite({
    contentDir,
    outDir,
    base: '/',
    cacheDir: join(folder, 'cache'),
    threads: 1,
  });
  writeDownloads({ folders: { contentDir, sourcesDir: join(contentDir, 'sources') }, outDir, release, texts: states });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('every link leads somewhere', () => {
  expect(checkSite(join(folder, 'site'), '/').faults).toEqual([]);
});

test('finds the phrases, and tells apart those that sound alike', () => {
  const list = page('phrases');
  for (const phrase of relatedPhrases) expect(list).toContain(phrase);
  const alike = page('phrases/hu-hu-tong-shui');
  expect(alike).toContain('户户通水');
  expect(alike).toContain('虎护铜税');
  expect(page(namesake(alike, 'phrases/hu-hu-tong-shui').slice(1))).toContain('见于');
});

test('tells people apart whose names sound alike', () => {
  const alike = page('people/li-ming');
  expect(alike).toContain('李明');
  expect(alike).toContain('黎明');
  expect(page(namesake(alike, 'people/li-ming').slice(1))).toContain('1 篇');
});

test('compares versions, and links passages that two texts share both ways', () => {
  expect(page('texts/five/versions')).toContain('<ins class="inserted">');
  expect(page('texts/two')).toContain('/texts/four/#p');
  expect(page('texts/four')).toContain('/texts/two/#p');
});

test('renders valid HTML', async () => {
  const phrase = namesake(page('phrases/hu-hu-tong-shui'), 'phrases/hu-hu-tong-shui').slice(1);
  for (const path of [
    'phrases',
    'hant/phrases',
    'en/phrases',
    'phrases/hu-hu-tong-shui',
    phrase,
    `en/${phrase}`,
    'texts/five/versions',
    'hant/texts/five-again/versions',
    'texts/two',
    'people/li-ming',
    'places',
    'hant/places',
    'en/places',
  ])
    expect(await htmlFaults(path, page(path))).toEqual([]);
});
