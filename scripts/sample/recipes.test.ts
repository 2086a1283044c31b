import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CHROME_NAMES } from '../damage/chrome.ts';
import { writeDocument } from '../damage/document.ts';
import { damageSample, readSample } from './recipes.ts';

const here = import.meta.dirname;
const names = readdirSync(`${here}/originals`).map((name) => name.replace(/\.md$/, ''));
const sample = readSample(readFileSync(`${here}/recipes.yaml`, 'utf8'), names);

test.each(sample.map((entry) => [entry.output, entry] as const))(
  '%s is what its recipe makes of its original',
  (output, entry) => {
    const { bytes, expected } = damageSample(entry, readFileSync(`${here}/originals/${entry.original}.md`, 'utf8'));
    expect(readFileSync(`${here}/../../content/sources/${output}`).equals(bytes)).toBe(true);
    expect(readFileSync(`${here}/expected/${output.replace(/\.[^./]+$/, '')}.md`, 'utf8')).toBe(
      writeDocument(expected),
    );
  },
);

test('shows every kind of chrome, and of each other choice most', () => {
  const recipes = sample.map(({ recipe }) => recipe);
  expect(new Set(recipes.flatMap(({ chrome }) => chrome ?? []))).toEqual(new Set(CHROME_NAMES));
  expect(new Set(recipes.map(({ dialect }) => dialect))).toEqual(
    new Set([undefined, 'blank', 'toneless', 'keywords', 'variants']),
  );
  expect(new Set(recipes.map(({ controls }) => controls))).toEqual(new Set([undefined, 'keep', 'drop', 'blank']));
  expect(new Set(recipes.map(({ encoding }) => encoding ?? 'utf-8'))).toEqual(
    new Set(['utf-8', 'utf-8-bom', 'gb18030', 'big5', 'utf-16le', 'utf-8-read-as-latin1']),
  );
  expect(recipes.filter(({ layout }) => layout?.oneBlock)).toHaveLength(2);
  expect(recipes.filter(({ layout }) => layout?.cutOff !== undefined)).toHaveLength(1);
});

test('refuses an original without an entry', () => {
  expect(() => readSample('[]', ['river'])).toThrow('Expected an entry in `recipes.yaml` for: river');
});
