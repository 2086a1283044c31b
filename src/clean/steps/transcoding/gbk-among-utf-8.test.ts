import { expect, test } from 'vitest';
import { languageForTest } from '../../../../scripts/test-support/language.ts';
import { multibyteEncoder } from '../../bytes/multibyte-encoder.ts';
import { undiagnosed } from '../../diagnosis/diagnosis.ts';
import { applyEdits } from '../../traced/edit.ts';
import { readGbkAmongUtf8 } from './gbk-among-utf-8.ts';
import { transcoding } from './transcoding.ts';

const language = languageForTest();
const encode = multibyteEncoder('gb18030');

/** Read GBK as UTF-8 where it happens to be UTF-8, and each other byte as a Latin letter. */
function misread(text: string): string {
  const bytes = encode(text);
  let read = '';
  for (let place = 0; place < bytes.length; ) {
    const character = [4, 3, 2]
      .map((length) => decoded(bytes.subarray(place, place + length)))
      .find((one) => one !== '');
    read += character ?? String.fromCharCode(bytes[place] as number);
    place += character === undefined ? 1 : new TextEncoder().encode(character).length;
  }
  return read;
}

/** One character of UTF-8 beyond ASCII that takes all these bytes, or `''`. */
function decoded(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return [...text].length === 1 && bytes.length > 1 ? text : '';
  } catch {
    return '';
  }
}

const sentences = [
  '证券公司的前言',
  '村里没有人看见他从路边的楼里出来，每天都是这样。',
  '渡口的守灯人说：“今年的水比往年大，船要晚一点开。”',
  '第四部分 基金的备案 ........ 12',
  '目  录',
];

test.each(sentences)('reads %j again, of which some bytes were UTF-8', (sentence) => {
  const line = misread(sentence);
  expect(line).toMatch(/[^\0-\u00ff]|[\u0080-\u00ff]{2}/);
  expect(readGbkAmongUtf8(line, language)).toBe(sentence);
});

test('knows a Latin letter that took two bytes', () => {
  expect(misread('没')).toBe('û');
  expect(readGbkAmongUtf8(misread('他还没有看完这本书'), language)).toBe('他还没有看完这本书');
});

test('reads nothing into what leaves a byte over, and into other languages on a page', () => {
  expect(readGbkAmongUtf8('☃', language)).toBeUndefined();
  const text = 'naïve façade, Übermäßig schöne Grüße, Ελλάδα, Þórður\n';
  expect(transcoding.repair(text, { diagnosis: undiagnosed, language }).edits).toEqual([]);
});

test('restores a page that was read so, its short lines too', () => {
  const text = misread(`${sentences.join('\n')}\n标题 | 2005-09-13\n`);
  const { edits, doubts } = transcoding.repair(text, { diagnosis: undiagnosed, language });
  expect(applyEdits(text, edits)).toBe(`${sentences.join('\n')}\n标题 | 2005-09-13\n`);
  expect(doubts).toEqual([]);
});

test('takes a bracket behind a Latin letter for no reading', () => {
  const text = misread('各乡(镇)和各街道(镇)都要修路，全县的乡(镇)都一样。\n');
  const { edits } = transcoding.repair(text, { diagnosis: undiagnosed, language });
  expect(applyEdits(text, edits)).toBe('各乡(镇)和各街道(镇)都要修路，全县的乡(镇)都一样。\n');
});
