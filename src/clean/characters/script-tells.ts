/*
 * Words that tell a text converted one character at a time from one born Traditional. A converter that knows no words
 * leaves 于 后 范 愿 as they are, since they exist in both scripts, and writes 復 for 复 wherever it stands; whoever writes
 * Traditional writes 關於, 以後, 範圍, 願意, 複雜. Each list is matched on text without glosses.
 */

/** Forms of characters that no author of Traditional has in these words: a table gave one where Simplified has one for two. */
export const overconvertedWords: readonly (readonly [characters: string, words: RegExp])[] = [
  ['鬥徵採', /北鬥|漏鬥|長徵|徵[服途討]|[風神文光]採/g], // 斗 征 采, by tables that leave fewer alone
  ['幹後', /幹[淨凈燥擾旱]|餅幹|[皇太]後/g], // 乾 后
  ['裏裡嶽', /[公英鄰]裏|裏程|[公英鄰]裡|裡程|斯底裏|斯底裡|嶽[父母飛]/g], // 里 岳
  ['隻麵', /隻[有要能是會好需見怕剩因]|[方對後前表全]麵|麵[對前積臨向]/g], // 只 面, by tables that know one form only
  ['係製複錶髮', /係[統列]|體係|製度|[機限控]製|恢複|[答回]複|代錶|錶[示現達揚]|開髮|髮展/g], // 系 制 復 表 發
  ['迴', /[返退召帶找挽收撤]迴|迴[家答來去國]/g], // 回; 迴旋 and 輪迴 are real
  ['夥傢', /家夥|夥食|[國大專作]傢(?![俱具伙什])|傢[庭鄉]/g], // 伙 家
  ['瞭嚮', /[為到成有]瞭(?![解望然])|[方動意傾走]嚮|嚮[前他她我你]/g], // 了 向
  ['齣彆閤', /齣[現來去發版口入]|[提指突付輸]齣|[特區差個性級]彆|彆[人的]|[結組符綜配適]閤|閤[作同理法]/g], // 出 别 合
];

/** Written so only by a conversion of single characters, behind characters of which each of the words has one (looked for first). */
export const convertedWords: typeof overconvertedWords = [
  [
    '于',
    /[關由對用位處基屬終過鑒在至高低大小便利善敢勇源忙急樂易難限出適敗趨等始介益足決當建少早遲晚重優異歸服忠勝富]于|于是/g,
  ], // 於
  [
    '后',
    /[之以然今最前先背戰術落其此日隨事飯會產病幕]后|后[來續備勤者退果期]|[業格查束效]后|成立后|[發產出]生后|完成后|通過后|收到后|同意后|確定后/g,
  ], // 後; 皇后 王后 太后 are real
  ['里', /[這哪家夜夢手心眼嘴月屋城院店懷腦河鍋杯箱袋房廚]里|里[面邊頭]/g], // 裡; 公里 鄰里 are real
  ['并', /并[且將與沒非不]|[合兼一]并|[，,；;]并[按在對向由依可經報處組提能要使為給從以及]/g], // 並, 併
  ['云', /云[計端]/g], // 雲
  ['愿', /(?<!鄉)愿/g], // 願; 愿 is hardly used but in 鄉愿
  ['范', /[規模師防示]范|范[圍疇]/g], // 範; 范 is a surname
  ['系', /[關聯維]系/g], // 係, 繫
  ['制', /制造(?!成)|制作(?![為用業])|制品(?![種牌質])|[試研]制(?!度)/g], // 製
  ['復', /復[雜印習]|復制(?![度定])|復合(?!作)|重復/g], // 複
  ['發', /[頭毛白亂銀秀]發(?![展電生現出放起動表布達行言揮明給])|理發[店師]/g], // 髮
  ['歷', /[日農陽]歷(?![史經任屆時代])|歷法/g], // 曆
  ['準', /[批核]準|準許(?![多可])|準予(?!以)|獲準|不準(?![確備時])/g], // 准
  ['么', /[什這那]么/g], // 麼; read as Japanese or dialect otherwise
  ['鍾', /[分點秒]鍾|鍾頭/g], // 鐘; 鍾 is a surname
  ...overconvertedWords,
];

/** Written so by a conversion of single characters, and here and there by authors of Traditional who like short forms: 老板, 干凈, 旅游. */
export const shortForms: typeof overconvertedWords = [
  ['采', /采[購訪納用取集摘礦光砂暖]|開采/g], // 採
  ['干', /干部(?!分)|干[勁凈淨燥旱脆]|[骨樹餅能才]干|干[活警線]/g], // 幹, 乾
  ['沖', /沖[擊突動]|當其沖/g], // 衝
  ['游', /旅游|游[客覽戲行]/g], // 遊
  ['志', /[雜標]志/g], // 誌
  ['杰', /杰出/g], // 傑
  ['松', /[輕放]松/g], // 鬆
  ['征', /[特象應]征|征[求集收用兵]/g], // 徵
  ['斗', /[奮戰]斗|斗爭/g], // 鬥
  ['咨注', /咨詢|注[冊銷明釋]|[備標]注/g], // 諮 註
  ['涂筑辟臺', /涂[料層裝改]|噴涂|[建構]筑|開辟|臺風/g], // 塗 築 闢 颱
  ['余', /[其剩業多殘課]余|余[額款下量熱]|[百千萬]余/g], // 餘
  ['御愈', /[抵防]御|御寒|[治痊]愈/g], // 禦 癒
  ['盡舍往', /盡管|舍[棄己]|向往/g], // 儘 捨 嚮
  ['谷丑面', /稻谷|谷物|丑[陋聞]|面[粉館]/g], // 穀 醜 麵
  ['托', /[委寄信拜囑受依]托|托[運管]/g], // 託
  ['挂携匯復', /挂[鉤牌職號]|懸挂|携[帶手]|詞匯|匯[總集編報]|復[核檢審]/g], // 掛 攜 彙 複
  ['贊', /[稱夸誇]贊|贊[美揚賞嘆許]/g], // 讚; 贊成 and 贊助 are real
  ['致吁髒彌', /[精細]致|呼吁|[心內肝]髒|彌漫/g], // 緻 籲 臟 瀰
  ['郁杠卜劃夸只', /[憂抑]郁|杠桿|蘿卜|劃[算船]|夸[大張]|[兩幾]只[貓狗雞鳥手眼腳]/g], // 鬱 槓 蔔 划 誇 隻
  ['踊胡仆板', /踊躍|胡[須子]|仆人|老板/g], // 踴 鬍鬚 僕 闆
];

/**
 * Written so only in texts born Traditional: distinctions that the conversion of single characters cannot make. They make
 * up three in a hundred of the Traditional characters there. 「」 are no tell: mainland authors use them too.
 */
export const bornTraditional = /[後裡裏於餘願範雲係隻麵鬆佔採製複曆髮衝颱誌遊徵瞭並併鬥繫錶鐘築諮塗闢嚮佈麼]/g;

/**
 * Forms that Traditional keeps apart where Simplified has one character. A conversion of single characters, whatever its
 * table, writes one form of each throughout; whoever writes Traditional soon has two (系統, 關係): of windows of 2,000
 * characters two in five show a pair, of texts of 8,000 three in four, of conversions none (270 texts of Debian and Rust in
 * Traditional, 90 texts converted by two tables). Pairs of which Simplified has both (乾坤, 徵羽) or names keep one (杰傑) are left out.
 */
const formsKeptApart =
  '系係繫 后後 里裡裏 制製 復複 發髮 准準 干幹 只隻 臺颱檯 志誌 游遊 采採 周週 于於 云雲 并並併 面麵 谷穀 松鬆 沖衝 范範 愿願 ' +
  '卷捲 回迴 占佔 布佈 注註 歷曆 鐘鍾 獲穫 盡儘 匯彙 團糰 當噹 須鬚 御禦 舍捨 折摺 向嚮 咨諮 筑築 家傢 伙夥 表錶 出齣 斗鬥 秋鞦 ' +
  '臟髒 飢饑 致緻 塗涂 辟闢 么麼';

const formGroups = formsKeptApart.split(' ');

/** Count the Simplified characters of which a text has more than one Traditional form. */
export function countFormsKeptApart(text: string): number {
  let count = 0;
  for (const forms of formGroups) {
    let found = 0;
    for (let index = 0; index < forms.length; index++) if (text.includes(forms.charAt(index))) found++;
    if (found > 1) count++;
  }
  return count;
}

/** Marks that a mainland original brings along, and words of mainland usage in Traditional characters. */
export const mainlandUsage = /[“”]|信息|質量|軟件|硬件|視頻|互聯網|數據|程序|智能|打印|鼠標|屏幕|網絡/g;

/** Offices, figures and goods as mainland texts name them: none of it shows a conversion, but where another word does, that it was one. */
export const mainlandTerms =
  /衛生院|義診|三級醫院|我縣|黨[委支]|[縣市省區]委(?!員)|村支書|同比|環比|增加值|規模以上|脫貧|扶貧|農民工|領導班子|貫徹落實|調研|廠家|車間|數控|激光|塑料|硅|在線|微信|支付寶|淘寶/g;

/** The commonest character of modern Chinese, which classical texts do without. */
export const modernParticle = /的/g;

/** Numbers in European figures. */
export const figures = /[0-9]{2,}/g;
