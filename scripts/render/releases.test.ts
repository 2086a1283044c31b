import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeDownloads } from '../export/write-downloads.ts';
import { fixtureTexts, fixtureWords, writeContentFixture } from '../test-support/content-fixture.ts';
import { htmlFaults } from '../test-support/html.ts';
import { makeRelease } from './releases.ts';
import { renderSite } from './render-site.ts';

const folder = mkdtempSync(join(tmpdir(), 'chengwen-releases-'));
const contentDir = join(folder, 'content');
const foldersOf = (content: string) => ({ contentDir: content, sourcesDir: join(content, 'sources') });

/** Build into a folder, with a memory of its own. @returns the page of the downloads in a language. */
async function build(name: string, content = contentDir): Promise<(language: 'hans' | 'en') => string> {
  const outDir = join(folder, name);
  const cacheDir = join(folder, `${name}-cache`);
  const { release, releases, states } = await renderSite({
    contentDir: content,
    outDir,
    base: '/',
    cacheDir,
    words: fixtureWords,
    threads: 1,
  });
  writeDownloads({ folders: foldersOf(content), outDir, release, releases, texts: states });
  return (language) => readFileSync(join(outDir, language === 'en' ? 'en' : '', 'downloads/index.html'), 'utf8');
}
const log = (): string => readFileSync(join(contentDir, 'releases/log.yaml'), 'utf8');

beforeAll(() => {
  writeContentFixture(contentDir);
  const settings = join(contentDir, 'archive.yaml');
  writeFileSync(settings, `${readFileSync(settings, 'utf8')}baseUrl: https://example.org/\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a build writes no release by itself, and says that there is none', async () => {
  const page = await build('none');
  expect(existsSync(join(contentDir, 'releases'))).toBe(false);
  expect(page('en')).toContain('not released yet');
});

test('the first release is dated, and nothing in it is called new', async () => {
  expect(makeRelease(foldersOf(contentDir), '2026-01-02')).toMatchObject({ date: '2026-01-02', texts: 3, added: [] });
  const page = await build('first');
  expect(page('en')).toContain('released on 2 January 2026');
  expect(page('en')).toContain('first release');
});

test('the same texts make no second release', () => {
  const before = log();
  expect(makeRelease(foldersOf(contentDir), '2026-01-03')).toBeUndefined();
  expect(log()).toBe(before);
});

test('what changed since is shown before it is a release, and with its date when it is one', async () => {
  const tea = join(contentDir, 'texts/tea-room.md');
  writeFileSync(tea, readFileSync(tea, 'utf8').replace('桌椅', '板凳'));
  rmSync(join(contentDir, 'texts/notice-2021.md'));
  const ferry = fixtureTexts[0];
  if (ferry !== undefined) writeContentFixture(contentDir, [{ ...ferry, id: 'ferry-again' }]);
  const settings = join(contentDir, 'archive.yaml');
  writeFileSync(settings, `${readFileSync(settings, 'utf8')}baseUrl: https://example.org/\n`);
  const pending = (await build('pending'))('en');
  expect(pending).toContain('Since the last release');
  expect(pending).toContain('not released yet');
  expect(await htmlFaults('downloads', pending)).toEqual([]);

  expect(makeRelease(foldersOf(contentDir), '2026-11-21')).toMatchObject({
    texts: 3,
    added: ['ferry-again'],
    changed: ['tea-room'],
    removed: ['notice-2021'],
  });
  const page = (await build('second'))('en');
  expect(page).not.toContain('Since the last release');
  expect(page).toContain('<time datetime="2026-11-21">21 November 2026</time>');
  expect(page).toContain('<a href="/texts/ferry-again/" lang="zh-Hans">');
  expect(page).toContain('<code>notice-2021</code>');
  expect(await htmlFaults('downloads', page)).toEqual([]);
  const feed = readFileSync(join(folder, 'second/feed.xml'), 'utf8');
  expect(feed).toContain('<title>版本 2026-11-21</title><updated>2026-11-21T00:00:00Z</updated>');
  expect(feed.indexOf('<updated>2026-11-21')).toBeLessThan(feed.indexOf('<entry'));
  expect(readFileSync(join(folder, 'second/downloads/CHANGES.txt'), 'utf8')).toContain(
    '  + ferry-again\n  * tea-room\n  - notice-2021\n',
  );
});

test('a fresh clone builds the same', async () => {
  const clone = join(folder, 'clone');
  cpSync(contentDir, clone, { recursive: true });
  const page = await build('cloned', clone);
  expect(page('hans')).toBe(readFileSync(join(folder, 'second/downloads/index.html'), 'utf8'));
  for (const file of ['downloads/SHA256SUMS', 'feed.xml'])
    expect(readFileSync(join(folder, 'cloned', file), 'utf8')).toBe(readFileSync(join(folder, 'second', file), 'utf8'));
});

test('a release whose list was not written is not made twice', () => {
  const before = log();
  rmSync(join(contentDir, 'releases/texts.tsv'));
  expect(makeRelease(foldersOf(contentDir), '2026-11-22')).toBeUndefined();
  expect(log()).toBe(before);
  expect(existsSync(join(contentDir, 'releases/texts.tsv'))).toBe(true);
});
