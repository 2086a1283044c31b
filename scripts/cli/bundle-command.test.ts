import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bundleCommand } from './bundle-command.ts';
import { stampOf } from './stamps.ts';
import { filesBelow } from './walk-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'chengwen-bundle-'));
// In the project, where it finds the libraries that it does not hold.
const bundle = join('.cache', 'program', `test-${process.pid}.mjs`);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(bundle, { force: true });
});

function build(script: string, name: string): Map<string, string> {
  const of = (part: string): string => join(folder, name, part);
  const options = ['--sources', join(folder, 'sources'), '--content', of('content'), '--out', of('site')];
  const { status, stderr } = spawnSync(process.execPath, [script, ...options], {
    encoding: 'utf8',
    env: { ...process.env, NODE_NO_WARNINGS: '1', CHENGWEN_CACHE: of('cache') },
  });
  expect(stderr).toContain('The site is in');
  expect(status).toBe(0);
  return new Map(filesBelow(of('site')).map((file) => [file, readFileSync(join(of('site'), file), 'latin1')]));
}

test('a bundled command does what it does from its modules, and says what it was made from', async () => {
  mkdirSync(join(folder, 'sources'));
  for (const [name, words] of Object.entries({ ferry: '渡口重新开了。', well: '井水又满了。' }))
    writeFileSync(join(folder, 'sources', `${name}.txt`), `${words}过河的人比往年多，摆渡的还是老周。\n`.repeat(9));
  await bundleCommand('build', bundle);
  const head = readFileSync(bundle, 'utf8').split('\n', 1)[0] ?? '';
  const modules = JSON.parse(head.slice('// '.length)) as string[];
  expect(modules).toContain(`scripts/build.ts ${stampOf('scripts/build.ts')}`);
  expect(modules).toContain(`src/clean/clean-document.ts ${stampOf('src/clean/clean-document.ts')}`);
  // Looked for there by `scripts/run.mjs`.
  expect(Buffer.byteLength(head)).toBeLessThan(1 << 17);
  const made = build(bundle, 'bundled');
  expect(made.size).toBeGreaterThan(10);
  expect(made).toEqual(build('scripts/build.ts', 'plain'));
}, 120_000);
