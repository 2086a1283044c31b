import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SearchEngine } from '../../src/search/api.ts';
import type { SearchRecord } from '../../src/search/record.ts';
import { NoIndexError, openSearch } from '../../src/search/search.ts';
import { buildSearchIndex } from './build-search-index.ts';
import { fileLoader } from './file-loader.ts';

let folder = '';
const open = (name: string): Promise<SearchEngine> =>
  openSearch({ baseUrl: join(folder, name, 'pagefind/'), loader: fileLoader });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chengwen-hostile-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('hostile texts', () => {
  const lone = '\ud840';
  const plain = { otherUrl: '/o/', otherTitle: '', places: [], script: 'Hans' as const };
  const block = (text: string) => [{ name: 'p1', text, other: text }];
  const hostile: SearchRecord[] = [
    {
      ...plain,
      id: 'sentinel',
      url: '/1/',
      title: '',
      publisher: '___PAGEFIND_WEIGHT___9',
      blocks: block('___PAGEFIND_WEIGHT___9 中国'),
    },
    {
      ...plain,
      id: 'markup',
      url: '/2/',
      title: '',
      publisher: '"><script>',
      blocks: block('<script>alert(1)</script> &amp; 中国'),
    },
    { ...plain, id: 'surrogate', url: '/3/', title: '', publisher: lone, blocks: block(`中${lone}国${lone}`) },
    { ...plain, id: 'empty', url: '/4/', title: '', blocks: [] },
    { ...plain, id: 'blank', url: '/5/', title: ' ', blocks: block('\u200b\u0000\n') },
    { ...plain, id: 'names', url: '/6/', title: '', blocks: [{ name: 'p7', text: '名', other: '名' }] },
  ];
  let engine: SearchEngine;
  beforeAll(async () => {
    await buildSearchIndex(hostile, join(folder, 'hostile'));
    engine = await open('hostile');
  }, 60_000);
  const ids = async (query: string): Promise<string[]> => {
    const { results } = await engine.search(query);
    return Promise.all(results.map(async (result) => (await result.load()).id));
  };

  test('are found as what they are', async () => {
    expect(engine.documents).toBe(6);
    expect(await ids('___PAGEFIND_WEIGHT___9')).toEqual(['sentinel']);
    expect(await ids('<script>alert(1)</script>')).toEqual(['markup']);
    expect(await ids('&amp;')).toEqual(['markup']);
    expect(await ids(`中${lone}国`)).toEqual(['surrogate']);
    expect(await ids('"\u200b\u0000"')).toEqual(['blank']);
    expect((await (await engine.search('名')).results[0]?.load())?.hits).toEqual([{ block: 'p7', start: 0, end: 1 }]);
    expect((await (await engine.search('中国')).facet('publisher')).map(({ value }) => value)).toContain('"><script>');
  });
  test('two texts with one address are an error', async () => {
    const [one] = hostile;
    await expect(buildSearchIndex(one ? [one, one] : [], join(folder, 'twice'))).rejects.toThrow('/1/');
  });
  test('an archive without texts has an index in which nothing is found', async () => {
    await buildSearchIndex([], join(folder, 'none'));
    const none = await open('none');
    expect((await none.search('中')).documents).toBe(0);
  });
  test('a site without index is said to have none', async () => {
    await expect(open('nowhere')).rejects.toThrow(NoIndexError);
  });
});
