import type { BlockTree } from '../structure/structure.ts';
import { blocksIn, spansOf } from '../structure/work.ts';
import type { RecordedBlock } from './change-record.ts';

/** The blocks of a tree as the record keeps them, named `p1`, `p2` … in reading order. */
export function recordedBlocks(tree: BlockTree): RecordedBlock[] {
  return blocksIn(tree).map((node, index): RecordedBlock => {
    const name = `p${index + 1}`;
    const spans = spansOf(node);
    if (node.type === 'paragraph') return { name, kind: 'paragraph', spans };
    return { name, kind: 'heading', depth: Math.min(Math.max(node.depth, 2), 4) as 2 | 3 | 4, spans };
  });
}
