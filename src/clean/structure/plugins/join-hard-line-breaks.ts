import type { Span } from '../../traced/edit.ts';
import { lengthOf } from '../prose.ts';
import type { BlockNode } from '../structure.ts';
import { blocksIn, paragraphOf, type StructurePlugin, type StructureWork, spansOf, startOf, textOf } from '../work.ts';

/** Columns (a Han character takes two) between which line widths of typewriter-set Chinese texts lie. */
const NARROWEST = 40;
const WIDEST = 120;

/** A full line is at most so many columns shorter than the widest one (a Han character or a mark that did not fit). */
const SLACK = 4;

/** Full lines needed to call a text set in fixed width, and their least share of all lines. */
const FEWEST_FULL = 4;
const LEAST_SHARE = 0.5;

/**
 * Join lines that were broken at a fixed width inside sentences. Only a text that shows such a width is touched; a line that is
 * indented, or that follows a short one, begins a paragraph. The joined paragraph keeps one span a line.
 */
export const joinHardLineBreaks: StructurePlugin = {
  name: 'join-hard-line-breaks',
  transform(tree, work) {
    const nodes = blocksIn(tree);
    const widths = nodes.map((node) =>
      lengthOf(node) > WIDEST ? WIDEST + 1 : indentOf(node, work) + columnsOf(textOf(node, work)),
    );
    const width = fixedWidth(nodes, widths, work);
    if (width === undefined) return;
    const joined: BlockNode[] = [];
    let spans: Span[] | undefined;
    for (const [index, node] of nodes.entries()) {
      const indent = indentOf(node, work);
      const continues =
        spans !== undefined &&
        indent < 2 &&
        ((widths[index - 1] ?? 0) >= width - SLACK || CONTINUES.test(textOf(node, work))) &&
        followsDirectly(nodes[index - 1], node, work);
      if (continues && spans !== undefined) spans.push(...spansOf(node));
      else {
        spans = [...spansOf(node)];
        joined.push(paragraphOf(spans));
      }
    }
    tree.children = joined;
  },
};

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

/** No empty line lies between two nodes, and joining them does not run two Latin words together. */
function followsDirectly(previous: BlockNode | undefined, node: BlockNode, work: StructureWork): boolean {
  const from = previous === undefined ? undefined : spansOf(previous).at(-1)?.end;
  if (from === undefined) return false;
  const between = work.restored.slice(from, startOf(node));
  // A tag of a block set apart there ends the paragraph.
  if (between.length > WIDEST || between.includes('<') || between.replace(/\r\n/gu, '\n').split(/[\n\r]/u).length > 2)
    return false;
  return !(
    /[A-Za-z0-9]/u.test(work.restored.charAt(from - 1)) && /[A-Za-z0-9]/u.test(work.restored.charAt(startOf(node)))
  );
}
