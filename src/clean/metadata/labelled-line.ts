import { readDate, readMonth } from './dates.ts';
import { namesOf } from './people.ts';

/** Where a line stands: before the running text, or after it. */
export type LinePlace = 'head' | 'tail';

/** What one label says about the text. */
interface Label {
  readonly words: string;
  /** `none`: a known label of the page whose value says nothing about the text (阅读次数). */
  readonly means:
    | 'date'
    | 'origin'
    | 'authors'
    | 'editor'
    | 'reviewer'
    | 'photographer'
    | 'originalTitle'
    | 'publisher'
    | 'none';
  /** After the running text, only beside another label: alone there, the same words open lines of notices (时间：, 发布单位：). */
  readonly headOnly?: true;
}

const LABELS: readonly Label[] = [
  { words: '(?:图片|封面图?|头图|题图|视频|音乐)来源', means: 'none' },
  { words: '(?:文章|信息|新闻|稿件|内容|资料|本文|原文)?(?:来源|出处)|稿源|转载自|转自|来自', means: 'origin' },
  { words: '(?:发布|发表|更新|刊发|发稿)(?:时间|日期)|发布于|发表于|更新', means: 'date' },
  { words: '(?:录入|编辑|成文|上传|添加|创建)?(?:时间|日期)', means: 'date', headOnly: true },
  { words: '(?:责任|执行|网络|本期|值班|见习|实习|新媒体|美术|文字)?编辑|责编|编 ?辑|小编', means: 'editor' },
  {
    words:
      '(?:值班|责任|本期|内容)?(?:审 ?核|审 ?校|编审)|(?:一|二|三|初|复|终)审|主编|总编|总监制|监 ?制|签发|值班(?:主任|总编)',
    means: 'reviewer',
  },
  { words: '校 ?对|校检|排版|制作|美编|设计|统筹|策划|出品|运营', means: 'none' },
  { words: '(?:封面|新闻|现场|图片|本版)?摄影|摄影报道|图片|供图|图|摄', means: 'photographer' },
  { words: '作 ?者|撰文|撰稿人?|撰写|供稿(?:人|单位)?|投稿人?|(?:本报|本网)?记者|通讯员|文字|文', means: 'authors' },
  { words: '原(?:标题|题)', means: 'originalTitle' },
  { words: '发布(?:机构|单位|者|人)|发文(?:机关|单位)', means: 'publisher', headOnly: true },
  {
    words:
      '(?:浏览|阅读|点击|访问|查看)(?:次数|量|数|人数)?|人气|评论(?:数)?|字 ?[号体](?:大小)?|字数|分享(?:到)?|关键[词字]|标签|分类|栏目|所属栏目|责任单位|我要评论|主题分类|收藏|打印',
    means: 'none',
    headOnly: true,
  },
];

const LABEL = new RegExp(`(${LABELS.map((label) => label.words).join('|')})\\s?[:(]\\s?`, 'gu');

/** Labels of pages made for telephones, with a bar or a blank before the name: `编辑丨张三`, `来源 | 某某日报`, `责任编辑 张三`. */
const BAR_LABEL = new RegExp(
  `(^|[\\s(【[])(${LABELS.filter(({ headOnly }) => !headOnly)
    .map((label) => label.words)
    .join('|')})(\\s?)[丨|/](?=\\s?[\\u3400-\\u9fff《])`,
  'gu',
);
const NAME_LABEL =
  /(^|\s)((?:责任|执行|网络|值班|见习|实习)?编辑|责编|审 ?核|校 ?对|监 ?制|作者|撰文|撰稿|摄影|文|图)\s(?=\s?[\u3400-\u9fff]{2,4}(?:\s|$))/gu;

/** The same line, of the same length, with a colon behind such labels. */
function withColons(folded: string): string {
  if (folded.length > LONGEST_COLOPHON) return folded;
  const barred = /[丨|/]/u.test(folded) ? folded.replace(BAR_LABEL, '$1$2$3:') : folded;
  return /[辑编核校对制者文稿影图]\s/u.test(barred) ? barred.replace(NAME_LABEL, '$1$2:') : barred;
}

/** What every label ends with; looked for first. */
const LABEL_END = /[:(]/u;

const WHOLE_LABELS: readonly (readonly [RegExp, Label])[] = LABELS.map((label) => [
  new RegExp(`^(?:${label.words})$`, 'u'),
  label,
]);

/** One value of a labelled line; places are UTF-16 units in the line. */
export interface LabelledValue {
  readonly field:
    | 'date'
    | 'origin'
    | 'authors'
    | 'editor'
    | 'reviewer'
    | 'photographer'
    | 'originalTitle'
    | 'publisher';
  readonly value: string | string[];
  readonly start: number;
  readonly end: number;
}

/** Longest line that is read as metadata, and longest single value. The longest seen in 30 pages: 72 and 21. */
const LONGEST_LINE = 200;
const LONGEST_VALUE = 40;

/** Longest line of credits with bars or blanks for colons. */
const LONGEST_COLOPHON = 80;

/**
 * Read a line that consists of labels with values, a date, a name of an origin, an address, and nothing else.
 *
 * @param line as restored; @param asFolded the same line through `foldLine` (same length).
 * @returns undefined when any part of the line is something else, so that running text is never taken for metadata.
 */
export function readLabelledLine(line: string, asFolded: string, place: LinePlace): LabelledValue[] | undefined {
  if (asFolded.length > LONGEST_LINE || asFolded.includes('。') || /[!?]/u.test(asFolded)) return undefined;
  const folded = withColons(asFolded);
  const matches = LABEL_END.test(folded)
    ? [...folded.matchAll(LABEL)].filter((match) => startsPart(folded, match.index))
    : [];
  const values: LabelledValue[] = [];
  const firstLabel = matches[0]?.index ?? folded.length;
  if (!readUnlabelled(line, folded.slice(0, firstLabel), place, values)) return undefined;
  if (matches.length === 0 && values.length === 0) return undefined;
  let isSure = place === 'head';
  for (const [index, match] of matches.entries()) {
    const start = match.index + match[0].length;
    const end = matches[index + 1]?.index ?? folded.length;
    const label = labelOf(match[1] ?? '');
    if (label === undefined) return undefined;
    if (!label.headOnly) isSure = true;
    if (!readValue(label, line, folded, start, end, place, values)) return undefined;
  }
  return isSure ? values : undefined;
}

/** A label opens the line or follows a blank, a bar or a closing mark; `消息来源：` inside a word is not one. */
function startsPart(folded: string, index: number): boolean {
  return (
    index === 0 ||
    /[\s|/)(\]】【[>\d·,:;-]$/u.test(folded.slice(Math.max(0, index - 1), index)) ||
    /[\u3400-\u9fff]$/u.test(folded.slice(0, index))
  );
}

function labelOf(words: string): Label | undefined {
  return WHOLE_LABELS.find(([pattern]) => pattern.test(words))?.[1];
}

/** What stands beside a date and says nothing of the text: a weekday, a second time, a count of readers, a time zone. */
const BESIDE_DATE =
  /^(?:(?:星期|周)[一二三四五六日天]|\d{1,2}:\d{2}(?::\d{2})?|发表于[\u3400-\u9fff]{2,4}|(?:阅读|浏览|点击|人气|评论)\s?[:(]?\d+[次)]?|更新|发布|.{1,6}时间\)?|[-|·/]+)$/u;

/** Names of media and offices that publish; only such a name beside a date is an origin (`施行`, `公布` are not). */
const MEDIUM =
  /^《[^》]{2,20}》$|^[^\s]{1,20}(?:网|报|报社|社|台|刊|杂志|新闻|在线|频道|客户端|(?<![院委局部府令号厅会])发布|博客|论坛|公众号|平台|传媒|融媒体?|中心|新媒体|政府|办公室)$/u;

function readUnlabelled(line: string, head: string, place: LinePlace, values: LabelledValue[]): boolean {
  let from = /^(?:https?:\/\/)?(?:[a-z\d-]+\.)+[a-z]{2,6}\/?\s*/iu.exec(head)?.[0].length ?? 0;
  from += /^[\s([【]*/u.exec(head.slice(from))?.[0].length ?? 0;
  if (head.slice(from).trim() === '') return from === 0 || place === 'head';
  if (place === 'tail') return false;
  const date = readDate(head, from);
  if (date === undefined) return readMediumFirst(line, head, from, values);
  values.push({ field: 'date', value: date.edtf, start: from, end: from + date.length });
  const rest = head.slice(from + date.length);
  const name = rest.replace(/^[\s)\]】|,]+|[\s|([【]{1,8}$/gu, '');
  if (name === '') return true;
  if (BESIDE_DATE.test(name)) return true;
  if (name.length > 24 || !MEDIUM.test(name)) return false;
  const start = from + date.length + rest.indexOf(name);
  values.push({
    field: 'origin',
    value: cleanName(line.slice(start, start + name.length)),
    start,
    end: start + name.length,
  });
  return true;
}

/** A medium's name and then the day: `某某日报 2022-02-13`. */
function readMediumFirst(line: string, head: string, from: number, values: LabelledValue[]): boolean {
  const name = /^(\S{3,16})[\s|]{1,4}(?=\d{4}[-年/.]|\d{1,2}-\d{1,2} \d{1,2}:\d{2})/u.exec(head.slice(from));
  if (name?.[1] === undefined || !MEDIUM.test(name[1])) return false;
  const end = from + name[1].length;
  const origin: LabelledValue = { field: 'origin', value: cleanName(line.slice(from, end)), start: from, end };
  const start = from + name[0].length;
  const date = readDate(head, start);
  // Pages for telephones leave out the year: that day is no date.
  if (date === undefined && /^[\d-]{3,5} [\d:]{4,5}(?: [\u3400-\u9fff]{2,4})?$/u.test(head.slice(start).trim())) {
    values.push(origin);
    return true;
  }
  if (date === undefined || head.slice(start + date.length).trim() !== '') return false;
  values.push(origin, { field: 'date', value: date.edtf, start, end: start + date.length });
  return true;
}

function readValue(
  label: Label,
  line: string,
  folded: string,
  from: number,
  to: number,
  place: LinePlace,
  values: LabelledValue[],
): boolean {
  let start = from;
  let end = to;
  while (start < end && /[\s|]/u.test(folded.charAt(start))) start++;
  while (end > start && /[\s|,(([【\]】]/u.test(folded.charAt(end - 1))) end--;
  if (label.means === 'originalTitle') {
    if (end - start > 80 || start === end) return start === end;
    values.push({ field: 'originalTitle', value: line.slice(start, end), start, end });
    return true;
  }
  if (end - start > LONGEST_VALUE) return false;
  if (start === end || label.means === 'none') return true;
  if (label.means === 'date') {
    const date = readDate(folded, start) ?? readMonth(folded, start);
    if (date === undefined) return false;
    values.push({ field: 'date', value: date.edtf, start, end: start + date.length });
    return end - start - date.length <= 24;
  }
  const dateAt = folded.slice(start, end).search(/\s\d{4}\s?[-年/.]/u);
  const date = dateAt === -1 ? undefined : readDate(folded, start + dateAt + 1);
  if (date !== undefined && place === 'head') {
    values.push({ field: 'date', value: date.edtf, start: start + dateAt + 1, end: start + dateAt + 1 + date.length });
    end = start + dateAt;
  }
  const wordEnd = label.means === 'origin' || label.means === 'publisher' ? nameEnd(folded, start, end) : end;
  const text = cleanName(line.slice(start, wordEnd));
  if (text === '') return true;
  if ((label.means === 'origin' || label.means === 'publisher') && NO_ORIGIN.test(text)) return true;
  if (label.means === 'origin' || label.means === 'publisher') {
    values.push({ field: label.means, value: text, start, end: wordEnd });
    return true;
  }
  const names = namesOf(text);
  if (/[,、]/u.test(folded.slice(start, end)) && names.length < 2 && label.means === 'authors') return false;
  if (names.length > 0) {
    values.push({
      field: label.means,
      value: label.means === 'authors' ? names : names.join('、'),
      start,
      end: wordEnd,
    });
  }
  return true;
}

/** What stands for an origin where none is named. */
const NO_ORIGIN =
  /^(?:转载(?:文章)?|原创|本站原创|网络|互联网|不详|未知|佚名|匿名|其他|本站|本网|(?:超级|系统|网站)?管理员|admin(?:istrator)?)$/iu;

/** A name of an origin ends at the first blank or date. */
function nameEnd(folded: string, start: number, end: number): number {
  if (!/\s/u.test(folded.slice(start, end))) return end;
  const blank = /\s+(?=\S*\d{4}[-年/.]|[|([【]|\S*$)|\s{2,}/u.exec(folded.slice(start, end));
  return blank === null ? end : start + blank.index;
}

function cleanName(text: string): string {
  const bare = text.replace(/^[\s|【[]+|[\s|】\]]{1,8}$/gu, '');
  return /^《[^》]*》$/u.test(bare) ? bare.slice(1, -1) : bare;
}
