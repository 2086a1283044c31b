import { type Share, sharesOf, signPrior, sureShare, type Weigh } from '../../language/weighing.ts';
import { questionWords } from '../lost-blanks/read-question-mark.ts';
import { type Reread, textOf } from './utf-8-read-as-gbk.ts';

const mostCandidates = 5;
/** Characters of context on each side. */
const context = 6;

/**
 * Choose the characters of a line that lost their last byte by what stands around them, where one is likely enough.
 *
 * @param isForeign tells a character of the script that the page is not written in.
 * @param next the line below, where lines break within sentences: what is put in must be right whether this one does or not.
 */
export function chooseLost(
  parts: readonly Reread[],
  weigh: Weigh,
  isForeign: (character: string) => boolean,
  next = '',
): Reread[] {
  let before = '\n';
  const line = textOf(parts);
  const isShort = line.length < shortLine && !/[，。]/.test(line);
  return parts.map((part, index) => {
    const chosen = part.text === undefined ? chooseAt(part, index) : part;
    before = (before + (chosen.text ?? '')).slice(-longestQuotation);
    return chosen;
  });

  function chooseAt(part: Reread, index: number): Reread {
    const rest = ahead(parts, index);
    const shares = weighed(part, isForeign, before, rest, weigh);
    const others =
      next === '' || rest.length >= context ? shares : weighed(part, isForeign, before, rest + next, weigh);
    const [first] = shares;
    const [other] = others;
    const candidates = [...shares, ...others].sort((a, b) => b.share - a.share).map(({ value }) => value);
    const listed = [...new Set(candidates)].slice(0, mostCandidates);
    if (first === undefined || other === undefined || first.value !== other.value)
      return { ...part, candidates: listed };
    const isSure = Math.max(first.share, other.share) >= sureShare && Math.min(first.share, other.share) >= leastOther;
    if (!isSure) return { ...part, candidates: listed };
    return isShort
      ? { ...part, text: first.value, candidates: listed, isLikely: true }
      : { ...part, text: first.value, candidates: [] };
  }
}

/**
 * Where a sentence may go on in the next line or not, one reading must be sure and the other agree, with this share: on pages of
 * news with broken lines none of what is put in at their ends is wrong, at 0.5 one in 300 was; looking at the line alone left four.
 */
const leastOther = 0.9;

/** A line so short is a title or a byline: names in it are no words, and what is put in is listed. UTF-16 code units. */
const shortLine = 20;

/** Characters looked back for the start of a quotation. */
const longestQuotation = 400;

function weighed(
  { candidates }: Reread,
  isForeign: (character: string) => boolean,
  before: string,
  rest: string,
  weigh: Weigh,
): Share<string>[] {
  const left = before.slice(-context);
  const after = rest.replace(/\ufffd.*/su, '').slice(0, context) || '\n';
  return sharesOf(
    candidates.map((value) => ({
      value,
      weight:
        weigh(left + value + after, left.length, left.length + 1) +
        prior(value, before, after, rest) +
        (isForeign(value) ? otherScript : 0),
    })),
  );
}

/** A page has few characters of the other script, which the model does not tell apart; in nats, set by hand. */
const otherScript = -6;

/**
 * What is known of marks, in nats, set by hand: no clause goes on and nothing opens at a line's end; quotations pair up and
 * are not found within a number; an ellipsis is written twice; hours stand before minutes, 记者 before names; no title ends
 * with a full stop, and a bracket that is closed further on was opened.
 */
const marks = {
  goesOn: -6,
  asks: 8,
  endsItem: 2.5,
  balanced: 1,
  unbalanced: -6,
  closesSentence: 5,
  twoMarks: -8,
  inNumber: -8,
  inTime: 8,
  byline: 3,
  afterSentence: -6,
  closedLater: 5,
  secondDots: 6,
};

/** What stands behind a part of a line (-1 for all of it), as far as is looked, U+FFFD for a character that was lost. */
export function ahead(parts: readonly Reread[], index: number): string {
  let rest = '';
  for (let at = index + 1; at < parts.length && rest.length < longestBracket; at++) rest += parts[at]?.text ?? '\ufffd';
  return rest.slice(0, longestBracket);
}

/** Characters looked ahead for the end of a bracket. */
const longestBracket = 40;

function prior(character: string, before: string, after: string, rest: string): number {
  let sum = signPrior(character.charCodeAt(0));
  if (/[“”‘’]/.test(character) && /[0-9]$/.test(before) && /^[0-9]/.test(after)) return sum + marks.inNumber;
  if (character === '者' && /(?:^|[\n：（])记$/.test(before)) sum += marks.byline;
  // 8时30分; what the minutes tell of the character before them lies beyond the model's reach.
  if (character === '时' && /[0-9]$/.test(before) && /^[0-9]{1,2}分/.test(after)) sum += marks.inTime;
  if (character === '…' && /(?:^|[^…])…$/.test(before)) sum += marks.secondDots;
  if (after === '\n') sum += atLineEnd(character, before.slice(before.lastIndexOf('\n') + 1));
  if (/[。！？，、；：]/.test(character) && /[。！？，、；：][”’」』]?$/.test(before)) sum += marks.twoMarks;
  const opening = brackets.indexOf(character);
  if (opening >= 0) {
    const open = lastOpen(before);
    const isClosing = opening % 2 === 1;
    if (isClosing) sum += open === brackets[opening - 1] ? marks.balanced : marks.unbalanced;
    else {
      sum += open === character ? marks.unbalanced : marks.balanced;
      if (firstToClose(rest) === brackets[opening + 1]) sum += marks.closedLater;
    }
    if (/[》〉]/.test(character) && /[。，；]$/.test(before)) sum += marks.afterSentence;
    else if (isClosing && after === '\n' && /[。！？…』]$/.test(before)) sum += marks.closesSentence;
  }
  return sum;
}

/** Marks that come in pairs, the opening one first. */
const brackets = '“”‘’「」『』《》〈〉（）';

/** The last mark of a pair that a text opens and does not close, or `''`. */
function lastOpen(text: string): string {
  const closed = new Set<string>();
  for (let position = text.length - 1; position >= 0; position--) {
    const character = text[position] as string;
    const place = brackets.indexOf(character);
    if (place < 0) continue;
    if (place % 2 === 1) closed.add(brackets[place - 1] as string);
    else if (!closed.has(character)) return character;
    else closed.delete(character);
  }
  return '';
}

/** The first mark of a text that closes what is not opened in it, or `''`. */
function firstToClose(text: string): string {
  const open = new Map<string, number>();
  for (const character of text) {
    const place = brackets.indexOf(character);
    if (place < 0) continue;
    const opening = brackets[place - (place % 2)] as string;
    const count = open.get(opening) ?? 0;
    if (place % 2 === 1 && count === 0) return character;
    open.set(opening, count + (place % 2 === 1 ? -1 : 1));
  }
  return '';
}

/** The number of an item in a list. */
const itemNumber = /^(?:[（(][一二三四五六七八九十0-9]{1,3}[)）]|[一二三四五六七八九十]是|[0-9]{1,2}[.．、])/;

/** An item ends with a semicolon, what comes before the items with a colon, a question with its mark. */
function atLineEnd(character: string, line: string): number {
  if (/[、，（“《〈「『【]/.test(character)) return marks.goesOn;
  if (character === '？') return questionWords.test(line.slice(-longestQuestion)) ? marks.asks : 0;
  if (character === '；') return itemNumber.test(line) ? marks.endsItem : -marks.endsItem;
  return 0;
}

/** Characters before a line's end in which a word asks. */
const longestQuestion = 24;
