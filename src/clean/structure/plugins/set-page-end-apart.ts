import type { BoilerplateRule } from '../boilerplate/index.ts';
import { bodyRange, isProse, lengthOf } from '../prose.ts';
import type { BlockNode } from '../structure.ts';
import { blocksIn, type StructurePlugin, type StructureWork, setApartWhere, textOf } from '../work.ts';
import { ruleOfNode } from './lines.ts';

/** Running text (UTF-16 units) that must stand before a line that closes the text. Less is a lead-in between menus. */
const LEAST_BEFORE = 40;

/** Kinds of parts whose own running text (comments, terms) may be longer than the text they follow. */
const CLOSING = new Set(['reader-comments', 'copyright-notice', 'site-imprint', 'document-terms']);

/**
 * Set apart what follows the text: from a line that opens a list of other texts, comments, terms or the site's imprint, to the
 * end. Such a list between paragraphs (more running text follows than precedes) goes alone, up to the next running text.
 */
export const setPageEndApart: StructurePlugin = {
  name: 'set-page-end-apart',
  transform(tree, work) {
    const nodes = blocksIn(tree);
    const rules = nodes.map((node) => ruleOfNode(node, work));
    const masses = nodes.map((node, index) => (rules[index] === undefined ? proseLength(node, work) : 0));
    const total = masses.reduce((sum, mass) => sum + mass, 0);
    if (total === 0) return;
    const apart: (string | undefined)[] = new Array(nodes.length);
    let before = 0;
    let opened: BoilerplateRule | undefined;
    let closed = false;
    for (let index = 0; index < nodes.length; index++) {
      const rule = rules[index];
      const mass = masses[index] ?? 0;
      if (!closed && rule?.extent === 'rest' && before >= LEAST_BEFORE) {
        opened = rule;
        closed = total - before <= before || (CLOSING.has(rule.id) && before >= 200 && total - before <= before * 20);
      } else if (!closed && opened !== undefined && mass > 0) {
        opened = undefined;
      }
      if (opened !== undefined) apart[index] = rule?.id ?? opened.id;
      if (opened === undefined) before += mass;
    }
    setApartWhere(tree, work, (_, index) => apart[index]);
    setLinesApart(tree, work);
  },
};

/** Set apart single lines: anywhere, or after the last running text. What stands before the first one is the page head's business. */
function setLinesApart(tree: Parameters<StructurePlugin['transform']>[0], work: StructureWork): void {
  const nodes = blocksIn(tree);
  const { first, last } = bodyRange(nodes, work, (node) => ruleOfNode(node, work) !== undefined);
  setApartWhere(tree, work, (node, index) => {
    if (index <= first) return undefined;
    const rule = ruleOfNode(node, work);
    if (rule === undefined || rule.extent === 'rest') return index > last ? rule?.id : undefined;
    return rule.place === 'anywhere' || index > last ? rule.id : undefined;
  });
}

function proseLength(node: BlockNode, work: StructureWork): number {
  return lengthOf(node) >= 24 && isProse(textOf(node, work)) ? lengthOf(node) : 0;
}
