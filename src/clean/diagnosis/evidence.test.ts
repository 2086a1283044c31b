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

  test('calls a conversion where the author kept one or two distinctions of real Traditional', () => {
    const kept =
      '我們於是說到復雜的問題，關系到旅游和建筑，愿意批準的部門并沒有采購；其後的斗爭於今未完，開會的車後來沒有來。';
    const born = kept.replace('復雜', '複雜').replace('關系', '關係').replace('旅游', '旅遊');
    expect(script(kept.repeat(60))).toMatchObject({ original: 'Hans', convertedToTraditional: true });
    expect(script(kept)).toMatchObject({ original: 'Hant', convertedToTraditional: false });
    expect(script(born.repeat(60))).toMatchObject({ original: 'Hant', convertedToTraditional: false });
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
  const typed = '船上有缆绳, 有水桶, 有炉子, 有灯。';
  test.each([
    ['commas that were typed with a blank behind', `${typed}灯是铜的,亮到天明,从没灭过。`],
    ['labels that end in a colon', '用途:\n系船。\n长度:\n四丈。\n材料:\n棕绳。'],
  ])('knows from folded marks: %s', (_, text) => {
    expect(diagnosePunctuation(text).widthFolded).toBe(false);
  });

  test('finds folded marks of a glossed copy without any full stop', () => {
    const short = '岸上的人,有的等船,有的等信,有的什么也不等';
    expect(diagnosePunctuation(short).widthFolded).toBe(false);
    expect(diagnosePunctuation(short, true).widthFolded).toBe(true);
  });

  test('knows text set letter by letter from blanks before marks', () => {
    const set = '因 為 水 退 了 ， 人 都 回 來 ， 把 門 板 洗 淨 ， 再 把 牆 刷 白 。';
    expect(diagnosePunctuation(set).blanksBeforeMarks).toBe(false);
    expect(diagnosePunctuation('因為水退了 ，人都回來 ，把門板洗淨 ，再把牆刷白 。').blanksBeforeMarks).toBe(true);
  });

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
