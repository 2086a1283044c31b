import { type BoilerplateRule, ruleOfLine } from '../boilerplate/index.ts';
import { foldLine } from '../fold-line.ts';
import type { BlockNode } from '../structure.ts';
import { type StructureWork, textOf } from '../work.ts';

/** Longest part of a line that rules see, UTF-16 units. */
const SEEN = 400;

/** The rule that a line falls under, if any. */
export function ruleOf(line: string): BoilerplateRule | undefined {
  const folded = foldLine(line.slice(0, SEEN));
  const seen = /\s/u.test(folded) ? folded.replace(/\s+/gu, ' ').trim() : folded;
  return ruleOfLine(seen);
}

const known = new WeakMap<StructureWork, Map<BlockNode, BoilerplateRule | undefined>>();

/** The rule that a node falls under, if any; looked up once a node (nodes are made anew when their spans change). */
export function ruleOfNode(node: BlockNode, work: StructureWork): BoilerplateRule | undefined {
  let rules = known.get(work);
  if (rules === undefined) {
    rules = new Map();
    known.set(work, rules);
  }
  const rule = rules.get(node);
  if (rule !== undefined || rules.has(node)) return rule;
  const found = ruleOf(textOf(node, work));
  rules.set(node, found);
  return found;
}
