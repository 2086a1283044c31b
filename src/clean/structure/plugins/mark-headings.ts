import type { Heading } from 'mdast';
import { DEPTHS, type Marker, markerAt } from '../headings/marker.ts';
import { lengthOf } from '../prose.ts';
import type { BlockNode } from '../structure.ts';
import { blocksIn, type StructurePlugin, spansOf, textOf } from '../work.ts';

/** Longest line that can be a heading, UTF-16 units with its mark. */
const LONGEST = 50;

/** Share of the members of a group that must have text below them; the others may stand above deeper headings. */
const LEAST_WITH_BODY = 0.6;

interface Candidate extends Marker {
  readonly index: number;
  readonly text: string;
}

/**
 * Make headings of short lines with ordinal marks that have text below them. Members of one group (same mark, counting up) are judged
 * together, so that an item of a list (；at its end, nothing below it) does not become one.
 */
export const markHeadings: StructurePlugin = {
  name: 'mark-headings',
  transform(tree, work) {
    const nodes = blocksIn(tree);
    const candidates = new Map<number, Candidate>();
    for (const [index, node] of nodes.entries()) {
      if (lengthOf(node) > LONGEST) continue;
      const text = textOf(node, work);
      const marker = markerAt(text, 0);
      if (marker !== undefined && marker.kind !== 'demand' && lengthOf(node) > marker.length + 1)
        candidates.set(index, { ...marker, index, text });
    }
    for (const group of groupsOf([...candidates.values()])) {
      const withBody = group.filter((member) => hasBody(member, nodes, candidates));
      if (withBody.length < group.length * LEAST_WITH_BODY) continue;
      if (group.some((member) => /[；;，,：:？！?!]$/u.test(member.text) || /。[^。]/u.test(member.text))) continue;
      for (const member of group) nodes[member.index] = headingOf(member, nodes[member.index] as BlockNode);
    }
    tree.children = nodes;
  },
};

/** Runs of one kind that count up by one; a new 一 or a missing number begins a new run. */
function groupsOf(candidates: readonly Candidate[]): Candidate[][] {
  const open = new Map<string, Candidate[]>();
  const groups: Candidate[][] = [];
  for (const candidate of candidates) {
    const group = open.get(candidate.kind);
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && candidate.number === last.number + 1) group.push(candidate);
    else {
      const started = [candidate];
      open.set(candidate.kind, started);
      if (candidate.number === 1) groups.push(started);
    }
  }
  return groups;
}

/** What follows is text, or a deeper mark. */
function hasBody(member: Candidate, nodes: readonly BlockNode[], candidates: ReadonlyMap<number, Candidate>): boolean {
  if (member.index + 1 >= nodes.length) return false;
  const next = candidates.get(member.index + 1);
  return next === undefined || DEPTHS[next.kind as keyof typeof DEPTHS] > DEPTHS[member.kind as keyof typeof DEPTHS];
}

function headingOf(member: Candidate, node: BlockNode): Heading {
  return {
    type: 'heading',
    depth: DEPTHS[member.kind as keyof typeof DEPTHS],
    children: [],
    data: { spans: spansOf(node) },
  };
}
