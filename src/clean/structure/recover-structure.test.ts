import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blocksOf } from './blocks.ts';
import { recoverStructure } from './recover-structure.ts';
import { blocksIn, isLayout, spansOf } from './work.ts';

/** Lines as pages hold them: the grammar of chrome, metadata, headings, bylines and broken lines, not single letters. */
const LINES = [
  '首页 > 新闻 > 正文',
  '当前位置：首页>>要闻',
  '首页 | 新闻 | 体育 | 财经 | 登录',
  '2022-08-16 22:30:00 来源： 云水日报',
  '（2023年3月5日）',
  '编辑：张三',
  '（责任编辑：李四 王五）',
  '来源：云水发布',
  '相关新闻',
  '上一篇：另一篇',
  '版权所有 © 云水网',
  '分享到',
  '报告.docx_第1页',
  '报告.docxVIP专享VIP免费',
  '区长在全区会上的讲话同志们：今天开会，讲三点意见：一、提高认识、加强领导',
  '一、总体要求',
  '（一）加强领导。',
  '（二）完善制度；',
  '一要抓落实。二要抓项目。三要抓人才。',
  '1．目标',
  '第一章　总则',
  '全市上下团结一心，攻坚克难，取得了新的成绩。当前，形势依然严峻，必须保持定力。',
  '全市上下团结一心。（记者 马晓 陈瑶）',
  '立足**实际，进一步统一思想、凝聚共识，细化措施、强化实干，迅速掀起热潮。持……',
  '云水新闻网讯 前不久举行的会议提出，要坚持把工业放在更加突出的位置来抓，全力推动发展。',
  '否认内在的德性与价值，他说犬儒主义者对各种事物的价钱一清二楚但是对它们的',
  '• 为你推荐',
  '——二论发展',
  '## <b>工作</b>安排</p>',
  '他说：“<span style="color:red">这样</span>好。”</p>',
  '<p>　　编辑：<b>张三</b></p><br/>来源：<a href="/">云水</a>发布',
  'QQ点击这里给我发消息',
  '1、当您付费下载文档后，您只拥有了使用权限，并不意味着购买了版权。',
];
const line = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...LINES) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', '\u3000\u3000', '\u00a0', '\t', '\u200b') },
);
const separator = fc.constantFrom('\n', '\n\n', '\r\n', '\n\u3000\u3000', '', ' ', '\u0085', '\f');
const page = fc
  .array(fc.tuple(line, separator, fc.integer({ min: 1, max: 4 })), { maxLength: 30 })
  .map((parts) => parts.map(([text, end, times]) => text.repeat(times) + end).join(''));

describe('laws', () => {
  test('blocks and parts set apart cover every character exactly once, in order', () => {
    fc.assert(
      fc.property(page, (restored) => {
        const { tree, setApart } = recoverStructure(restored);
        const parts = [...blocksIn(tree).flatMap(spansOf), ...setApart].sort((a, b) => a.start - b.start);
        let covered = 0;
        for (const part of parts) {
          expect(part.start).toBe(covered);
          expect(part.end).toBeGreaterThan(part.start);
          covered = part.end;
        }
        expect(covered).toBe(restored.length);
        for (const { start, end, rule } of setApart) {
          if (rule === 'layout') expect([...restored.slice(start, end)].every(isLayout)).toBe(true);
        }
      }),
      { numRuns: 600 },
    );
  });

  test('structure never changes a character: blocks are the kept characters in reading order', () => {
    fc.assert(
      fc.property(page, (restored) => {
        const { tree, setApart } = recoverStructure(restored);
        let kept = restored;
        for (const { start, end } of [...setApart].reverse()) kept = kept.slice(0, start) + kept.slice(end);
        expect(
          blocksOf(tree, restored)
            .map((block) => block.text)
            .join(''),
        ).toBe(kept);
      }),
      { numRuns: 600 },
    );
  });

  test('findings name places inside the text', () => {
    fc.assert(
      fc.property(page, (restored) => {
        for (const { span } of recoverStructure(restored).metadata) {
          if (span === undefined) continue;
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(restored.length);
        }
      }),
    );
  });
});

describe('cost', () => {
  test('a megabyte of one character ends within a second or so', () => {
    for (const character of [
      'a',
      ' ',
      '\n',
      '中',
      '。',
      '一',
      '、',
      '（',
      '(',
      '*',
      '>',
      '#',
      '1',
      '|',
      ':',
      '…',
      '.',
      '-',
      '\u3000',
      '编',
      '第',
    ]) {
      const started = performance.now();
      recoverStructure(character.repeat(1_000_000));
      expect(performance.now() - started, JSON.stringify(character)).toBeLessThan(1500);
    }
  }, 30_000);

  test('300,000 units of one fragment end within a few seconds', () => {
    for (const fragment of [
      '（a）',
      '一、',
      '一、\n',
      '同志们：',
      '来源：',
      '来源：\n',
      '2022-08-16 ',
      '一要。二要。',
      '(记者 ',
      '**中',
      '首页|',
      'A ',
      '……',
      '。一、',
    ]) {
      const started = performance.now();
      recoverStructure(fragment.repeat(Math.floor(300_000 / fragment.length)));
      expect(performance.now() - started, JSON.stringify(fragment)).toBeLessThan(5000);
    }
  }, 60_000);
});
