import { describe, expect, test } from 'vitest';
import { noGlosses } from '../testing/diagnose.ts';
import { diagnosePunctuation } from './punctuation.ts';
import { diagnoseScript } from './script.ts';
import { diagnoseSpun } from './spun.ts';

const script = (text: string, present = false) => diagnoseScript(text, { ...noGlosses, present });

describe('script', () => {
  test('calls a conversion of single characters by its words', () => {
    const found = script('關于批準該項目范圍的決定：這里的復雜的問題，以后由各部門著力解決的。');
    expect(found).toMatchObject({ original: 'Hans', convertedToTraditional: true, unsure: false });
  });

  test('calls a glossed copy with less', () => {
    const copy = '產(chǎn)業(yè)的發(fā)展質(zhì)量，為經(jīng)濟(jì)領(lǐng)導(dǎo)';
    expect(script(copy, true).convertedToTraditional).toBe(true);
    expect(script(copy).convertedToTraditional).toBe(false);
  });

  test.each([
    '於是我們後來在這裡討論了關於範圍的問題，「著名」的作者願意複製嗎？這個軟體很複雜。',
    '關關雎鳩，在河之洲。窈窕淑女，君子好逑。參差荇菜，左右流之。',
    '香港特別行政區政府宣佈，有關計劃將於下週展開，市民毋須擔心，詳情稍後公佈。',
  ])('leaves a text born Traditional: %s', (text) => {
    expect(script(text)).toMatchObject({ original: 'Hant', convertedToTraditional: false });
  });

  test('is unsure where little shows', () => {
    expect(script('這個問題復雜，經濟發展質量')).toMatchObject({ convertedToTraditional: false, unsure: true });
  });

  test('knows Simplified and Japanese', () => {
    expect(script('这里的发展，以后会更好。')).toMatchObject({ original: 'Hans', convertedToTraditional: false });
    expect(script('関数は、コードにおいてよく見かける存在です。變數')).toMatchObject({ japanese: true });
  });
});

describe('punctuation', () => {
  test('finds folded marks, straight quotation marks and blanks before marks', () => {
    expect(diagnosePunctuation('发展,创新,协调:"绿色",开放;共享。')).toEqual({
      widthFolded: true,
      quotesStraight: true,
      blanksBeforeMarks: false,
    });
    expect(diagnosePunctuation('发展 ，创新 ，协调 。绿色，').blanksBeforeMarks).toBe(true);
  });

  test.each([
    '发展，创新，协调：绿色，1,000 个,好',
    'Hello, world: yes; no? ok!',
    '# 标题\n发展,创新,协调,绿色,开放。',
    '姓名,年龄,地址\n张三,12,北京\n李四,30,上海',
    '{"名":"甲","值":"乙,丙,丁,戊。"}',
  ])('finds no folding in %j', (text) => {
    expect(diagnosePunctuation(text).widthFolded).toBe(false);
  });
});

describe('spun text', () => {
  test('is recognised by words that nobody writes', () => {
    const spun = '坚捏高质料发展，期骗新时间，让更多东谈主知谈好意思国的渠谈。';
    expect(diagnoseSpun(spun)).toMatchObject({ spun: true });
  });

  test.each(['坚持高质量发展，利用新技术，让更多人知道。', '在东谈主不幸而言中了'])('is not found in %s', (text) => {
    expect(diagnoseSpun(text).spun).toBe(false);
  });
});

test.each(['中', '產', 'は', ',', '(', '"', ' ', 'a', '(a', '東谈'])(
  'diagnoses a megabyte of %j within a second',
  (piece) => {
    const text = piece.repeat(1_000_000 / new TextEncoder().encode(piece).length);
    const start = process.cpuUsage();
    script(text, true);
    diagnosePunctuation(text);
    diagnoseSpun(text);
    // Processor time, microseconds: a busy machine makes no difference.
    expect(process.cpuUsage(start).user).toBeLessThan(1_000_000);
  },
);
