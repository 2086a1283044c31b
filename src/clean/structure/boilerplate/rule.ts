import { UnitSet } from '../../characters/unit-set.ts';
import type { LocalizedText } from '../../step.ts';

/** A kind of line that belongs to the page and not to the text. */
export interface BoilerplateRule {
  /** Kebab-case and permanent: it stands in every change record. */
  readonly id: string;
  /** What the line is, for the record page. */
  readonly reason: LocalizedText;
  /**
   * `line`: the line alone goes. `rest`: the line opens the part after the text, and all that follows goes with it.
   */
  readonly extent: 'line' | 'rest';
  /** `edges`: only before the first and after the last running text; `anywhere`: also between paragraphs. */
  readonly place: 'edges' | 'anywhere';
  /** A line that could be a heading of a text (新闻, 统计): it counts only beside other lines of a page's frame. */
  readonly weak?: true;
  /** What its lines are like: one of these is enough. */
  readonly patterns: readonly LinePattern[];
  /** The same, for what no sentence is: they are asked of no line that `isSentence`, and must say no to every such line. */
  readonly labels?: readonly ((line: string) => boolean)[];
}

/** Longest line that every rule is asked about, whatever stands in it, UTF-16 units. */
const LONGEST_FOR_ALL = 60;

/** Tell whether a line is surely no label: long, with a full stop. Most running text is. */
export function isSentence(line: string): boolean {
  return line.length > LONGEST_FOR_ALL && line.includes('。');
}

/** What a line is like, folded by `foldLine`, without blanks at its ends, runs of blanks as one, at most 400 UTF-16 units of it. */
export type LinePattern = RegExp | ((line: string) => boolean);

/** Longest line of chrome without a sentence in it, UTF-16 units. */
const LONGEST_LABEL = 150;

/** Any of some patterns, in lines that are no sentences: short, without a full stop, not an article or item of a text. */
export function anyLabelOf(...patterns: readonly RegExp[]): (line: string) => boolean {
  return (line) => isLabel(line) && patterns.some((pattern) => pattern.test(line));
}

/** What was asked last: every rule asks of a line in its turn. */
let last = { line: '', isLabel: false };

function isLabel(line: string): boolean {
  if (last.line !== line)
    last = { line, isLabel: line.length <= LONGEST_LABEL && !SENTENCE.test(line) && !ITEM.test(line) };
  return last.isLabel;
}

const SENTENCE = /[。;]/u;
const ITEM = /^(?:第[一二三四五六七八九十百零\d]+[条章节编]|[(][一二三四五六七八九十]+[)]|[一二三四五六七八九十]+、)/u;

/**
 * Make the pattern of a row of buttons: nothing but certain words with blanks, bars, brackets or counts between them. Read word by word, so
 * that a line costs its length.
 *
 * @param words each is tried at its place, the first that fits is taken: longer ones first. They are of plain characters and groups of
 * them, nothing that stands for others (`.`, `\d`), and of Latin letters only what has one small and one capital form. @param label what may open the row.
 */
export function rowOf(words: readonly string[], label?: RegExp): (line: string) => boolean {
  const word = new RegExp(words.join('|'), 'iuy');
  // What stands in no word begins none; hardly a line of running text gets as far as to ask for one.
  const inWords = new UnitSet(words.join('').toLowerCase(), words.join('').toUpperCase());
  return (line) => {
    let place = label?.exec(line)?.[0].length ?? 0;
    let found = place > 0;
    for (;;) {
      while (BETWEEN.has(line.charCodeAt(place))) place++;
      if (place >= line.length) return found;
      if (!inWords.has(line.charCodeAt(place))) return false;
      word.lastIndex = place;
      if (!word.test(line) || word.lastIndex === place) return false;
      place = word.lastIndex;
      found = true;
    }
  };
}

/** Blanks, bars and brackets, and the characters of counts. */
const BETWEEN = new UnitSet(
  '[](){}【】|/·•:：,，>»×x+-0123456789.万w',
  '\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff',
  [0x2000, 0x200a],
);
