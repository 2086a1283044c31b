import { type BoilerplateRule, boilerplateRules } from '../boilerplate/index.ts';
import { foldLine } from '../fold-line.ts';
import type { BlockNode } from '../structure.ts';
import { type StructureWork, textOf } from '../work.ts';

/** Longest part of a line that rules see, UTF-16 units. */
const SEEN = 400;

/** The rule that a line falls under, if any. */
export function ruleOf(line: string): BoilerplateRule | undefined {
  const folded = foldLine(line.slice(0, SEEN)).trim();
  return boilerplateRules.find((rule) => rule.matches(folded));
}

/** Rules of a list of nodes, looked up once. */
export function rulesOf(nodes: readonly BlockNode[], work: StructureWork): (BoilerplateRule | undefined)[] {
  return nodes.map((node) => ruleOf(textOf(node, work)));
}
