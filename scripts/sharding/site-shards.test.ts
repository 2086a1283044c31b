/** A site built in parts and joined is the site that one build makes; parts that do not belong together are refused. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { sha256 } from '../cleaning/cleaner.ts';
import { CommandError } from '../cli/exit-code.ts';
import { type BuiltSite, buildSite, stepCache } from '../site/build-site.ts';
import { listing } from '../test-support/listing.ts';
import { buildShard, sourcesSum } from './build-shard.ts';
import { findShards, joinShards, requireWhole, setModified } from './join-shards.ts';
import { programKey } from './program-key.ts';
import { readSiteShard, siteShardFolder, siteShardsFolder } from './site-shard.ts';

const folder = mkdtempSync(join(tmpdir(), 'chengwen-parts-'));
const cacheDir = join(folder, 'cache');
const site = join(folder, 'joined/site');
const total = 3;
const shards = Array.from({ length: total }, (_, index) => ({ index: index + 1, total }));
const common = {
  sourcesDir: resolve('content/sources'),
  contentDir: join(folder, 'content'),
  base: '/archive/',
  threads: 1,
  force: false,
  defaultSettings: resolve('content/archive.yaml'),
  shardCharacters: 4000,
};
const buildPart = (index: number) => buildShard({ ...common, outDir: site, shard: { index, total } });
const part = (index: number): string => siteShardFolder(site, { index, total });
const expected = () => ({
  program: programKey(),
  settings: sha256(readFileSync(common.defaultSettings)),
  sources: sourcesSum(common.sourcesDir),
});
const merge = async (folders: readonly string[]): Promise<BuiltSite | undefined> => {
  const found = findShards(folders);
  requireWhole(found, folders, expected());
  const caches = { render: stepCache(cacheDir, 'render', site), index: stepCache(cacheDir, 'index', site) };
  joinShards(found, caches);
  return buildSite({ ...common, outDir: site, cacheDir });
};

beforeAll(async () => {
  process.env['CHENGWEN_CACHE'] = cacheDir;
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  for (const { index } of shards) await buildPart(index);
});
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

test('parts joined are what one build makes, to the byte, and no page of a text is rendered again', async () => {
  // As parts come from other machines: copied, with other times of writing.
  const carried = join(folder, 'carried');
  cpSync(siteShardsFolder(site), carried, { recursive: true });
  const joined = await merge([carried]);
  const texts = joined?.pages.texts ?? 0;
  expect(texts).toBeGreaterThan(20);
  expect(joined?.pages.kept).toBeGreaterThanOrEqual(3 * texts);
  expect(joined?.index).toMatchObject({ built: 0 });
  expect(joined?.index.shards).toBeGreaterThan(total);
  const outDir = join(folder, 'single/site');
  await buildSite({ ...common, outDir, cacheDir });
  expect(listing(site)).toEqual(listing(outDir));
});

test('a part that is built again is the same, and nothing of it is made again', async () => {
  const manifest = readSiteShard(part(2));
  const page = join(part(2), 'files.txt');
  const files = readFileSync(page, 'utf8');
  expect(await buildPart(2)).toEqual(manifest);
  expect(readFileSync(page, 'utf8')).toBe(files);
  rmSync(part(2), { recursive: true });
  expect(await buildPart(2)).toEqual(manifest);
});

test('a part that ended half-way is no part', async () => {
  rmSync(join(part(3), 'shard.json'));
  await expect(merge([siteShardsFolder(site)])).rejects.toThrow(/Missing: part 3-of-3 .* run build --shard 3\/3/);
  await buildPart(3);
});

test.each([
  ['there twice', /"index": 2/, '"index": 1', /Part 1-of-3 \(.*\) is there twice, also in .*; remove one/],
  ['of another number', /"total": 3/, '"total": 4', /another number of parts than 1-of-3/],
  [
    'another program',
    /"program": "./,
    '"program": "x',
    /another version of the program \(x.*run build --shard 2\/3 again/,
  ],
  ['other settings', /"settings": "./, '"settings": "x', /another archive\.yaml/],
  ['other sources', /"sources": "./, '"sources": "x', /made from other sources/],
  ['other texts', /"release": "./, '"release": "x', /when the texts were others/],
  ['another path', /"base": "\//, '"base": "/x', /is for the path \/x/],
])('refuses a part: %s', async (_, before, after, message) => {
  const changed = join(folder, 'changed');
  rmSync(changed, { recursive: true, force: true });
  cpSync(part(2), changed, { recursive: true });
  const file = join(changed, 'shard.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace(before, after));
  const error = await merge([part(1), changed, part(3)]).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(CommandError);
  expect(error).toMatchObject({ code: 65, message: expect.stringMatching(message) });
});

test('refuses a page that is not as its part wrote it, and folders without parts', async () => {
  const changed = join(folder, 'changed');
  rmSync(changed, { recursive: true, force: true });
  cpSync(part(2), changed, { recursive: true });
  const [, page = ''] = /(render\/pages\/\S+)/.exec(readFileSync(join(changed, 'files.txt'), 'utf8')) ?? [];
  writeFileSync(join(changed, page), 'cut off');
  await expect(merge([part(1), changed, part(3)])).rejects.toThrow(/is not as part 2-of-3 wrote it/);
  rmSync(join(changed, page));
  await expect(merge([part(1), changed, part(3)])).rejects.toThrow(/is not as part 2-of-3 wrote it/);
  await expect(merge([join(folder, 'nowhere')])).rejects.toThrow(/There is no finished part of a site in/);
  expect(existsSync(join(site, 'index.html'))).toBe(true);
});

test('a time of writing comes back to the very number', () => {
  const file = join(folder, 'time');
  writeFileSync(file, '');
  const kept = [];
  for (let time = 0; time < 200; time++) {
    utimesSync(file, 0, 1_795_000_000 + time * 7_654.321_987_6);
    writeFileSync(join(folder, 'now'), String(time));
    for (const { mtimeMs } of [statSync(file), statSync(join(folder, 'now'))]) {
      utimesSync(file, 0, 0);
      setModified(file, mtimeMs);
      kept.push(statSync(file).mtimeMs === mtimeMs);
    }
  }
  expect(kept.filter((same) => !same)).toEqual([]);
});
