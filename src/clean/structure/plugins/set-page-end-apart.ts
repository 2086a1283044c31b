import type { BoilerplateRule } from '../boilerplate/index.ts';
import { bodyRange, isRunningText, lengthOf } from '../prose.ts';
import type { BlockNode } from '../structure.ts';
import { blocksIn, type StructurePlugin, type StructureWork, setApartWhere } from '../work.ts';
import { ruleOfNode } from './lines.ts';

/** A text with a smaller share of running text than this is a list. */
const LEAST_PROSE = 0.2;

/** Running text (UTF-16 units) that must stand before a line that closes the text. Less is a lead-in between menus. */
const LEAST_BEFORE = 40;

/**
 * Most running text after such a line, as a multiple of the running text before it. Teasers of other texts are short; more than that is
 * the text going on behind an inserted list. Comments are often longer than what they comment on.
 */
const MOST_AFTER = 0.25;
const MOST_AFTER_OF: Readonly<Record<string, number>> = {
  'reader-comments': 3,
  'copyright-notice': 1.5,
  'document-terms': 1.5,
};

/**
 * Set apart what follows the text: from a line that opens a list of other texts, comments, terms or the site's imprint, to the
 * end. Such a list between paragraphs (more running text follows than precedes) goes alone, up to the next running text.
 */
export const setPageEndApart: StructurePlugin = {
  name: 'set-page-end-apart',
  transform(tree, work) {
    const nodes = blocksIn(tree);
    const rules = nodes.map((node) => ruleOfNode(node, work));
    const masses = massesOf(nodes, rules, work);
    const total = masses.reduce((sum, mass) => sum + mass, 0);
    const apart: (string | undefined)[] = new Array(nodes.length);
    let before = 0;
    let opened: BoilerplateRule | undefined;
    let closed = false;
    for (let index = 0; index < nodes.length; index++) {
      const rule = rules[index];
      const mass = masses[index] ?? 0;
      if (!closed && rule?.extent === 'rest' && before >= LEAST_BEFORE) {
        opened = rule;
        closed = total - before <= before * (MOST_AFTER_OF[rule.id] ?? MOST_AFTER);
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

/** How much text each line holds: its running text, or all of it where a text is a list, a programme, a poem. */
function massesOf(
  nodes: readonly BlockNode[],
  rules: readonly (BoilerplateRule | undefined)[],
  work: StructureWork,
): number[] {
  const unruled = nodes.map((node, index) => (rules[index] === undefined ? lengthOf(node) : 0));
  const prose = nodes.map((node, index) => (rules[index] === undefined ? proseLength(node, work) : 0));
  const sum = (masses: readonly number[]): number => masses.reduce((total, mass) => total + mass, 0);
  return sum(prose) < sum(unruled) * LEAST_PROSE ? unruled : prose;
}

function proseLength(node: BlockNode, work: StructureWork): number {
  return isRunningText(node, work) ? lengthOf(node) : 0;
}
