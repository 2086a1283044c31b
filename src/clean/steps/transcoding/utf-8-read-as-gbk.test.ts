import { expect, test } from 'vitest';
import { writeBytes } from '../../../../scripts/damage/encodings.ts';
import { languageForTest } from '../../../../scripts/test-support/language.ts';
import { undiagnosed } from '../../diagnosis/diagnosis.ts';
import { applyEdits } from '../../traced/edit.ts';
import { transcoding } from './transcoding.ts';

const language = languageForTest();
const repair = (text: string) => transcoding.repair(text, { diagnosis: undiagnosed, language });
const misread = (text: string) => new TextDecoder().decode(writeBytes(text, 'utf-8-read-as-gbk'));

test('reads UTF-8 that was read as GBK again; the last bytes of odd runs are chosen by what stands around, or listed', () => {
  const text = misread('县农业农村局统计，全县受冻2140亩，主要是西兰花。\n记者 邵一禾\n');
  const { edits, doubts } = repair(text);
  const restored = applyEdits(text, edits);
  expect(restored).toMatch(/^县农业农村局统计，全县受.2140亩，主要是西兰花。\n记者 邵一.\n$/u);
  for (const { start, end } of doubts) expect(text.slice(start, end)).toBe('\ufffd');
  expect(restored.match(/\ufffd/g) ?? []).toHaveLength(
    doubts.filter(({ reason }) => reason === 'lost-in-transcoding').length,
  );
});

test('reads a euro sign as either code that the web has for it', () => {
  // 面。 ends in A2 and begins with E3, which the web's table reads as a second euro sign; 80 is the first.
  const text = misread('也在船上面。有人问过怎么没卖掉。\n');
  expect(text).toContain('€€');
  expect(applyEdits(text, repair(text).edits)).toBe('也在船上面。有人问过怎么没卖掉。\n');
});

test('knows the byte that is lost within a character for the one that begins nothing in GBK', () => {
  // 80 is a euro sign to the web, and nothing to others.
  const text = misread('高速公路和村里的小路都通了，大家一起来看。\n').replaceAll('€', '\ufffd');
  expect(text).toContain('\ufffd');
  expect(applyEdits(text, repair(text).edits)).toBe('高速公路和村里的小路都通了，大家一起来看。\n');
});

test('reads the parts of a line again that were misread, those that lost bytes too', () => {
  const top = misread('高速路').replaceAll('€', '\ufffd');
  const text = `${top} 渡口的船 ${misread('公交时刻')} 联系我们\n`;
  const { edits, doubts } = repair(text);
  expect(applyEdits(text, edits)).toBe('高速路 渡口的船 公交时刻 联系我们\n');
  expect(doubts).toEqual([]);
  // Nothing but the short one: it may be anything.
  expect(repair(`${top} 渡口的船\n`).edits).toEqual([]);
});

test('pairs quotation marks and ends questions where a last byte was lost', () => {
  const text = misread('主人把它往怀里搂了搂：“价钱没谈拢。”\n他问大家，这样的事情到底应该怎么办？\n');
  expect(applyEdits(text, repair(text).edits)).toBe(
    '主人把它往怀里搂了搂：“价钱没谈拢。”\n他问大家，这样的事情到底应该怎么办？\n',
  );
});

test('puts nothing in at the ends of lines that break within sentences, unless the next line agrees', () => {
  const lines = [
    '村里的老人们说，从前每到秋收以后',
    '大家都要到河边去修堤，一家出一个',
    '人，带上自己的工具和干粮，天不亮',
    '就出门，天黑了才回来，一直修到下',
    '雪为止。后来有了水库，河水不再漫',
    '上岸来，修堤的人也就少了，只有几',
    '个年纪大的还记得那时候唱的号子、',
    '吃的干粮和睡的窝棚，说起来都笑了',
    '。如今河边种上了树，修了一条小路',
    '傍晚的时候，许多人到那里去散步。',
  ];
  const text = misread(`${lines.join('\n')}\n`);
  const restored = applyEdits(text, repair(text).edits).split('\n');
  for (const [index, line] of lines.entries()) expect(['\ufffd', line.at(-1)]).toContain(restored[index]?.at(-1));
  expect(restored.filter((line) => line.endsWith('\ufffd'))).not.toEqual([]);
});

test('leaves a page with readings spliced in alone, whose letters make pairs of other encodings', () => {
  const page = '養(yǎng)護(hù)總(zǒng)工程師，說(shuō)正經(jīng)的。\n駱?lóu)耗芸闯鏊吲d(xīng)不高興(xīng)。';
  expect(repair(page)).toEqual({ edits: [], doubts: [] });
});

test('reads what a decoder wrote as a question mark together with the ASCII behind it', () => {
  const lines = [
    '## 怎样使用',
    '使用时请先看说明：',
    '- 把灯挂在渡口的柱子上。',
    '- **开船**：每天早上六点开船。',
    '- "船来了", 大家都听见了。',
    '- <b>大家都来看。</b>',
  ];
  // An odd run of bytes: its last byte and the ASCII behind it are one pair to the decoder, and no character.
  const text = misread(`${lines.join('\n')}\n`).replace(/\ufffd[\0-\x7f]/g, '?');
  const { edits, doubts } = repair(text);
  const restored = applyEdits(text, edits).trimEnd().split('\n');
  expect(restored).toHaveLength(lines.length);
  for (const [index, line] of lines.entries())
    expect([...(restored[index] ?? '')].map((one, at) => (one === '?' ? line[at] : one)).join('')).toBe(line);
  for (const { start, end, reason } of doubts) expect([text.slice(start, end), reason]).toContain('?');
});
