import { expect, test } from 'vitest';
import { toOtherScript } from '../script/convert.ts';
import { type IndexEntry, makeArchiveIndex } from './archive-index.ts';
import { readArchiveSettings } from './archive-settings.ts';
import { browsePageProps, shelfPageProps } from './browse-page.ts';
import { editions } from './edition.ts';
import type { ListContext } from './list-item.ts';
import { namesakesOf, namesakesPageProps } from './namesakes-page.ts';
import { eachShelf, makeShelves } from './shelves.ts';

const entry = (id: string, more: Partial<IndexEntry>): IndexEntry => ({
  id,
  title: id,
  script: 'Hans',
  characters: 1,
  changes: 0,
  doubts: 0,
  opening: '',
  ...more,
});
const index = makeArchiveIndex([
  entry('a', { publisher: '柳溪晚报', authors: ['李明'], places: ['四川省攀枝花市'] }),
  entry('b', { publisher: '柳溪晚報', authors: ['黎明'], places: ['臺灣省臺北市'], script: 'Hant' }),
  entry('c', { publisher: '青石日报', authors: ['谷雨声'], places: ['四川省'] }),
]);
const shelves = makeShelves(index, toOtherScript);
const site = {
  settings: readArchiveSettings('name: 柳溪文库'),
  base: '/',
  assets: { style: 's.css', scripts: { reader: 'r.js', text: 't.js', search: 's.js' } },
};
const [hans, hant] = editions('Hans');
const context = (edition: typeof hans): ListContext => ({ index, edition, site, toOtherScript });

test('a name that texts write in both scripts has one shelf', () => {
  expect(shelves.publishers.map(({ name, entries }) => [name, entries.length])).toEqual([
    ['柳溪晚报', 2],
    ['青石日报', 1],
  ]);
  const { shelves: shown } = browsePageProps(context(hant), 'publishers', shelves, []);
  expect(shown[0]?.name).toBe('柳溪晚報');
});

test('places are nested by the gazetteer, whichever script the text is in', () => {
  expect(shelves.places.map(({ name, below }) => [name, below.map((shelf) => shelf.name)])).toEqual([
    ['四川省', ['攀枝花市']],
    ['台湾', ['台北市']],
  ]);
  const { shelves: shown } = browsePageProps(context(hant), 'places', shelves, []);
  expect(shown[1]?.below[0]?.name).toBe('臺北市');
});

test('names that sound alike have pages of their own, and one that tells them apart', () => {
  const slugs = [...eachShelf(shelves.people)].map(({ slug }) => slug);
  expect(new Set(slugs).size).toBe(3);
  const [namesakes, ...others] = namesakesOf(context(hans), 'people', shelves.people);
  expect(others).toEqual([]);
  expect(namesakes?.slug).toBe('li-ming');
  expect(slugs).not.toContain('li-ming');
  const page = namesakes && namesakesPageProps(context(hans), 'people', namesakes);
  expect(page?.within?.map(({ name, href }) => [name, href])).toEqual(
    shelves.people
      .filter(({ soundsLike }) => soundsLike === 'li-ming')
      .map(({ name, slug }) => [name, `/people/${slug}/`]),
  );
});

test('people keep the ambiguous characters of their names', () => {
  const shelf = shelves.people.find(({ name }) => name === '谷雨声');
  expect(shelf && shelfPageProps(context(hant), 'people', shelf, 1).heading).toBe('谷雨聲');
});
