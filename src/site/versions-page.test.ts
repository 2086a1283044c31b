import { expect, test } from 'vitest';
import type { ArchiveDocument } from '../document/block.ts';
import { toOtherScript } from '../script/convert.ts';
import { readArchiveSettings } from './archive-settings.ts';
import { editions } from './edition.ts';
import { versionsPageProps } from './versions-page.ts';

const site = {
  settings: readArchiveSettings('name: 柳溪文库'),
  base: '/',
  assets: { style: 's.css', scripts: { reader: 'r.js', text: 't.js', search: 's.js' } },
};
const [hans] = editions('Hans');
const version = (id: string, title: string, more: { date?: string; publisher?: string } = {}): ArchiveDocument => ({
  id,
  frontMatter: {
    title,
    script: 'Hans',
    places: [],
    sourceFile: `${id}.txt`,
    sourceSha256: '',
    sourceEncoding: 'utf-8',
    changes: 0,
    doubts: 0,
    ...more,
  },
  blocks: [{ name: 'p1', kind: 'paragraph', text: '柳溪渡口今日停航。' }],
});
const whichOf = (...others: ArchiveDocument[]): (string | undefined)[] =>
  versionsPageProps(version('own', '渡口停航'), others, hans, site, toOtherScript).comparisons.map(
    ({ which }) => which,
  );

test('versions of different titles need no more to tell them apart', () => {
  expect(whichOf(version('a', '渡口停航'), version('b', '停航通告'))).toEqual([undefined, undefined]);
});

test('versions of one title are told apart by date and publisher, or else by address', () => {
  expect(
    whichOf(
      version('a', '渡口停航', { date: '2019-04-02', publisher: '柳溪晚报' }),
      version('b', '渡口停航', { date: '2019-04-03', publisher: '柳溪晚报' }),
    ),
  ).toEqual(['2019年4月2日 柳溪晚报', '2019年4月3日 柳溪晚报']);
  expect(whichOf(version('a', '渡口停航'), version('b', '渡口停航'))).toEqual(['a', 'b']);
});
