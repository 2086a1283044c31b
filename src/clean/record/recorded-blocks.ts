import type { BlockTree } from '../structure/structure.ts';
import { blocksIn, spansOf } from '../structure/work.ts';
import type { RecordedBlock } from './change-record.ts';

/** The blocks of a tree as the record keeps them, in reading order; named by a function of their texts. */
export function recordedBlocks(
  tree: BlockTree,
  restored: string,
  nameTexts: (texts: readonly string[]) => readonly string[],
): RecordedBlock[] {
  const nodes = blocksIn(tree);
  const names = nameTexts(
    nodes.map((node) =>
      spansOf(node)
        .map(({ start, end }) => restored.slice(start, end))
        .join(''),
    ),
  );
  return nodes.map((node, index): RecordedBlock => {
    const name = names[index] as string;
    const spans = spansOf(node);
    if (node.type === 'paragraph') return { name, kind: 'paragraph', spans };
    return { name, kind: 'heading', depth: Math.min(Math.max(node.depth, 2), 4) as 2 | 3 | 4, spans };
  });
}
