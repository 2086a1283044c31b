import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { listing } from '../test-support/listing.ts';
import { cleanArchive } from './clean-archive.ts';
import { mergeShards } from './merge-shards.ts';

const folder = mkdtempSync(join(tmpdir(), 'chengwen-merge-'));
const sourcesDir = join(folder, 'sources');
const total = 4;
const part = (index: number): string => join(folder, `part-${index}`);
const parts = Array.from({ length: total }, (_, index) => part(index + 1));

beforeAll(async () => {
  process.env['CHENGWEN_CACHE'] = join(folder, 'cache');
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  cpSync('content/sources', sourcesDir, { recursive: true });
  writeFileSync(join(sourcesDir, 'image.png'), 'not a text');
  await cleanArchive({ sourcesDir, contentDir: join(folder, 'whole'), jobs: 1 });
  for (let index = 1; index <= total; index++) {
    await cleanArchive({ sourcesDir, contentDir: part(index), jobs: 1, shard: { index, total } });
  }
}, 60_000);
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

test('parts joined are what one run makes, to the byte', () => {
  mergeShards(parts, join(folder, 'merged'));
  expect(listing(join(folder, 'merged'))).toEqual(listing(join(folder, 'whole')));
});

test('a text of an earlier state that is in no part goes', () => {
  cpSync(join(folder, 'whole'), join(folder, 'older'), { recursive: true });
  const [name = ''] = readdirSync(join(folder, 'whole/texts/2015'));
  const id = `2015/${name.slice(0, -3)}`;
  const record = readFileSync(join(folder, 'whole/changes', `${id}.json`), 'utf8');
  cpSync(join(folder, 'whole/texts', `${id}.md`), join(folder, 'older/texts/gone.md'));
  writeFileSync(join(folder, 'older/changes/gone.json'), record.replace(id, 'gone'));
  mergeShards(parts, join(folder, 'older'));
  expect(listing(join(folder, 'older'))).toEqual(listing(join(folder, 'whole')));
});

test('refuses when a part is missing, there twice, of another version, from other sources, or changed since', () => {
  const merge = (folders: readonly string[]) => () => mergeShards(folders, join(folder, 'refused'));
  expect(merge([part(1), part(2), part(4)])).toThrow('Missing: part 3-of-4');
  expect(merge([...parts, part(1)])).toThrow('there twice');
  expect(merge([join(folder, 'nothing')])).toThrow('There is no part');
  const changed = join(folder, 'changed');
  const replaced = (change: (manifest: string) => string): (() => unknown) => {
    rmSync(changed, { recursive: true, force: true });
    cpSync(part(2), changed, { recursive: true });
    const file = join(changed, 'shard-2-of-4.json');
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    return merge([part(1), changed, part(3), part(4)]);
  };
  expect(replaced((text) => text.replace(/"cleaner": "./, '"cleaner": "x'))).toThrow('another version');
  expect(replaced((text) => text.replace(/"sources": "./, '"sources": "x'))).toThrow('other sources');
  expect(replaced((text) => text.replace(/([^"]+)"\n {2}\}/, 'x"\n  }'))).toThrow('run that part again');
});
