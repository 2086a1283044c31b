import { expect, test } from 'vitest';
import { placePath } from './place-path.ts';

test.each([
  ['四川省攀枝花市', ['四川省', '攀枝花市']],
  ['攀枝花市', ['四川省', '攀枝花市']],
  ['四川省', ['四川省']],
  ['四川', ['四川省']],
  ['广西', ['广西壮族自治区']],
  ['北京市', ['北京市']],
  ['重庆市万州区', ['重庆市', '万州区']],
  ['西藏自治区拉萨市城关区', ['西藏自治区', '拉萨市', '城关区']],
  // A county's name that several provinces have stands by itself.
  ['朝阳区', ['朝阳区']],
  ['北京市朝阳区', ['北京市', '朝阳区']],
  // What the gazetteer does not know is read by its own words.
  ['澜江省临汐市望鹭县', ['澜江省', '临汐市', '望鹭县']],
  ['兰溪县柳溪镇', ['兰溪县', '柳溪镇']],
  ['市中区', ['市中区']],
  ['柳溪', ['柳溪']],
  // Regions that are written with and without what they are.
  ['香港特别行政区', ['香港']],
  ['香港莲湾区', ['香港', '莲湾区']],
  ['台湾省台北市', ['台湾', '台北市']],
  ['台南市', ['台湾', '台南市']],
  ['台湾雾坪乡', ['台湾', '雾坪乡']],
  ['澳门', ['澳门']],
])('%s lies in %j', (name, path) => expect(placePath(name)).toEqual(path));
