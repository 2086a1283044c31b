import { expect, test } from 'vitest';
import { repairWith } from '../testing/repair-with.ts';
import { compatibilityCharacters } from './compatibility-characters/compatibility-characters.ts';
import { controlCharacters } from './control-characters/control-characters.ts';
import { entities } from './entities/entities.ts';
import { transcoding } from './transcoding/transcoding.ts';

test.each([
  ['来源：日报&nbsp;&ensp;编辑', '来源：日报  编辑'],
  ['&ldquo;好&rdquo;&mdash;&mdash;他说', '“好”——他说'],
  ['&amp;#1769;&amp;nbsp;&amp;amp;lt;', '\u06e9 <'],
  ['首页 &gt;&gt; 频道', '首页 >> 频道'],
  ['&#20013;&#x56fd;', '中国'],
])('entities: %j becomes %j', (escaped, plain) => {
  expect(repairWith(entities, escaped).text).toBe(plain);
});

test.each(['代码 `&nbsp;` 和\n```\n&lt;\n```', 'R&D; AT&T', '转义字符 &lt;', '&unknown; &#xd800; &#7;'])(
  'entities: keeps %j',
  (text) => {
    expect(repairWith(entities, text).text).toBe(text);
  },
);

test.each([
  ['发\u200b展\ufeff', '发展'],
  ['甲\u202e乙\u202c', '甲乙'],
  ['甲\u0005。', '甲。'],
  ['冠\ue5e5华', '冠 华'],
  ['第一页\f第二页', '第一页\n第二页'],
])('control characters: %j becomes %j', (hidden, plain) => {
  expect(repairWith(controlCharacters, hidden).text).toBe(plain);
});

test('removes what a terminal takes for a colour as a whole', () => {
  expect(repairWith(controlCharacters, '\u001b[1;32m渡口\u001b[m的灯\u001b').text).toBe('渡口的灯');
});

test('keeps, and doubts, characters of the private use area', () => {
  const { text, doubts } = repairWith(controlCharacters, '高度2\ue0105米。\ue004\ue004\n\uf0d8 渡口\u200b');
  expect(text).toBe('高度2\ue0105米。\ue004\ue004\n\uf0d8 渡口');
  expect(doubts).toEqual([
    { start: 3, end: 4, reason: 'private-character', candidates: ['.'] },
    { start: 7, end: 9, reason: 'private-character', candidates: [''] },
    { start: 10, end: 11, reason: 'private-character', candidates: [''] },
  ]);
});

test.each(['👩\u200d💻', '❤\ufe0f\u200d🔥', 'שלום\u200f!', '第一条\n\u200b\n第二条', '\t甲\r\n乙'])(
  'control characters: keeps %j',
  (text) => {
    expect(repairWith(controlCharacters, text).text).toBe(text);
  },
);

test.each([
  ['这是⼀个⼯程的⻓度', '这是一个工程的长度'],
  ['2⽉13⽇报到，持48⼩时内证明', '2月13日报到，持48小时内证明'],
  ['金額\uf90a額', '金額金額'],
  ['２０24年ＡBC', '2024年ABC'],
])('compatibility characters: %j becomes %j', (artefact, plain) => {
  expect(repairWith(compatibilityCharacters, artefact).text).toBe(plain);
});

test.each([
  '部首：⼀ ⼁ ⼂',
  '部首：⼀、⼁、⼂',
  '同形：丶⼂厶⼛夊⼢人⼈大⼤',
  '构件〇⺀⺄⺆⺈⺊⺻⺼〢等',
  'ＡＢＣ公司２０２４年',
  '２０24年',
  '\uf900 한국어',
])('compatibility characters: keeps %j', (text) => {
  expect(repairWith(compatibilityCharacters, text).text).toBe(text);
});

test.each([
  ['ÎÒÃÇÊÇÖÐ¹úÈË', '我们是中国人'],
  ['æˆ‘ä»¬æ˜¯ä¸\u00adå›½äºº', '我们是中国人'],
  ['³o\u00adÓ°ê®aªº¸gÀÙµo®i«Ü§Ö¡A§Ú\u00adÌ³£¦b³o¸Ì¤u§@¡C', '這個國家的經濟發展很快，我們都在這裡工作。'],
  ['鐨勬槸涓浗浜?', '鐨勬槸涓浗浜?'],
  ['返回 杩斿洖鍒楄〃', '返回 返回列表'],
])('transcoding: %j becomes %j', (misread, plain) => {
  expect(repairWith(transcoding, misread).text).toBe(plain);
});

test.each([
  'Übermäßig schöne Grüße aus Köln',
  'déjà vu à la française',
  'Preis ¥1.200, «mot» § 5, ª parte «autre», ¬p ∧ ¬q',
  '鄱阳湖畔锛钐',
  'これは日本語の文章です。',
  '初めて\nログイン\nありがとうございます\nポイント\n一覧\nお選びください',
  'この本は、プログラミングの入門書です。リストを見てください。\n型の値が入っている\nまた、あとで使う',
  '我们是中国人',
])('transcoding: keeps %j', (text) => {
  expect(repairWith(transcoding, text).text).toBe(text);
});

test('lists what was lost in transcoding', () => {
  expect(repairWith(transcoding, '开始\ufffd "形式" 锟斤拷').doubts.map(({ start, end }) => [start, end])).toEqual([
    [2, 3],
    [9, 12],
  ]);
});
