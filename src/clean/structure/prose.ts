import type { BlockData, BlockNode } from './structure.ts';
import { type StructureWork, spansOf, textOf } from './work.ts';

/** Lines shorter than this (UTF-16 units) are not taken for running text whatever they hold. Sentences of news leads are longer. */
const SHORTEST_PROSE = 24;

/** A line this long that holds a comma is running text even without a full stop (a lead broken by hand, a cut-off end). */
const LONG_LINE = 48;

/** Tell whether a node is running text; found out once a node (nodes are made anew when their spans change). */
export function isRunningText(node: BlockNode, work: StructureWork): boolean {
  const data = node.data as BlockData;
  data.isProse ??= lengthOf(node) >= SHORTEST_PROSE && isProse(textOf(node, work));
  return data.isProse;
}

/** Tell whether a line is running text: long enough, with the marks of sentences. Judged on its first 2,000 characters. */
function isProse(line: string): boolean {
  if (line.length < SHORTEST_PROSE) return false;
  const start = line.slice(0, 2000);
  if (isRow(start)) return false;
  if (!/[\u3400-\u9fff]/u.test(start)) return line.length >= 120 && /[.?!]/u.test(start);
  if (/[。！？；]|……/u.test(start)) return true;
  return line.length >= LONG_LINE && /[，,;]/u.test(start);
}

/** Short items between bars are a row of links, whatever marks stand in them: `首页 | 关于我们 | 您有2条消息！`. */
function isRow(line: string): boolean {
  const items = line.split(/[|│｜]/u);
  return items.length >= 3 && items.every((item) => item.length < SHORTEST_PROSE);
}

export function lengthOf(node: BlockNode): number {
  let length = 0;
  for (const span of spansOf(node)) length += span.end - span.start;
  return length;
}

/** Where the running text of a page lies: indices of its first and last line of prose, `last` inclusive. */
export interface BodyRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Find the first and the last line of running text among nodes. Without any (a list, a poem, a form) the whole is the
 * body, so that nothing counts as head or tail.
 */
export function bodyRange(
  nodes: readonly BlockNode[],
  work: StructureWork,
  isChrome: (node: BlockNode) => boolean = () => false,
): BodyRange {
  const isBody = (node: BlockNode): boolean => isRunningText(node, work) && !isChrome(node);
  const first = nodes.findIndex(isBody);
  return first === -1 ? { first: 0, last: nodes.length - 1 } : { first, last: nodes.findLastIndex(isBody) };
}
