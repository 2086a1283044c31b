import { expect, test } from 'vitest';
import { repairWith } from '../testing/repair-with.ts';
import { ellipsesAndDashes } from './ellipses-and-dashes/ellipses-and-dashes.ts';
import { insertedCommas } from './inserted-commas/inserted-commas.ts';
import { lostBlanks } from './lost-blanks/lost-blanks.ts';
import { punctuationWidth } from './punctuation-width/punctuation-width.ts';
import { quotationMarks } from './quotation-marks/quotation-marks.ts';
import { spacesAroundMarks } from './spaces-around-marks/spaces-around-marks.ts';

test.each([
  ['发展,创新;协调:绿色!', '发展，创新；协调：绿色！'],
  ['(一)坚持创新。', '（一）坚持创新。'],
  ['如何“增效”?“我们', '如何“增效”？“我们'],
  ['发力 ,就 :“是”', '发力 ，就 ：“是”'],
  ['怎么计算 ?后来再说', '怎么计算 ？后来再说'],
  ['共10,下同', '共10，下同'],
  ['他(指甲方(含子公司))说', '他（指甲方（含子公司））说'],
  ['(1984年9月通过\n次年修订)', '（1984年9月通过\n次年修订）'],
  ['联合国(UN)成立', '联合国（UN）成立'],
  ['读《逻辑》(Logic)这门课', '读《逻辑》（Logic）这门课'],
  ['他说完了。(Done is done.)\n', '他说完了。（Done is done.）\n'],
  ['以3:2(21:25、25:19)逆转', '以3:2（21:25、25:19）逆转'],
  ['(1)AI 省下的人\n(2)机器', '（1）AI 省下的人\n（2）机器'],
  ['还书栏里写着\n:“讲了一段”', '还书栏里写着\n：“讲了一段”'],
])('restores the width in %j', (folded, original) => {
  expect(repairWith(punctuationWidth, folded, { folded: true }).text).toBe(original);
});

test('lists the first bracket whose width is restored, for all of them', () => {
  const { text, doubts } = repairWith(punctuationWidth, '原则:(一)创新,(二)协调(含区域协调)。', { folded: true });
  expect(doubts).toMatchObject([{ reason: 'bracket-width', candidates: ['（', '('] }]);
  expect(text.slice(doubts[0]?.start, doubts[0]?.end)).toBe('（');
  expect(repairWith(punctuationWidth, '原则:创新,协调。', { folded: true }).doubts).toEqual([]);
});

test.each([
  '1,000元，比例3:1，22:30',
  '见 https://a.cn/?甲=1,2 和 a,b@c.cn',
  'Hello, world! (ok)?',
  '1. 总则',
  '函数 `f("中",中)` 返回',
  'a)选项',
])('keeps the width in %j', (text) => {
  expect(repairWith(punctuationWidth, text, { folded: true }).text).toBe(text);
});

test('touches no width in a document that shows no folding', () => {
  expect(repairWith(punctuationWidth, '你好,世界(一)').text).toBe('你好,世界(一)');
});

test.each([
  ['串"珠"成"链"', '串“珠”成“链”'],
  ['做好"农业+""制造业+""+旅游"文章', '做好“农业+”“制造业+”“+旅游”文章'],
  ['他说"她喊\'来\'了"', '他说“她喊‘来’了”'],
  ['55"的屏幕叫"巨幕"', '55"的屏幕叫“巨幕”'],
  ['"第一段\n"第二段"', '“第一段\n“第二段”'],
])('pairs the quotation marks of %j', (straight, original) => {
  expect(repairWith(quotationMarks, straight, { folded: true, straightQuotes: true }).text).toBe(original);
});

test.each(['把河修直"；老人们说，"河有脾气', '再也不缺水" ，"水库修好以后'])(
  'lists the quotation marks of a line that was broken within a quotation, %j',
  (text) => {
    const { text: found, doubts } = repairWith(quotationMarks, text, { folded: true, straightQuotes: true });
    expect(found).toBe(text);
    expect(doubts.map(({ reason }) => reason)).toEqual(['odd-quotation-marks', 'odd-quotation-marks']);
  },
);

test.each(['it\'s a "test" of words', '代码 `x = "中"` 如此'])('keeps the quotation marks of %j', (text) => {
  expect(repairWith(quotationMarks, text, { folded: true, straightQuotes: true }).text).toBe(text);
});

test.each([
  ['守着讲"没看，要放鸭?，第二次写："这里不对。"', '守着讲“没看，要放鸭?，第二次写：“这里不对。”'],
  ['他说："水退了。"又说：?船能开了。"', '他说：“水退了。”又说：?船能开了。”'],
])('pairs the quotation marks around one that was lost in %j', (straight, original) => {
  expect(repairWith(quotationMarks, straight, { folded: true, straightQuotes: true }).text).toBe(original);
});

test.each(['He said:"why? She wrote:"no!"', '甲"乙?丙"丁"戊', '他说："来?了。"丙说："丁', '守着"讲?一段?又一段'])(
  'does not guess which mark was lost in %j',
  (text) => {
    const repaired = repairWith(quotationMarks, text, { folded: true, straightQuotes: true });
    expect(repaired.text).toBe(text);
    expect(repaired.doubts.length).toBeGreaterThan(0);
  },
);

test('lists quotation marks that do not pair up', () => {
  const { text, doubts } = repairWith(quotationMarks, '他"说了话', { folded: true, straightQuotes: true });
  expect(text).toBe('他"说了话');
  expect(doubts).toHaveLength(1);
});

test.each([
  ['向“风口”转型。持...', '向“风口”转型。持……'],
  ['标题\n--二论学习', '标题\n——二论学习'],
  ['than... --a', 'than... --a'],
  ['3.....5 -- ---', '3.....5 -- ---'],
])('ellipses and dashes: %j becomes %j', (folded, original) => {
  expect(repairWith(ellipsesAndDashes, folded, { folded: true }).text).toBe(original);
});

test.each([
  ['工件表面 ，无需支撑 。', '工件表面，无需支撑。'],
  ['《 为高质量》', '《为高质量》'],
  ['“池水”。 王某', '“池水”。王某'],
  ['装上 “双引擎” 的', '装上“双引擎”的'],
  ['存量扩张 增量招引', '存量扩张 增量招引'],
  ['首页 》 新闻', '首页 》 新闻'],
  ['，  Blackmagic', '，  Blackmagic'],
  ['老桥“退休” 新桥“上岗”\n桥通了。', '老桥“退休” 新桥“上岗”\n桥通了。'],
  ['老桥“退休” 以后，“老伙计” 才闲下来\n让它“退休” 吧', '老桥“退休”以后，“老伙计”才闲下来\n让它“退休”吧'],
])('blanks at marks: %j becomes %j', (spaced, original) => {
  expect(repairWith(spacesAroundMarks, spaced, { blanks: true }).text).toBe(original);
});

test.each([
  ['首页??>?政务公开?>?解读', '首页  > 政务公开 > 解读'],
  ['(记者?张三?李四五)', '(记者 张三 李四五)'],
  ['??今天出版', '  今天出版'],
  ['Copyright (?) 2024 某公司', 'Copyright © 2024 某公司'],
  ['Copyright ? 2002-2025 某公司', 'Copyright © 2002-2025 某公司'],
  ['Copyright ? 某公司 版权所有', 'Copyright © 某公司 版权所有'],
  ['首页\n? 2015 某公司 版权所有', '首页\n© 2015 某公司 版权所有'],
  ['Who has the copyright? 2020 books', 'Who has the copyright? 2020 books'],
  ['? 2015 年的事谁还记得', '? 2015 年的事谁还记得'],
  ['What about Copyright ? No idea', 'What about Copyright ? No idea'],
  ['如何“增效”?“我们', '如何“增效”?“我们'],
  ['生活。?现在，?他', '生活。现在，他'],
  ['你是谁?我不知道', '你是谁?我不知道'],
  ['http://a.cn/?页=1', 'http://a.cn/?页=1'],
])('lost blanks: %j becomes %j', (lost, original) => {
  expect(repairWith(lostBlanks, lost)).toEqual({ text: original, doubts: [] });
});

test.each([
  ['目录\n ? 水泵的保养\n?水泵的选型', '目录\n ? 水泵的保养\n?水泵的选型', ['lost-bullet', 'lost-bullet']],
  ['云水网 www.a.cn ???\n桥通了', '云水网 www.a.cn    \n桥通了', []],
  ['桥通了吗 ?\n通了', '桥通了吗 ?\n通了', []],
  ['水务局\n?\n?水泵的选型?\n桥通了', '水务局\n \n?水泵的选型?\n桥通了', ['lost-bullet', 'lost-bullet']],
])('lost blanks and signs at the edges of lines of a converted page: %j', (lost, original, reasons) => {
  const { text, doubts } = repairWith(lostBlanks, lost, { converted: true });
  expect(text).toBe(original);
  expect(doubts.map(({ reason }) => reason)).toEqual(reasons);
});

test.each([
  ['[摘? 要]水泵的选型。', '[摘  要]水泵的选型。'],
  ['\n目??录\n', '\n目  录\n'],
  ['[分类号]? F32? ? [标识码]? A? ? ? ?[编号]? 16', '[分类号]  F32    [标识码]  A       [编号]  16'],
  ['分类号：TV6.2?标识码：A?日期：2024', '分类号：TV6.2 标识码：A 日期：2024'],
  ['怎么办? ? 不知道', '怎么办? ? 不知道'],
  ['桥通了吗? 通了。号:1? ?码:2', '桥通了吗? 通了。号:1   码:2'],
  ['桥通了吗? ? ?\n通了', '桥通了吗? ? ?\n通了'],
  ['摘要：目的? 比较水泵。方法? 以30台水泵为例。', '摘要：目的  比较水泵。方法  以30台水泵为例。'],
  ['他说：真的? 水退了。', '他说：真的? 水退了。'],
])('lost blanks between labels of a converted page: %j becomes %j', (lost, original) => {
  expect(repairWith(lostBlanks, lost, { converted: true }).text).toBe(original);
});

test.each(['目录\n ? 水泵的保养\n ? 水泵的选型\n', '[摘? 要]水泵\n?\n分类号：TV6.2?标识码：A'])(
  'keeps %j on a page that was never bytes of GBK',
  (text) => {
    expect(repairWith(lostBlanks, text).text).toBe(text);
  },
);

test.each([
  ['近年來,,該村引水上山,。村裏種桃,、種梨,，收成翻了一番,。', '近年來,該村引水上山。村裏種桃、種梨，收成翻了一番。'],
  // Two commas may stand around something lost, and lists of figures have empty fields.
  [
    '近年來,,該村引水上山。村裏種桃，，種梨，收成,,翻了一番，，',
    '近年來,,該村引水上山。村裏種桃，，種梨，收成,,翻了一番，，',
  ],
  ['1,,2,、3,。4,。a,。b,。', '1,,2,、3,。4,。a,。b,。'],
])('inserted commas on a converted page: %j', (found, original) => {
  expect(repairWith(insertedCommas, found, { converted: true }).text).toBe(original);
  expect(repairWith(insertedCommas, found).text).toBe(found);
});

test('lists two ? behind a mark: they were a character', () => {
  const { text, doubts } = repairWith(lostBlanks, '鲛龙赤螭，??渐离');
  expect(text).toBe('鲛龙赤螭，??渐离');
  expect(doubts).toHaveLength(1);
});

test('lists a ? that fills a place in a line of verse', () => {
  const text = '东风吹绿野，细雨湿青苔。牧笛声声远，?云片片来。';
  const { text: restored, doubts } = repairWith(lostBlanks, text);
  expect(restored).toBe(text);
  expect(doubts).toHaveLength(1);
});

test('lists a ? inside a clause that asks nothing', () => {
  const { text, doubts } = repairWith(lostBlanks, '生活?读书?新知');
  expect(text).toBe('生活?读书?新知');
  expect(doubts).toHaveLength(2);
});

test.each([
  ['最深处1米1,136家店铺', 1],
  ['占88.7,4.1万人', 1],
  ['第1,2组', 1],
  ['共1,000元，1,234,567.8人', 0],
  ['f(1,2)', 0],
])('lists the commas between digits that may be pauses: %j', (text, count) => {
  const { text: found, doubts } = repairWith(punctuationWidth, text, { folded: true });
  expect(found).toBe(text);
  expect(doubts.map(({ reason }) => reason)).toEqual(Array(count).fill('comma-between-digits'));
});

test.each([
  ['监督和指导; 组织行政', 1],
  ['经费的投入, 引导社会', 1],
  ['来源: 某报', 0],
  ['一, 二; 三, 四, 五', 0],
])('lists the marks before a blank, where they are few: %j', (text, count) => {
  const { text: found, doubts } = repairWith(punctuationWidth, text, { folded: true });
  expect(found === text).toBe(count > 0);
  expect(doubts.map(({ reason }) => reason)).toEqual(Array(count).fill('mark-before-blank'));
});

test('lists two commas side by side on a page that lost bytes', () => {
  expect(repairWith(lostBlanks, '以后再谈，，各部门', { converted: true }).doubts).toMatchObject([
    { reason: 'doubled-comma', start: 4, end: 6 },
  ]);
  expect(repairWith(lostBlanks, '以后再谈，，各部门').doubts).toEqual([]);
});

test('lists half a character before a comma on a converted page, and nothing that people write', () => {
  expect(repairWith(lostBlanks, '用麻袋把臺階蓋??，開跑前', { converted: true })).toMatchObject({
    text: '用麻袋把臺階蓋??，開跑前',
    doubts: [{ start: 7, end: 9, reason: 'unexplained-question-mark' }],
  });
  expect(repairWith(lostBlanks, '用麻袋把臺階蓋??，開跑前').doubts).toEqual([]);
  expect(repairWith(lostBlanks, '真的嗎???，他說', { converted: true }).doubts).toEqual([]);
});
