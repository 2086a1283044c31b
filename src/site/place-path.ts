import { gazetteerLines } from '../clean/metadata/gazetteer.generated.ts';

interface Gazetteer {
  readonly provinces: ReadonlySet<string>;
  /** Cities and counties by province: full name below it -> path below it. */
  readonly below: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  /** Paths of names that stand for one place in the whole country. */
  readonly unique: ReadonlyMap<string, readonly string[]>;
}

let gazetteer: Gazetteer | undefined;

function load(): Gazetteer {
  const provinces = new Set<string>();
  const below = new Map<string, Map<string, readonly string[]>>();
  const unique = new Map<string, readonly string[]>();
  const ambiguous = new Set<string>();
  const add = (name: string, province: string, path: readonly string[]): void => {
    const names = below.get(province) ?? new Map<string, readonly string[]>();
    below.set(province, names);
    names.set(path.join(''), path);
    if (unique.has(name)) ambiguous.add(name);
    unique.set(name, [province, ...path]);
  };
  for (const line of gazetteerLines) {
    const [province = '', rest = ''] = line.split('|');
    provinces.add(province);
    unique.set(shortProvince(province), [province]);
    const names = new Map<string, readonly string[]>();
    below.set(province, names);
    for (const part of rest.split(';')) {
      const [city = '', counties = ''] = part.split(':');
      if (city !== '') add(city, province, [city]);
      for (const county of counties.split(','))
        if (county !== '') add(county, province, city === '' ? [county] : [city, county]);
    }
  }
  for (const name of taiwan) add(name, '台湾', [name]);
  for (const name of ambiguous) unique.delete(name);
  return { provinces, below, unique };
}

/** A province as newspapers call it. @example shortProvince('广西壮族自治区') // '广西' */
export function shortProvince(province: string): string {
  return province.replace(/(?:省|市|(?:壮族|回族|维吾尔)?自治区)$/u, '');
}

/** Counties and cities of Taiwan, which the gazetteer lacks; those of whose names Fujian has one too are left out. */
const taiwan =
  '台北市 新北市 桃园市 台中市 台南市 高雄市 基隆市 新竹市 嘉义市 新竹县 苗栗县 彰化县 南投县 云林县 嘉义县 屏东县 宜兰县 花莲县 台东县 澎湖县'.split(
    ' ',
  );

/** Places that texts name with and without what they are: filed under the bare name. */
const bare = /^(香港|澳门|台湾)(?:特别行政区|地区|省)?(.*)$/u;

const provinceEnd = /^(.{2,7}?(?:自治区|特别行政区|特別行政區|省))(.*)$/u;
const levelEnds = [
  /^(.{1,10}?(?:自治州|地区|地區|盟|市))(.+)$/u,
  /^(.{1,10}?(?:自治县|自治縣|县|縣|区|區|旗|市))(.+)$/u,
];

/**
 * The way from province to city to county that a place's full name tells. What the gazetteer does not know is read by its
 * own words; a county without its province stands by itself.
 *
 * @param name in Simplified characters.
 * @example placePath('四川省攀枝花市') // ['四川省', '攀枝花市']
 * @example placePath('攀枝花市') // ['四川省', '攀枝花市']
 */
export function placePath(name: string): readonly string[] {
  gazetteer ??= load();
  const { provinces, below, unique } = gazetteer;
  const known = unique.get(name);
  if (known !== undefined) return known;
  const [, region, within = ''] = bare.exec(name) ?? [];
  if (region !== undefined)
    return within === '' ? [region] : [region, ...(below.get(region)?.get(within) ?? byWords(within))];
  const named = provinceEnd.exec(name);
  const municipality = [...provinces].find((province) => province.endsWith('市') && name.startsWith(province));
  const province = municipality ?? named?.[1];
  const rest = province === undefined ? name : name.slice(province.length);
  const head = province === undefined ? [] : [province];
  if (rest === '') return head;
  const path = province === undefined ? undefined : below.get(province)?.get(rest);
  return [...head, ...(path ?? byWords(rest))];
}

function byWords(name: string): string[] {
  const path: string[] = [];
  let rest = name;
  for (const end of levelEnds) {
    const [, level, below] = end.exec(rest) ?? [];
    // 市 may be part of a name (市中区): one character is no place.
    if (level === undefined || below === undefined || level.length < 2) continue;
    path.push(level);
    rest = below;
  }
  return [...path, rest];
}
