import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { scriptTableModule } from './script-table-module.ts';

const file = new URL('../../src/script/script-table.generated.ts', import.meta.url);

test('the table is the one that OpenCC gives; if not, run scripts/data/script-table.ts', async () => {
  expect(readFileSync(file, 'utf8')).toBe(await scriptTableModule());
});

test('costs a browser at most 12 kB', () => {
  expect(gzipSync(readFileSync(file), { level: 9 }).length).toBeLessThan(12_000);
});
