import { UnitSet } from '../../characters/unit-set.ts';
import { type BoilerplateRule, ruleOfLine } from '../boilerplate/index.ts';
import type { BlockData, BlockNode } from '../structure.ts';
import { foldedOf, type StructureWork } from '../work.ts';

/** Longest part of a line that rules see, UTF-16 units. */
const SEEN = 400;

/** What `\s` stands for in a folded line. */
const BLANKS = new UnitSet(' \t\n\v\f\r\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff', [0x2000, 0x200a]);

/** The rule that a folded line falls under, if any. */
function ruleOf(line: string): BoilerplateRule | undefined {
  const folded = line.slice(0, SEEN);
  const seen = BLANKS.firstIn(folded) !== -1 ? folded.replace(/\s+/gu, ' ').trim() : folded;
  return ruleOfLine(seen);
}

/** The rule that a node falls under, if any; looked up once a node (nodes are made anew when their spans change). */
export function ruleOfNode(node: BlockNode, work: StructureWork): BoilerplateRule | undefined {
  const data = node.data as BlockData;
  if (data.rule === undefined) data.rule = ruleOf(foldedOf(node, work)) ?? null;
  return data.rule ?? undefined;
}
