import { expect, test } from 'vitest';
import { writeBytes } from '../../../../scripts/damage/encodings.ts';
import { languageForTest } from '../../../../scripts/test-support/language.ts';
import { undiagnosed } from '../../diagnosis/diagnosis.ts';
import { applyEdits } from '../../traced/edit.ts';
import { transcoding } from './transcoding.ts';

const language = languageForTest();
const repair = (text: string) => transcoding.repair(text, { diagnosis: undiagnosed, language });
const misread = (text: string) => new TextDecoder().decode(writeBytes(text, 'utf-8-read-as-gbk'));

test('reads UTF-8 that was read as GBK again but for the last bytes of odd runs, which are listed', () => {
  const text = misread('县农业农村局统计，全县受冻2140亩，主要是西兰花。\n记者 邵一禾\n');
  const { edits, doubts } = repair(text);
  const restored = applyEdits(text, edits);
  expect(restored).toMatch(/^县农业农村局统计，全县受.2140亩，主要是西兰花.\n记. 邵一.\n$/u);
  expect(restored.match(/\ufffd/g) ?? []).toHaveLength(doubts.length);
  for (const { start, end } of doubts) expect(text.slice(start, end)).toBe('\ufffd');
});

test('leaves a page with readings spliced in alone, whose letters make pairs of other encodings', () => {
  const page = '養(yǎng)護(hù)總(zǒng)工程師，說(shuō)正經(jīng)的。\n駱?lóu)耗芸闯鏊吲d(xīng)不高興(xīng)。';
  expect(repair(page)).toEqual({ edits: [], doubts: [] });
});
