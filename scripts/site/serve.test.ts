import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningServer, serve } from './serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'chengwen-serve-'));
let server: RunningServer;

beforeAll(async () => {
  mkdirSync(join(folder, 'site/a'), { recursive: true });
  mkdirSync(join(folder, 'site/sources'), { recursive: true });
  writeFileSync(join(folder, 'site/index.html'), 'front');
  writeFileSync(join(folder, 'site/404.html'), 'lost');
  writeFileSync(join(folder, 'site/a/index.html'), 'page a');
  writeFileSync(join(folder, 'site/sources/通知 1.txt'), 'source');
  writeFileSync(join(folder, 'secret'), 'secret');
  server = await serve({ siteDir: join(folder, 'site'), base: '/x/', port: 0 });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = async (path: string): Promise<[number, string, string | null]> => {
  const response = await fetch(new URL(path, server.url), { redirect: 'manual' });
  return [
    response.status,
    await response.text(),
    response.headers.get('location') ?? response.headers.get('content-type'),
  ];
};

test('serves pages below the base path, files by type, and the 404 page', async () => {
  expect(await get('/x/')).toEqual([200, 'front', 'text/html; charset=utf-8']);
  expect(await get('/x/a/')).toEqual([200, 'page a', 'text/html; charset=utf-8']);
  expect(await get(`/x/sources/${encodeURIComponent('通知 1.txt')}`)).toEqual([200, 'source', 'text/plain']);
  expect(await get('/x/none/')).toEqual([404, 'lost', 'text/html; charset=utf-8']);
  expect(await get('/')).toEqual([404, 'lost', 'text/html; charset=utf-8']);
});

test('leads to the address with a slash at its end', async () => {
  expect(await get('/x')).toEqual([301, '', '/x/']);
  expect(await get('/x/a?q=1')).toEqual([301, '', '/x/a/?q=1']);
});

test.each(['/x/..%2Fsecret', '/x/%2e%2e/secret', '/x/a/..%2f..%2fsecret', '/x/%00', '/x/%'])(
  'gives nothing outside the site: %s',
  async (path) => {
    expect((await get(path))[0]).toBe(404);
  },
);

test('answers reading requests only', async () => {
  expect((await fetch(server.url, { method: 'POST' })).status).toBe(405);
});
