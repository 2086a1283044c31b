/** Builds that are killed, run twice at once, or out of disk: the old site stays whole, and the next build succeeds. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'chengwen-killed-'));
const site = join(folder, 'out/site');
const env = { ...process.env, CHENGWEN_CACHE: join(folder, 'cache'), NODE_NO_WARNINGS: '1' };
const command = (out = site): string[] => [
  resolve('scripts/build.ts'),
  ...['--sources', join(folder, 'sources'), '--content', join(folder, 'content'), '--out', out, '--jobs', '1'],
];
const build = (out = site) => spawnSync(process.execPath, command(out), { env, encoding: 'utf8' });

beforeAll(() => {
  for (const year of ['2015', '2018'])
    cpSync(`content/sources/${year}`, join(folder, 'sources', year), { recursive: true });
  mkdirSync(join(folder, 'out'));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function sums(path: string): Record<string, string> {
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file): [string, string] => [
        file.slice(path.length),
        createHash('sha256').update(readFileSync(file)).digest('hex'),
      ])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Change a text so that every build has something to do; the same number gives the same text. */
const change = (number: number): void =>
  writeFileSync(
    join(folder, 'sources/note.txt'),
    `记事第${number}则\n2018-03-04 来源：临汐日报\n\n水位比昨天低了${number}厘米。\n`,
  );

/** Run a build and kill it after some milliseconds, with all that it started. */
function buildAndKill(milliseconds: number): Promise<NodeJS.Signals | null> {
  return new Promise((done) => {
    const child = spawn(process.execPath, command(), { env, stdio: 'ignore', detached: true });
    const timer = setTimeout(() => process.kill(-(child.pid as number), 'SIGKILL'), milliseconds);
    child.on('exit', (_, signal) => {
      clearTimeout(timer);
      done(signal);
    });
  });
}

test('a build killed at any moment leaves the old site or the new one, and nothing that grows', async () => {
  const sites: Record<string, string>[] = [];
  change(0);
  expect(build().status).toBe(0);
  sites.push(sums(site));
  const started = performance.now();
  change(1);
  expect(build().status).toBe(0);
  const duration = performance.now() - started;
  sites.push(sums(site));
  let killed = 0;
  for (let round = 0; round < 5; round++) {
    change(2 + round);
    const signal = await buildAndKill(duration * (0.3 + 0.15 * round));
    if (signal === 'SIGKILL') {
      killed++;
      // Whole: one of the sites that were finished, or the one being built, which the next build must then equal.
      const now = readdirSync(join(folder, 'out')).includes('site') ? sums(site) : sums(`${site}.previous`);
      expect(build().status).toBe(0);
      const finished = sums(site);
      expect([...sites, finished]).toContainEqual(now);
    }
    sites.push(sums(site));
  }
  expect(killed).toBeGreaterThan(1);
  expect(readdirSync(join(folder, 'out'))).toEqual(['site']);
  for (const [name] of Object.entries({ sites: 1, index: 1 })) {
    const [key = ''] = readdirSync(join(folder, 'cache', name));
    expect(readdirSync(join(folder, 'cache', name, key)).length).toBeLessThanOrEqual(3);
  }
  expect(
    readdirSync(join(folder, 'content'), { recursive: true }).filter((name) => `${name}`.includes('partial')),
  ).toEqual([]);
}, 180_000);

const mounted = join(folder, 'small');
const canMount = process.platform === 'linux' && process.getuid?.() === 0;

test.runIf(canMount)(
  'a full disk is said to be full; the old site is whole',
  () => {
    mkdirSync(mounted);
    const done = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', mounted]);
    if (done.status !== 0) return;
    try {
      expect(statfsSync(mounted).blocks).toBeGreaterThan(0);
      const small = join(mounted, 'site');
      change(20);
      expect(build(small).status).toBe(0);
      const before = sums(small);
      const free = statfsSync(mounted);
      writeFileSync(join(mounted, 'ballast'), Buffer.alloc(Math.max(0, Number(free.bavail * free.bsize) - 200_000)));
      change(21);
      const failed = build(small);
      expect(failed.status, failed.stderr).toBe(74);
      expect(failed.stderr).toContain('The disk is full');
      expect(sums(small)).toEqual(before);
      rmSync(join(mounted, 'ballast'));
      expect(build(small).status).toBe(0);
      expect(readdirSync(mounted)).toEqual(['site']);
    } finally {
      spawnSync('umount', [mounted]);
    }
  },
  120_000,
);
