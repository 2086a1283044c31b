import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convertAsMirror, damagedText } from '../testing/damaged-text.ts';
import { diagnoseForTest, noGlosses, noOpinion, runSteps } from '../testing/diagnose.ts';
import { applyEdits } from '../traced/edit.ts';
import { steps } from './index.ts';

/** Steps that read the language model have tests of their own, with a model. */
const decidedByWords = steps.filter(({ name }) => name !== 'glosses' && name !== 'byte-shifts');

/** A diagnosis that lets every step act, whatever the text shows. */
function everythingDamaged(text: string) {
  const diagnosis = diagnoseForTest(text);
  return {
    ...diagnosis,
    glosses: { ...noGlosses, present: true },
    script: { ...diagnosis.script, original: 'Hans', convertedToTraditional: true, japanese: false },
    punctuation: { widthFolded: true, quotesStraight: true, blanksBeforeMarks: true },
  } as const;
}

describe.each(decidedByWords.map((step) => [step.name, step] as const))('%s', (name, step) => {
  test('has a name and reasons for every reader', () => {
    expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(step.version).toBeGreaterThan(0);
    for (const [reason, texts] of Object.entries(step.reasons)) {
      expect(reason).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
      expect(Object.keys(texts).sort()).toEqual(['en', 'zh-Hans', 'zh-Hant']);
    }
  });

  test('finds nothing in its own output, and gives its reasons', () => {
    fc.assert(
      fc.property(damagedText, (text) => {
        const context = { diagnosis: everythingDamaged(text), language: noOpinion };
        const { edits, doubts } = step.repair(text, context);
        for (const { reason } of [...edits, ...doubts]) expect(step.reasons).toHaveProperty(reason);
        for (const doubt of doubts) expect(doubt.end).toBeGreaterThan(doubt.start);
        const repaired = applyEdits(text, edits);
        expect(applyEdits(repaired, step.repair(repaired, context).edits)).toBe(repaired);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    '?',
    '(',
    '"',
    ' ',
    '著',
    '&',
    '&amp;',
    '\u200b',
    'a',
    '中',
    '\ufffd',
    '涓',
    '中?',
    '中 ，',
    '`',
    '１1',
    '⼀',
  ])('passes over a megabyte of %j within a second', (piece) => {
    const text = piece.repeat(1_000_000 / new TextEncoder().encode(piece).length);
    const context = { diagnosis: everythingDamaged(''), language: noOpinion };
    const start = process.cpuUsage();
    step.repair(text, context);
    // Processor time, microseconds: a busy machine makes no difference.
    expect(process.cpuUsage(start).user).toBeLessThan(1_000_000);
  });
});

test('turns a folded, converted copy back', () => {
  const original =
    '记者从会上了解到，关于该项目的批准范围（第一批），各部门着力推进：“以后，这里就是著名的产业基地！”如何实现？专家认为，愿意参与的企业很多；但复杂的问题仍存在……';
  const copy = convertAsMirror(original).replace(/[，：；？！（）]/g, (mark) =>
    ',:;?!()'.charAt('，：；？！（）'.indexOf(mark)),
  );
  expect(copy).not.toBe(original);
  expect(runSteps(copy, steps).text).toBe(original);
});

test('leaves texts alone that are not damaged', () => {
  const undamaged = [
    '於是我們後來在這裡討論了關於範圍的問題，「著名」的作者願意複製嗎？',
    '床前明月光，疑是地上霜。\n举头望明月，低头思故乡。',
    '関数は、Rustのコードにおいてよく見かける存在です: `main`関数 (訳注) です?',
    '使用 `git log --oneline` 查看；比例为 3:1，时间 22:30，共 1,000 元 (UN)。',
    '# 标题\n\n他说"你好",然后走了:真的?\n\n| 甲 | 乙 |\n|---|---|\n| 1,2 | (3) |\n',
    'He said "don\'t", and left: 5:30 (p.m.)!',
    '枭(xiāo)：又称鸺鹠(xiū liú)。姚鼐（nài）',
    '家庭 👩\u200d💻 和 ❤\ufe0f\u200d🔥',
    '在 HTML 里写作 &nbsp; 或 &lt;，代码 `&amp;` 也一样',
    '康熙部首：⼀ ⼁ ⼂ ⼃',
  ];
  for (const text of undamaged) expect(runSteps(text, steps).text).toBe(text);
});
