import type { Heading } from 'mdast';
import { lengthOf } from '../prose.ts';
import { blocksIn, find, foundValue, type StructurePlugin, spansOf, textOf } from '../work.ts';

/** The mark of a heading in a source that is Markdown. `# re:` opens a comment on blogs. */
const MARK = /^(#{1,6})[ \t\u3000]+(?=\S)(?!re:)/iu;

/** Longest line that can be a heading, UTF-16 units. */
const LONGEST = 200;

/** Take `# 标题` and `## 第一章` for the title and the headings that they are; the mark itself is set apart. */
export const readHeadingMarks: StructurePlugin = {
  name: 'read-heading-marks',
  transform(tree, work) {
    for (const [index, node] of blocksIn(tree).entries()) {
      if (lengthOf(node) > LONGEST) continue;
      const [span] = spansOf(node);
      const mark = MARK.exec(textOf(node, work));
      if (mark === null || span === undefined) continue;
      const start = span.start + mark[0].length;
      const level = mark[1]?.length ?? 1;
      const layout = mark[0].length - level;
      work.setApart.push({ start: span.start, end: start - layout, rule: 'heading-mark' });
      if (level === 1 && foundValue(work, 'title') === undefined) {
        find(work, 'title', work.restored.slice(start, span.end), 'heading-mark', { start, end: span.end });
      }
      const depth = Math.min(Math.max(level, 2), 4) as 2 | 3 | 4;
      const heading: Heading = { type: 'heading', depth, children: [], data: { spans: [{ start, end: span.end }] } };
      tree.children[index] = heading;
    }
  },
};
