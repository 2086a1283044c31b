import { isHan, isLineEnd } from '../../characters/character-kinds.ts';

/** What a half-width `?` in Chinese text stands for. */
export type QuestionMarkReading = 'question' | 'blank' | 'bullet' | 'copyright' | 'path' | 'nothing' | 'unsure';

/** Words that make a clause a question; a `?` at the end of such a clause is one. */
export const questionWords =
  /[吗嗎呢么麼吧何谁誰哪怎几幾啥岂豈孰焉否]|什|多[少久大高远遠长長深重]|没有$|沒有$|难道|難道|是不是|有没有|有沒有|能不能|要不要|可不可以|会不会|會不會/;

/** Words before a person's name in a byline. */
const bylineWord =
  /(?:记者|記者|编辑|編輯|责编|責編|作者|来源|來源|通讯员|通訊員|摄影|攝影|供稿|校对|校對|审核|審核|撰文|主编|主編|实习生|實習生)$/;

/** Marks that a clause ends with, and the text's start. */
const clauseEnds = new Set([...'。！？!?；;\n'].map((mark) => mark.charCodeAt(0)).concat(Number.NaN));

/** A clause is looked at this far back, UTF-16 units. */
const longestClause = 60;

/** Full-width marks that end or part a clause. */
const stops = '。；，、：';

/** The last characters of these words, to look at before them. */
const bylineEnds = '者辑輯编編作源员員影稿对對核文生';

/** A byline has this many names at most. */
const mostNames = 12;

/** The longest name in a byline, UTF-16 units. */
const longestName = 4;

/**
 * Read a half-width `?`: a question, a no-break space or sign that GBK could not say, visible or not, or neither for sure.
 *
 * @param position of the `?`; its neighbours of the same run are read with it.
 */
export function readQuestionMark(text: string, position: number): QuestionMarkReading {
  let start = position;
  let end = position + 1;
  while (text.charAt(start - 1) === '?') start--;
  while (text.charAt(end) === '?') end++;
  const previous = text.charCodeAt(start - 1);
  const next = text.charCodeAt(end);
  if (end - start === 1 && isCopyrightSign(text, start)) return 'copyright';
  if (isBreadcrumb(text, start, end)) return 'blank';
  if (isPathSign(text, start, end)) return 'path';
  // A mirror puts blanks before its marks.
  if (previous === 0x20 && isHan(text.charCodeAt(start - 2)) && (isHan(next) || isLineEnd(next)))
    return questionWords.test(clauseBefore(text, start)) ? 'question' : 'unsure';
  // No question is asked behind a full stop or comma: a zero-width or other invisible sign stood here; two before a word were characters.
  if (stops.includes(text.charAt(start - 1) || ' ') && (isHan(next) || isLineEnd(next)))
    return (end - start === 1 || isLineEnd(next)) && !isInVerse(text, start) ? 'nothing' : 'unsure';
  // No line opens with a question mark: the same sign stood at both its ends.
  if (isLineEnd(next) && opensWithOne(text, start)) return 'unsure';
  // Two or four no-break spaces indent a paragraph.
  if (isLineEnd(previous)) return isHan(next) && (end - start === 2 || end - start === 4) ? 'blank' : 'unsure';
  if (isLineEnd(next) || `”’」』》）)"'。!…“‘《【（(—.- 　`.includes(String.fromCharCode(next))) {
    return isHan(previous) || '”’』」》）)"\''.includes(String.fromCharCode(previous)) ? 'question' : 'unsure';
  }
  if (!isHan(next)) return 'unsure';
  if ('”’」』"'.includes(String.fromCharCode(previous))) return 'question';
  if (!isHan(previous)) return 'unsure';
  if (isByline(text, start, end) || isSignature(text, start, end)) return 'blank';
  return questionWords.test(clauseBefore(text, start)) ? 'question' : 'unsure';
}

/** `山高水又长，?崒入云霄。`: in lines of verse, where it fills a place, it was a character that GBK does not have. */
function isInVerse(text: string, position: number): boolean {
  const around = text.slice(Math.max(0, position - longestCouplet), position + longestCouplet);
  const at = position - Math.max(0, position - longestCouplet);
  const lines = around.split(verseEnd);
  let before = 0;
  let place = 0;
  while (before + (lines[place]?.length ?? 0) < at) before += (lines[place++]?.length ?? 0) + 1;
  const length = lines[place]?.length ?? 0;
  const isLine = (index: number): boolean => lines[index]?.length === length;
  // Around the couplet are others, or the poem's edge: what is cut off, or no words.
  const isEdge = (index: number): boolean => !/\p{Script=Han}{2}/u.test(lines[index] ?? '');
  const others = [place - 2, place + 1];
  if (length < 4 || length > 7 || !isLine(place - 1)) return false;
  return others.some(isLine) && others.every((index) => isLine(index) || isEdge(index));
}

const longestCouplet = 24;
const verseEnd = /[，。；！？\n]/;

/** A line that speaks of rights is looked at this far around its sign, UTF-16 units. */
const longestImprint = 100;

/**
 * `Copyright ? 2020`, `Copyright ? 某公司 版权所有`, `? 2020 某公司 版权所有`: the sign before a year, behind the word for it
 * or at the head of a line that speaks of rights.
 */
function isCopyrightSign(text: string, position: number): boolean {
  const before = text.slice(Math.max(0, position - 12), position);
  const after = text.slice(position + 1, position + 7);
  const isNamed = /copyright(?: |\(| \()$/i.test(before) || (/copyright$/i.test(before) && /^\d/.test(after));
  const isBeforeYear = /^\)? ?(?:19|20)\d{2}|^\)? ?(?:19|20)\d?$/.test(after);
  if (isNamed && isBeforeYear) return true;
  const isGlued = /copyright$/i.test(before) && isBeforeYear;
  if (!isNamed && !isGlued && !(isBeforeYear && isLineEnd(text.charCodeAt(position - 1)))) return false;
  if (isNamed && !/^\)? ?[\p{Script=Han}A-Z]/u.test(after)) return false;
  const line = text.slice(Math.max(0, position - longestImprint), position + longestImprint).split('\n');
  return line.some((part) => part.includes('?') && /[版著][权權][所归歸]|all rights reserved|ICP备/i.test(part));
}

/** `首页??>?政务公开`: between the names of a path, on both sides of its sign. */
function isBreadcrumb(text: string, start: number, end: number): boolean {
  const sign = '>›»|';
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  if (after !== '' && sign.includes(after)) {
    let next = end + 1;
    while (text.charAt(next) === '?' || text.charAt(next) === ' ') next++;
    return isHan(text.charCodeAt(start - 1)) && isHan(text.charCodeAt(next));
  }
  if (before === '' || !sign.includes(before)) return false;
  let previous = start - 2;
  while (text.charAt(previous) === '?' || text.charAt(previous) === ' ') previous--;
  return isHan(text.charCodeAt(previous)) && isHan(text.charCodeAt(end));
}

/** A heading between two signs is no longer, UTF-16 code units. */
const longestHeading = 40;

/** `?水泵?`: tell whether the line of a place opens with a `?` too. */
export function opensWithOne(text: string, position: number): boolean {
  const near = text.slice(Math.max(0, position - longestHeading - 1), position);
  return /(?:^|[\n\r])\?\p{Script=Han}/u.test(near.slice(Math.max(0, near.lastIndexOf('\n'))));
}

/** A path's line is no longer, UTF-16 code units. */
const longestPath = 80;

/** `首页 ? 新闻 ? 正文`: the sign between the names of a path that a page's first line shows. */
function isPathSign(text: string, start: number, end: number): boolean {
  if (end - start !== 1 || text[start - 1] !== ' ' || text[end] !== ' ') return false;
  if (!isHan(text.charCodeAt(start - 2)) || !isHan(text.charCodeAt(end + 1))) return false;
  const near = text.slice(Math.max(0, start - longestPath), start);
  const line = near.slice(near.lastIndexOf('\n') + 1);
  return /[首主][页頁] /.test(line) && !/[，。]/.test(line);
}

/** Last characters of what a person is called by office: 馆长, 评论员, 书记, 主任, 教授, 工程师. */
const officeEnds = '长長员員记記任授师師';

/** A line with an office and a name is no longer, UTF-16 code units. */
const longestSignature = 30;

/** `县长?贺守田`: a line that is nothing but an office and who holds it. */
function isSignature(text: string, start: number, end: number): boolean {
  if (end - start !== 1 || !officeEnds.includes(text.charAt(start - 1))) return false;
  let nameEnd = end;
  while (isHan(text.charCodeAt(nameEnd))) nameEnd++;
  if (nameEnd - end < 2 || nameEnd - end > longestName || !isLineEnd(text.charCodeAt(nameEnd))) return false;
  let lineStart = start;
  while (isHan(text.charCodeAt(lineStart - 1)) && start - lineStart < longestSignature) lineStart--;
  return isLineEnd(text.charCodeAt(lineStart - 1));
}

/** `(记者?马晓芳?陈瑶)`: after a byline's word, or after a name that another such blank precedes. */
function isByline(text: string, start: number, end: number): boolean {
  let nameEnd = end;
  while (isHan(text.charCodeAt(nameEnd))) nameEnd++;
  if (nameEnd - end > longestName) return false;
  let from = start;
  for (let names = 0; names < mostNames; names++) {
    if (bylineEnds.includes(text.charAt(from - 1)) && bylineWord.test(text.slice(Math.max(0, from - 6), from)))
      return true;
    let nameStart = from;
    while (isHan(text.charCodeAt(nameStart - 1)) && from - nameStart <= longestName) nameStart--;
    const separator = text.charAt(nameStart - 1);
    if (nameStart === from || from - nameStart > longestName || (separator !== '?' && separator !== ' ')) return false;
    from = nameStart - 1;
  }
  return false;
}

function clauseBefore(text: string, position: number): string {
  let start = position;
  while (position - start < longestClause && !clauseEnds.has(text.charCodeAt(start - 1))) start--;
  return text.slice(start, position);
}
