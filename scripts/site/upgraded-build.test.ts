/**
 * An incremental build gives the bytes of a forced one also when the program and the archive's settings change between
 * builds: a step of another version, `archive.yaml`, the base path, the table of metadata, corrections.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Step } from '../../src/clean/step.ts';
import { steps } from '../../src/clean/steps/index.ts';
import { listing } from '../test-support/listing.ts';
import { type BuiltSite, buildSite } from './build-site.ts';

// What Astro builds itself depends on templates and settings alone and takes longer than all the rest: a file with the
// settings stands for it.
vi.mock('../render/prepared.ts', async (importOriginal) => {
  const original = await importOriginal<typeof import('../render/prepared.ts')>();
  const builtByAstro: typeof original.builtByAstro = async (site, key, cacheDir) => {
    const made = join(cacheDir, 'astro');
    mkdirSync(made, { recursive: true });
    writeFileSync(join(made, 'about.json'), JSON.stringify([site, key]));
    return made;
  };
  return { ...original, builtByAstro };
});

const folder = mkdtempSync(join(tmpdir(), 'chengwen-upgraded-'));
const sourcesDir = join(folder, 'sources');
const contentDir = join(folder, 'incremental/content');
const glosses = steps.find(({ name }) => name === 'glosses') as { -readonly [Key in keyof Step]: Step[Key] };
const asShipped = { ...glosses };
const archive = readFileSync('content/archive.yaml', 'utf8');

beforeAll(() => {
  process.env['CHENGWEN_CACHE'] = join(folder, 'cache');
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
});
afterAll(() => {
  Object.assign(glosses, asShipped);
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

let base = '/';
const build = (name: string, force: boolean): Promise<BuiltSite | undefined> =>
  buildSite({
    sourcesDir,
    contentDir: join(folder, name, 'content'),
    outDir: join(folder, name, 'site'),
    base,
    cacheDir: join(folder, 'cache'),
    threads: 1,
    force,
    defaultSettings: resolve('content/archive.yaml'),
    shardCharacters: 250,
  });

const names = ['a', 'b', 'c', 'd', 'e', 'f'];
const name = fc.constantFrom(...names);

function write(id: string, number: number): void {
  mkdirSync(sourcesDir, { recursive: true });
  const year = 2015 + (number % 4);
  const text = `渡口第${number}則記事
${year}-05-06 來源：臨汐日報

目前，全市產(chǎn)業(yè)發(fā)展良好，老橋(qiáo)下水位降了${number}厘米，質(zhì)量不斷(duàn)提升。
後(hòu)來雨季過(guò)去，${id}段的梯田重新登記(jì)。
`;
  writeFileSync(join(sourcesDir, `${id}.txt`), text);
}

const put = (path: string, content: string): void => {
  mkdirSync(join(contentDir, path, '..'), { recursive: true });
  writeFileSync(join(contentDir, path), content);
};

/** What may happen between two builds, each as a function of nothing. */
const happening = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.tuple(name, fc.nat(9)).map(
      ([id, number]) =>
        () =>
          write(id, number),
    ),
  },
  { weight: 1, arbitrary: name.map((id) => () => rmSync(join(sourcesDir, `${id}.txt`), { force: true })) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.boolean())
      // A version is one behaviour: the even ones find nothing any more.
      .map(([version]) => () => {
        glosses.version = asShipped.version + version;
        glosses.repair = version % 2 === 0 ? () => ({ edits: [], doubts: [] }) : asShipped.repair;
      }),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(
        archive,
        archive.replace('Chengwen sample archive', 'Another archive'),
        archive.replace('defaultScript: Hans', 'defaultScript: Hant'),
        archive.replace('https://example.org/', 'https://archive.example.org/'),
      )
      .map((settings) => () => put('archive.yaml', settings)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('/', '/archive/').map((path) => () => {
      base = path;
    }),
  },
  {
    weight: 2,
    arbitrary: fc.dictionary(name, fc.constantFrom('渡口志', '梯田志'), { maxKeys: 3 }).map((titles) => () => {
      const rows = Object.entries(titles).map(([id, title]) => `${id}.txt,${title}\n`);
      writeFileSync(join(sourcesDir, 'metadata.csv'), `file,title\n${rows.join('')}`);
    }),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(name, fc.constantFrom('老桥', '新桥', '(chǎn)')).map(([id, before]) => () => {
      if (existsSync(join(contentDir, `corrections/${id}.yaml`))) rmSync(join(contentDir, `corrections/${id}.yaml`));
      else put(`corrections/${id}.yaml`, `- { before: ${before}, after: 石桥, why: 纸本如此, who: 编者 }\n`);
    }),
  },
);

test('whatever changes between builds', async () => {
  const sequences = fc.array(fc.array(happening, { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(sequences, async (rounds) => {
      for (const [number, id] of names.entries()) write(id, number);
      for (const happenings of rounds) {
        for (const happen of happenings) happen();
        await build('incremental', false);
      }
      // Ids are kept from run to run, so the forced build begins with the same memory of them.
      rmSync(join(folder, 'forced'), { recursive: true, force: true });
      cpSync(contentDir, join(folder, 'forced/content'), { recursive: true });
      await build('forced', true);
      for (const part of ['site', 'content'])
        expect(listing(join(folder, 'incremental', part))).toEqual(listing(join(folder, 'forced', part)));
    }),
    { numRuns: 3, seed: 20_261_122, endOnFailure: true },
  );
}, 240_000);

test('a step of another version changes its texts, and their pages', async () => {
  Object.assign(glosses, asShipped);
  for (const [number, id] of names.entries()) write(id, number);
  rmSync(join(contentDir, 'corrections'), { recursive: true, force: true });
  const shown = (): string => readFileSync(join(folder, 'incremental/site/texts/a/text.hans.txt'), 'utf8');
  put('archive.yaml', archive);
  await build('incremental', false);
  expect(shown()).toContain('产业发展');
  Object.assign(glosses, { version: asShipped.version + 1, repair: () => ({ edits: [], doubts: [] }) });
  const built = await build('incremental', false);
  expect(shown()).toContain('(chǎn)');
  expect(built?.pages.rendered).toBeGreaterThan(names.length * 2);
});
