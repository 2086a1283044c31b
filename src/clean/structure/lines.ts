import type { Root } from 'mdast';
import { UnitSet } from '../characters/unit-set.ts';
import type { Span } from '../traced/edit.ts';
import { paragraphOf, trimSpans } from './work.ts';

/** Make a tree with one paragraph a line that holds more than layout blanks. */
export function treeOfLines(restored: string): Root {
  const children: Root['children'] = [];
  const onlyLineFeeds = !OTHER_LINE_ENDS.standsIn(restored);
  let start = 0;
  while (start <= restored.length) {
    const end = onlyLineFeeds ? lineFeed(restored, start) : lineEnd(restored, start);
    const [line] = trimSpans([{ start, end }] satisfies Span[], restored);
    if (line !== undefined) children.push(paragraphOf([line]));
    start = end + 1;
  }
  return { type: 'root', children };
}

/** Line ends besides LF. */
const OTHER_LINE_ENDS = new UnitSet('\r\f\v\u0085\u2028\u2029');

/** Place of the next LF at or after a place, or the text's length. */
function lineFeed(text: string, from: number): number {
  const place = text.indexOf('\n', from);
  return place === -1 ? text.length : place;
}

/** Place of the next line end (LF, CR, NEL, line or paragraph separator, form feed) at or after a place, or the text's length. */
function lineEnd(text: string, from: number): number {
  for (let index = from; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (
      code === 0x0a ||
      code === 0x0d ||
      code === 0x0c ||
      code === 0x0b ||
      code === 0x85 ||
      code === 0x2028 ||
      code === 0x2029
    )
      return index;
  }
  return text.length;
}
