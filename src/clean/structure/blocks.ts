import type { Block } from '../../document/block.ts';
import type { Span } from '../traced/edit.ts';
import type { BlockTree } from './structure.ts';
import { blocksIn, spansOf } from './work.ts';

/** Make the blocks of a document from a recovered tree, named `p1`, `p2` … in reading order. */
export function blocksOf(tree: BlockTree, restored: string): Block[] {
  return blocksIn(tree).map((node, index): Block => {
    const text = spansOf(node)
      .map(({ start, end }) => restored.slice(start, end))
      .join('');
    const name = `p${index + 1}`;
    if (node.type === 'paragraph') return { name, kind: 'paragraph', text };
    return { name, kind: 'heading', depth: Math.min(Math.max(node.depth, 2), 4) as 2 | 3 | 4, text };
  });
}

/** The spans of the restored text that each block is made of, in reading order. */
export function spansOfBlocks(tree: BlockTree): readonly (readonly Span[])[] {
  return blocksIn(tree).map(spansOf);
}
