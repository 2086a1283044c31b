import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cleanArchive } from '../cleaning/clean-archive.ts';

const folder = mkdtempSync(join(tmpdir(), 'chengwen-sample-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const filesOf = (dir: string) => {
  const names = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    names.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(dir.length + 1), readFileSync(path, 'utf8')] as const;
    }),
  );
};

// Whole files as golden cases: a change of the cleaner shows here as a difference that can be read. When it is meant, run
// `npm run clean` and commit what it wrote.
test.each(['texts', 'changes'])('the sample’s content/%s is what the cleaner makes of its sources', async (part) => {
  cpSync('content', join(folder, part), { recursive: true, filter: (path) => !path.includes('.lock') });
  await cleanArchive({ sourcesDir: 'content/sources', contentDir: join(folder, part), force: true, jobs: 1 });
  const cleaned = filesOf(join(folder, part, part));
  expect([...cleaned.keys()].sort()).toEqual([...filesOf(join('content', part)).keys()].sort());
  for (const [name, text] of filesOf(join('content', part))) expect(cleaned.get(name), name).toBe(text);
});
