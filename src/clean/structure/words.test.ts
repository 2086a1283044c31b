import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { structureDoubts, structureRules } from './words.ts';

/** Ids as the plugins' sources write them: given to `setApart` and `find`, as `rule`, and as the result of a rule for lines. */
function idsInSources(): string[] {
  const folder = new URL('plugins/', import.meta.url);
  return readdirSync(folder).flatMap((name) => {
    const source = readFileSync(new URL(name, folder), 'utf8');
    return [...source.matchAll(/(?:rule:|return|\?|reason:|,)\s+'([a-z]+(?:-[a-z]+)*)'[,;)\s]/gu)].map(
      (match) => match[1] ?? '',
    );
  });
}

/** Words in the same places of the sources that are no ids: fields of front matter, places of lines, kinds. */
const OTHERS = new Set(
  (
    'title titleInferred date dateInferred publisher source editor authors authorRole places breadcrumb redacted truncated head tail ' +
    'demand arabic enumeration opening closing p br hr wbr img iu'
  ).split(' '),
);

test('every id in the sources of the plugins has words', () => {
  const ids = idsInSources();
  expect(ids).toContain('byline');
  expect(ids).toContain('heading-end-unclear');
  for (const id of ids) {
    if (!OTHERS.has(id) && id !== 'split-one-block')
      expect({ ...structureRules, ...structureDoubts }, id).toHaveProperty([id]);
  }
});

test('all words stand in the three languages', () => {
  for (const [id, words] of Object.entries({ ...structureRules, ...structureDoubts })) {
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    for (const language of ['zh-Hans', 'zh-Hant', 'en'] as const) expect(words[language]).not.toBe('');
  }
});
