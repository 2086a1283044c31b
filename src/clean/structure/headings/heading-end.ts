/** Where a heading ends that no mark separates from the sentence behind it. */
export interface HeadingEnd {
  /** UTF-16 units from the start of the text after the ordinal mark. */
  readonly length: number;
  /** False when two places are about as likely, or none is: then nothing is to be split. */
  readonly sure: boolean;
}

/** Longest heading, UTF-16 units after its mark. Headings of speeches are 4-30 characters long. */
const LONGEST = 42;
const SHORTEST = 2;

/** Headings that stand in thousands of plans and notices; the longest that fits ends the heading. */
const STOCK =
  /^(?:指导思想|总体要求|总体思路|总体目标|基本原则|基本情况|工作目标|工作任务|工作要求|工作措施|工作安排|工作步骤|主要目标|主要任务|主要做法|主要成效|主要措施|重点任务|重点工作|组织领导|保障措施|有关要求|存在问题|存在的问题|下一步打算|下一步工作|实施步骤|实施范围|方法步骤|时间安排|活动主题|活动目的|活动内容|活动时间|编制依据|背景意义|组织保障|资金保障|队伍建设|制度建设|宣传引导|监督考核|投资安排|资金安排|责任分工|进度安排)/u;

/** Words that open sentences, with their weights (found by hand on the openings of paragraphs of speeches). */
const OPENERS: readonly (readonly [RegExp, number])[] = [
  [/^(?:当前|今年|去年|近年来|近年|目前|一直以来|长期以来|多年来|改革开放|同志们|习近平)/u, 3],
  [/^(?:近期|同时|首先|其次|党的|我们|大家|各级|各地|各部门|全市|全区|全县|全省|全国|这是|这就|历史|实践|事实)/u, 2],
  [
    /^(?:以习近平|坚持以|为深入|为认真|为进一步|按照|根据|通过|围绕|紧扣|立足|要(?:坚持|把|进一步|以|在|充分|切实|加强|加快|深入|突出)|必须|只有|随着|作为|对于)/u,
    1.5,
  ],
];

/** Verbs that make a statement of the words before them: `创新必须…`, `产业是…`. */
const STATES = /^(?:必须|是|就是|要|应当?|作为|不仅|既|离不开|事关|关系|承载|决定|需要|没有|已经|正在|仍然|能否|能够)/u;

const CANNOT_END =
  /(?:做好|抓好|完成|推进|落实|谋划|安排|部署|总结|回顾|开展|围绕|按照|(?<!参)与|[的和在对把以要是了到为及从向将被让使由于、，,；;：:（(“《「])$/u;
const CANNOT_BEGIN = /^[的了着等性化上下中内外里者们、，,。；;：:！？）)”》」]/u;

/** Least score, and least lead over the next best place, for a sure end. */
export const LEAST_SCORE = 4;
export const LEAST_LEAD = 1;

/** A place where a heading may end, UTF-16 units behind its mark, and what speaks for it. */
export interface ScoredPlace {
  readonly length: number;
  readonly score: number;
}

/** Length of a stock heading (指导思想, 主要任务 …) that opens a text, if one does. */
export function stockLength(text: string): number | undefined {
  const stock = STOCK.exec(text)?.[0].length;
  if (stock === undefined || CANNOT_BEGIN.test(text.slice(stock)) || /^[与和及]/u.test(text.slice(stock)))
    return undefined;
  return stock;
}

/**
 * The places where a heading may end in a text whose heading and first sentence run together, `凝心聚力抓风口创新必须落实到产业上，…`.
 *
 * What speaks for a place: the next sentence takes a word of the heading up again as its subject; it opens like a sentence; the clauses of the
 * heading are of like length. What rules it out: a particle at the end, an open bracket or quotation mark.
 *
 * @param text from behind the ordinal mark.
 */
export function placesOf(text: string): ScoredPlace[] {
  const stop = /[。！？；;：:\n]/u.exec(text.slice(0, LONGEST * 3))?.index ?? Math.min(text.length, LONGEST * 3);
  const limit = Math.min(stop - 2, LONGEST);
  const places: ScoredPlace[] = [];
  for (let length = SHORTEST; length <= limit; length++) {
    const score = scoreOf(text.slice(0, length), text.slice(length, stop));
    if (score > Number.NEGATIVE_INFINITY) places.push({ length, score });
  }
  return places;
}

function scoreOf(heading: string, rest: string): number {
  if (CANNOT_END.test(heading) || CANNOT_BEGIN.test(rest) || !isClosed(heading)) return Number.NEGATIVE_INFINITY;
  let score = 0;
  const repeated = repeatedLength(heading, rest);
  if (repeated >= 2) score += 2 + (repeated - 2) * 0.7;
  if (repeated >= 2 && heading.endsWith(rest.slice(0, 2))) score += 1.5;
  if (repeated >= 2 && heading.slice(0, -1).includes(heading.slice(-1) + rest.slice(0, 2))) score -= 3;
  for (const length of [2, 3, 4, 5, 6]) {
    if (!STATES.test(rest.slice(length)) || /[，、]/u.test(rest.slice(0, length))) continue;
    score += length === 2 || length === 4 ? 2 : 1;
    if (repeated >= 2) score += 1;
    else if (repeatsWord(heading, rest.slice(0, length))) score += 1.2;
    break;
  }
  for (const [opener, weight] of OPENERS) {
    if (opener.test(rest)) score += weight + (repeatsWord(heading, rest.slice(2, 16), 4) ? 1.5 : 0);
  }
  return score + balanceOf(heading);
}

/** How many of the first characters (at most 6) of a text stand in the heading, as one run. */
function repeatedLength(heading: string, rest: string): number {
  let length = 0;
  while (length < 6 && /[\u3400-\u9fff]/u.test(rest.charAt(length)) && heading.includes(rest.slice(0, length + 1)))
    length++;
  return length;
}

/** Whether some run of `size` characters of a text stands in the heading. */
function repeatsWord(heading: string, text: string, size = 2): boolean {
  for (let start = 0; start + size <= text.length; start++) {
    if (heading.includes(text.slice(start, start + size))) return true;
  }
  return false;
}

/** Clauses of like length, as headings have them: `创新为要、产业为基，凝心聚力抓风口`. */
function balanceOf(heading: string): number {
  const clauses = heading.split(/[，,\s\u3000]/u);
  const last = clauses.at(-1)?.length ?? 0;
  const previous = clauses.at(-2)?.length;
  if (previous === undefined) return last % 2 === 0 && last <= 16 ? 0.5 : 0;
  const difference = Math.abs(previous - last);
  return difference === 0 ? 2 : difference <= 2 ? 1 : difference <= 4 ? 0 : -1;
}

function isClosed(heading: string): boolean {
  const opened = heading.match(/[“‘《「『（(]/gu)?.length ?? 0;
  const closed = heading.match(/[”’》」』）)]/gu)?.length ?? 0;
  return opened === closed;
}
