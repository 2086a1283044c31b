import { parse } from 'yaml';
import type { ArchiveDocument, Block } from '../../src/document/block.ts';
import type { FrontMatter } from '../../src/document/front-matter.ts';

/** Stand-in for the reader of src/document: front matter, then paragraphs and headings separated by empty lines. */
export function readMarkdown(text: string, id: string): ArchiveDocument {
  const end = text.indexOf('\n---\n', 4);
  const frontMatter = {
    places: [],
    changes: 0,
    doubts: 0,
    sourceFile: '',
    ...(parse(text.slice(4, end)) as object),
  } as unknown as FrontMatter;
  if (frontMatter.date !== undefined) frontMatter.date = String(frontMatter.date);
  const paragraphs = text
    .slice(end + 5)
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const blocks = paragraphs.map((part, index): Block => {
    const heading = /^(#{2,4}) /.exec(part);
    const plain = part.slice(heading?.[0].length ?? 0).replace(/\\([!-/:-@[-`{-~])/g, '$1');
    const name = `p${index + 1}`;
    return heading === null
      ? { name, kind: 'paragraph', text: plain }
      : { name, kind: 'heading', depth: heading[1]?.length as 2 | 3 | 4, text: plain };
  });
  return { id, frontMatter, blocks };
}
