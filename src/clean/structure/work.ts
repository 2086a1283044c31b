import type { Paragraph, Root } from 'mdast';
import type { FrontMatter } from '../../document/front-matter.ts';
import type { Span } from '../traced/edit.ts';
import type { BlockNode, MetadataFinding, SetApart, StructureDoubt, StructureHints } from './structure.ts';

/** What the plugins share about one text: its characters (never changed) and what was found so far. */
export interface StructureWork {
  readonly restored: string;
  /** The same through `foldLine`: the same places. */
  readonly folded: string;
  readonly hints: StructureHints;
  readonly setApart: SetApart[];
  readonly metadata: MetadataFinding[];
  readonly doubts: StructureDoubt[];
  /** Where the parts of the page's frame lie. */
  readonly frame: PageFrame;
}

/** Sure lines of a page's head and foot, by their places (UTF-16 units) in the restored text. */
export interface PageFrame {
  /** End of the last sure line of the head; 0 when none was seen. */
  headEnd: number;
  /** End of the last breadcrumb in the head; 0 when none was seen. */
  breadcrumbEnd: number;
  /** Start of the last dateline in the head, or the text's length when none was seen. */
  datelineStart: number;
  /** Start of the colophon (来源, 编辑, 审核 …) after the text, or the text's length when none was seen. */
  colophonStart: number;
}

/** A structural plugin: a name and a transformation of the tree. It moves and splits nodes, and never touches characters. */
export interface StructurePlugin {
  readonly name: string;
  transform(tree: Root, work: StructureWork): void;
}

const NO_CHILDREN: Paragraph['children'] = [];

/** Make a paragraph of spans of the restored text. Its characters are in the spans alone; it has no children. */
export function paragraphOf(spans: Span[]): Paragraph {
  return { type: 'paragraph', children: NO_CHILDREN, data: { spans } };
}

/** The blocks of a tree (structural plugins meet nothing else). */
export function blocksIn(tree: Root): BlockNode[] {
  return tree.children as BlockNode[];
}

export function spansOf(node: BlockNode): Span[] {
  return node.data?.spans ?? [];
}

/** The characters of a node: its spans, joined. */
export function textOf(node: BlockNode, work: StructureWork): string {
  return joined(spansOf(node), work.restored);
}

/** The characters of a node through `foldLine`. */
export function foldedOf(node: BlockNode, work: StructureWork): string {
  return joined(spansOf(node), work.folded);
}

function joined(spans: readonly Span[], text: string): string {
  const [only] = spans;
  if (spans.length === 1 && only !== undefined) return text.slice(only.start, only.end);
  return spans.map(({ start, end }) => text.slice(start, end)).join('');
}

export function startOf(node: BlockNode): number {
  return spansOf(node)[0]?.start ?? 0;
}

export function endOf(node: BlockNode): number {
  return spansOf(node).at(-1)?.end ?? 0;
}

/** Place in the restored text of an offset (UTF-16 units) of a node's text. */
export function placeAt(node: BlockNode, offset: number): number {
  let passed = 0;
  for (const { start, end } of spansOf(node)) {
    if (offset <= passed + end - start) return start + offset - passed;
    passed += end - start;
  }
  return endOf(node);
}

/**
 * Split a node's spans at an offset of its text. Blanks on either side of the cut belong to neither part (they become layout).
 *
 * @param offset in UTF-16 code units of `textOf(node)`.
 */
export function splitSpans(spans: readonly Span[], offset: number): [Span[], Span[]] {
  const before: Span[] = [];
  const after: Span[] = [];
  let passed = 0;
  for (const span of spans) {
    const length = span.end - span.start;
    const cut = Math.min(Math.max(offset - passed, 0), length);
    if (cut > 0) before.push({ start: span.start, end: span.start + cut });
    if (cut < length) after.push({ start: span.start + cut, end: span.end });
    passed += length;
  }
  return [before, after];
}

/** Split a node at ascending offsets of its text into paragraphs, without the blanks at the cuts; empty parts vanish. */
export function splitNode(node: BlockNode, offsets: readonly number[], work: StructureWork): Paragraph[] {
  const parts: Paragraph[] = [];
  let rest: readonly Span[] = spansOf(node);
  let passed = 0;
  for (const offset of offsets) {
    const [before, after] = splitSpans(rest, offset - passed);
    pushTrimmed(parts, before, work);
    rest = after;
    passed = offset;
  }
  pushTrimmed(parts, rest, work);
  return parts;
}

function pushTrimmed(parts: Paragraph[], spans: readonly Span[], work: StructureWork): void {
  const trimmed = trimSpans(spans, work.restored);
  if (trimmed.length > 0) parts.push(paragraphOf(trimmed));
}

/** Characters of layout: what a reader sees as nothing. */
const LAYOUT = /[\s\u0085\u200b\u200e\u200f\u2028\u2029\ufeff]/u;

export function isLayout(character: string): boolean {
  return LAYOUT.test(character);
}

/** Tell whether the UTF-16 unit at a place of a text, inside it, is layout. */
export function isLayoutAt(text: string, place: number): boolean {
  const unit = text.charCodeAt(place);
  // Most text: ASCII signs, and all between the ideographic space and the last compatibility forms.
  if ((unit > 0x20 && unit < 0x7f) || (unit > 0x3000 && unit < 0xfe00)) return false;
  return isLayout(text.charAt(place));
}

/** Spans without the layout blanks at the start and at the end. */
export function trimSpans(spans: readonly Span[], text: string): Span[] {
  const kept: Span[] = spans.map(({ start, end }) => ({ start, end }));
  while (kept[0] !== undefined) {
    let { start, end } = kept[0];
    while (start < end && isLayoutAt(text, start)) start++;
    if (start < end) {
      kept[0] = { start, end };
      break;
    }
    kept.shift();
  }
  for (let last = kept.at(-1); last !== undefined; last = kept.at(-1)) {
    const { start } = last;
    let { end } = last;
    while (end > start && isLayoutAt(text, end - 1)) end--;
    if (end > start) {
      kept[kept.length - 1] = { start, end };
      break;
    }
    kept.pop();
  }
  return kept;
}

/** Leave a node out of the published text, with the rule that says why. The caller drops it from the tree. */
export function setApart(work: StructureWork, node: BlockNode, rule: string): void {
  for (const { start, end } of spansOf(node)) work.setApart.push({ start, end, rule });
}

/** Keep only the nodes for which no rule speaks; the others are set apart. */
export function setApartWhere(
  tree: Root,
  work: StructureWork,
  ruleFor: (node: BlockNode, index: number) => string | undefined,
): void {
  tree.children = blocksIn(tree).filter((node, index) => {
    const rule = ruleFor(node, index);
    if (rule !== undefined) setApart(work, node, rule);
    return rule === undefined;
  });
}

/** Note a value found for a field. */
export function find(
  work: StructureWork,
  field: keyof FrontMatter,
  value: MetadataFinding['value'],
  rule: string,
  span?: Span,
): void {
  work.metadata.push(span === undefined ? { field, value, rule } : { field, value, rule, span });
}

/** The first finding for a field, if any. */
export function foundValue(work: StructureWork, field: keyof FrontMatter): MetadataFinding['value'] | undefined {
  return work.metadata.find((finding) => finding.field === field)?.value;
}
