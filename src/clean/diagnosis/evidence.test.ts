import { describe, expect, test } from 'vitest';
import { diagnosePunctuation } from './punctuation.ts';
import { diagnoseScript } from './script.ts';
import { diagnoseSpun } from './spun.ts';

const script = (text: string, isGlossed = false) => diagnoseScript(text, isGlossed);

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
    '三季度的凈利潤同比增長21%，歸屬于上市公司股東的凈利潤為4億元。公司表示，“業績增長主要得益于儲能業務”，訂單已經排到明年。記者注意到，應收賬款余額比年初增加。',
    '比賽結束的哨聲響了，隊員們全都跑進場地。“前兩局我們太緊張了，”教練說，“最后一局我只說了一句話。”隨后，對手扣球出界。這個隊時隔八年再次奪得冠軍，本屆聯賽的對手有18個。',
    '5月8日，我院的醫生到渡口邊的衛生院義診，給鄉親們量血壓、測血糖，講怎樣預防慢性病，讓大家不出遠門就能得到三級醫院的診療。老人們說，這樣的義診以后每年要有兩次，讓沒有時間進縣城的鄉親也能檢查身體，為創建無煙單位的員工帶來關懷。',
    '縣里的辦法規定，車間的產品檢驗合格后才能出廠，并按批次編號；報廢的設備要及時上報，并由倉庫統一處理，每個月核對一次賬目，結果向職工公開。',
  ])('weighs what a short text has of one: %s', (text) => {
    expect(script(text)).toMatchObject({ original: 'Hans', convertedToTraditional: true });
  });

  test.each([
    // The same habit, in an author's marks, and an author's distinction.
    '三季度的淨利潤比去年同期成長21%，歸屬于股東的淨利潤為4億元。公司表示：「業績成長的主因是儲能事業」，訂單已經排到明年。記者問到應收帳款，發言人沒有回答。',
    '比賽結束的哨聲響了，隊員們全都跑進場內。“前兩局我們太緊張了，”教練說，“最後一局我只說了一句話。”對手的扣球出界，這個隊時隔八年再次奪冠，旅游界人士也來觀賽。',
    '衛生所的義診每個月有兩次，醫師替長輩量血壓、測血糖，講怎樣預防慢性病。里長說，這樣的義診要一直辦下去，讓沒有時間進城的人也能檢查身體，學校后面的空地可以停車。',
  ])('does not weigh a habit so: %s', (text) => {
    expect(script(text).convertedToTraditional).toBe(false);
  });

  test('does not call a list of words, in which nothing is missing', () => {
    const list =
      '"白皮書","領隊","階級","筆記型電腦","魔術數字","擬聲詞","媒體","軟體","發動機","防火牆","車燈","檔案","電話","電動機","輔導",' +
      '"郵件","談話","學術","網路","詞彙","調頻","類神經","藍領","禮品","瀏覽器","綠色","鋼琴","國會","資訊","迴旋曲","黃頁","會議","橋牌",';
    expect(script(`${list.repeat(3)}"數據機"`)).toMatchObject({ original: 'Hant', convertedToTraditional: false });
  });

  test.each([
    '於是我們後來在這裡討論了關於範圍的問題，「著名」的作者願意複製嗎？這個軟體很複雜。',
    '關關雎鳩，在河之洲。窈窕淑女，君子好逑。參差荇菜，左右流之。',
    '香港特別行政區政府宣佈，有關計劃將於下週展開，市民毋須擔心，詳情稍後公佈。',
  ])('leaves a text born Traditional: %s', (text) => {
    expect(script(text)).toMatchObject({ original: 'Hant', convertedToTraditional: false });
  });

  test.each([
    [
      'a Hong Kong notice that writes 委托',
      '受業主委托，本公司將於下月起展開維修工程。委托人須於七日內提交文件，受委托的承辦商會派員到場檢查。居民如對工程有任何意見，可以致電查詢熱線，職員會盡快回覆。有關委托書的樣本，可於大堂領取，填妥後交回管理處。',
    ],
    [
      'a Taiwan story that writes 老板 and 稱贊',
      '老板說今天店裡的生意很好，我們後來才知道，老板每天清晨四點就起床，到市場去挑最新鮮的魚。客人都稱贊他的手藝，老板的太太在廚房裡忙著，孩子們放學後也會來幫忙。老板笑著說，做人要對得起良心，這樣的日子過得很踏實，願意一直做下去。',
    ],
    [
      'a review with 贊嘆 and 贊美',
      '這本小說講的是一個小鎮的故事。大家都稱贊老先生的手藝，他做的燈籠遠近馳名。後來，他的兒子到了城裡讀書，很少回家。有人贊美他的毅力，有人贊嘆他的孤獨，也有人贊賞他對傳統的堅持。直到那年冬天，兒子終於回來了，父子兩人在門前坐了一整夜，什麼話也沒有說。',
    ],
    [
      'a travel page with 旅游 and 游覽',
      '本會舉辦的旅游活動，每年都吸引許多會員參加。今年的旅游路線包括三座古鎮，遊客可以在導遊的帶領下游覽老街，品嘗當地的小吃。報名截止後，主辦單位會於一週內寄發通知，願大家踴躍參加。',
    ],
    [
      'a forum post with 松 and 只',
      '這只貓是三年前在公園裡撿到的，當時牠還很小，現在已經長大了。每天下班後看到這只貓，心情就會放松很多，壓力也會跟著消失。我覺得養寵物真的可以讓人放松，也讓家裡熱鬧起來，於是我又養了一隻狗。',
    ],
    [
      'a news item with 采訪, 布置 and 占',
      '記者昨日前往現場采訪，發現會場布置得相當簡單，工作人員表示，參加的人數占全部會員的三成。采訪結束後，負責人於門口致意，並表示願意提供更多資料。他強調，這次活動是為了讓年輕人了解傳統文化。',
    ],
    [
      'a diary with 干凈 and 面包',
      '早上起來把房間打掃干凈，然後到樓下買了兩個面包。店員說面包是剛出爐的，吃起來果然又香又軟。回到家裡，把窗戶也擦得干干凈凈，陽光照進來，覺得整個人都清爽了。下午和朋友約好於車站見面，後來一起去看了電影。',
    ],
    [
      'a page of help from Taiwan with 里 and 聯系',
      '技術支援：用戶可以在軟體的設定畫面里選擇語言，然後重新啟動程式。如果出現錯誤訊息，請先檢查網路連線，再與客服中心聯系。聯系時請準備好序號，並說明發生錯誤時的步驟，我們會於兩個工作天內回覆。',
    ],
    [
      'a review with 里 and 憂郁',
      '他的小說里有一種淡淡的憂郁，主角總是一個人在房間里寫信。評論家說，這種憂郁來自於他的童年。後來他搬到鄉下，過著簡單的生活，每天種菜、讀書、寫作，於是作品的風格也漸漸變得開朗起來。',
    ],
    [
      'a page on noodles with 面 and 只',
      '這間面館開了三十年，老板娘每天親自下廚。面粉是自己揉的，湯頭是用大骨熬的，吃過的人都稱贊。我每次回到台南，一定會到這裡來吃一碗面，然後帶兩個面包回去當早餐。老板娘說，只要還有人願意來吃，就會一直開下去。',
    ],
    [
      'a memory with 這里 and 心里',
      '我第一次來到這里是三年前的秋天，那時山上的楓葉剛剛轉紅。鎮里的人都很親切，店里的老闆娘還請我喝茶。後來我每年都會回來住幾天，心里覺得特別平靜。於是朋友們都笑我，說我應該乾脆搬到那里去住。其實我也想過，只是工作離不開，願望一直沒有實現。',
    ],
    [
      'a report with 關系 and 聯系',
      '兩家公司的關系一向密切，雙方於去年簽訂協議，約定共同開發新的軟體。後來因為聯系不上負責人，計畫被迫延後。業界人士認為，這樣的關系維系不易，必須靠雙方的誠意，才能繼續走下去。',
    ],
    [
      'a notice with 關于 and 由于',
      '關于這次的活動，主辦單位表示，由于天氣不佳，原定的戶外演出將改在室內進行。對于已經購票的觀眾，可以憑票入場。主辦單位也提醒大家，後續如果還有變動，會在網站上公佈，請大家隨時留意，並感謝各界的支持與諒解。',
    ],
    [
      'a portrait with 干淨',
      '他每天早上都把房間打掃得干干淨淨，衣服也總是洗得干淨整齊。鄰居們說，他是個很愛干淨的人，連院子里的落葉也要掃得干干脆脆。後來他搬走了，新來的住戶卻不太理會這些，於是院子漸漸荒廢，讓人覺得有些可惜。',
    ],
  ])('leaves what an author of Traditional wrote with some short forms: %s', (_, text) => {
    expect(script(text)).toMatchObject({ original: 'Hant', convertedToTraditional: false });
    expect(script(text.repeat(4))).toMatchObject({ original: 'Hant', convertedToTraditional: false });
  });

  test('calls a conversion where the author kept one or two distinctions of real Traditional', () => {
    const kept =
      '我們於是說到復雜的問題，關系到旅游和建筑，愿意批準的部門并沒有采購；其後的斗爭於今未完，開會的車後來沒有來。';
    const born =
      '我們於是說到複雜的問題，關係到旅遊和建築，願意批准的部門並沒有採購；其後的鬥爭於今未完，開會的車後來沒有來。';
    expect(script(kept.repeat(60))).toMatchObject({ original: 'Hans', convertedToTraditional: true });
    expect(script(kept)).toMatchObject({ original: 'Hans', convertedToTraditional: true });
    expect(script(born.repeat(60))).toMatchObject({ original: 'Hant', convertedToTraditional: false });
  });

  test('calls a conversion by another table, which has one form of each character as every table has', () => {
    const copy = '於是這里的復雜問題，以后由各部門並沒有採購的單位願意負責；範圍依照頭發的長短來定，并不重復。';
    expect(script(copy)).toMatchObject({ original: 'Hans', convertedToTraditional: true });
    expect(script(copy.replace('并不', '並不').replace('問題', '關係和系統'))).toMatchObject({ original: 'Hans' });
    const born = copy.replace('問題', '關係和系統製造的制度').replace('頭發的長短', '發展的頭髮');
    expect(script(born)).toMatchObject({ original: 'Hant', convertedToTraditional: false });
  });

  test('is unsure, and calls no conversion, where words of one kind alone show it: an author may write so', () => {
    const copy =
      '編制並實施範圍內的制造計劃，裏面還有制作和制品的數據，用於發展產業的經濟體；幹部要來這裏，為羣眾辦實事。';
    const born =
      '我第一次來到這里是三年前的秋天，心里覺得特別平靜。後來老闆娘說：“店里的茶還有很多。”於是我願意每年都來住幾天，那時山上的楓葉剛剛轉紅。';
    for (const text of [copy, born])
      expect(script(text.repeat(6))).toMatchObject({ original: 'Hant', convertedToTraditional: false, unsure: true });
  });

  test('calls a conversion by a table that knows one form only, and one that takes now one, now the other', () => {
    const copy = '各方麵的係統隻有一個目的：恢複生產，方便群眾的生活，請代錶們迴答以後的問題。';
    expect(script(copy)).toMatchObject({ original: 'Hans', convertedToTraditional: true });
    const wavering = '裏面的事後來隻有里面的人知道，只能等以后的麵試；幹部在面前乾杯，復雜的關系、後面的頭發。';
    expect(script(wavering, true)).toMatchObject({ original: 'Hans', convertedToTraditional: true });
  });

  test('calls a conversion by a table that goes further than any author: 隻見, 迴家, 家夥', () => {
    const copy =
      '他隻見橋上的燈亮著，便帶著那老家夥迴家去，後來在院裏問：“這麽晚的船，你們為甚麼不等？”他迴答說是水漲了。';
    expect(script(copy)).toMatchObject({ original: 'Hans', convertedToTraditional: true });
    const born = copy.replace('隻見', '只見').replace('迴家', '回家').replace('家夥', '傢伙').replace('迴答', '回答');
    expect(script(born)).toMatchObject({ original: 'Hant', convertedToTraditional: false });
    for (const poem of ['驀然迴首，輪迴的水在山前迴旋，三隻見人的鳥。', '傢具行的大傢具，一齣戲，瞭解彆扭的人。'])
      expect(script(poem.repeat(6))).toMatchObject({ original: 'Hant', convertedToTraditional: false });
  });

  test('calls a glossed copy by another table', () => {
    const copy = '於(yú)是產(chǎn)業(yè)的發(fā)展範圍，並為經(jīng)濟(jì)領(lǐng)導(dǎo)佔先';
    expect(script(copy, true).convertedToTraditional).toBe(true);
    expect(script(copy).convertedToTraditional).toBe(false);
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

  test('takes the comments of a weblog for no Markdown', () => {
    const post = '岸上的人,有的等船,有的等信,有的什么也不等。\n# re: 岸上的人\n说得好';
    expect(diagnosePunctuation(post).widthFolded).toBe(true);
    expect(diagnosePunctuation(post.replace('# re:', '# 二')).widthFolded).toBe(false);
    expect(diagnosePunctuation(post.replace('# re:', '# 二'), true).widthFolded).toBe(true);
  });

  test('knows text set letter by letter from blanks before marks', () => {
    const set = '因 為 水 退 了 ， 人 都 回 來 ， 把 門 板 洗 淨 ， 再 把 牆 刷 白 。';
    expect(diagnosePunctuation(set).blanksBeforeMarks).toBe(false);
    expect(diagnosePunctuation('因為水退了 ，人都回來 ，把門板洗淨 ，再把牆刷白 。').blanksBeforeMarks).toBe(true);
  });

  test('counts the straight quotation marks of a lone quotation: behind its last mark, and behind a gloss', () => {
    expect(diagnosePunctuation('他一邊走一邊說："水退了。"\n').quotesStraight).toBe(true);
    expect(diagnosePunctuation('以下統稱(chēng)"登記(jì)機關(guān)" 。', true).quotesStraight).toBe(true);
    expect(diagnosePunctuation('以下统称(UN)"join" 。').quotesStraight).toBe(false);
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
    '词,注音,释义,例\n灯塔,dengta,夜里亮的塔。,守灯\n渡口,dukou,船停的地方。,过渡\n河堤,heti,拦水的堤。,修堤\n',
    '序号,字,切,,注\n1,皆,古,,平。\n2,排,步,,平。\n3,懷,戶,,平。\n',
    '{"名":"甲","值":"乙,丙,丁,戊。"}',
    '的车,也叫车。",\n   "book": "车部",\n   "text": "车从马,马从人,人从路。"',
    '1\n00:00:01,000 --> 00:00:03,500\n你怎么不早说?\n\n2\n00:00:03,600 --> 00:00:06,000\n我怕你生气,所以没说,也不敢说。',
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
