import { expect, test } from 'vitest';
import { toOtherScript } from '../script/convert.ts';
import { type IndexEntry, makeArchiveIndex } from './archive-index.ts';
import { readArchiveSettings } from './archive-settings.ts';
import { browsePageProps } from './browse-page.ts';
import { type Edition, editions } from './edition.ts';
import { placePath } from './place-path.ts';
import { mappedProvinces, type ProvinceMap, shadeOf } from './province-map.ts';
import { makeShelves } from './shelves.ts';

const entry = (id: string, places: readonly string[]): IndexEntry => ({
  id,
  title: id,
  script: 'Hans',
  places,
  characters: 1,
  changes: 0,
  doubts: 0,
  opening: '',
});

function mapOf(places: readonly (readonly string[])[], edition: Edition): ProvinceMap | undefined {
  const index = makeArchiveIndex(places.map((own, at) => entry(`t${at}`, own)));
  const site = {
    settings: readArchiveSettings('name: 柳溪文库'),
    base: '/',
    assets: { style: 's.css', scripts: { reader: 'r.js', text: 't.js', search: 's.js' } },
  };
  const context = { index, edition, site, toOtherScript };
  return browsePageProps(context, 'places', makeShelves(index, toOtherScript), []).map;
}
const [hans, hant, english] = editions('Hans');

test('every province-level unit has one tile of its own, under the name that places are filed by', () => {
  expect(mappedProvinces).toHaveLength(34);
  expect(new Set(mappedProvinces).size).toBe(34);
  for (const name of mappedProvinces) expect(placePath(name)).toEqual([name]);
  const tiles = mapOf([['北京市']], hans)?.tiles ?? [];
  expect(new Set(tiles.map(({ x, y }) => `${x} ${y}`)).size).toBe(34);
});

test('counts the texts of a unit and of all places in it once each, and links to its page', () => {
  const map = mapOf([['四川省攀枝花市', '四川省成都市'], ['四川省'], ['香港特别行政区'], ['柳溪']], hans);
  const shown = map?.tiles.filter(({ count }) => count > 0) ?? [];
  expect(shown.map(({ label, count, href, title }) => [label, count, href, title])).toEqual([
    ['四川', 2, '/places/si-chuan-sheng/', '四川省，2 篇'],
    ['香港', 1, '/places/xiang-gang/', '香港，1 篇'],
  ]);
  expect(map?.elsewhere.map(({ name }) => name)).toEqual(['柳溪']);
  expect(map?.tiles.filter(({ href }) => href === undefined)).toHaveLength(32);
});

test('speaks the language of its page', () => {
  expect(mapOf([['台湾']], hant)?.tiles.find(({ count }) => count > 0)?.label).toBe('臺灣');
  expect(mapOf([['台湾']], english)?.tiles.find(({ count }) => count > 0)).toMatchObject({
    label: 'TW',
    title: 'Taiwan: 1 text',
  });
});

test('an archive without places on the map has none', () => {
  expect(mapOf([['澜江省']], hans)).toBeUndefined();
});

test('more texts never have a lighter shade', () => {
  expect([0, 1, 6, 25, 57, 100].map((count) => shadeOf(count, 100))).toEqual([0, 1, 1, 2, 4, 4]);
});
