/**
 * Write `src/clean/metadata/gazetteer.generated.ts` from the data of the npm package @vant/area-data (MIT).
 *
 * Run once a year, when the administrative divisions change:
 *   npm pack @vant/area-data@2.1.0, unpack it, then
 *   node scripts/data/make-gazetteer.ts package/dist/index.js
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

interface AreaList {
  readonly province_list: Readonly<Record<string, string>>;
  readonly city_list: Readonly<Record<string, string>>;
  readonly county_list: Readonly<Record<string, string>>;
}

const path = process.argv[2];
if (path === undefined) {
  console.error(
    'Expected the path of index.js of @vant/area-data: node scripts/data/make-gazetteer.ts package/dist/index.js',
  );
  process.exit(64);
}
const { areaList }: { areaList: AreaList } = await import(pathToFileURL(resolve(path)).href);

/** Names that stand for a level without a place of its own. */
const NO_PLACE = /^(?:市辖区|县|省直辖县|自治区直辖县|省直辖县级行政区划|自治区直辖县级行政区划|其他|海外|直辖县)$/u;

const lines = Object.entries(areaList.province_list)
  .filter(([code]) => Number(code) < 700000)
  .map(([code, province]) => {
    const cities = Object.entries(areaList.city_list).filter(([city]) => city.startsWith(code.slice(0, 2)));
    const parts = cities.map(([cityCode, city]) => {
      const counties = Object.entries(areaList.county_list).filter(([county]) =>
        county.startsWith(cityCode.slice(0, 4)),
      );
      const names = counties
        .map(([, county]) => county)
        .filter(
          (county) =>
            /[市县区旗]$/u.test(county) && !/市辖区|开发区|高新|管理区|园区|示范区|实验区|名胜区|[镇道]/u.test(county),
        );
      return `${NO_PLACE.test(city) || city === province ? '' : city}:${names.join(',')}`;
    });
    return `  '${province}|${parts.join(';')}',`;
  });

writeFileSync(
  new URL('../../src/clean/metadata/gazetteer.generated.ts', import.meta.url),
  `/**
 * Provinces, cities and counties of China: \`province|city:county,county;city:…\`; an empty city stands for counties that
 * belong to the province itself. Made by scripts/data/make-gazetteer.ts from @vant/area-data 2.1.0 (MIT, Copyright (c) Youzan,
 * Copyright (c) Chen Jiahan and other contributors); do not edit.
 */
export const gazetteerLines: readonly string[] = [
${lines.join('\n')}
];
`,
);
