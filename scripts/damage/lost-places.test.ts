import { expect, test } from 'vitest';
import { damage, type Recipe } from './recipe.ts';

/** The characters of a text that a recipe leaves in no byte of the page, or only half. */
function lost(text: string, recipe: Omit<Recipe, 'seed'>): string[] {
  const { applied } = damage({ metadata: {}, blocks: [{ depth: 0, text }] }, { seed: 1, script: 'mirror', ...recipe });
  return applied.lostPlaces.map((place) => applied.beforeBytes[place] ?? '');
}

test.each<[string, string, Omit<Recipe, 'seed'>, string[]]>([
  ['nothing of an undamaged text', '产业，发展。', {}, []],
  ['nothing that a gloss tells: 日?qǐng)?bào)', '日报', { listLength: 60 }, []],
  [
    'a character cut in two, and what runs into the tag: 基地?！薄耙?/p>',
    '基地。”“要',
    { controls: 'drop', controlShare: 1 },
    ['。', '要', '<'],
  ],
  [
    'a figure that is eaten behind half a character',
    '基地。”“要3个',
    { controls: 'drop', controlShare: 1 },
    ['。', '要', '3'],
  ],
  [
    'nothing of the bytes themselves',
    '基地。”“要',
    { controls: 'drop', controlShare: 1, encoding: 'mirror-bytes' },
    [],
  ],
  ['a comma whose first byte is lost', '表示，没有', { lostBytes: 1 }, ['，']],
  ['what GBK cannot say', '一\u00a0二', { noBreakSpaces: true }, ['\u00a0']],
])('%s', (_, text, recipe, expected) => {
  expect(lost(text, recipe)).toEqual(expected);
});
