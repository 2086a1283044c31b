import type { Heading } from 'mdast';
import { lengthOf } from '../prose.ts';
import {
  blocksIn,
  endOf,
  find,
  foundValue,
  type StructurePlugin,
  spansOf,
  splitSpans,
  startOf,
  textOf,
} from '../work.ts';

/** The mark of a heading in a source that is Markdown. `# re:` opens a comment on blogs. */
const MARK = /^(#{1,6})[ \t\u3000]+(?=\S)(?!re:)/iu;

/** Longest line that can be a heading, UTF-16 units. */
const LONGEST = 200;

/** Take `# 标题` and `## 第一章` for the title and the headings that they are; the mark itself is set apart. */
export const readHeadingMarks: StructurePlugin = {
  name: 'read-heading-marks',
  transform(tree, work) {
    for (const [index, node] of blocksIn(tree).entries()) {
      if (lengthOf(node) > LONGEST || work.restored.charAt(startOf(node)) !== '#') continue;
      const mark = MARK.exec(textOf(node, work));
      if (mark === null) continue;
      const level = mark[1]?.length ?? 1;
      const [, spans] = splitSpans(spansOf(node), mark[0].length);
      const [marks] = splitSpans(spansOf(node), level);
      for (const { start, end } of marks) work.setApart.push({ start, end, rule: 'heading-mark' });
      const depth = Math.min(Math.max(level, 2), 4) as 2 | 3 | 4;
      const heading: Heading = { type: 'heading', depth, children: [], data: { spans } };
      if (level === 1 && foundValue(work, 'title') === undefined) {
        find(work, 'title', textOf(heading, work), 'heading-mark', { start: startOf(heading), end: endOf(heading) });
      }
      tree.children[index] = heading;
    }
  },
};
