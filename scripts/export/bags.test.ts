import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bagFiles, downloadFiles } from '../../src/site/downloads-page.ts';
import { listIds, markdownFile, sha256 } from '../render/content.ts';
import { checkBag } from '../test-support/check-bag.ts';
import { writeContentFixture } from '../test-support/content-fixture.ts';
import { bagCount, dividePortions } from './bags.ts';
import { endsPortion, type PortionText } from './divide.ts';
import { writeDownloads } from './write-downloads.ts';

const folder = mkdtempSync(join(tmpdir(), 'chengwen-bags-'));
const contentDir = join(folder, 'content');
const folders = { contentDir, sourcesDir: join(contentDir, 'sources') };
const cacheDir = join(folder, 'cache');
const downloads = (site: string): string => join(folder, site, 'downloads');

/** Texts that count as so large that each portion has a bag of its own. */
const textsNow = (): PortionText[] =>
  listIds(folders).map((id) => ({ id, state: sha256(readFileSync(markdownFile(folders, id))), bytes: 50_000_000 }));

const write = (site: string, cache?: string): void =>
  writeDownloads({
    folders,
    outDir: join(folder, site),
    release: '0123456789ab',
    texts: textsNow(),
    ...(cache !== undefined && { cacheDir: cache }),
  });

/** Ids behind which a portion ends. */
const ends = Array.from({ length: 2000 }, (_, number) => `t${number}`).filter(endsPortion);

beforeAll(() => {
  writeContentFixture(contentDir);
  const markdown = readFileSync(markdownFile(folders, 'tea-room'));
  for (const id of ends.slice(0, 3)) writeFileSync(markdownFile(folders, id), markdown);
  write('site', cacheDir);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a large archive is taken away in several bags, each whole by itself, that hold each text once', () => {
  const names = bagFiles(bagCount(textsNow()));
  expect(names.length).toBeGreaterThan(2);
  const texts = names.flatMap((name, number) => {
    const into = join(folder, `bag-${number}`);
    execFileSync('unzip', ['-q', join(downloads('site'), name), '-d', into]);
    expect(checkBag(join(into, 'archive'))).toEqual([]);
    const info = readFileSync(join(into, 'archive/bag-info.txt'), 'utf8');
    expect(info).toContain(`Bag-Count: ${number + 1} of ${names.length}\n`);
    return readdirSync(join(into, 'archive/data/texts'), { recursive: true, encoding: 'utf8' });
  });
  expect(texts.filter((name) => name.endsWith('.md')).sort()).toEqual(listIds(folders).map((id) => `${id}.md`));
  execFileSync('sha256sum', ['--strict', '-c', 'SHA256SUMS'], { cwd: downloads('site') });
});

test('a changed text changes its bag alone, and the files are those of a build without a cache', () => {
  const files = downloadFiles(bagCount(textsNow()));
  const sameFiles = (one: string, other: string): string[] =>
    files.filter((name) => readFileSync(join(downloads(one), name)).equals(readFileSync(join(downloads(other), name))));
  const path = markdownFile(folders, ends[1] as string);
  writeFileSync(path, readFileSync(path, 'utf8').replace('巷口', '巷尾'));
  write('changed', cacheDir);
  write('changed-anew');
  expect(sameFiles('changed', 'changed-anew')).toEqual(files);
  const bags = files.filter((name) => name.endsWith('.bag.zip'));
  const other = bags.filter((name) => !sameFiles('changed', 'site').includes(name));
  expect(other).toHaveLength(1);
  // The others are the files that were there, not copies.
  const fileNumber = (site: string, name: string): number => statSync(join(downloads(site), name)).ino;
  expect(bags.filter((name) => fileNumber('site', name) === fileNumber('changed', name))).toHaveLength(bags.length - 1);
  // A file that is not as it was left is made again.
  writeFileSync(join(downloads('changed'), bags.find((name) => !other.includes(name)) as string), 'spoilt');
  write('mended', cacheDir);
  expect(sameFiles('mended', 'changed-anew')).toEqual(files);
});

test('bags end where their files are enough, and a small archive has one', () => {
  const portion = (megabytes: number) => [{ bytes: megabytes * 1e6 }];
  const sizes = (...portions: number[]): number[] => dividePortions(portions.map(portion)).map(({ length }) => length);
  expect(sizes(30, 30, 30)).toEqual([3]);
  expect(sizes(30, 30, 30, 30, 1)).toEqual([2, 2, 1]);
  expect(sizes()).toEqual([0]);
});
