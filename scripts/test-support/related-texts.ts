/**
 * Texts of our own that have to do with one another: phrases that recur (two of them sound alike), versions of one text, a
 * passage that two share, authors whose names sound alike, one publisher written in both scripts, places on the map and off it.
 */
import type { FrontMatter } from '../../src/document/front-matter.ts';
import type { FixtureText } from './content-fixture.ts';

/** Phrases of the fixture; the first two sound alike. */
export const relatedPhrases = ['户户通水', '虎护铜税', '把台账摆上桌面'] as const;

/** Words that nothing else says, the same for the same seed. */
function wordsOf(seed: number, count: number): string {
  let state = seed * 104_729 + 17;
  const word = (): string => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCharCode(0x4e00 + (state % 2500), 0x5600 + (state % 1900));
  };
  return Array.from({ length: count }, word).join('，');
}

const passage =
  '老船工说，水涨起来的那一年，全村的人都站在渡口的石阶上看，谁也没有说话，后来大家一起把船抬进了祠堂，第二天水就退了，石阶上留下一层细细的沙子，孩子们在上面写字。';

function text(
  id: string,
  seed: number,
  frontMatter: Partial<FrontMatter> & Pick<FrontMatter, 'title'>,
  more: readonly string[] = [],
): FixtureText {
  const lines = [
    wordsOf(seed, 60),
    ...relatedPhrases.map((phrase, at) =>
      seed % 4 === 3 && at === 0 ? '没有。' : `${wordsOf(seed * 7 + at, 2)}${phrase}${wordsOf(seed * 11 + at, 2)}。`,
    ),
    ...more,
  ];
  return {
    id,
    source: `${lines.join('\n')}\n`,
    blocks: lines.map((line) => ({ kind: 'paragraph', text: line })),
    frontMatter: { places: [], script: 'Hans', ...frontMatter },
  };
}

export const relatedTexts: readonly FixtureText[] = [
  text('one', 1, {
    title: '巡河记',
    date: '2015-03-01',
    publisher: '柳溪晚报',
    authors: ['李明'],
    places: ['四川省攀枝花市'],
  }),
  text('two', 2, { title: '渡口', date: '2016-07', publisher: '青石日报', authors: ['黎明'], places: ['四川省'] }, [
    passage,
  ]),
  text('three', 3, { title: '台账', date: '2018', publisher: '兰溪县人民政府', places: ['黑龙江省哈尔滨市'] }),
  text(
    'four',
    4,
    { title: '河边', date: '2019-12-31', publisher: '柳溪晚报', authors: ['谷雨声'], places: ['广东省'] },
    [passage],
  ),
  text('five', 5, { title: '桥下', date: '2022-08-30/2022-09-02', publisher: '青石日报', places: ['澜江省临汐市'] }),
  text(
    'five-again',
    5,
    { title: '桥下（转载）', date: '2022-09-05', publisher: '柳溪晚報', places: ['香港'], script: 'Hant' },
    ['轉載時補了一句。'],
  ),
];
