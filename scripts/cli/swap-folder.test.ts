import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { takeLock } from './lock.ts';
import { mendInterruptedSwap, stagedFolder, swapFolder } from './swap-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'chengwen-swap-'));
const site = join(folder, 'site');
const write = (dir: string, content: string) => {
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'index.html'), content);
};
const shown = () => readFileSync(join(site, 'index.html'), 'utf8');
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('puts the new folder in the place of the old one and leaves nothing behind', () => {
  write(site, 'old');
  write(stagedFolder(site), 'new');
  swapFolder(site);
  expect(shown()).toBe('new');
  expect(existsSync(stagedFolder(site)) || existsSync(`${site}.previous`)).toBe(false);
});

test('a swap that was killed between its two renames is undone', () => {
  write(site, 'old');
  write(stagedFolder(site), 'new');
  renameSync(site, `${site}.previous`);
  mendInterruptedSwap(site);
  expect(shown()).toBe('old');
  expect(existsSync(stagedFolder(site))).toBe(false);
});

test('without a staged folder the old one stays', () => {
  write(site, 'old');
  expect(() => swapFolder(site)).toThrow(/the old one is whole/);
  expect(shown()).toBe('old');
});

test('a lock is refused while its process lives, and taken over when it is gone', () => {
  const lock = join(folder, '.lock');
  const release = takeLock(lock);
  expect(() => takeLock(lock)).toThrow(/Another build/);
  release();
  writeFileSync(lock, '999999999');
  takeLock(lock)();
  expect(existsSync(lock)).toBe(false);
});
