import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languageForTest } from '../../../../scripts/test-support/language.ts';
import { repairCharacters } from '../../clean-document.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { shiftBytes } from '../../testing/shift-bytes.ts';
import { applyEdits } from '../../traced/edit.ts';
import { byteShifts } from './byte-shifts.ts';

const language = languageForTest();

function result(text: string) {
  return byteShifts.repair(text, { diagnosis: diagnose(text, language), language });
}
const repaired = (text: string) => applyEdits(text, result(text).edits);

test.each([
  [
    'a gloss across two characters, back in step by ASCII',
    '不斷強化鏈?zhǔn)剿季S、鏈條理念',
    '不斷強化鏈式思維、鏈條理念',
  ],
  ['back in step by a gloss of its own', '綿陽日?qǐng)?bào)記者', '綿陽日報記者'],
  ['back in step by a glossed letter', '推動鏈?zhǔn)桨l(fā)展', '推動鏈式發展'],
  ['a trail byte left as a sign', '箱式?jīng)_水試驗', '箱式沖水試驗'],
  ['behind the gloss of the character before', '予以賠償(cháng)?shù)姆绞健?\n', '予以賠償(cháng)的方式。\n'],
  ['a gloss that stands twice', '予以賠償(chang)(chang)?shu)(shu)姆绞健?\n', '予以賠償(chang)(chang)的方式。\n'],
  ['back in step by a gloss that stands twice', '綿陽日?qing)(qing)?bao)(bao)記者', '綿陽日報記者'],
  ['a tag that lost its bracket', '組成專家?guī)臁?/span>', '組成專家庫。</span>'],
  ['a cut between sentences', '產業基地?！薄耙\ue01cy(tǒng)籌推進', '產業基地。”“要統籌推進'],
  ['a cut, marks folded', '產業基地?!薄耙\ue01cy(tǒng)籌推進', '產業基地。”“要統籌推進'],
  ['a cut with blanks', '后期制作 ? ！皳碛幸惶缀\ue142w拍攝', '后期制作。“擁有一套涵蓋拍攝'],
  ['a cut that runs into the tag', '決定性的作用? ！?/p>', '決定性的作用。”</p>'],
  ['a cut by the bytes of a ？ that was folded', '高等職業學??梢詤⑴c項目', '高等職業學校可以參與項目'],
  ['a letter that two bytes made a character', '充滿期待? ！澳軌蛞設(shè)pen G', '充滿期待。“能夠以Open G'],
  ['a lost byte without a sign', '發言人表示\ue0de挥芯唧w(tǐ)計劃', '發言人表示，没有具體計劃'],
])('%s', (_, damaged, original) => {
  expect(repaired(damaged)).toBe(original);
});

const glossedPage = '，企業(yè)關于產(chǎn)品質(zhì)量的發(fā)展計劃。\n';

test.each([
  ['to an ASCII byte', '拔覀冊诤舆叺攘撕芏嗄瓴砰_始動工', '“我們在河邊等了很多年才開始動工'],
  ['of one character', '斑@座橋是我爺爺那一輩人開山修的', '“這座橋是我爺爺那一輩人開山修的'],
  ['to a letter', '袄蠋煾嫡f，水車要開動', '“老師傅說，水車要開動'],
])('repairs a run that was under way where a glossed text begins, %s', (_, opening, original) => {
  expect(repaired(`${opening}${glossedPage}`)).toBe(`${original}${glossedPage}`);
  expect(repaired(`\n${opening}${glossedPage}`)).toBe(`\n${original}${glossedPage}`);
  expect(result(opening).edits).toEqual([]);
  expect(result(`這里${glossedPage}${opening}`).edits).toEqual([]);
});

test('puts no sign in that bytes on either side of a dropped character make', () => {
  // ＄ of “，此: what stood there is no more to be told than that it stood there.
  const { edits, doubts } = result(`不是我們這一帶?！薄绱艘粊?lái)，還是不成${glossedPage}`);
  expect(edits.some(({ insert }) => insert.includes('＄'))).toBe(false);
  expect(doubts).not.toEqual([]);
});

test('repairs a cut of which nothing is left, before the bytes of a mark', () => {
  const page = `一共來了31個。ㄗ灾螀^(qū)、直轄市）的人${glossedPage}`;
  expect(repaired(page)).toBe(`一共來了31個省（自治區、直轄市）的人${glossedPage}`);
  expect(repaired(`各?。ㄗ灾螀^(qū)、直轄市）的人${glossedPage}`)).toBe(`各省（自治區、直轄市）的人${glossedPage}`);
  expect(repaired(`不斷強化鏈(zhǔn)剿季S，綿陽日(qǐng)(bào)記者${glossedPage}`)).toBe(
    `不斷強化鏈式思維，綿陽日報記者${glossedPage}`,
  );
  // The mark stays in the place of a character that is not sure.
  const unsure = result(`全村開展幸;顒(dòng)和義診${glossedPage}`);
  expect(applyEdits('全村開展幸;顒(dòng)和義診', unsure.edits.slice(0, 1))).toBe('全村開展幸;活動和義診');
  expect(unsure.doubts).toMatchObject([{ start: 5, end: 6, candidates: expect.arrayContaining(['福']) }]);
  // Rare names behind a mark, and a page that is no mirror's.
  expect(result(`來的有趙巘、。竇厴^之（號A）、，錡虤Q某${glossedPage}`).edits).toEqual([]);
  expect(result('一共來了31個。ㄗ灾螀^、直轄市）的人').edits).toEqual([]);
});

test.each(['鈮酸鋰 LiNbO3 晶體', '彎管機A型', '馭風@湖畔', '嶧縣Yixian'])(
  'keeps the opening of a glossed text: %s',
  (opening) => {
    expect(result(`${opening}${glossedPage}`)).toEqual({ edits: [], doubts: [] });
  },
);

test.each([
  ['a question', '怎么办?！我们都不知道该怎么回答这个问题。'],
  ['a choice', '你选哪一个?a)第一个 b)第二个'],
  ['emoji that became question marks before letters', '今天真开心??haha)明天再来'],
  ['a private character of a font', '成果产业化\ue004。\n第二条 本法所称企业，是指依法设立的企业。'],
  ['two question marks between words', '今天真开心??明天再来，你们去不去??我们都去。'],
  ['a question mark before a mark', '真的吗?，他问道。'],
  ['no-break spaces between blanks', '[分類號]? F327? ? [標識碼]? A? ? ? ?[編號]? 1671'],
  ['no-break spaces', '首頁??>?政務公開?>?解讀回應'],
  ['a web address', '见http://a.cn/x?id=1)'],
])('keeps %s', (_, text) => {
  expect(result(text).edits).toEqual([]);
});

test('lists what is left of a gloss, where no reading of the run behind it makes words', () => {
  const text = `${'產(chǎn)業(yè)發(fā)展，經(jīng)濟結(jié)構。'.repeat(4)}我們?nèi)粘I钪衅鸬餐`;
  const { edits, doubts } = result(text);
  expect(edits).toEqual([]);
  expect(doubts).toMatchObject([{ reason: 'unsure', start: text.indexOf('?'), end: text.indexOf('?') + 5 }]);
});

describe('private characters that were dropped from a run', () => {
  const page = '產(chǎn)業(yè)發(fā)展，經(jīng)濟結(jié)構。'.repeat(4);
  const drop = (text: string) => shiftBytes(text, { 習: 'xí' }).replace(/[\ue000-\uf8ff]/g, '');

  test.each(['他們甚至會議論新修的路', '在甚至會議上也這樣說'])(
    'are missed where the words show them: %s',
    (original) => {
      const damaged = drop(original);
      expect(damaged).toContain('至?xí)');
      expect(damaged).not.toMatch(/[\ue000-\uf8ff]/);
      expect(repaired(page + damaged)).toBe(page + original);
    },
  );

  test('leave a ? for what the bytes do not tell', () => {
    const { edits, doubts } = result(`${page}甚至?xí)髿⒁粋€行業`);
    expect(applyEdits(`${page}甚至?xí)髿⒁粋€行業`, edits)).toBe(`${page}甚至會?殺一個行業`);
    expect(doubts).toMatchObject([{ reason: 'lost-characters', start: page.length + 2, end: page.length + 3 }]);
  });

  test('are not looked for on a page that kept some', () => {
    const text = `${page}\ue004甚至?xí)髿⒁粋€行業`;
    expect(result(text)).toMatchObject({ edits: [], doubts: [{ reason: 'unsure', candidates: ['曮殺一個'] }] });
  });
});

test('lists as a doubt what the end of the text leaves open', () => {
  const text = '熟悉的拍攝形式? ！';
  const { edits, doubts } = result(text);
  expect(edits).toEqual([]);
  expect(doubts).toMatchObject([{ reason: 'unsure', start: 7, end: 10 }]);
  expect(doubts[0]?.candidates[0]).toBe('。');
});

test.each([
  ['the last character', '車多路堵?tīng)?\u0006，只好走回去', '車多路堵?\u0006，只好走回去', '牆'],
  ['the first character', '我們一起看?！．?dāng)時天黑了。', '我們一起看?。當時天黑了。', '海'],
  ['a character cut in two twice', '這種紙做的，?\u0008?，不會破。', '這種紙做的，?，不會破。', '小'],
  [
    'the first character, blanks within the run,',
    '不是多喜歡? ！ ！彼\ue43ef(shuō)站上',
    '不是多喜歡?。”她說站上',
    '海',
  ],
])('repairs all but %s of a spot, and lists what that may be', (_, damaged, rest, lost) => {
  const page = `${'產(chǎn)業(yè)發(fā)展，經(jīng)濟結(jié)構。'.repeat(4)}\n`;
  const { edits, doubts } = result(page + damaged);
  expect(applyEdits(page + damaged, edits)).toBe(page + rest);
  expect(doubts).toHaveLength(1);
  expect(doubts[0]).toMatchObject({ reason: 'lost-character', candidates: expect.arrayContaining([lost]) });
  expect((page + damaged).slice(doubts[0]?.start, doubts[0]?.end)).toBe('?');
});

test('gives a year back the figure that was eaten with an unknown character before it', () => {
  const page = `${'產(chǎn)業(yè)發(fā)展，經(jīng)濟結(jié)構。'.repeat(4)}\n`;
  const damaged = page + shiftBytes('成了天大的事。”她翻出2019年的會議', {}, ['！']);
  const { edits, doubts } = result(damaged);
  expect(applyEdits(damaged, edits)).toBe(`${page}成了天大的事。”她翻?2019年的會議`);
  expect(doubts.at(-1)).toMatchObject({ reason: 'lost-character', candidates: expect.arrayContaining(['出']) });
});

test('does not hold two marks in a row for likely where the second was folded', () => {
  const page = `${'產(chǎn)業(yè)發(fā)展,經(jīng)濟結(jié)構。'.repeat(4)}\n`;
  const { doubts } = result(`${page}這種紙做的,?\u0008?,不會破。`);
  expect(doubts).toHaveLength(1);
  expect(doubts[0]?.candidates).not.toContain('！');
});

test.each([
  ['a word that only one character makes', '好好的工程?chù)?，為什么回來？', '好好的工程師，為什么回來？'],
  ['a word that its sentence makes', '只隔著一堵?tīng)?\u0006，卻各自跑到外省', '只隔著一堵牆\u0006，卻各自跑到外省'],
  ['a sentence that ends', '杆秤挂在棚柱上?！爱?dāng)個招牌。', '杆秤挂在棚柱上。“當個招牌。'],
  [
    'the end of a quotation that was opened a line before',
    '他說：“我們都忙，\n不必再等了?！?/p>',
    '他說：“我們都忙，\n不必再等了。”</p>',
  ],
  ['a character cut in two twice', '這是設計的毛?\u0008?，一個焊接的細部。', '這是設計的毛病，一個焊接的細部。'],
  ['a character cut in two twice, its control bytes lost', '產品的毛??，一個細部。', '產品的毛病，一個細部。'],
])('puts in %s', (_, damaged, original) => {
  const page = `${'產(chǎn)業(yè)發(fā)展，經(jīng)濟結(jié)構。'.repeat(4)}\n`;
  expect(repaired(page + damaged)).toBe(page + original);
});

describe('a mirror’s page read by a decoder that keeps the sign behind half a character', () => {
  const page = `${'產(chǎn)業(yè)發(fā)展，經(jīng)濟結(jié)構。'.repeat(4)}\n`;

  test.each([
    ['a gloss across two characters', '強化鏈\ufffd(zhǔn)剿季S、鏈條', '強化鏈式思維、鏈條'],
    ['back in step by a gloss of its own', '綿陽日\ufffd(qǐng)\ufffd(bào)記者', '綿陽日報記者'],
    [
      'behind the gloss of the character before',
      '予以賠償(cháng)\ufffd(shù)姆绞健\ufffd\n',
      '予以賠償(cháng)的方式。\n',
    ],
    ['a cut between sentences', '產業基地\ufffd\u0005！薄耙\ue01cy(tǒng)籌推進', '產業基地。”“要統籌推進'],
    [
      'a cut that ends before a tag',
      '他說：“這有決定性的作用\ufffd\u0006\u0007！\ufffd</p>',
      '他說：“這有決定性的作用。”</p>',
    ],
  ])('%s', (_, damaged, original) => {
    expect(repaired(page + damaged)).toBe(page + original);
  });

  test('lists what stays undecoded, once', () => {
    const text = `${page}渡口\ufffd\ufffd開了`;
    const { edits, doubts } = result(text);
    expect(edits).toEqual([]);
    expect(doubts).toEqual([{ start: page.length + 2, end: page.length + 4, reason: 'undecoded', candidates: [] }]);
    const all = repairCharacters(text, language).traced.doubts;
    expect(all.filter(({ start, end }) => start < end).length).toBe(1);
  });

  test('is not taken for one where nothing is glossed', () => {
    const lost = '強化鏈\ufffd，我們\ufffd！的基地\ufffd(see below)。';
    expect(result(lost)).toEqual({ edits: [], doubts: [] });
    expect(diagnose(lost, language).byteShifts.count).toBe(0);
    expect(repairCharacters(lost, language).traced.doubts.map(({ reason }) => reason)).toEqual(
      Array.from({ length: 3 }, () => 'lost-in-transcoding'),
    );
  });
});

test('takes a gloss for one of a converted character where the page glosses no other', () => {
  const page = `${'產(chǎn)業(yè)發(fā)展，經(jīng)濟結(jié)構。'.repeat(4)}\n`;
  const damaged = '先用打孔機\ue0cb阎褡影凑沼捕确殖晌寮?jí)。這臺機器';
  expect(repaired(page + damaged)).toBe(`${page}先用打孔機，把竹子按照硬度分成五級。這臺機器`);
});

test('keeps emoji before a comma on a glossed page', () => {
  const page = `${'產(chǎn)業(yè)發(fā)展，經(jīng)濟結(jié)構。'.repeat(4)}\n`;
  expect(repaired(`${page}今天真是太棒了??，大家都很開心。`)).toBe(`${page}今天真是太棒了??，大家都很開心。`);
});

test('names a reason of its own for each edit and doubt', () => {
  const { edits, doubts } = result('鏈?zhǔn)剿季S，基地?！薄耙\ue01cy(tǒng)籌，拍攝形式? ！');
  for (const { reason } of [...edits, ...doubts]) expect(byteShifts.reasons).toHaveProperty(reason);
});

/** Sentences in the script of a mirror's copy, of our own. */
const sentences = fc.constantFrom(
  '全縣堅持以項目建設為抓手，加快產業轉型升級。',
  '縣長表示：“要統籌安排。”“必須堅持質量第一。”',
  '記者從日報社了解到，鏈式思維正在改變企業的發展方式。',
  '沖水試驗、防塵試驗都在這里進行，結果準確！',
  '他說，今年的GDP增長了3.5%，比去年快。',
  '請各單位報送材料，經審核后予以公布。',
);
const pages = fc.array(sentences, { minLength: 1, maxLength: 12 }).map((list) => `${list.join('')}\n`);
const glosses = { 準: 'zhǔn', 經: 'jīng', 請: 'qǐng', 發: 'fā', 報: 'bào', 統: 'tǒng', 設: 'shè', 業: 'yè', 規: 'guī' };

test('finds nothing in its own output', () => {
  fc.assert(
    fc.property(
      pages,
      fc.subarray(Object.entries(glosses)),
      fc.subarray(['！', '，', '。', '、']),
      (page, taken, marks) => {
        const output = repaired(shiftBytes(page, Object.fromEntries(taken), marks));
        expect(result(output).edits).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});

test('changes nothing on a page that is not damaged', () => {
  fc.assert(
    fc.property(pages, (page) => {
      expect(result(page)).toEqual({ edits: [], doubts: [] });
    }),
    { numRuns: 60 },
  );
});

test.each(['?！', '?！薄', '\ue000', '啊?ā)', '?a)', '(a)', '?', '薄'])(
  'ends within seconds on 200 kB of %s',
  (piece) => {
    const start = performance.now();
    result(piece.repeat(200_000 / piece.length));
    expect(performance.now() - start).toBeLessThan(8000);
  },
);
