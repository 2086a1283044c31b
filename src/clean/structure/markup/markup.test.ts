import { expect, test } from 'vitest';
import { blocksOf } from '../blocks.ts';
import { recoverStructure } from '../recover-structure.ts';

const PROSE = '全市上下团结一心，攻坚克难，各项工作取得了新的成绩，城乡面貌发生了新的变化。';

function blocksIn(restored: string): string[] {
  return blocksOf(recoverStructure(restored).tree, restored).map((block) => block.text);
}

test.each([
  ['a closing tag given back at the end', `${PROSE}“好。”</p>`, [`${PROSE}“好。”`]],
  ['a closing tag that lost its first half', `${PROSE}他说?/p>`, [`${PROSE}他说?`]],
  ['tags around a paragraph', `<p style="text-indent: 2em;">　　${PROSE}</p>`, [PROSE]],
  ['a break inside a line', `${PROSE}<br/>${PROSE}<BR />${PROSE}`, [PROSE, PROSE, PROSE]],
  ['paragraphs on one line', `<p>${PROSE}</p><p>${PROSE}</p>`, [PROSE, PROSE]],
  ['marks inside a sentence', `${PROSE}这是<strong>重点</strong>。`, [`${PROSE}这是重点。`]],
  ['attributes', `<span style='font-size:16px' class="a b">${PROSE}</span>`, [PROSE]],
  ['a lone line of tags', `${PROSE}\n</div></div>\n${PROSE}`, [PROSE, PROSE]],
  ["Word's paragraphs", `${PROSE}<o:p></o:p>`, [PROSE]],
  ['a comment', `${PROSE}<!-- 正文结束 -->`, [PROSE]],
  ['a picture', `${PROSE}<img src="/a.jpg" width=300 alt="图">`, [PROSE]],
  ['a Markdown heading', `${PROSE}\n## <b>标题</b>\n${PROSE}`, [PROSE, '标题', PROSE]],
  ['a mark cut by a tag', `${PROSE}\n#<b># 标题</b>\n${PROSE}`, [PROSE, '标题', PROSE]],
])('sets apart %s', (_, restored, expected) => {
  expect(blocksIn(restored)).toEqual(expected);
});

test.each([
  ['comparisons', `${PROSE}若a<b且b>c，则x<p>y不成立。`],
  ['names in angle brackets', `${PROSE}<关于进一步加强管理的通知>已经印发，见<附件1>。`],
  ['a text on markup, in backticks', `${PROSE}换行写作 \`<br>\`，段落写作</p>。`],
  ['a text on markup, in quotation marks', `${PROSE}段落以“<p>”开始，以“</p>”结束。`],
  ['a text on markup, in words', `${PROSE}网页里的<br>标签表示换行。`],
  ['an opening tag without its end', `${PROSE}他在稿纸上写下<title>和<time>两个词。`],
  ['what is no attribute', `${PROSE}<b c>与<i 中>不是标记。`],
  ['an address or a heart', `${PROSE}写信到<zhang@example.cn>，爱你<3。`],
])('keeps %s', (_, text) => {
  expect(blocksIn(text)).toEqual([text]);
});

test('the record names the rule', () => {
  const restored = `${PROSE}</p>`;
  expect(recoverStructure(restored).setApart).toEqual([{ start: PROSE.length, end: restored.length, rule: 'markup' }]);
});

test('a megabyte of halves of tags ends within a second or so', () => {
  for (const part of ['<', '<a ', '<p style="', '<!--', '</p', '<br>', '<a href=']) {
    const started = performance.now();
    recoverStructure(part.repeat(Math.floor(1_000_000 / part.length)));
    expect(performance.now() - started, part).toBeLessThan(2500);
  }
});
