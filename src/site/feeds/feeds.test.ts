import { expect, test } from 'vitest';
import { type IndexEntry, makeArchiveIndex } from '../archive-index.ts';
import { readArchiveSettings } from '../archive-settings.ts';
import type { Site } from '../page.ts';
import { feedFiles } from './feeds.ts';

const site = (yaml: string): Site => ({
  settings: readArchiveSettings(yaml),
  base: '/archive/',
  assets: { style: '', scripts: { reader: '', text: '', search: '' } },
});
const published = site('name: 柳溪 & 文库\nbaseUrl: https://example.org/archive/\nlicence: CC0-1.0\n');
const entry = (id: string, date?: string, script: 'Hans' | 'Hant' = 'Hans'): IndexEntry => ({
  id,
  title: `题<${id}>`,
  script,
  characters: 9,
  changes: 0,
  doubts: 0,
  opening: '开头',
  ...(date !== undefined && { date }),
});
const files = (entries: readonly IndexEntry[], from = published): Record<string, string> =>
  Object.fromEntries(feedFiles(makeArchiveIndex(entries), from).map(({ path, content }) => [path, content]));

test('the sitemap names each text at its original address, with both scripts as alternates', () => {
  const map = files([entry('a', '2020'), entry('b', '2021', 'Hant')])['sitemap.xml'] ?? '';
  expect(map).toContain(
    '<url><loc>https://example.org/archive/hant/texts/b/</loc><xhtml:link rel="alternate" hreflang="zh-Hans" href="https://example.org/archive/texts/b/"/>',
  );
  expect(map.match(/<loc>[^<]*texts\/a\//g)).toHaveLength(1);
});

test('a sitemap of more than 50,000 addresses is split', () => {
  const many = files(Array.from({ length: 50_100 }, (_, number) => entry(`t${number}`)));
  expect(many['sitemap.xml']).toContain('<sitemap><loc>https://example.org/archive/sitemap-2.xml</loc></sitemap>');
  expect((many['sitemap-1.xml'] ?? '').match(/<loc>/g)).toHaveLength(50_000);
  expect((many['sitemap-2.xml'] ?? '').match(/<loc>/g)).toHaveLength(50_100 + 15 - 50_000);
});

test('the feed holds the 50 newest, newest first, and none of unknown year', () => {
  const feed =
    files([
      ...Array.from({ length: 60 }, (_, number) =>
        entry(`t${number}`, `2020-01-${String((number % 28) + 1).padStart(2, '0')}`),
      ),
      entry('x', 'XXXX-11-02'),
      entry('last', '2021-03'),
    ])['feed.xml'] ?? '';
  expect(feed.match(/<entry /g)).toHaveLength(50);
  expect(feed.indexOf('texts/last/')).toBeLessThan(feed.indexOf('texts/t27/'));
  expect(feed).toContain('<updated>2021-03-01T00:00:00Z</updated>');
  expect(feed).not.toContain('texts/x/');
  expect(feed).toContain('<title>题&lt;last&gt;</title>');
});

test('what must name an absolute address is not written without one', () => {
  expect(Object.keys(files([entry('a')], site('name: 柳溪文库')))).toEqual(['robots.txt', 'llms.txt']);
  expect(Object.keys(files([entry('a')]))).toEqual([
    'sitemap.xml',
    'feed.xml',
    'opensearch.xml',
    'robots.txt',
    'llms.txt',
  ]);
});

test('the same archive gives the same bytes', () => {
  const entries = [entry('b', '2020'), entry('a', '2020')];
  expect(files(entries)).toEqual(files([...entries].reverse()));
});

test('OpenSearch and robots.txt', () => {
  const written = files([entry('a')]);
  expect(written['opensearch.xml']).toContain('template="https://example.org/archive/search/?q={searchTerms}"');
  expect(written['opensearch.xml']).toContain('<ShortName>柳溪 &amp; 文库</ShortName>');
  expect(written['robots.txt']).toContain('Sitemap: https://example.org/archive/sitemap.xml');
  expect(written['robots.txt']).toContain('Disallow: /archive/pagefind/');
});
