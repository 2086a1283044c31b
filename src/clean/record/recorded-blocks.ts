import { blocksOf, spansOfBlocks } from '../structure/blocks.ts';
import type { BlockTree } from '../structure/structure.ts';
import type { RecordedBlock } from './change-record.ts';

/** The blocks of a tree as the record keeps them, in reading order; named by a function of their texts. */
export function recordedBlocks(
  tree: BlockTree,
  restored: string,
  nameTexts: (texts: readonly string[]) => readonly string[],
): RecordedBlock[] {
  const blocks = blocksOf(tree, restored);
  const spansOf = spansOfBlocks(tree);
  const names = nameTexts(blocks.map(({ text }) => text));
  return blocks.map(({ kind, depth }, index): RecordedBlock => {
    const name = names[index] as string;
    const spans = spansOf[index] ?? [];
    return depth === undefined ? { name, kind, spans } : { name, kind, depth, spans };
  });
}
