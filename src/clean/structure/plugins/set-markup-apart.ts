import type { Span } from '../../traced/edit.ts';
import { endsLine, readTag, type Tag } from '../markup/read-tag.ts';
import type { BlockNode } from '../structure.ts';
import {
  blocksIn,
  paragraphOf,
  type StructurePlugin,
  type StructureWork,
  spansOf,
  startOf,
  textOf,
  trimSpans,
} from '../work.ts';

/** A tag with its place, UTF-16 units in the restored text. */
interface PlacedTag extends Tag {
  readonly at: number;
}

/** Elements that need no closing tag; of others an opening tag without attributes counts only where its closing tag stands in the text too. */
const ALONE = new Set(['br', 'hr', 'p', 'wbr', 'img']);

/** Words of texts that talk about markup; a tag beside one is what the sentence speaks of. */
const TALK = '标签|標籤|标记|標記|元素|属性|屬性|代码|代碼|语法|語法|字符|tag|element';
const TALK_BEFORE = new RegExp(`(?:${TALK})[\\s:：]?$`, 'iu');
const TALK_BEHIND = new RegExp(`^[\\s”"’』」]?(?:${TALK})`, 'iu');
const OPENING_QUOTE = /[“‘「『《（(【]$/u;
const CLOSING_QUOTE = /^[”’」』》）)】]/u;

/** A closing tag at the end of a line whose `<` was eaten by the character before it. */
const HALF_TAG = /^[^<]\/p>$/u;

/** A text with more different elements than this teaches markup; debris of pages is of few kinds. */
const MOST_KINDS = 10;

/**
 * Set apart the tags of HTML that a page's conversion left in its text, `…说。</p>`; tags of blocks (`<br>`, `</p>`) end the paragraph
 * that they stand in. A text that talks about markup keeps all of its tags.
 */
export const setMarkupApart: StructurePlugin = {
  name: 'set-markup-apart',
  transform(tree, work) {
    if (!work.restored.includes('>')) return;
    const nodes = blocksIn(tree);
    const found = nodes.map((node) => tagsIn(node, work));
    const all = found.flat();
    if (all.length === 0 || talksAboutMarkup(all, work.restored)) return;
    const closed = new Set(all.filter(({ kind }) => kind === 'closing').map(({ name }) => name));
    tree.children = nodes.flatMap((node, index): BlockNode[] => {
      const tags = (found[index] ?? []).filter((tag) => isDebris(tag, closed, work.restored));
      return tags.length === 0 ? [node] : withoutTags(node, tags, work);
    });
  },
};

function tagsIn(node: BlockNode, work: StructureWork): PlacedTag[] {
  const text = textOf(node, work);
  const tags: PlacedTag[] = [];
  if (HALF_TAG.test(text.slice(-4))) {
    tags.push({ name: 'p', kind: 'closing', hasAttributes: false, length: 3, at: startOf(node) + text.length - 3 });
  }
  for (let at = text.indexOf('<'); at !== -1; ) {
    const tag = readTag(text, at);
    if (tag !== undefined) tags.push({ ...tag, at: startOf(node) + at });
    at = text.indexOf('<', at + (tag?.length ?? 1));
  }
  return tags.sort((a, b) => a.at - b.at);
}

function talksAboutMarkup(tags: readonly PlacedTag[], text: string): boolean {
  if (text.includes('`')) return true;
  if (new Set(tags.map(({ name }) => name)).size > MOST_KINDS) return true;
  return tags.some(({ at, length }) => {
    const before = text.slice(Math.max(0, at - 8), at);
    const behind = text.slice(at + length, at + length + 8);
    return (
      (OPENING_QUOTE.test(before) && CLOSING_QUOTE.test(behind)) || TALK_BEFORE.test(before) || TALK_BEHIND.test(behind)
    );
  });
}

function isDebris(tag: PlacedTag, closed: ReadonlySet<string>, text: string): boolean {
  if (tag.kind === 'closing' || tag.hasAttributes || closed.has(tag.name)) return true;
  // `x<p>y` may be mathematics.
  return ALONE.has(tag.name) && !(tag.name === 'p' && /[\dA-Za-z]/u.test(text.charAt(tag.at - 1)));
}

/** The node without its tags: one paragraph for each part between tags of blocks, with one span for each part between any tags. */
function withoutTags(node: BlockNode, tags: readonly PlacedTag[], work: StructureWork): BlockNode[] {
  const parts: Span[][] = [[]];
  let start = startOf(node);
  const push = (end: number): void => {
    if (end > start) parts.at(-1)?.push({ start, end });
  };
  for (const tag of tags) {
    push(tag.at);
    start = tag.at + tag.length;
    work.setApart.push({ start: tag.at, end: start, rule: 'markup' });
    if (endsLine(tag.name)) parts.push([]);
  }
  push(spansOf(node).at(-1)?.end ?? start);
  return parts
    .map((spans) => trimSpans(spans, work.restored))
    .filter((spans) => spans.length > 0)
    .map(paragraphOf);
}
