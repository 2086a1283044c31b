import { likelyShare, sharesOf, signPrior, type Weigh } from '../../language/weighing.ts';
import { questionWords } from '../lost-blanks/read-question-mark.ts';
import { type Reread, textOf } from './utf-8-read-as-gbk.ts';

/** Of the 64 characters that a lost byte leaves more are likely than a shift does: a sure one needs this share. */
const sureShare = 0.997;
const mostCandidates = 5;
/** Characters of context on each side. */
const context = 6;

/**
 * Choose the characters of a line that lost their last byte by what stands around them, where one is likely enough.
 *
 * @param isForeign tells a character of the script that the page is not written in.
 */
export function chooseLost(
  parts: readonly Reread[],
  weigh: Weigh,
  isForeign: (character: string) => boolean,
): Reread[] {
  let before = '\n';
  const line = textOf(parts);
  const isShort = line.length < shortLine && !/[，。]/.test(line);
  return parts.map((part, index) => {
    const chosen =
      part.text === undefined
        ? choose(part, isShort, isForeign, before, (parts[index + 1]?.text ?? '\n').slice(0, context), weigh)
        : part;
    before = (before + (chosen.text ?? '')).slice(-longestQuotation);
    return chosen;
  });
}

/** A line so short is a title or a byline: names in it are no words, and nothing is sure. UTF-16 code units. */
const shortLine = 20;

/** Characters looked back for the start of a quotation. */
const longestQuotation = 400;

function choose(
  part: Reread,
  isShort: boolean,
  isForeign: (character: string) => boolean,
  before: string,
  after: string,
  weigh: Weigh,
): Reread {
  const left = before.slice(-context);
  const shares = sharesOf(
    part.candidates.map((value) => ({
      value,
      weight:
        weigh(left + value + after, left.length, left.length + 1) +
        prior(value, before, after) +
        (isForeign(value) ? otherScript : 0),
    })),
  );
  const [first] = shares;
  const candidates = shares.slice(0, mostCandidates).map(({ value }) => value);
  if (first === undefined || first.share < likelyShare) return { ...part, candidates };
  return isShort || first.share < sureShare
    ? { ...part, text: first.value, candidates, isLikely: true }
    : { ...part, text: first.value, candidates: [] };
}

/** A page has few characters of the other script, which the model does not tell apart; in nats, set by hand. */
const otherScript = -6;

/**
 * What is known of marks, in nats, set by hand: no clause goes on and nothing opens at a line's end; quotations pair up and
 * are not found within a number; an ellipsis is written twice.
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
  secondDots: 6,
};

function prior(character: string, before: string, after: string): number {
  let sum = signPrior(character);
  if (/[“”‘’]/.test(character) && /[0-9]$/.test(before) && /^[0-9]/.test(after)) return sum + marks.inNumber;
  if (character === '…' && /(?:^|[^…])…$/.test(before)) sum += marks.secondDots;
  if (after === '\n') sum += atLineEnd(character, before.slice(before.lastIndexOf('\n') + 1));
  if (/[。！？，、；：]/.test(character) && /[。！？，、；：][”’」』]?$/.test(before)) sum += marks.twoMarks;
  const opening = brackets.indexOf(character);
  if (opening >= 0) {
    const open = lastOpen(before);
    const isClosing = opening % 2 === 1;
    if (isClosing) sum += open === brackets[opening - 1] ? marks.balanced : marks.unbalanced;
    else sum += open === character ? marks.unbalanced : marks.balanced;
    if (isClosing && after === '\n' && /[。！？…』]$/.test(before)) sum += marks.closesSentence;
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
