/** `astro dev` and the build render the same pages from the same props. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { cleanerWords } from '../../src/site/clean-words.ts';
import { makeRelease } from '../render/releases.ts';
import { renderSite } from '../render/render-site.ts';
import { fixtureTexts, writeContentFixture } from '../test-support/content-fixture.ts';
import { relatedTexts } from '../test-support/related-texts.ts';

const folder = mkdtempSync(join(tmpdir(), 'chengwen-dev-'));
const contentDir = join(folder, 'content');
const sourcesDir = join(contentDir, 'sources');
let astro: ChildProcess;
let said = '';
let address: string;

/** Vite would take what the test runner says of itself for its own. */
const withoutTestRunner = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(?:VITEST.*|TEST|MODE|DEV|PROD|SSR|BASE_URL)$/.test(name)),
);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

beforeAll(async () => {
  writeContentFixture(contentDir, [...fixtureTexts, ...relatedTexts]);
  makeRelease({ contentDir, sourcesDir }, '2026-11-21');
  const cacheDir = join(folder, 'cache');
  await renderSite({
    contentDir,
    outDir: join(folder, 'site'),
    base: '/',
    cacheDir,
    words: cleanerWords(),
    threads: 1,
  });
  const port = await freePort();
  astro = spawn(
    process.execPath,
    ['node_modules/astro/bin/astro.mjs', 'dev', '--port', String(port), '--host', '127.0.0.1'],
    {
      env: {
        ...withoutTestRunner,
        NODE_ENV: 'development',
        ASTRO_TELEMETRY_DISABLED: '1',
        CHENGWEN_CONTENT: contentDir,
        CHENGWEN_SOURCES: sourcesDir,
        CHENGWEN_CACHE: cacheDir,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  for (const stream of [astro.stdout, astro.stderr])
    stream?.on('data', (text: Buffer) => {
      said += text;
    });
  address = `http://127.0.0.1:${port}/`;
  await vi.waitUntil(() => /127\.0\.0\.1:\d+/.test(said), { timeout: 90_000 });
}, 180_000);

afterAll(async () => {
  if (astro?.exitCode === null) {
    const ended = new Promise((done) => astro.once('exit', done));
    astro.kill();
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
});

/** Title and body of a page; styles and scripts stand in the head, and are other files under `astro dev`. */
function shown(html: string): string {
  const title = /<title>.*?<\/title>/s.exec(html)?.[0] ?? '';
  return title + html.slice(html.indexOf('<body'), html.indexOf('</body>'));
}

test.each([
  '',
  'hant/',
  'en/',
  'texts/',
  'texts/lanxi/ferry/',
  'hant/texts/two/',
  'texts/lanxi/ferry/record/',
  'texts/five/versions/',
  'years/2019/',
  'places/',
  'en/places/si-chuan-sheng/',
  'people/li-ming/',
  'phrases/',
  'phrases/hu-hu-tong-shui/',
  'report/',
  'hant/downloads/',
  'corrections/',
  'about/',
])('/%s', async (path) => {
  const response = await fetch(address + path);
  const html = await response.text();
  expect({ status: response.status, said: response.status === 200 ? '' : said.slice(-2000) }).toEqual({
    status: 200,
    said: '',
  });
  expect(shown(html)).toBe(shown(readFileSync(join(folder, 'site', path, 'index.html'), 'utf8')));
});
