import type { SearchMessages } from './search-zh-hans.ts';

const number = (value: number): string => value.toLocaleString('en');
const plural = (value: number, word: string): string => `${number(value)} ${word}${value === 1 ? '' : 's'}`;

/** Words of the search page in English. */
export const searchEn: SearchMessages = {
  views: 'Form of the results',
  viewTexts: 'Texts',
  viewLines: 'Concordance',
  order: 'Order',
  orders: {
    relevance: 'Relevance',
    newest: 'Newest first',
    oldest: 'Oldest first',
    place: 'Place',
    right: 'What follows',
    left: 'What precedes',
  },
  narrow: 'Narrow down',
  facets: {
    year: 'Year',
    place: 'Place',
    publisher: 'Publisher',
    kind: 'Kind',
    script: 'Original script',
    damage: 'Remaining damage',
  },
  scripts: { Hans: 'Simplified', Hant: 'Traditional' },
  damages: {
    redacted: 'blacked out words',
    truncated: 'breaks off',
    spun: 'reworded',
    doubtful: 'doubtful characters',
  },
  facetCount: (documents, hits) => `${plural(documents, 'text')}, ${plural(hits, 'passage')}`,
  moreValues: (count) => `${number(count)} more`,
  remove: (label) => `Remove the filter ${label}`,
  chart: 'Passages by year',
  yearBar: (year, hits) => `${year}: ${plural(hits, 'passage')}`,
  exportCsv: 'Export as CSV',
  exporting: (done, all) => `Reading ${number(done)} of ${plural(all, 'text')}`,
  exported: (lines) => `Exported ${plural(lines, 'passage')}`,
  csvHeader: ['Text', 'Date', 'Publisher', 'Paragraph', 'Left', 'Hit', 'Right', 'Address'],
  csvName: 'search',
  cite: 'Cite this search',
  copy: 'Copy',
  copied: 'Copied',
  citation: ({ archive, version, query, read, filters, counts, address, date }) =>
    `${archive}${version === '' ? '' : ` (version ${version})`}, search for “${query}”${
      read === '' ? '' : ` (read as pinyin: ${read})`
    }${filters.length === 0 ? '' : `, limited to ${filters.join('; ')}`}: ${counts}. ${address}, accessed ${date}.`,
  atLeast: (counts) => `At least ${counts}; still reading …`,
  sorting: (done, all) => `Sorting: ${number(done)} of ${plural(all, 'text')}`,
  lines: 'Passages line by line',
  offline: 'There is no network now, and this search needs parts of the index that have not been fetched before.',
  pinyinSearched: (words) => `These letters stand nowhere; searched as pinyin: ${words}`,
  pinyinOffered: 'As pinyin:',
  notes: {
    'unclosed-quote': 'This quotation mark is not closed; taken to the end:',
    'lone-operator': 'This operator stands alone; searched as it stands:',
    'only-excluded': 'There is nothing to exclude this from; searched as it stands:',
    'unknown-field': 'There is no such field; searched as it stands:',
    'bad-date': 'This is no date (2020, 2020-05, 2020..2024); searched as it stands:',
    'too-long': 'The query is too long; this part was left out:',
  },
  help: 'How to search',
  helpRows: [
    ['高质量发展', 'these characters in this order, in either script; punctuation must match'],
    ['四川 发展', 'a blank: texts that have both'],
    ['"GDP 增长"', 'exactly this, blanks and punctuation included'],
    ['四川 OR 重庆　四川|重庆', 'either'],
    ['四川 -成都　四川 非 成都', 'the first without the second'],
    ['发展 NEAR/20 创新', 'both, at most 20 characters apart, in either order'],
    ['高*量', '* is any one character'],
    ['title:规划　place:四川　publisher:日报', 'in the title, the places, the publisher’s name'],
    ['date:2020..2024　date:2023-05', 'dated within these limits'],
    ['gaozhiliang　gzl', 'pinyin or initials: words of the archive spelt so'],
  ],
  helpKeys:
    '/ leads to the search box, ↑ ↓ move between results, Enter opens one, Esc clears. In a text, n and p lead to the next and previous passage, Esc removes the marks.',
};
