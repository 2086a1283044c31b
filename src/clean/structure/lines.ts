import type { Root } from 'mdast';
import type { Span } from '../traced/edit.ts';
import { paragraphOf, trimSpans } from './work.ts';

/** Make a tree with one paragraph a line that holds more than layout blanks. */
export function treeOfLines(restored: string): Root {
  const children: Root['children'] = [];
  let start = 0;
  while (start <= restored.length) {
    const end = lineEnd(restored, start);
    const [line] = trimSpans([{ start, end }] satisfies Span[], restored);
    if (line !== undefined) children.push(paragraphOf([line]));
    start = end + 1;
  }
  return { type: 'root', children };
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
