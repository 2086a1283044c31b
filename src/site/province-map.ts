import { link, paths } from './address.ts';
import type { ListContext } from './list-item.ts';
import { waysInMessages } from './messages/ways-in.ts';
import { shortProvince } from './place-path.ts';
import type { ShelfLink } from './shelf-links.ts';
import type { Shelf } from './shelves.ts';

/**
 * The province-level units as tiles of one size: which lies north, south, east or west of which, and nothing of borders,
 * sizes or distances. `[name as places are filed, column, row, ISO 3166-2 letters, name in English]`, from north to south.
 */
const tiles: readonly (readonly [name: string, column: number, row: number, code: string, english: string])[] = [
  ['黑龙江省', 7, 0, 'HL', 'Heilongjiang'],
  ['内蒙古自治区', 4, 1, 'NM', 'Inner Mongolia'],
  ['北京市', 5, 1, 'BJ', 'Beijing'],
  ['辽宁省', 6, 1, 'LN', 'Liaoning'],
  ['吉林省', 7, 1, 'JL', 'Jilin'],
  ['新疆维吾尔自治区', 0, 2, 'XJ', 'Xinjiang'],
  ['甘肃省', 1, 2, 'GS', 'Gansu'],
  ['宁夏回族自治区', 2, 2, 'NX', 'Ningxia'],
  ['陕西省', 3, 2, 'SN', 'Shaanxi'],
  ['山西省', 4, 2, 'SX', 'Shanxi'],
  ['河北省', 5, 2, 'HE', 'Hebei'],
  ['天津市', 6, 2, 'TJ', 'Tianjin'],
  ['西藏自治区', 0, 3, 'XZ', 'Tibet'],
  ['青海省', 1, 3, 'QH', 'Qinghai'],
  ['四川省', 2, 3, 'SC', 'Sichuan'],
  ['重庆市', 3, 3, 'CQ', 'Chongqing'],
  ['河南省', 4, 3, 'HA', 'Henan'],
  ['山东省', 5, 3, 'SD', 'Shandong'],
  ['江苏省', 6, 3, 'JS', 'Jiangsu'],
  ['上海市', 7, 3, 'SH', 'Shanghai'],
  ['云南省', 2, 4, 'YN', 'Yunnan'],
  ['贵州省', 3, 4, 'GZ', 'Guizhou'],
  ['湖北省', 4, 4, 'HB', 'Hubei'],
  ['安徽省', 5, 4, 'AH', 'Anhui'],
  ['浙江省', 6, 4, 'ZJ', 'Zhejiang'],
  ['广西壮族自治区', 3, 5, 'GX', 'Guangxi'],
  ['湖南省', 4, 5, 'HN', 'Hunan'],
  ['江西省', 5, 5, 'JX', 'Jiangxi'],
  ['福建省', 6, 5, 'FJ', 'Fujian'],
  ['台湾', 7, 5, 'TW', 'Taiwan'],
  ['海南省', 3, 6, 'HI', 'Hainan'],
  ['广东省', 4, 6, 'GD', 'Guangdong'],
  ['澳门', 5, 6, 'MO', 'Macao'],
  ['香港', 6, 6, 'HK', 'Hong Kong'],
];

/** Names of the units that have a tile. */
export const mappedProvinces: readonly string[] = tiles.map(([name]) => name);

/** Side of a tile and from one tile to the next, in the units of the drawing: at 360 px a unit is nearly a pixel. */
export const tileSide = 40;
const tileStep = 42;

/** Shades besides that of no text at all. */
const shades = 4;

/** One unit on the map. */
export interface MapTile {
  /** Left and upper edge, in the units of the drawing. */
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly count: number;
  /** 0 where there is no text, to 4 where there are most. */
  readonly shade: number;
  /** Absent where there is no text. */
  readonly href?: string;
  /** Name and number of texts, in words. */
  readonly title: string;
}

/** The archive's texts by province-level unit, drawn. */
export interface ProvinceMap {
  readonly label: string;
  readonly note: string;
  readonly language: string;
  readonly width: number;
  readonly height: number;
  readonly tiles: readonly MapTile[];
  /** Places that have no tile: those of no province, or of one that the gazetteer does not know. */
  readonly elsewhere: readonly ShelfLink[];
}

/** The shade of a tile: in proportion to the root of its texts, so that one large province does not make all others alike. */
export function shadeOf(count: number, most: number): number {
  return count === 0 ? 0 : Math.max(1, Math.ceil(shades * Math.sqrt(count / most)));
}

/**
 * Draw the places of an archive.
 *
 * @param shelves of places, and @param links to them, in the same order.
 * @returns undefined when no place has a tile.
 */
export function provinceMap(
  { edition, site, toOtherScript }: ListContext,
  shelves: readonly Shelf[],
  links: readonly ShelfLink[],
): ProvinceMap | undefined {
  const words = waysInMessages(edition.language);
  const byName = new Map(shelves.map((shelf) => [shelf.name, shelf]));
  const counts = tiles.map(([name]) => byName.get(name)?.entries.length ?? 0);
  const most = Math.max(...counts);
  if (most === 0) return undefined;
  const inScript = (name: string): string => (edition.script === 'Hant' ? toOtherScript(name, 'Hans') : name);
  return {
    label: words.map,
    note: words.mapNote,
    language: edition.script === undefined ? 'en' : `zh-${edition.script}`,
    width: Math.max(...tiles.map(([, column]) => column)) * tileStep + tileSide,
    height: Math.max(...tiles.map(([, , row]) => row)) * tileStep + tileSide,
    tiles: tiles.map(([name, column, row, code, english], at) => {
      const count = counts[at] ?? 0;
      const shelf = byName.get(name);
      const isEnglish = edition.script === undefined;
      return {
        x: column * tileStep,
        y: row * tileStep,
        label: isEnglish ? code : inScript(shortProvince(name)),
        count,
        shade: shadeOf(count, most),
        ...(shelf !== undefined && { href: link(site.base, paths.way(edition, 'places', shelf.slug)) }),
        title: words.mapTile(isEnglish ? english : inScript(name), count),
      };
    }),
    elsewhere: links
      .filter((_, at) => !mappedProvinces.includes(shelves[at]?.name ?? ''))
      .map((shelf) => ({ ...shelf, below: [] })),
  };
}
