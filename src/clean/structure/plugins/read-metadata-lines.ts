import { readBreadcrumb } from '../../metadata/breadcrumb.ts';
import { type LabelledValue, readLabelledLine } from '../../metadata/labelled-line.ts';
import { isName, namesAlone, readByline } from '../../metadata/people.ts';
import { readPrintedIn } from '../../metadata/printed-in.ts';
import { bodyRange, lengthOf } from '../prose.ts';
import type { BlockNode } from '../structure.ts';
import {
  blocksIn,
  endOf,
  find,
  foldedOf,
  foundValue,
  type StructurePlugin,
  type StructureWork,
  setApartWhere,
  startOf,
  textOf,
} from '../work.ts';
import { ruleOfNode } from './lines.ts';

/** Lines before the first and after the last running text that may be metadata; more would be a directory. */
const MOST_LINES = 400;

/**
 * Read the lines of metadata before and after the running text (date, origin, editor, breadcrumb …) and set them apart. What
 * follows the colophon is the publisher's, not the text's, and goes with it.
 */
export const readMetadataLines: StructurePlugin = {
  name: 'read-metadata-lines',
  transform(tree, work) {
    const nodes = blocksIn(tree);
    const { first, last } = bodyRange(
      nodes,
      work,
      (node) => ruleOfNode(node, work) !== undefined || readsAsMetadata(node, work),
    );
    const noProse = first === 0 && last === nodes.length - 1 && nodes.length > 1;
    const headEnd = noProse ? Math.min(8, nodes.length) : first;
    let previous = NO_LINE;
    setApartWhere(tree, work, (node, index) => {
      if (index < headEnd && index < MOST_LINES) {
        const line = lineOf(node, work);
        const rule =
          line === NO_LINE
            ? undefined
            : (readHeadLine(node, line, previous, work) ??
              readAuthorsOfPaper(node, line, previous, nodes[index + 1], work));
        previous = line;
        return rule;
      }
      if (index > last && index <= last + MOST_LINES) return readTailLine(node, work);
      return undefined;
    });
    settleOrigins(work);
  },
};

/** A line as restored, and the same through `foldLine`. */
interface Line {
  readonly line: string;
  readonly folded: string;
}

/** What stands for lines that are too long to be metadata. */
const NO_LINE: Line = { line: '', folded: '' };

/** Longest line that is read, UTF-16 units. */
const LONGEST_LINE = 200;

function lineOf(node: BlockNode, work: StructureWork): Line {
  if (lengthOf(node) > LONGEST_LINE) return NO_LINE;
  return { line: textOf(node, work), folded: foldedOf(node, work) };
}

function readsAsMetadata(node: BlockNode, work: StructureWork): boolean {
  const { line, folded } = lineOf(node, work);
  return readLabelledLine(line, folded, 'head') !== undefined || readBreadcrumb(line, folded) !== undefined;
}

/** A byline on a line of its own: in brackets, or an office with a blank before the names. */
const OWN_LINE_BYLINE = /^[(【]|^\S{0,14}(?:记者|通讯员|实习生|评论员|特派员)[\s:]/u;

/** An office and one name without a blank between: `本刊记者孔岸`. */
const GLUED_BYLINE = /^(?:本[报刊网台社])?(?:实习|见习|特约)?(?:记者|通讯员)([\u3400-\u9fff]{2,3})$/u;

/** A label of a government's page, its value in the line below: `标　　题：`. */
const TITLE_LABEL = /^标\s*题\s*:$/u;

function readHeadLine(
  node: BlockNode,
  { line, folded }: Line,
  { line: previous, folded: label }: Line,
  work: StructureWork,
): string | undefined {
  if (label.endsWith(':') && TITLE_LABEL.test(label) && line.length >= 4 && !/[:：]$/u.test(line)) {
    if (foundValue(work, 'title') === undefined)
      find(work, 'title', line, 'title-label', { start: startOf(node), end: endOf(node) });
    work.frame.headEnd = endOf(node);
    return 'title';
  }
  const below = readBelowLabel(previous, label, line, folded);
  if (below !== undefined) note(below, 'head', startOf(node) - previous.length, work);
  const values = below ?? readLabelledLine(line, folded, 'head');
  // A bar that says nothing of the text is its rule's: 【字体：大 中 小】.
  if (values !== undefined && (values.length > 0 || ruleOfNode(node, work) === undefined)) {
    if (below === undefined) note(values, 'head', startOf(node), work);
    if (values.length > 0 && values.every((value) => value.field === 'originalTitle')) return 'original-title';
    work.frame.headEnd = endOf(node);
    if (values.length > 0) work.frame.datelineStart = startOf(node);
    return 'dateline';
  }
  const breadcrumb = readBreadcrumb(line, folded, label);
  if (breadcrumb !== undefined) {
    if (breadcrumb.length > 1)
      find(work, 'breadcrumb', breadcrumb, 'breadcrumb', { start: startOf(node), end: endOf(node) });
    work.frame.headEnd = endOf(node);
    work.frame.breadcrumbEnd = endOf(node);
    return 'breadcrumb';
  }
  return readOwnByline(line, folded, node, work);
}

/** An affiliation in brackets with its postal code, or the abstract: above it a paper names its authors. */
const AFFILIATION = /^\([\u3400-\u9fff\d., ;]{4,80} ?\d{6}\)$/u;
const ABSTRACT = /^[[【]?摘\s{0,4}要[\]】:]/u;

/** The authors of a paper, on a line of their own, and their affiliation below it. */
function readAuthorsOfPaper(
  node: BlockNode,
  { line, folded }: Line,
  previous: Line,
  next: BlockNode | undefined,
  work: StructureWork,
): string | undefined {
  if (AFFILIATION.test(folded) && namesAlone(previous.line).length > 0) return 'byline';
  const names = namesAlone(line);
  if (names.length === 0 || next === undefined) return undefined;
  const below = foldedOf(next, work).slice(0, LONGEST_LINE);
  if (!AFFILIATION.test(below) && !ABSTRACT.test(below)) return undefined;
  if (foundValue(work, 'authors') === undefined)
    find(work, 'authors', [...names], 'byline', { start: startOf(node), end: endOf(node) });
  return 'byline';
}

/** Marks before a byline. */
const BYLINE_MARK = /^[□■●◆▲◎○★☆◇△]\s?/u;

/** Longest byline on a line of its own behind its mark, which takes two at most, UTF-16 units. */
const LONGEST_BYLINE = 40;

function readOwnByline(line: string, folded: string, node: BlockNode, work: StructureWork): string | undefined {
  if (folded.length > LONGEST_BYLINE + 2) return undefined;
  const bare = folded.replace(BYLINE_MARK, '');
  const glued = GLUED_BYLINE.exec(bare);
  const isByline = glued === null ? OWN_LINE_BYLINE.test(bare) : isName(line.slice(-(glued[1] as string).length));
  if (bare.length > LONGEST_BYLINE || !isByline) return undefined;
  const byline = readByline(line.replace(BYLINE_MARK, '').replace(/^[(（【]|[)）】]$/gu, ''));
  if (byline === undefined) return undefined;
  if (foundValue(work, 'authors') === undefined) {
    find(work, 'authors', [...byline.names], 'byline', { start: startOf(node), end: endOf(node) });
    find(work, 'authorRole', byline.role, 'byline', { start: startOf(node), end: endOf(node) });
  }
  return 'byline';
}

/** A byline below a text, without brackets: those at the end of a sentence are another plugin's. */
const BARE_BYLINE = /^[□■●◆▲◎○★☆◇△]?\s?[\u3400-\u9fff\s·]{4,40}$/u;

/** A site's editor, in brackets below a text: `（某某网编辑 张三）`. */
const SITE_EDITOR = /^\S{2,12}编辑\s?[:：]?\s?([\u3400-\u9fff]{2,4})$/u;

/** A value in a line below its label is no longer, UTF-16 units; names of offices reach 30. */
const LONGEST_BELOW = 36;

/** Read a line whose label stands alone in the line before: `来源：`, then `某某日报`. Places are those of both lines joined. */
function readBelowLabel(previous: string, label: string, line: string, folded: string): LabelledValue[] | undefined {
  if (!label.endsWith(':') || line.length > LONGEST_BELOW || LABEL_OR_MENU.test(folded)) return undefined;
  if (readLabelledLine(previous, label, 'head')?.length !== 0) return undefined;
  const values = readLabelledLine(previous + line, label + folded, 'head');
  return values !== undefined && values.length > 0 && values.every(({ start }) => start >= previous.length)
    ? values
    : undefined;
}

/** A line that has a label of its own, or is a button. */
const LABEL_OR_MENU = /:|^(?:发表|查看|分享|打印|关闭|收藏|我要|更多)/u;

function readTailLine(node: BlockNode, work: StructureWork): string | undefined {
  const { line, folded } = lineOf(node, work);
  if (line !== '') {
    const start = startOf(node);
    // `【责任编辑：某某`, its bracket closed in the next line.
    const bracketed = /^(?:[(（【[]\s?(?=.{0,198}[)）】\]]$)|【(?=责任|責任))(.{1,198}?)\s?[)）】\]]?$/u.exec(
      line,
    )?.[1];
    const inner = bracketed ?? line;
    const offset = bracketed === undefined ? 0 : line.indexOf(bracketed);
    const values = readLabelledLine(inner, folded.slice(offset, offset + inner.length), 'tail');
    if (values !== undefined) {
      note(values, 'tail', start + offset, work);
      work.frame.colophonStart = Math.min(work.frame.colophonStart, start);
      return 'colophon';
    }
    const printed = readPrintedIn(line, folded);
    if (printed !== undefined) {
      note(printed, 'tail', start, work);
      return 'colophon';
    }
    const editor = bracketed === undefined ? undefined : SITE_EDITOR.exec(bracketed)?.[1];
    if (editor !== undefined) {
      const at = line.indexOf(editor);
      note([{ field: 'editor', value: editor, start: at, end: at + editor.length }], 'tail', start, work);
      return 'colophon';
    }
    const byline = BARE_BYLINE.test(line) ? readOwnByline(line, folded, node, work) : undefined;
    if (byline !== undefined) return byline;
  }
  return startOf(node) > work.frame.colophonStart ? 'after-colophon' : undefined;
}

function note(values: readonly LabelledValue[], place: 'head' | 'tail', offset: number, work: StructureWork): void {
  for (const { field, value, start, end } of values) {
    const span = { start: offset + start, end: offset + end };
    const rule = place === 'head' ? 'dateline' : 'colophon';
    if (field === 'origin') find(work, place === 'head' ? 'publisher' : 'source', value, `${rule}-origin`, span);
    else find(work, field, value, field === 'originalTitle' ? 'original-title' : rule, span);
  }
}

/** An origin in the head is the publisher; where a publisher is known otherwise, it is the source. Two equal names are one. */
function settleOrigins(work: StructureWork): void {
  const publisher = work.metadata.find(
    (finding) => finding.field === 'publisher' && finding.rule !== 'dateline-origin',
  );
  for (const [index, finding] of work.metadata.entries()) {
    if (finding.rule === 'dateline-origin' && publisher !== undefined)
      work.metadata[index] = { ...finding, field: 'source' };
  }
  const name = foundValue(work, 'publisher');
  if (name === undefined) return;
  const kept = work.metadata.filter((finding) => !(finding.field === 'source' && finding.value === name));
  work.metadata.splice(0, work.metadata.length, ...kept);
}
