import { gazetteerLines } from './gazetteer.generated.ts';

interface Place {
  /** With the province and the city before it: `四川省攀枝花市`. */
  readonly fullName: string;
  readonly level: 'province' | 'city' | 'county';
}

/** Short names that are common words or parts of common words; only their full names count. */
const COMMON_WORDS = new Set(
  (
    '东方 大同 长治 白银 黄山 平安 吉安 朝阳 和平 新城 永安 太平 安康 保定 武威 中山 三明 鞍山 宣城 丽水 海口 江门 中卫 固原 安顺 铜仁 ' +
    '海南 河北 河南 湖北 山东 山西 大庆 本溪 通化 白山 白城 日照 德州 海东 海西 海北 黄南 三沙 金门 新竹 宜春 上饶 来宾 百色 防城 贵港 ' +
    '定西 庆阳 天水 张掖 酒泉 延安 文山 红河 大理 阿里 昌吉 和田 喀什 台东 离岛 九龙 新界 云浮 清远 阳江 潮州 亳州 池州 滨州 东营 ' +
    '吉林 辽源 四平 阜新 抚顺 忻州 晋中 阳泉 巴中 资阳 达州 临夏 甘南'
  ).split(' '),
);

/** Ends of administrative names, longest first. */
const CITY_END = /(?:[\u3400-\u9fff]{0,8}自治州|地区|盟|市|县)$/u;
const NATIONALITIES = /(?:蒙古|朝鲜|土家|藏|羌|彝|苗|侗|布依|哈尼|壮|傣|白|景颇|傈僳|回|柯尔克孜|哈萨克|维吾尔)族?/gu;

interface Gazetteer {
  /** Names as they stand in texts -> the place; short names (`衡阳`) of cities and full names of all. */
  readonly names: ReadonlyMap<string, Place>;
  /** Names by the `mixed` number of their first two UTF-16 units, longest first. */
  readonly byStart: ReadonlyMap<number, readonly string[]>;
  /** A bit for each number, 1 for those that `byStart` has: most places of a text begin none. */
  readonly starts: Uint8Array;
}

interface Mention {
  readonly place: Place;
  count: number;
}

let gazetteer: Gazetteer | undefined;

function loadGazetteer(): Gazetteer {
  const names = new Map<string, Place>();
  const ambiguous = new Set<string>();
  const add = (name: string, place: Place): void => {
    const known = names.get(name);
    if (known !== undefined && known.fullName !== place.fullName) ambiguous.add(name);
    names.set(name, place);
  };
  for (const line of gazetteerLines) {
    const [province = '', rest = ''] = line.split('|');
    const municipality = province.endsWith('市');
    const provincePlace: Place = { fullName: province, level: municipality ? 'city' : 'province' };
    add(province, provincePlace);
    add(shortProvince(province), provincePlace);
    for (const part of rest.split(';')) {
      const [city = '', counties = ''] = part.split(':');
      if (city !== '') {
        const place: Place = { fullName: province + city, level: 'city' };
        add(city, place);
        const short = shortCity(city);
        if (short.length >= 2 && !COMMON_WORDS.has(short)) add(short, place);
      }
      for (const county of counties.split(',')) {
        if (county.length >= 3) add(county, { fullName: province + city + county, level: 'county' });
      }
    }
  }
  for (const name of ambiguous) names.delete(name);
  const byStart = new Map<number, string[]>();
  for (const name of [...names.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))) {
    const start = mixed(name.charCodeAt(0), name.charCodeAt(1));
    byStart.set(start, [...(byStart.get(start) ?? []), name]);
  }
  const starts = new Uint8Array((mostMixed + 1) >> 3);
  for (const start of byStart.keys()) (starts[start >> 3] as number) |= 1 << (start & 7);
  return { names, byStart, starts };
}

/** As many numbers as leave one pair in a hundred that begins no name with the number of one that does. */
const mostMixed = 0x3ffff;

/** A number of 18 bits for two units, which few other pairs share. */
function mixed(first: number, second: number): number {
  return (first * 31 + second) & mostMixed;
}

/** What makes a name part of another one: 北京大学, 北京时间, 南京路. */
const NOT_A_PLACE = /(?:大学|学院|时间|奥运|冬奥|银行|路|街|话|人民出版社)/uy;

function shortProvince(province: string): string {
  return /^(?:内蒙古|广西|西藏|宁夏|新疆|香港|澳门)/u.exec(province)?.[0] ?? province.replace(/[省市]$/u, '');
}

function shortCity(city: string): string {
  const stem = city.replace(CITY_END, '').replace(NATIONALITIES, '');
  return city.endsWith('自治州') ? city.replace(/自治州$/u, '').replace(NATIONALITIES, '') : stem;
}

/** How many UTF-16 units of a text are looked at: what a text is about shows early, and cost stays bounded. */
const LOOKED_AT = 20_000;

/** A text of the place itself speaks so. */
const LOCAL_VOICE = /我[市州]|全[市州]|本市|[市州]委|市政府|州政府/u;

/** Fewest mentions in the running text without support by the title or the publisher. */
const FEWEST_MENTIONS = 2;

/**
 * Find the place that a text is about, as a full name, province first. Nothing is found unless one city stands out: named in
 * the title, the publisher's name or at least twice, in at least 60 % of the mentions of all cities.
 *
 * @param text Simplified characters; @param title and publisher help, and may be empty.
 */
export function placesOf(text: string, title: string, publisher: string): string[] {
  gazetteer ??= loadGazetteer();
  const mentions = new Map<string, Mention>();
  count(text.slice(0, LOOKED_AT), 1, gazetteer, mentions);
  const inText = new Map([...mentions].map(([name, mention]) => [name, mention.count]));
  count(title, 3, gazetteer, mentions);
  count(publisher, 3, gazetteer, mentions);
  const cities = [...mentions.values()].filter(({ place }) => place.level === 'city');
  const total = cities.reduce((sum, city) => sum + city.count, 0);
  const best = cities.sort((a, b) => b.count - a.count)[0];
  if (best === undefined || best.count < total * 0.6) return [];
  const mentioned = inText.get(best.place.fullName) ?? 0;
  const supported = best.count > mentioned;
  if (mentioned < FEWEST_MENTIONS && !(supported && mentioned >= 1)) return [];
  const start = text.slice(0, LOOKED_AT);
  const ownName = best.place.fullName.slice(best.place.fullName.search(/[^省区]{2,12}$/u));
  if (!supported && !start.includes(ownName) && !LOCAL_VOICE.test(start)) return [];
  return [best.place.fullName];
}

function count(
  text: string,
  weight: number,
  { names, byStart, starts }: Gazetteer,
  mentions: Map<string, Mention>,
): void {
  let next = text.charCodeAt(0);
  for (let index = 0; index + 1 < text.length; index++) {
    const unit = next;
    next = text.charCodeAt(index + 1);
    const start = mixed(unit, next);
    if ((((starts[start >> 3] as number) >> (start & 7)) & 1) === 0) continue;
    const name = nameAt(text, index, byStart.get(start));
    const place = name === undefined ? undefined : names.get(name);
    if (name === undefined || place === undefined) continue;
    index += name.length - 1;
    next = text.charCodeAt(index + 1);
    NOT_A_PLACE.lastIndex = index + 1;
    if (NOT_A_PLACE.test(text)) continue;
    const mention = mentions.get(place.fullName) ?? { place, count: 0 };
    mention.count += weight;
    mentions.set(place.fullName, mention);
  }
}

/** The first of some names that stands at a place of a text. */
function nameAt(text: string, index: number, names: readonly string[] = []): string | undefined {
  for (const name of names) if (text.startsWith(name, index)) return name;
  return undefined;
}
