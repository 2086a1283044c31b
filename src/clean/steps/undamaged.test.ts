import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { diagnoseForTest, runSteps } from '../testing/diagnose.ts';
import { steps } from './index.ts';

/** A folder of real texts that stands beside the checkout of whoever has it; it is no part of the repository. */
const corpus = new URL('../../../../shared/corpus/', import.meta.url);
const laws = new URL('laws.jsonl.gz', corpus);
const excerpts = new URL('real.jsonl', corpus);

interface Item {
  readonly title?: string;
  readonly id: string;
  readonly text: string;
  readonly damage?: readonly string[];
}

function itemsOf(lines: string): Item[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Item);
}

function changedOf(items: readonly Item[]): string[] {
  return items
    .filter(({ text }) => runSteps(text, steps, diagnoseForTest(text)).text !== text)
    .map(({ title, id }) => title ?? id);
}

const present = existsSync(laws) && existsSync(excerpts);
const skipped = present ? '' : ' (skipped: no corpus beside this checkout)';

test.runIf(present)(`changes no law${skipped}`, { timeout: 60_000 }, () => {
  expect(changedOf(itemsOf(gunzipSync(readFileSync(laws)).toString('utf8')))).toEqual([]);
});

test.runIf(present)(`changes no excerpt that must stay${skipped}`, () => {
  const items = itemsOf(readFileSync(excerpts, 'utf8')).filter(({ damage }) => damage?.includes('I'));
  expect(items.length).toBeGreaterThan(0);
  expect(changedOf(items)).toEqual([]);
});
