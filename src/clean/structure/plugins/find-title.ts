import { bodyRange, lengthOf } from '../prose.ts';
import type { BlockNode } from '../structure.ts';
import {
  blocksIn,
  endOf,
  find,
  foundValue,
  type StructurePlugin,
  type StructureWork,
  setApartWhere,
  startOf,
  textOf,
} from '../work.ts';
import { ruleOfNode } from './lines.ts';

/** Longest and shortest line that can be a title, UTF-16 units. Titles of notices reach 70. */
const LONGEST = 90;
const SHORTEST = 2;

/** What a browser title puts between a page's title and the site's name. */
const SITE_MARK = /^\s?(?:[-_|—–»,，（(【]|--)\s?/u;

/**
 * Find the line that is the title and set it apart (it stands in the front matter). A line counts as title when the page
 * repeats it, when it stands before the dateline or after the breadcrumb, or when it opens the file.
 */
export const findTitle: StructurePlugin = {
  name: 'find-title',
  transform(tree, work) {
    const nodes = blocksIn(tree);
    const range = bodyRange(nodes, work, (node) => ruleOfNode(node, work) !== undefined);
    const noProse = range.first === 0 && range.last === nodes.length - 1;
    const head = nodes.slice(0, noProse ? Math.min(3, nodes.length - 1) : Math.min(range.first, 600));
    const lines = head.map((node) => (lengthOf(node) <= 200 ? textOf(node, work) : ''));
    const known = foundValue(work, 'title');
    if (typeof known === 'string') {
      setApartWhere(tree, work, (_, index) => (index < head.length && lines[index] === known ? 'title' : undefined));
      return;
    }
    const chosen = repeated(head, lines, work) ?? beside(head, lines, work);
    if (chosen === undefined) return;
    const title = head[chosen];
    const text = lines[chosen];
    if (title === undefined || text === undefined) return;
    const next = lines[chosen + 1];
    const hasSubtitle =
      next !== undefined && /^(?:——|--)[^—-]/u.test(next) && next.length <= LONGEST && !/[。]$/u.test(next);
    const end = hasSubtitle ? endOf(head[chosen + 1] as BlockNode) : endOf(title);
    find(work, 'title', hasSubtitle ? text + next : text, 'title', { start: startOf(title), end });
    setApartWhere(tree, work, (_, index) => {
      if (index === chosen || (hasSubtitle && index === chosen + 1)) return 'title';
      return index < chosen && isPageTitle(lines[index] ?? '', text) ? 'page-title' : undefined;
    });
  },
};

/** A document's number (`某政发〔2022〕1号`), a button (`查看更多`), a telephone number, a length of time, a path, a medium's name alone. */
const NO_TITLES: readonly RegExp[] = [
  /[〔[（(]\d{4}[〕\]）)]\s?第?\d{1,5}号$/u,
  /^(?:查看|点击|进入|返回|显示|隐藏|展开|收起|跳转)[\u3400-\u9fff]{0,6}$/u,
  /\d{3,4}[-— ]?\d{3,4}[-— ]?\d{3,4}(?!\d)/u,
  /\s\d{1,2}:\d{2}$/u,
  /^[>»›]|[>»›].*[>»›]/u,
  /^[-–—·• ]{0,3}(?:相[关關]|精彩|[热熱][门門]|最新|[为為]你|猜你)(?:推[荐薦]|[阅閱][读讀]|文章|[内內]容|喜[欢歡])$/u,
  /^[\u3400-\u9fff\d]{2,8}(?:报道|日报|晚报|晨报|新闻网|门户网站)$/u,
];

/** @param isRuled whether a rule of boilerplate takes the line, which is dear to ask. */
function couldBeTitle(line: string, isRuled: () => boolean): boolean {
  return (
    line.length >= SHORTEST &&
    line.length <= LONGEST &&
    /[\u3400-\u9fff]{2}/u.test(line) &&
    !isSentenceOrAddress(line) &&
    !NO_TITLES.some((pattern) => pattern.test(line)) &&
    !/^(?:[问答][：:]|[（([【•·]|《[^》]{1,40}》?$|——|[一二三四五六七八九十]+[、.]|第[一二三四五六七八九十百]+[章节条]|\d+[、.])/u.test(
      line,
    ) &&
    !isRuled()
  );
}

function isRuled(node: BlockNode | undefined, work: StructureWork): boolean {
  return node !== undefined && ruleOfNode(node, work) !== undefined;
}

/** A clause, several clauses, an address, a label: no title. */
function isSentenceOrAddress(line: string): boolean {
  const stop = line.indexOf('。');
  if (/[。；：:，,|>»]$|^https?:|^[\u3400-\u9fff]{2,4}：\s/iu.test(line) || (stop !== -1 && stop < line.length - 1))
    return true;
  const commas = [...line.matchAll(/[，,]/gu)].map((match) => match.index);
  if (commas.some((at, index) => nearBy(at, commas[index + 1]) && nearBy(commas[index + 1], commas[index + 2])))
    return true;
  const lastWord = line.slice(Math.max(line.lastIndexOf(' '), line.lastIndexOf('|'), line.lastIndexOf('\u3000')) + 1);
  return /^(?:[a-z\d-]{1,40}\.){1,4}[a-z]{2,6}$/iu.test(lastWord) || /：\d{1,20}$/u.test(line);
}

/** Two commas so near to each other that a clause stands between. */
function nearBy(first: number | undefined, second: number | undefined): boolean {
  return first !== undefined && second !== undefined && second - first <= 41;
}

/** `标题_频道_网站` or `网站 » 标题` is the browser's title of `标题`. */
function isPageTitle(line: string, title: string): boolean {
  if (line === title) return true;
  if (line.endsWith(title)) return /[-_|—–»:：]\s?$/u.test(line.slice(0, -title.length));
  return line.startsWith(title) && (SITE_MARK.test(line.slice(title.length)) || /^\s/u.test(line.slice(title.length)));
}

/** Index of the last line that an earlier line repeats with a site's name behind it, or alone. */
function repeated(head: readonly BlockNode[], lines: readonly string[], work: StructureWork): number | undefined {
  const page = lines[0];
  if (page === undefined || page.length < 5) return undefined;
  for (let index = lines.length - 1; index > 0; index--) {
    const line = lines[index] ?? '';
    if (line.length < 5 || !couldBeTitle(line, () => isRuled(head[index], work)) || !isPageTitle(page, line)) continue;
    const site = /[-_|—–»]\s?([^-_|—–»\s]{2,20}(?:网|在线|门户网站|新闻|客户端|频道))$/u.exec(
      page.slice(line.length),
    )?.[1];
    if (site !== undefined && foundValue(work, 'publisher') === undefined) {
      const start = page.length - site.length;
      find(work, 'publisher', site, 'page-title', {
        start: startOfText(work) + start,
        end: startOfText(work) + page.length,
      });
    }
    return index;
  }
  return undefined;
}

/** Place of the first character that is not layout. */
function startOfText(work: StructureWork): number {
  return work.restored.search(/[^\s\u0085\u200b\u200e\u200f\u2028\u2029\ufeff]/u);
}

/** Longest name of a part of a site, UTF-16 units. */
const LONGEST_PART = 8;

/** Tell whether a dateline names an origin or people. */
function isReport(work: StructureWork): boolean {
  return ['publisher', 'editor', 'authors'].some((field) =>
    work.metadata.some((finding) => finding.field === field && finding.rule.startsWith('dateline')),
  );
}

/** Index of the title next to the dateline or the breadcrumb, or at the start of the file. */
function beside(head: readonly BlockNode[], lines: readonly string[], work: StructureWork): number | undefined {
  const all = [...head.keys()].filter((index) => couldBeTitle(lines[index] ?? '', () => isRuled(head[index], work)));
  // Above a report a page shows the name of its part of the site once more, below the trail; a list of reports has no origin.
  const trail = foundValue(work, 'breadcrumb');
  const isPart = (line: string): boolean =>
    Array.isArray(trail) && line.length <= LONGEST_PART && trail.includes(line) && isReport(work);
  const others = all.filter((index) => !isPart(lines[index] ?? ''));
  const candidates = others.length > 0 ? others : all;
  const startAt = (index: number): number => startOf(head[index] as BlockNode);
  const { breadcrumbEnd, datelineStart } = work.frame;
  const between = candidates.filter((index) => startAt(index) >= breadcrumbEnd && startAt(index) < datelineStart);
  if (datelineStart < work.restored.length)
    return breadcrumbEnd > 0 && breadcrumbEnd < datelineStart ? between[0] : between.at(-1);
  if (breadcrumbEnd > 0) return candidates.find((index) => startAt(index) >= breadcrumbEnd);
  const opening = lines.findIndex((line, index) => line === '' || !isRuled(head[index], work));
  return candidates[0] === opening ? opening : undefined;
}
