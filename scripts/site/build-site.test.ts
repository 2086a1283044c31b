/** Builds of small archives, through the real steps: what was kept from earlier builds must not show in the result. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { keyOf } from '../cli/cache-root.ts';
import { listing } from '../test-support/listing.ts';
import { type BuiltSite, buildSite } from './build-site.ts';

const folder = mkdtempSync(join(tmpdir(), 'chengwen-build-'));
beforeAll(() => {
  process.env['CHENGWEN_CACHE'] = join(folder, 'cache');
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
});
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const build = (name: string, force = false): Promise<BuiltSite | undefined> =>
  buildSite({
    sourcesDir: join(folder, 'sources'),
    contentDir: join(folder, name, 'content'),
    outDir: join(folder, name, 'site'),
    base: '/',
    cacheDir: join(folder, 'cache'),
    threads: 1,
    force,
    defaultSettings: resolve('content/archive.yaml'),
    shardCharacters: 250,
  });

const words = ['渡口', '水尺', '老桥', '雨季', '梯田', '公告', '阅读室', '后来', '里面', '干燥'];
const text = fc.record({
  name: fc.constantFrom('a.txt', 'b.txt', 'c/d.txt', 'c/e.txt', '河/渡.txt', 'f.txt', 'c/g/h.txt'),
  words: fc.array(fc.constantFrom(...words), { minLength: 12, maxLength: 40 }),
  year: fc.integer({ min: 2015, max: 2018 }),
});
const operation = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('write' as const), text }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), text }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rename' as const), text, to: text }) },
);

type Operation = typeof operation extends fc.Arbitrary<infer Value> ? Value : never;

function write({ name, words, year }: { name: string; words: string[]; year: number }): void {
  const file = join(folder, 'sources', name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${words.slice(0, 3).join('')}记\n${year}-05-06 来源：临汐日报\n\n${words.join('，')}。\n`);
}

function apply(one: Operation): void {
  const file = join(folder, 'sources', one.text.name);
  if (one.kind === 'write') write(one.text);
  else if (!existsSync(file)) return;
  else if (one.kind === 'rename') {
    const target = join(folder, 'sources', one.to.name);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(file, target);
    if (target !== file) rmSync(file);
  } else rmSync(file);
}

test('an incremental build gives the bytes of a forced one, whatever was done to the sources', async () => {
  mkdirSync(join(folder, 'sources'), { recursive: true });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(operation, { minLength: 1, maxLength: 4 }), { minLength: 3, maxLength: 4 }),
      async (rounds) => {
        write({ name: 'first.txt', words: [...words, ...words], year: 2016 });
        for (const operations of rounds) {
          for (const one of operations) apply(one);
          await build('incremental');
        }
        // Ids are kept from run to run, so the forced build begins with the same memory of them.
        rmSync(join(folder, 'forced'), { recursive: true, force: true });
        cpSync(join(folder, 'incremental/content'), join(folder, 'forced/content'), { recursive: true });
        const cache = (name: string): string => join(folder, 'cache/render', keyOf(join(folder, name, 'site')));
        rmSync(cache('forced'), { recursive: true, force: true });
        // What Astro's own build makes depends on no text, and takes longer than all the rest.
        cpSync(join(cache('incremental'), 'astro'), join(cache('forced'), 'astro'), { recursive: true });
        rmSync(join(folder, 'cache/index', keyOf(join(folder, 'forced/site'))), { recursive: true, force: true });
        rmSync(join(folder, 'cache/sites', keyOf(join(folder, 'forced/site'))), { recursive: true, force: true });
        rmSync(join(folder, 'cache/cleaned'), { recursive: true, force: true });
        await build('forced');
        expect(listing(join(folder, 'incremental/site'))).toEqual(listing(join(folder, 'forced/site')));
        expect(listing(join(folder, 'incremental/content/texts'))).toEqual(
          listing(join(folder, 'forced/content/texts')),
        );
      },
    ),
    { numRuns: 3, seed: 20261121, endOnFailure: true },
  );
}, 120_000);

test('a changed text touches its own pages and its own shard', async () => {
  for (let number = 0; number < 12; number++) {
    write({ name: `many/${number}.txt`, words: [...words, words[number % 10] ?? ''], year: 2016 });
  }
  await build('incremental');
  write({ name: 'many/3.txt', words: [...words, '潮位', '站'], year: 2016 });
  const built = await build('incremental');
  expect(built?.index.shards).toBeGreaterThan(2);
  expect(built?.index.built).toBe(1);
}, 60_000);

test('a first build makes ready what the next one brings up to date', async () => {
  write({ name: 'first.txt', words: [...words, ...words], year: 2016 });
  await build('first');
  const site = join(folder, 'first/site');
  const spare = join(folder, 'cache/sites', keyOf(site), 'spare');
  expect(listing(spare)).toEqual(listing(site));
  const { ino } = statSync(spare);
  write({ name: 'first.txt', words: [...words, '潮位', ...words], year: 2016 });
  await build('first');
  expect(statSync(site).ino).toBe(ino);
  expect(listing(spare)).not.toEqual(listing(site));
}, 60_000);

test('what was taken out of a site comes back, also when its folder is built in again', async () => {
  write({ name: 'first.txt', words: [...words, ...words], year: 2016 });
  await build('incremental');
  await build('incremental');
  const whole = listing(join(folder, 'incremental/site'));
  unlinkSync(join(folder, 'incremental/site/texts/first/index.html'));
  for (let round = 0; round < 3; round++) {
    await build('incremental');
    expect(listing(join(folder, 'incremental/site'))).toEqual(whole);
  }
}, 60_000);
