import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languageForTest } from '../../../../scripts/test-support/language.ts';
import { describeDiagnosis } from '../../diagnosis/describe.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { applyEdits } from '../../traced/edit.ts';
import { glosses } from './glosses.ts';

const language = languageForTest();

function result(text: string) {
  return glosses.repair(text, { diagnosis: diagnose(text, language), language });
}
const repaired = (text: string) => applyEdits(text, result(text).edits);

/** A glossed page around a spot, so that the whole document is evidence. */
const page = (spot: string) =>
  `全縣加快發(fā)展，推動(dòng)產(chǎn)業(yè)轉(zhuǎn)型，發(fā)揮企業(yè)作用，擴大產(chǎn)能。${spot}。`;
const cleanPage = (spot: string) => `全縣加快發展，推動產業轉型，發揮企業作用，擴大產能。${spot}。`;

test.each([
  ['plain', '高質(zhì)量', '高質量'],
  ['a blank inside', '網(wǎng)絡(luò )', '網絡'],
  ['a blank before', '網 (wǎng)絡(luò)', '網絡'],
  ['without tone, twice', '企業(ye)(ye)', '企業'],
  ['another tone than ours', '成績(jī)', '成績'],
  ['full width', '系統（tǒng）', '系統'],
  ['behind a letter', '上傳到Y(jié)ouTube', '上傳到YouTube'],
  ['behind a letter that can not be checked', '圖B(niǎo)', '圖B'],
  ['a keyword inside', '對(du免費ì)象', '對象'],
])('takes out a gloss: %s', (_, spot, original) => {
  expect(repaired(page(spot))).toBe(cleanPage(original));
});

test('takes glosses from pages joined in one file that have them on characters of their own each', () => {
  const glossed =
    '全縣(xiàn)加快發(fā)展，推動(dòng)生產(chǎn)和企業(yè)的轉(zhuǎn)型，環(huán)保要強(qiáng)調(diào)實(shí)效，經(jīng)費(fèi)由財(cái)政負(fù)擔(dān)，' +
    '學(xué)校和醫(yī)院的條(tiáo)件要改變(biàn)，農(nóng)民的認(rèn)識(shí)要提高，還(hái)要開(kāi)會(huì)。';
  const plain = glossed.replace(/\([^)]*\)/g, '');
  expect(repaired(glossed.repeat(3) + plain.repeat(2))).toBe(plain.repeat(5));
  expect(repaired(glossed + plain)).toBe(glossed + plain);
});

test('takes out the reading that an excerpt begins with, its character cut off', () => {
  expect(repaired(`(xiàn)的${page('高質(zhì)量')}`)).toBe(`的${cleanPage('高質量')}`);
  expect(repaired('(xiàn)的企業很好。')).toBe('(xiàn)的企業很好。');
  expect(repaired(`(PDF)${page('高質(zhì)量')}`)).toBe(`(PDF)${cleanPage('高質量')}`);
});

test('keeps, and doubts, a reading that does not fit its character', () => {
  const text = page('高質(gāo)量');
  expect(repaired(text)).toContain('高質(gāo)量');
  expect(result(text).doubts).toMatchObject([{ reason: 'unsure' }]);
});

test.each([
  ['an abbreviation', '聯合國(UN)'],
  ['a small abbreviation', '世界貿易組織(wto)'],
  ['a number', '第三(3)'],
  ['a word in brackets', '微软(microsoft)'],
])('keeps, on a glossed page, %s', (_, spot) => {
  expect(repaired(page(spot))).toBe(cleanPage(spot));
});

test('takes glosses from a Simplified page that has them on a few common characters', () => {
  const text = '新(xīn)型材料和新(xīn)能(néng)源科(kē)技公司，为新(xīn)产业提供科(kē)学的智能(néng)服务。'.repeat(3);
  expect(repaired(text)).toBe('新型材料和新能源科技公司，为新产业提供科学的智能服务。'.repeat(3));
});

test.each([
  [
    'readings that stand twice',
    '今天(tian)(tian)的女(nu)(nu)生都来了，人(ren)(ren)很多。',
    '今天的女生都来了，人很多。',
  ],
  [
    'few characters again and again, in words with each other',
    '食(shí)品(pǐn)店里卖的食(shí)物和药品(pǐn)都合格，街上的食(shí)品(pǐn)厂也是这样。'.repeat(4),
    '食品店里卖的食物和药品都合格，街上的食品厂也是这样。'.repeat(4),
  ],
  [
    'Simplified text, on what Traditional writes otherwise',
    '本市有关(guān)部门应(yīng)当依法对(duì)企业进(jìn)行检查，发(fā)现问(wèn)题及时(shí)处理，并向社会(huì)公开。',
    '本市有关部门应当依法对企业进行检查，发现问题及时处理，并向社会公开。',
  ],
  [
    'a Simplified page, on common characters and all that stand in Traditional form, words whole among them',
    '联系方式见网页底部。永兴车辆配件股份有(yǒu)限公司，经营汽车零件、轮胎和润滑油。24小(xiǎo)时服務(wù)热線(xiàn)已经开通，应用(yòng)软件请到网站下载。',
    '联系方式见网页底部。永兴车辆配件股份有限公司，经营汽车零件、轮胎和润滑油。24小时服務热線已经开通，应用软件请到网站下载。',
  ],
  [
    'a Simplified page, on one form that is Traditional',
    '产品目录：光電(diàn)开关、双向阀门、磁铁、電(diàn)线。资料下载。使用(yòng)手册。关于我们，公司简介，联系方式。',
    '产品目录：光電开关、双向阀门、磁铁、電线。资料下载。使用手册。关于我们，公司简介，联系方式。',
  ],
  [
    'a menu that has one word again and again',
    '風(fēng)順經(jīng)營 視頻設(shè)備 燈光設(shè)備 音頻設(shè)備 直播設(shè)備 廠區地圖',
    '風順經營 視頻設備 燈光設備 音頻設備 直播設備 廠區地圖',
  ],
  [
    'a keyword of Latin letters spliced in',
    '今年的生产(chAVǎn)很稳定，运来的新产(chǎn)品也很多，各家企业(y18è)都好，大家把作业(yè)做完了就回家，水产(chǎn)店里没人。',
    '今年的生产很稳定，运来的新产品也很多，各家企业都好，大家把作业做完了就回家，水产店里没人。',
  ],
])('takes out %s', (_, copy, original) => {
  expect(repaired(copy)).toBe(original);
});

test.each([
  ['in full-width parentheses', '觱（bì）', '觱（bì）'],
  ['on what was not converted', '窈(yǎo)窕(tiǎo)', '窈(yǎo)窕(tiǎo)'],
])('keeps the notes of a glossed page %s', (_, notes, kept) => {
  expect(repaired(page(`${notes}：寒風(fēng)的聲音。`))).toContain(`${kept}：寒風的聲音。`);
});

test('keeps, and doubts, readings in a Simplified text on Traditional forms', () => {
  const text =
    '他说，國(guó)的简体是国，學(xué)的简体是学，電(diàn)的简体是电，小(xiǎo)的写法没有变，这些字我们天天都见到，应该认识。';
  expect(repaired(text)).toBe(text);
  expect(result(text).doubts).toHaveLength(4);
});

test("finds a mirror's glosses beside notes", () => {
  const notes = '觱(bì)：風聲。馌(yè)：送飯。懿(yì)：深。爰(yuán)：語詞。筥(jǔ)：筐。牖(yǒu)：窗戶。'.repeat(2);
  const text = '本市的產(chǎn)業(yè)發(fā)展得很快，產(chǎn)品的質(zhì)量也好，企業(yè)在發(fā)明新的產(chǎn)品。';
  expect(repaired(notes + text.repeat(3))).toBe(
    notes + '本市的產業發展得很快，產品的質量也好，企業在發明新的產品。'.repeat(3),
  );
});

test('takes 著 and 於 of a mirror for converted characters', () => {
  const text = '他趁著(zhù)風(fēng)和日暖，帶著(zhù)書(shū)走到山中，由於(yú)天晚，又隨(suí)著(zhù)人群回來。';
  expect(repaired(text)).toBe('他趁著風和日暖，帶著書走到山中，由於天晚，又隨著人群回來。');
});

test('takes out glosses on all that was converted, word by word', () => {
  const text = '各級(jí)領(lǐng)導(dǎo)應(yīng)當(dāng)對(duì)實(shí)際(jì)問(wèn)題(tí)進(jìn)行調(diào)查。';
  expect(repaired(text)).toBe('各級領導應當對實際問題進行調查。');
});

test.each([
  [
    'notes to a classic',
    '觱(bì)发(bō)：大风触物声。\n馌(yè)：馈送食物。\n懿(yì)：深。\n爰(yuán)：语词。\n筥(jǔ)：圆形的筐。\n牖(yǒu)：窗户。',
  ],
  [
    'notes to a classic, Traditional',
    '窈(yǎo)窕(tiǎo)：美好的樣子。\n逑(qiú)：配偶。\n寤寐(mèi)：醒和睡。\n輾(zhǎn)轉：翻來覆去。\n芼(mào)：選取。',
  ],
  ['a rare name with its reading', '姚鼐(nài)是清代散文家，姚鼐与方苞齐名。'],
  ['a Traditional name with its reading', '鍾離權(quán)是傳說中的人物。鍾離權又號雲房先生。'],
  ['place names', '番(pān)禺、东莞(guǎn)、六(lù)安、丽(lí)水、台(tāi)州、蚌(bèng)埠、亳(bó)州、浚(xùn)县、乐(lào)亭'],
  [
    'a pinyin lesson',
    '我(wǒ)是(shì)中(zhōng)国(guó)人(rén)。你(nǐ)好(hǎo)吗(ma)？我(wǒ)很(hěn)好(hǎo)。他(tā)是(shì)学(xué)生(shēng)。'.repeat(
      4,
    ),
  ],
  [
    'a Traditional pinyin lesson',
    '我(wǒ)們(men)學(xué)習(xí)漢(hàn)語(yǔ)。他(tā)們(men)去(qù)圖(tú)書(shū)館(guǎn)。'.repeat(4),
  ],
  [
    'a dictionary',
    '行(xíng)：走。行(háng)：行业。长(cháng)：不短。长(zhǎng)：生长。乐(lè)：快乐。乐(yuè)：音乐。还(hái)：仍。还(huán)：归还。',
  ],
  [
    'idioms',
    '锲(qiè)而不舍\n饕(tāo)餮(tiè)盛宴\n怙(hù)恶不悛(quān)\n呱(gū)呱坠地\n心宽体胖(pán)\n一曝(pù)十寒\n博闻强识(zhì)',
  ],
  ['a drill of words', '生字練習\n學(xué)校、學(xué)生、學(xué)習；國(guó)家、國(guó)王、國(guó)語。'],
  ['a drill of words in both places', '讀(dú)書、讀(dú)音、朗讀(dú)。寫(xiě)字、寫(xiě)作、書寫(xiě)。'],
  ['a drill of one character at the end of words', '朗讀(dú)、默讀(dú)、宣讀(dú)、閱讀(dú)'],
  ['a drill of one character', '長(cháng)江、長(cháng)短、長(cháng)城、長(cháng)久'],
  ['new words of a reader', '小明在學(xué)校讀書(shū)，老師(shī)說故事，同學們畫(huà)了一匹馬。'],
  [
    'a lesson with blanks between its words',
    '我(wo) 們(men) 來(lai) 學(xue) 習(xi) 開(kai) 車(che) ，請(qing) 問(wen) 這(zhe) 個(ge) 車(che) 門(men) 怎麼開(kai) ？',
  ],
  ['one gloss in a short text', '這家企業(yè)很好。'],
  ['two names with their readings', '記者采訪了陳(chén)先生和劉(liú)女士，關于這里的發展，他們愿意再談。'],
  ['two words with a reading that is not the usual one', '銀行(háng)的會(kuài)計關于重(chóng)复的記錄，愿意再核對。'],
  ['one gloss on a converted page', '關于這里的復雜問題，愿意再談，企業(yè)發展很快，今后繼續采納重復的意見。'],
  [
    'abbreviations',
    '世界卫生组织(who)、联合国(un)、国际货币基金组织(imf)和世界贸易组织(wto)发表声明，世界卫生组织(who)说。'.repeat(5),
  ],
  [
    'Japanese in Latin letters',
    '東京(tokyo)、鎌倉(kamakura)、和歌(waka)、俳句(haiku)、寿司(sushi)、歌(uta)、木(ki)、手(te)、目(me)',
  ],
  [
    'chemistry',
    '水(h)、氦(he)、锂(li)、钠(na)、镍(ni)、钡(ba)、铌(nb)和钽(ta)，元素钠(na)和镍(ni)的性质不同。'.repeat(3),
  ],
  [
    'a Traditional saying in a Simplified text',
    '匾上写的是為(wéi)國(guó)為(wéi)民(mín)，邻居们都说这几个字写得好，还请他给孩子们讲每一个笔画。',
  ],
  [
    'a list of both forms',
    '發(fā)：发展、头发\n後(hòu)：后来\n裡(lǐ)：里面\n麵(miàn)：面条\n鬆(sōng)：松\n乾(gān)：干燥\n發展與頭髮不同，後與后不同，裡與里不同，麵與面不同。',
  ],
])('keeps %s', (_, text) => {
  expect(result(text)).toEqual({ edits: [], doubts: [] });
});

test('takes the blank that a tool puts behind its glosses out with them', () => {
  const text =
    '  隻是看照片，就讀於(yu) 某小學的孩子與(yu) 別人並沒有兩樣。因為(wei) 天冷，渡口的船兒(er) 停在岸邊，由於(yu) 水淺開不動，' +
    '會(hui) 劃船的人要到明天，纔(cai) 肯過來，2019年一共有79萬(wan) 人坐過。船家說，這樣的行為(wei) 。不能算數(shu) “劃船”。';
  expect(applyEdits(text, result(text).edits)).toBe(
    '  隻是看照片，就讀於某小學的孩子與別人並沒有兩樣。因為天冷，渡口的船兒停在岸邊，由於水淺開不動，' +
      '會劃船的人要到明天，纔肯過來，2019年一共有79萬人坐過。船家說，這樣的行為。不能算數“劃船”。',
  );
});

test.each([
  [
    'two, on a page that was converted as mirrors do',
    '這里的企業(yè)關于復雜的產(chǎn)品，以后愿意再談，各部門重復的工作也采納了。',
    '這里的企業關于復雜的產品，以后愿意再談，各部門重復的工作也采納了。',
  ],
  [
    'one, on a page that was perhaps converted without it',
    '會議強調，把職責擺進去，勇于挑重擔子，敢于碰硬，善于學習。關于今后的工作，要發(fā)揚務實的作風，持續糾正老問題，幫助群眾解決最急的事情，認真開好年度的會議。',
    '會議強調，把職責擺進去，勇于挑重擔子，敢于碰硬，善于學習。關于今后的工作，要發揚務實的作風，持續糾正老問題，幫助群眾解決最急的事情，認真開好年度的會議。',
  ],
  [
    'one, on a page with shifted bytes',
    '不斷強化鏈?zhǔn)剿季S，企業(yè)發展很快。',
    '不斷強化鏈?zhǔn)剿季S，企業發展很快。',
  ],
  [
    'two that follow each other, on a page with shifted bytes',
    '不斷強化鏈?zhǔn)剿季S，產(chǎn)業(yè)發展很快。',
    '不斷強化鏈?zhǔn)剿季S，產業發展很快。',
  ],
  [
    'six without tones, on nothing but what was converted',
    '他現(xian)在會做湖南菜，用的是新技術(shu)，可以常年供應(ying)，這家店一個(ge)月賣得很多，吃起來(lai)清爽，街坊都認(ren)得他。',
    '他現在會做湖南菜，用的是新技術，可以常年供應，這家店一個月賣得很多，吃起來清爽，街坊都認得他。',
  ],
  [
    'one, on a page with a letter that is half a character',
    '科技館周末開放，上傳到Y(jié)ouTube的介紹有人看，企業(yè)來過。',
    '科技館周末開放，上傳到YouTube的介紹有人看，企業來過。',
  ],
  [
    'one, beside shifted bytes of which a character is lost',
    '廠家?guī)Т蠹襾砹私庖幌?/p>機器的維護與保養(yǎng)。',
    '廠家?guī)Т蠹襾砹私庖幌?/p>機器的維護與保養。',
  ],
  [
    'some behind a shifted character or with the one reading that a mirror has for 長, on a page converted as mirrors do',
    '這里的樹長(zhǎng)得慢，發(fā)芽也晚。工人關于復雜的機(jī)器愿意再學(xué)，以后個(gè)人也能領(lǐng)到證書。',
    '這里的樹長得慢，發芽也晚。工人關于復雜的機器愿意再學，以后個人也能領到證書。',
  ],
  [
    'some of them twice or three times, on a page converted as mirrors do',
    '這里的樹發(fa)(fa)芽晚。工人關于復雜的機(ji)(ji)(ji)器愿意再學(xue)(xue)，以后個(ge)(ge)人也能領(ling)到證書。',
    '這里的樹發芽晚。工人關于復雜的機器愿意再學，以后個人也能領到證書。',
  ],
  [
    'three, one of them again',
    '大樓的服務(wù)很好，儀器也有人照看，夜里的服務(wù)一樣，飛機(jī)票可以代買。',
    '大樓的服務很好，儀器也有人照看，夜里的服務一樣，飛機票可以代買。',
  ],
])('takes out few glosses: %s', (_, text, expected) => {
  expect(repaired(text)).toBe(expected);
});

describe('glosses on arbitrary characters of running text', () => {
  const dock =
    '县里的老船坞停了十二年，去年秋天才有人来量尺寸。师傅说，锈蚀的铁轨还能用，腐朽的枕木得换；闸门漏水，螺栓断了七根，滑轮也缺了两只。' +
    '他们先把淤泥掏干净，再用沥青嵌缝，最后刷上桐油。渔民蹲在堤坝边看，说船坞修好了，台风来的时候渔船就有地方躲。';
  const story =
    '小明家里有只狗，狗能看门。小明用手摸狗的头，狗很高兴。他们一起去河边，河里的鱼很多，小船也多。妈妈说，天黑了，回家吃饭吧。';
  const gloss = (text: string, readings: Readonly<Record<string, string>>) =>
    text.replace(/./gu, (character) =>
      Object.hasOwn(readings, character) ? `${character}(${readings[character]})` : character,
    );

  test.each<Readonly<Record<string, string>>>([
    { 有: 'yǒu', 能: 'néng', 用: 'yòng' },
    { 的: 'de', 人: 'rén', 来: 'lái' },
    { 说: 'shuō', 上: 'shàng', 时: 'shí', 门: 'mén' },
  ])('are taken out where far harder ones have none: %j', (readings) => {
    expect(repaired(gloss(dock, readings))).toBe(dock);
  });

  test.each<[string, string]>([
    ['in a story for learners', gloss(story, { 有: 'yǒu', 能: 'néng', 用: 'yòng' })],
    ['beside whole words in pinyin', `${gloss(dock, { 有: 'yǒu', 能: 'néng', 用: 'yòng' })}朋友(péngyou)来了。`],
    ['on the hardest', gloss(dock, { 坞: 'wù', 淤: 'yū', 嵌: 'qiàn', 栓: 'shuān' })],
    ['on some of the hard, and not on others', gloss(dock, { 锈: 'xiù', 渔: 'yú', 闸: 'zhá', 桐: 'tóng', 躲: 'duǒ' })],
    ['where the character stands without one too', `${gloss(dock, { 有: 'yǒu', 能: 'néng', 用: 'yòng' })}有船能用。`],
  ])('are kept %s', (_, text) => {
    expect(repaired(text)).toBe(text);
  });
});

test.each(['这里的企业(yè)很多，今年的产(chǎn)品也很多。', '加快產(chǎn)業(yè)升級。'])(
  'lists, and keeps, few glosses that nobody would write where nothing else proves a mirror: %s',
  (text) => {
    expect(repaired(text)).toBe(text);
    expect(result(text).doubts).toMatchObject([{ reason: 'few' }, { reason: 'few' }]);
  },
);

test.each([
  ['ǎn)加固工地的機(jī)器，產(chǎn)業(yè)的發(fā)展質(zhì)量和經(jīng)濟(jì)', '加固工地的機器，產業的發展質量和經濟'],
  [
    '\nng)，經(jīng)濟(jì)的發(fā)展質(zhì)量，產(chǎn)業(yè)領(lǐng)導(dǎo)重復(f',
    '\nng)，經濟的發展質量，產業領導重復',
  ],
  ['經(jīng)濟(jì)的發(fā)展質(zhì)量，產(chǎn)業(yè)領(lǐng)導(dǎo)和發(fā', '經濟的發展質量，產業領導和發'],
  ['經(jīng)濟(jì)的發(fā)展質(zhì)量，產(chǎn)業(yè)領(lǐng)導(dǎo)和發(\n', '經濟的發展質量，產業領導和發\n'],
  ['n)工程，經(jīng)濟(jì)的發(fā)展質(zhì)量，產(chǎn)業(yè)', '工程，經濟的發展質量，產業'],
  ['a)經(jīng)濟(jì)的發(fā)展質(zhì)量，產(chǎn)業(yè)領(lǐng)導(dǎo)', 'a)經濟的發展質量，產業領導'],
  ['經(jīng)濟(jì)的發(fā)展質(zhì)量，產(chǎn)業(yè)領(lǐng)導(dǎo)方案(b', '經濟的發展質量，產業領導方案(b'],
])('takes out half a gloss where a glossed text was cut: %j', (text, expected) => {
  expect(repaired(text)).toBe(expected);
});

test('keeps half a bracket of a text without glosses', () => {
  expect(repaired('ǎn)加固工程')).toBe('ǎn)加固工程');
  expect(repaired('加固工程(f')).toBe('加固工程(f');
});

test('finds nothing in its own output, whatever the glosses are made of', () => {
  const pieces = fc.constantFrom(
    '產',
    '業',
    '長',
    '發',
    'B',
    '(chǎn)',
    '(yè)',
    '(yè )',
    ' (ye)',
    '(zhǎng)',
    '(cháng)',
    '（fā）',
    '(fa免費)',
    '(f免費ā)',
    '，',
    '(',
    ')',
    '(UN)',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (list) => {
      const diagnosis = diagnose(page(list.join('')), language);
      const first = glosses.repair(page(list.join('')), { diagnosis, language });
      const output = applyEdits(page(list.join('')), first.edits);
      expect(glosses.repair(output, { diagnosis, language }).edits).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('says the diagnosis in words', () => {
  expect(describeDiagnosis(diagnose(page('鏈?zhǔn)剿季S'), language))).toMatchObject({
    en: expect.stringMatching(/^glossed mirror, \d+ % of converted characters, 1 byte shift/),
    'zh-Hans': expect.stringContaining('字节错位 1 处'),
  });
});

test('takes readings out that stand every few characters, now with a tone mark and now without', () => {
  const copy =
    '渡口(kou)的守燈人(rén)說,今年的(de)水比往年(nian)大,船要晚一(yi)點開。村里(lǐ)的人都說(shuō)好,孩子們(men)也' +
    '都跑來(lái)看。燈一亮(liang),河面上(shàng)就有了光(guāng),船家把(ba)纜繩解開(kāi),慢慢地(de)劃出去。';
  expect(repaired(copy)).toBe(copy.replace(/\([^)]*\)/g, ''));
  // A lesson keeps to one way of writing.
  const lesson = copy
    .replace(/[āáǎà]/g, 'a')
    .replace(/[éè]/g, 'e')
    .replace(/[ǐí]/g, 'i')
    .replace(/[ō]/g, 'o');
  expect(repaired(lesson)).toBe(lesson);
});

test('takes emoji out that are strewn into the words of a glossed page, and no others', () => {
  const copy = page('渡口的🔱燈亮💁了，船🤩從對(duì)⛷️岸慢慢地🆚劃過來❗。歡迎來這里看船，這里的電(diàn)話📞 不變');
  expect(repaired(copy)).toBe(cleanPage('渡口的燈亮了，船從對岸慢慢地劃過來。歡迎來這里看船，這里的電話📞 不變'));
  expect(repaired(page('大家都來👏，歡迎👏你們❗'))).toContain('都來👏，歡迎👏你們❗');
});
