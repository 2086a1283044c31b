import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { recordedSteps, steps } from '../../src/clean/steps/index.ts';

const read = (file: string) => readFileSync(file, 'utf8');
const commands = Object.keys((JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts);

test('the README names every command, and no other', () => {
  const named = [...read('README.md').matchAll(/`npm (?:run )?(?:--silent )?([a-z:]+)`/g)].map(([, name]) => name);
  expect([...new Set(named)].sort()).toEqual([...commands].sort());
});

test.each(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'])('%s names only files and folders that exist', (file) => {
  const paths = [...read(file).matchAll(/(?:`|\]\()((?:src|scripts|content|public)\/[a-zA-Z0-9_./-]+)(?:`|\))/g)].map(
    ([, path]) => path as string,
  );
  expect(paths.length).toBeGreaterThan(0);
  // Made by the first cleaning.
  const made = /^content\/(?:texts|changes|corrections|releases|report\.json)/;
  expect(paths.filter((path) => !existsSync(path) && !made.test(path))).toEqual([]);
});

test('every step folder is in the ordered list, and every reason has words in all three languages', () => {
  const folders = readdirSync('src/clean/steps', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(steps.map(({ name }) => name).sort()).toEqual(folders.map(({ name }) => name).sort());
  for (const { reasons } of recordedSteps) {
    for (const words of Object.values(reasons)) {
      expect([words['zh-Hans'], words['zh-Hant'], words.en].every((text) => text.length > 0)).toBe(true);
    }
  }
});
