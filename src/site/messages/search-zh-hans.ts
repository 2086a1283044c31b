/** What a citation of a search is made of. */
export interface CitationParts {
  readonly archive: string;
  /** Digest of the archive's texts; '' when unknown. */
  readonly version: string;
  readonly query: string;
  /** What was searched in the query's place; '' for nothing else. */
  readonly read: string;
  readonly filters: readonly string[];
  readonly counts: string;
  readonly address: string;
  readonly date: string;
}

const number = (value: number): string => value.toLocaleString('zh');

/** Words of the search page in Simplified Chinese; the other dictionaries have exactly these keys. */
export const searchZhHans = {
  views: '结果的样子',
  viewTexts: '按篇',
  viewLines: '逐条',
  order: '次序',
  orders: {
    relevance: '相关',
    newest: '新近在前',
    oldest: '久远在前',
    place: '地点',
    right: '按后文',
    left: '按前文',
  },
  narrow: '筛选',
  facets: {
    year: '年份',
    place: '地点',
    publisher: '发布',
    kind: '类别',
    script: '原文字体',
    damage: '存留的损伤',
  },
  scripts: { Hans: '简体', Hant: '繁体' },
  damages: { redacted: '有遮字', truncated: '有残缺', spun: '曾被改写', doubtful: '有存疑' },
  facetCount: (documents: number, hits: number): string => `${number(documents)} 篇，${number(hits)} 处`,
  moreValues: (count: number): string => `其余 ${number(count)} 项`,
  remove: (label: string): string => `去掉筛选：${label}`,
  chart: '各年的处数',
  yearBar: (year: string, hits: number): string => `${year} 年，${number(hits)} 处`,
  exportCsv: '导出 CSV',
  exporting: (done: number, all: number): string => `正在读取 ${number(done)} / ${number(all)} 篇`,
  exported: (lines: number): string => `已导出 ${number(lines)} 处`,
  csvHeader: ['篇名', '日期', '发布', '段落', '前文', '命中', '后文', '地址'],
  csvName: '检索',
  cite: '引用此次检索',
  copy: '复制',
  copied: '已复制',
  citation: ({ archive, version, query, read, filters, counts, address, date }: CitationParts): string =>
    `${archive}${version === '' ? '' : `（版本 ${version}）`}，检索“${query}”${read === '' ? '' : `（按拼音读作 ${read}）`}${
      filters.length === 0 ? '' : `，限 ${filters.join('；')}`
    }：${counts}。${address}，${date} 访问。`,
  atLeast: (counts: string): string => `至少 ${counts}，仍在读取……`,
  sorting: (done: number, all: number): string => `正在排序：${number(done)} / ${number(all)} 篇`,
  lines: '逐条的命中',
  offline: '现在没有网络，而这次检索要用的索引还没有取过。',
  pinyinSearched: (words: string): string => `没有这几个字母，按拼音检索：${words}`,
  pinyinOffered: '拼音相合的词：',
  notes: {
    'unclosed-quote': '引号没有合上，按到末尾处理：',
    'lone-operator': '这个运算符单独出现，按原样检索：',
    'only-excluded': '没有可供排除的范围，按原样检索：',
    'unknown-field': '没有这个字段，按原样检索：',
    'bad-date': '这不是日期（2020、2020-05、2020..2024），按原样检索：',
    'too-long': '检索式太长，这一部分没有用到：',
  },
  help: '检索的写法',
  helpRows: [
    ['高质量发展', '连续的这几个字，简体繁体都算；标点也要相合'],
    ['四川 发展', '空格隔开：两样都有的篇目'],
    ['"GDP 增长"', '引号之内一字不差，空格和标点也算'],
    ['四川 OR 重庆　四川|重庆', '有其一即可'],
    ['四川 -成都　四川 非 成都', '有前者而没有后者'],
    ['发展 NEAR/20 创新', '两者相距不超过 20 字，先后不论'],
    ['高*量', '* 代表任意一个字'],
    ['title:规划　place:四川　publisher:日报', '题目、地点、发布机构里有这些字（也可写 标题：地点：来源：）'],
    ['date:2020..2024　date:2023-05', '日期在此范围之内（也可写 日期：）'],
    ['gaozhiliang　gzl', '拼音或声母，找文库里相合的词'],
  ],
  helpKeys: '/ 到检索框，↑ ↓ 在结果间移动，Enter 打开，Esc 清空。打开一篇后，n 下一处，p 上一处，Esc 去掉标记。',
};

export type SearchMessages = typeof searchZhHans;
