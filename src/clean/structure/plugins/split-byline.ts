import { readByline } from '../../metadata/people.ts';
import { blocksIn, find, type StructurePlugin, setApart, splitNode, startOf, textOf } from '../work.ts';

/** Brackets at the end of a paragraph; longest byline seen: 42 UTF-16 units. */
const LAST_BRACKETS = /[（(【]\s?([^（）()【】]{2,60})\s?[）)】]$/u;

/** Set the byline at the end of the last paragraph apart: `…全文完。（记者 张三 李四）`. */
export const splitByline: StructurePlugin = {
  name: 'split-byline',
  transform(tree, work) {
    const nodes = blocksIn(tree);
    const last = nodes.at(-1);
    if (last === undefined) return;
    const text = textOf(last, work);
    const tail = text.slice(-70);
    const match = LAST_BRACKETS.exec(tail);
    const byline = match?.[1] === undefined ? undefined : readByline(match[1]);
    if (match === null || byline === undefined) return;
    const from = text.length - tail.length + match.index;
    const parts = splitNode(last, [from], work);
    const bracketed = parts.pop();
    if (bracketed === undefined) return;
    const span = { start: startOf(bracketed), end: startOf(bracketed) + match[0].length };
    if (!work.metadata.some((finding) => finding.field === 'authors')) {
      find(work, 'authors', [...byline.names], 'byline', span);
      find(work, 'authorRole', byline.role, 'byline', span);
    }
    setApart(work, bracketed, 'byline');
    tree.children = [...nodes.slice(0, -1), ...parts];
  },
};
