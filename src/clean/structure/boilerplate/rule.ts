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
  /** @param line folded by `foldLine`, without blanks at its ends, runs of blanks as one, at most 400 UTF-16 units of it. */
  matches(line: string): boolean;
}

/** Longest line of chrome without a sentence in it, UTF-16 units. */
const LONGEST_LABEL = 150;

/** Like `anyOf`, for lines that are no sentences: short, without a full stop, not an article or item of a text. */
export function anyLabelOf(...patterns: readonly RegExp[]): (line: string) => boolean {
  return (line) =>
    line.length <= LONGEST_LABEL &&
    !/[。;]/u.test(line) &&
    !/^(?:第[一二三四五六七八九十百零\d]+[条章节编]|[(][一二三四五六七八九十]+[)]|[一二三四五六七八九十]+、)/u.test(
      line,
    ) &&
    patterns.some((pattern) => pattern.test(line));
}

/** Make the matcher of a rule from patterns, any of which is enough. */
export function anyOf(...patterns: readonly RegExp[]): (line: string) => boolean {
  return (line) => patterns.some((pattern) => pattern.test(line));
}
