/** Words for what a person did for a text; a name may follow each. */
const ROLE =
  /(?:(?:首席|实习|特约|见习|驻站|融媒体|全媒体|本报|本网|本台|本刊|通讯社|新华社|社){0,4}(?:记者|通讯员|实习生|特派员|评论员|撰稿人|编辑|摄影|作者))/u;

/** A Chinese name of 2-4 characters, or one with a middle dot; two-character names may be set wide (`李 明`). */
const NAME = /^[\u3400-\u9fff]{2,4}$|^[\u3400-\u9fff]{1,8}[·•][\u3400-\u9fff]{1,10}$/u;

const NOT_NAMES =
  /^(?:记者|通讯员|编辑|作者|本报|来源|实习|摄影|摄|文|图|供图|报道|讯|消息|综合|整理|调查|观察|手记|走访|获悉|了解|采访|从|在|管理员|佚名|未知|匿名|网络|转载|本站|原创)$/u;

/**
 * Read the names in a label's value: `张三 李四`, `张三、李四`, `记者 张三 通讯员 李四`.
 * Parts that do not look like names are kept only when the whole value is one part (a pen name).
 */
export function namesOf(value: string): string[] {
  const parts = value
    .replace(/[()[\]【】]/gu, ' ')
    .split(/[\s\u00a0\u3000、,，;；/|]+|(?:和|与)(?=[\u3400-\u9fff]{2,4}$)/u)
    .map((part) => part.replace(new RegExp(`^${ROLE.source}[:：]?`, 'u'), '').trim())
    .filter((part) => part !== '' && !NOT_NAMES.test(part));
  const names = parts.filter((part) => NAME.test(part));
  if (names.length > 0) return [...new Set(names)];
  const [only] = parts;
  return parts.length === 1 && only !== undefined && only.length <= 20 ? [only] : [];
}

export interface Byline {
  readonly role: string;
  readonly names: readonly string[];
}

/**
 * Read a byline `绵阳日报社融媒体记者 黄小芹` or `记者 马晓芳 陈瑶`.
 *
 * @param text without its brackets.
 * @returns undefined unless a role stands at the start (an office name may stand before it) and only names follow.
 */
export function readByline(text: string): Byline | undefined {
  // A `?` stands where a no-break space was lost.
  const words = text.split(/[\s\u00a0\u3000、,，:：?]+/u).filter((word) => word !== '');
  let role: string | undefined;
  const names: string[] = [];
  for (const word of words) {
    const found = /^(.{0,24}(?:记者|通讯员|实习生|评论员|特派员|撰稿人|作者))([\u3400-\u9fff·]{0,8})$/u.exec(
      word.replace(/記/gu, '记').replace(/訊/gu, '讯').replace(/員/gu, '员').replace(/實習/gu, '实习'),
    );
    if (word === '文') role ??= word;
    else if (found !== null) {
      role ??= word.slice(0, found[1]?.length);
      const rest = word.slice(found[1]?.length);
      if (rest !== '' && (!NAME.test(rest) || NOT_NAMES.test(rest))) return undefined;
      if (rest !== '') names.push(rest);
    } else if (role !== undefined && NAME.test(word)) {
      if (!NOT_NAMES.test(word)) names.push(word);
    } else if (!/^(?:摄影报道|文\/图|图\/文|文|图|摄|报道|\/|文图)$/u.test(word)) {
      return undefined;
    }
  }
  return role === undefined || names.length === 0 ? undefined : { role, names };
}

/** The commonest surnames, in both scripts; nine people in ten have one of them. */
const SURNAMES =
  '王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈' +
  '姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付傅方白邹鄒孟熊秦邱江尹薛闫閆段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔汤湯常温溫康施文牛樊' +
  '葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟殷詹申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴霍涂成苗谷盛曲翁冉骆駱蓝藍路游辛靳管柴' +
  '蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤阳陽时時穆农農司卓古吉缪繆简簡车車项項连連芦蘆麦麥褚娄婁窦竇戚岑景党黨宫宮费費卜冷晏席卫衛米柏宗瞿桂全佟应應臧闵閔苟邬鄔边邊卞姬师師和仇栾欒隋商刁沙荣榮巫寇桑郎甄丛叢仲虞敖巩鞏明佘池查麻苑迟遲邝鄺';

/** Names of two or three characters, or four with a wide surname, and nothing else between blanks or commas. */
const NAMES_ALONE = /^[\u3400-\u9fff]{2,4}(?:[ \u00a0\u3000、，,]{1,3}[\u3400-\u9fff]{2,4}){0,7}$/u;

/**
 * Read a line of people's names and no more, `左清和 柳岸`: a paper's authors stand so, above their affiliation or its abstract.
 *
 * @returns no names where most parts do not begin with a common surname.
 */
export function namesAlone(line: string): readonly string[] {
  if (!NAMES_ALONE.test(line)) return [];
  const names = line.split(/[ \u00a0\u3000、，,]+/u);
  const common = names.filter((name) => SURNAMES.includes(name.charAt(0)));
  return common.length * 2 >= names.length && !names.some((name) => NOT_NAMES.test(name)) ? names : [];
}

/** Tell whether what follows an office without a blank is a name: 记者孔岸, not 记者手记. */
export function isName(text: string): boolean {
  return text.length <= 3 && namesAlone(text).length === 1;
}
