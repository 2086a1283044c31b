import { expect, test } from 'vitest';
import { TracedText } from '../../../src/clean/traced/traced-text.ts';
import { foldWidth } from '../../damage/punctuation.ts';
import type { Recipe } from '../../damage/recipe.ts';
import { damaged } from './damaged-texts.ts';
import { addToScore, emptyScore } from './score.ts';
import type { WayBack } from './way-back.ts';

/** Score a text that was restored in one step, to tell its errors apart. */
function score(source: string, restored: string, undamaged: string, wayBack: WayBack) {
  const traced = new TracedText(source);
  traced.apply(
    { name: 'a', version: 1 },
    { edits: [{ start: 0, end: source.length, insert: restored, reason: 'r' }], doubts: [] },
  );
  const result = emptyScore();
  addToScore(result, traced, undamaged, wayBack);
  return result;
}

test('counts an error at a lost character with the others, and apart', () => {
  const wayBack = { lost: [2], damagedMarks: (text: string) => text };
  expect(score('渡口?灯', '渡口?灯。', '渡口的灯', wayBack)).toMatchObject({ errorsAfter: 2, errorsLost: 1 });
  expect(score('渡口??', '渡口灯??', '渡口的', { ...wayBack, lost: [2] })).toMatchObject({
    errorsAfter: 3,
    errorsLost: 3,
  });
});

test('counts what the text had of its own apart, and not what was folded and left', () => {
  const wayBack = { lost: [], damagedMarks: foldWidth };
  expect(score('渡口,灯', '渡口，灯', '渡口,灯', wayBack)).toMatchObject({ errorsAfter: 1, errorsOfOwnMarks: 1 });
  expect(score('渡口,灯a', '渡口,灯', '渡口，灯', wayBack)).toMatchObject({ errorsAfter: 1, errorsOfOwnMarks: 0 });
});

/** The characters of a page of which the damaged one has no byte, or only half. */
function lost(text: string, recipe: Omit<Recipe, 'seed'>): string {
  const document = { metadata: {}, blocks: text.split('\n').map((line) => ({ depth: 0 as const, text: line })) };
  const page = damaged({ name: 'a', document }, { name: 'a', recipe }, 1);
  return (page?.wayBack.lost ?? []).map((place) => page?.expected[place]).join('');
}

test.each<[string, Omit<Recipe, 'seed'>, string]>([
  ['船来了。\n基地。”“要3个\n又走了', { script: 'mirror', controls: 'blank', controlShare: 1 }, '。要3'],
  ['船来了。\n基地。”“要3个\n又走了', { controls: 'keep', controlShare: 1, zeroWidth: 1, quotes: 'blanks' }, '。要3'],
  ['船来了。\n基地。”“要3个', { script: 'mirror', controls: 'keep', encoding: 'mirror-bytes' }, ''],
  ['船来了，又走了', { encoding: 'utf-8-read-as-gbk' }, '了'],
  ['船来了，又走了', { fold: 'before' }, ''],
])('finds the places of lost characters in the undamaged page: %s %j', (text, recipe, expected) => {
  expect(lost(text, recipe)).toBe(expected);
});
