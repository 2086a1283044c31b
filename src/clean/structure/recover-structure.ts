import type { Root } from 'mdast';
import { unified } from 'unified';
import { foldLine } from './fold-line.ts';
import { treeOfLines } from './lines.ts';
import { structurePlugins } from './plugins/index.ts';
import type { SetApart, StructureHints, StructureResult } from './structure.ts';
import { blocksIn, isLayoutAt, type StructureWork, spansOf } from './work.ts';

/** Raised whenever the structure, the boilerplate or the metadata found can change. */
export const structureVersion = 5;

/**
 * Recover the structure of a restored text: its paragraphs and headings, what of the page around it is set apart, and its
 * metadata. Structure changes no character: every block is made of spans of the text.
 *
 * @param restored the text after all character steps.
 * @throws Error naming the place, when a plugin lost or doubled a character (a fault of ours).
 */
export function recoverStructure(restored: string, hints: StructureHints = {}): StructureResult {
  const work: StructureWork = {
    restored,
    folded: foldLine(restored),
    hints,
    setApart: [],
    metadata: [],
    doubts: [],
    frame: { headEnd: 0, breadcrumbEnd: 0, datelineStart: restored.length, colophonStart: restored.length },
  };
  const tree = treeOfLines(restored);
  processor.runSync(tree, { data: { work } });
  return { tree, setApart: withLayout(tree, work), metadata: work.metadata, doubts: work.doubts };
}

/** Made once: putting it together takes as long as a short text. All plugins are one of its transformers: a turn in its queue costs as much as a plugin that has nothing to do. */
const processor = unified()
  .use(() => (tree: Root, { data }: FileOfText) => {
    const work = data['work'] as StructureWork;
    for (const plugin of structurePlugins) plugin.transform(tree, work);
  })
  .freeze();

/** The file that unified hands to every plugin beside the tree: it holds what they share about the text. */
interface FileOfText {
  readonly data: Readonly<Record<string, unknown>>;
}

/** What was set apart and the layout between everything, ascending. */
function withLayout(tree: Root, work: StructureWork): SetApart[] {
  const taken: SetApart[] = [...work.setApart];
  for (const node of blocksIn(tree)) for (const { start, end } of spansOf(node)) taken.push({ start, end, rule: '' });
  taken.sort((a, b) => a.start - b.start);
  const result: SetApart[] = [];
  let covered = 0;
  const pushLayout = (end: number): void => {
    if (end <= covered) return;
    for (let index = covered; index < end; index++) {
      if (!isLayoutAt(work.restored, index))
        throw new Error(`Unexpected character outside every block at ${index}, expected layout`);
    }
    result.push({ start: covered, end, rule: 'layout' });
  };
  for (const part of taken) {
    if (part.start < covered)
      throw new Error(`Unexpected overlap of blocks at ${part.start}, expected a start at ${covered} or later`);
    pushLayout(part.start);
    if (part.rule !== '') result.push(part);
    covered = part.end;
  }
  pushLayout(work.restored.length);
  return result;
}
