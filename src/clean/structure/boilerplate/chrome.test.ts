import { expect, test } from 'vitest';
import { blocksOf } from '../blocks.ts';
import { recoverStructure } from '../recover-structure.ts';
import { chromeLines, lookAlikes } from './chrome.cases.ts';

const PROSE = [
  '全镇一共有三座桥，最老的一座修于清代，桥墩上刻着修桥人的姓名，有些字已经磨平了。',
  '去年秋天发大水，桥面淹了两天，水退以后，石板缝里留下许多贝壳，孩子们捡了去串成项链。',
];

function blocksIn(lines: readonly string[]): string[] {
  const restored = lines.join('\n');
  return blocksOf(recoverStructure(restored).tree, restored).map((block) => block.text);
}

test.each(chromeLines)('sets apart after a text: %s', (line) => {
  expect(blocksIn([...PROSE, line])).toEqual(PROSE);
});

test.each(lookAlikes)('keeps: %s', (line) => {
  expect(blocksIn([...PROSE, line])).toEqual([...PROSE, line]);
  expect(blocksIn([PROSE[0] ?? '', line, PROSE[1] ?? ''])).toEqual([PROSE[0], line, PROSE[1]]);
});
