import { UnitSet } from '../../characters/unit-set.ts';
import type { Span } from '../../traced/edit.ts';
import { isRunningText, lengthOf } from '../prose.ts';
import type { BlockNode } from '../structure.ts';
import { blocksIn, paragraphOf, type StructurePlugin, type StructureWork, spansOf, startOf, textOf } from '../work.ts';

/** Columns (a Han character takes two) between which line widths of typewriter-set Chinese texts lie. */
const NARROWEST = 40;
const WIDEST = 120;

/** A full line is at most so many columns shorter than the widest one (a Han character or a mark that did not fit). */
const SLACK = 4;

/** Full lines needed to call a text set in fixed width, and their least share of all lines. */
const FEWEST_FULL = 4;
const LEAST_SHARE = 0.4;

/** One line in so many full ones ends a sentence; of headings that were cut at a length none does. */
const MOST_FOR_ONE_END = 20;

/** Paragraphs of running text that must be indented before one that is not counts as the rest of the one before; and what share of them may. */
const FEWEST_INDENTED = 3;
const MOST_BROKEN = 1 / 3;

/**
 * Join lines that were broken inside sentences. Broken at a fixed width: in a text that shows such a width, where a line that is
 * indented, or that follows a short one, begins a paragraph. Broken anywhere: where the line opens with a mark that no sentence
 * opens with, or is not indented as the others are behind one without an end. The joined paragraph keeps one span a line.
 */
export const joinHardLineBreaks: StructurePlugin = {
  name: 'join-hard-line-breaks',
  transform(tree, work) {
    const nodes = blocksIn(tree);
    const widths = nodes.map((node) =>
      lengthOf(node) > WIDEST ? WIDEST + 1 : indentOf(node, work) + columnsOf(textOf(node, work)),
    );
    const width = fixedWidth(nodes, widths, work);
    const isAnyIndented = /\u3000\u3000|\t| {4}/.test(work.restored);
    const opensWithMark = (node: BlockNode): boolean => OPENS_NONE.has(work.restored.charCodeAt(startOf(node)));
    if (width === undefined && !isAnyIndented && !nodes.some(opensWithMark)) return;
    const indents = nodes.map((node) => indentOf(node, work));
    const isIndented = isAnyIndented && indentsParagraphs(nodes, indents, work);
    const continues = (node: BlockNode, index: number): boolean => {
      const previous = nodes[index - 1];
      if (previous === undefined || (indents[index] ?? 0) >= 2) return false;
      const isFull = width !== undefined && (widths[index - 1] ?? 0) >= width - SLACK;
      const isRest =
        isFull ||
        (width === undefined
          ? opensWithMark(node) && isBrokenOff(previous, node, work)
          : CONTINUES.test(textOf(node, work))) ||
        (isIndented &&
          isRunningText(node, work) &&
          isRunningText(previous, work) &&
          !ENDS.test(textOf(previous, work))) ||
        (width !== undefined &&
          index === 1 &&
          (widths[1] ?? 0) >= width - SLACK &&
          isRestOfLine(previous, indents, work));
      return isRest && followsDirectly(previous, node, work, isFull || isIndented);
    };
    const joined: BlockNode[] = [];
    let spans: Span[] = [];
    for (const [index, node] of nodes.entries()) {
      if (continues(node, index)) spans.push(...spansOf(node));
      else {
        spans = [...spansOf(node)];
        joined.push(paragraphOf(spans));
      }
    }
    if (joined.length < nodes.length) tree.children = joined;
  },
};

/** Marks that no line of Chinese opens with. */
const OPENS_NONE = new UnitSet('，。、；！？”’）》」』');

/** What a paragraph ends with. */
const ENDS = /[。！？!?…：:；;”"』」）)】\]—.]$/u;

/** A line of running text that breaks off, and the next one opens with the mark that stood behind its last word. */
function isBrokenOff(previous: BlockNode, node: BlockNode, work: StructureWork): boolean {
  return (
    lengthOf(previous) >= SHORTEST_BROKEN &&
    lengthOf(node) >= SHORTEST_BROKEN &&
    /[\u3400-\u9fff\w]$/u.test(textOf(previous, work))
  );
}

/** Shorter lines are the pieces of a path (首页 / 》 / 新闻) or of a table, UTF-16 units. */
const SHORTEST_BROKEN = 8;

/** A text that was cut at its front opens with the rest of a line: not indented as the paragraphs are, and a clause. */
function isRestOfLine(first: BlockNode, indents: readonly number[], work: StructureWork): boolean {
  const line = textOf(first, work);
  return (indents[0] ?? 0) < 2 && indents.some((indent) => indent >= 2) && /[，；。,;]/u.test(line) && !ENDS.test(line);
}

/** Tell whether a text indents its paragraphs by two characters, all but a few that are the rest of a broken one. */
function indentsParagraphs(nodes: readonly BlockNode[], indents: readonly number[], work: StructureWork): boolean {
  if (!indents.some((indent) => indent >= 4)) return false;
  let indented = 0;
  let others = 0;
  for (const [index, node] of nodes.entries()) {
    if (!isRunningText(node, work)) continue;
    if ((indents[index] ?? 0) >= 4) indented++;
    else others++;
  }
  return indented >= FEWEST_INDENTED && others <= indented * MOST_BROKEN;
}

/** No line of Chinese begins with these but the rest of a sentence. */
const CONTINUES = /^[，。：；、！？”’）》」』,:;!?)]/u;

/** The width at which lines were broken, in columns; undefined when the text shows none. */
function fixedWidth(nodes: readonly BlockNode[], widths: readonly number[], work: StructureWork): number | undefined {
  const counts = new Map<number, number>();
  for (const width of widths)
    if (width >= NARROWEST && width <= WIDEST) counts.set(width, (counts.get(width) ?? 0) + 1);
  let best = 0;
  let bestWidth = 0;
  for (const width of counts.keys()) {
    let near = 0;
    for (let other = width - SLACK; other <= width; other++) near += counts.get(other) ?? 0;
    if (near > best || (near === best && width > bestWidth)) {
      best = near;
      bestWidth = width;
    }
  }
  const wider = widths.filter((width) => width > bestWidth).length;
  if (best < FEWEST_FULL || best < nodes.length * LEAST_SHARE || wider > nodes.length * 0.05) return undefined;
  const full = nodes.filter(
    (_, index) => (widths[index] ?? 0) >= bestWidth - SLACK && (widths[index] ?? 0) <= bestWidth,
  );
  const ends = nodes.filter((node) => /[。！？][”’」』）]?$/u.test(textOf(node, work))).length;
  if (ends * MOST_FOR_ONE_END < full.length) return undefined;
  const inside = full.filter((node) => !/[。！？!?…：:；;”"』」）)]$/u.test(textOf(node, work))).length;
  return inside * 2 >= full.length ? bestWidth : undefined;
}

/** Columns of blanks before a node on its line. */
function indentOf(node: BlockNode, work: StructureWork): number {
  let columns = 0;
  for (let index = startOf(node) - 1; index >= 0; index--) {
    const character = work.restored.charAt(index);
    if (character === '\u3000') columns += 2;
    else if (character === ' ' || character === '\u00a0') columns += 1;
    else if (character === '\t') columns += 4;
    else break;
    if (columns > WIDEST) break;
  }
  return columns;
}

function columnsOf(line: string): number {
  let columns = 0;
  for (let index = 0; index < line.length; index++) columns += line.charCodeAt(index) < 0x2000 ? 1 : 2;
  return columns;
}

/** No empty line lies between two nodes, and joining them does not run two Latin words together, nor two numbers. */
function followsDirectly(
  previous: BlockNode | undefined,
  node: BlockNode,
  work: StructureWork,
  joinsNumbers = false,
): boolean {
  const from = previous === undefined ? undefined : spansOf(previous).at(-1)?.end;
  if (from === undefined) return false;
  const between = work.restored.slice(from, startOf(node));
  // A tag of a block set apart there ends the paragraph.
  if (between.length > WIDEST || between.includes('<') || between.replace(/\r\n/gu, '\n').split(/[\n\r]/u).length > 2)
    return false;
  if (joinsNumbers && /\d/u.test(work.restored.charAt(from - 1)) && /\d/u.test(work.restored.charAt(startOf(node))))
    return true;
  return !(
    /[A-Za-z0-9]/u.test(work.restored.charAt(from - 1)) && /[A-Za-z0-9]/u.test(work.restored.charAt(startOf(node)))
  );
}
