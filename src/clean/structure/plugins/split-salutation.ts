import { findSalutation, mayHoldSalutation } from '../salutation.ts';
import { blocksIn, find, foundValue, type StructurePlugin, setApart, splitNode, startOf, textOf } from '../work.ts';

/** What a title glued to a salutation ends with. */
const TITLE_END =
  /(?:讲话|致辞|致词|发言|报告|演讲|祝词|贺词|讲话稿|发言稿|发言提纲|表态|汇报|党课|动员|主持词|寄语|献词|公开信|倡议书|慰问信|感谢信)(?:稿|提纲|材料)?(?:[（(][^（）()]{1,24}[）)])?$/u;

/** How many first lines are looked at, and how far into one. */
const FIRST_LINES = 8;
const LOOKED_AT = 200;

/**
 * Give the salutation of a speech its own paragraph where it is glued to what stands around it: `…的讲话同志们：今天…`. What stands before it is
 * the title when it ends like one.
 */
export const splitSalutation: StructurePlugin = {
  name: 'split-salutation',
  transform(tree, work) {
    if (!mayHoldSalutation(work.restored)) return;
    const nodes = blocksIn(tree);
    for (const [index, node] of nodes.slice(0, FIRST_LINES).entries()) {
      const text = textOf(node, work);
      const place = findSalutation(text.slice(0, LOOKED_AT));
      if (place === undefined) continue;
      const before = text.slice(0, place.start);
      const isTitle = before.length >= 4 && (TITLE_END.test(before) || before === foundValue(work, 'title'));
      if (before !== '' && !isTitle) continue;
      const parts = splitNode(node, [place.start, place.end], work);
      if (isTitle) {
        const title = parts.shift();
        if (title !== undefined) {
          if (foundValue(work, 'title') === undefined) {
            find(work, 'title', before, 'title', { start: startOf(node), end: startOf(node) + before.length });
          }
          setApart(work, title, 'title');
        }
      }
      tree.children = [...nodes.slice(0, index), ...parts, ...nodes.slice(index + 1)];
      return;
    }
  },
};
