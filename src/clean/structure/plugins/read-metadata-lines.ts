import { readBreadcrumb } from '../../metadata/breadcrumb.ts';
import { type LabelledValue, readLabelledLine } from '../../metadata/labelled-line.ts';
import { readByline } from '../../metadata/people.ts';
import { foldLine } from '../fold-line.ts';
import { bodyRange, lengthOf } from '../prose.ts';
import type { BlockNode } from '../structure.ts';
import {
  blocksIn,
  endOf,
  find,
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
    setApartWhere(tree, work, (node, index) => {
      if (index < headEnd && index < MOST_LINES) return readHeadLine(node, work);
      if (index > last && index <= last + MOST_LINES) return readTailLine(node, work);
      return undefined;
    });
    settleOrigins(work);
  },
};

function readsAsMetadata(node: BlockNode, work: StructureWork): boolean {
  if (lengthOf(node) > 200) return false;
  const line = textOf(node, work);
  const folded = foldLine(line);
  return readLabelledLine(line, folded, 'head') !== undefined || readBreadcrumb(line, folded) !== undefined;
}

/** A byline on a line of its own: in brackets, or an office with a blank before the names. */
const OWN_LINE_BYLINE = /^[(【]|^\S{0,14}(?:记者|通讯员|实习生|评论员|特派员)[\s:]/u;

function readHeadLine(node: BlockNode, work: StructureWork): string | undefined {
  if (lengthOf(node) > 200) return undefined;
  const line = textOf(node, work);
  const folded = foldLine(line);
  const values = readLabelledLine(line, folded, 'head');
  if (values !== undefined) {
    note(values, 'head', startOf(node), work);
    if (values.length > 0 && values.every((value) => value.field === 'originalTitle')) return 'original-title';
    work.frame.headEnd = endOf(node);
    if (values.length > 0) work.frame.datelineStart = startOf(node);
    return 'dateline';
  }
  const breadcrumb = readBreadcrumb(line, folded);
  if (breadcrumb !== undefined) {
    if (breadcrumb.length > 1)
      find(work, 'breadcrumb', breadcrumb, 'breadcrumb', { start: startOf(node), end: endOf(node) });
    work.frame.headEnd = endOf(node);
    work.frame.breadcrumbEnd = endOf(node);
    return 'breadcrumb';
  }
  const byline =
    folded.length <= 40 && OWN_LINE_BYLINE.test(folded)
      ? readByline(line.replace(/^[(（【]|[)）】]$/gu, ''))
      : undefined;
  if (byline !== undefined) {
    find(work, 'authors', [...byline.names], 'byline', { start: startOf(node), end: endOf(node) });
    find(work, 'authorRole', byline.role, 'byline', { start: startOf(node), end: endOf(node) });
    return 'byline';
  }
  return undefined;
}

function readTailLine(node: BlockNode, work: StructureWork): string | undefined {
  if (lengthOf(node) <= 200) {
    const line = textOf(node, work);
    const start = startOf(node);
    const bracketed = /^[(（【[]\s?(.{1,198}?)\s?[)）】\]]$/u.exec(line)?.[1];
    const inner = bracketed ?? line;
    const offset = bracketed === undefined ? 0 : line.indexOf(bracketed);
    const values = readLabelledLine(inner, foldLine(inner), 'tail');
    if (values !== undefined) {
      note(values, 'tail', start + offset, work);
      work.frame.colophonStart = Math.min(work.frame.colophonStart, start);
      return 'colophon';
    }
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
