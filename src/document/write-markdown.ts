import type { ArchiveDocument, Block } from './block.ts';
import { stringify } from './front-matter-text.ts';

/**
 * Write a document as a Markdown file: front matter, then one Markdown block a block.
 *
 * Every character of a block comes back when the file is read, whatever it is: what Markdown would take for markup is escaped, and
 * nothing else is.
 *
 * @throws RangeError naming the block that Markdown cannot hold: an empty one, or one with U+0000 or half a surrogate pair.
 */
export function writeMarkdown(document: ArchiveDocument): string {
  const { frontMatter, blocks } = document;
  const names = blocks.map(({ name }) => name);
  const renamed = names.some((name, index) => name !== `p${index + 1}`);
  const written = renamed ? { ...frontMatter, paragraphs: names } : frontMatter;
  return `---\n${stringify(written)}---\n${writeBlocks(blocks)}`;
}

/** Write blocks alone, each after an empty line. */
export function writeBlocks(blocks: readonly Block[]): string {
  return blocks.map((block) => `\n${writeBlock(block)}\n`).join('');
}

function writeBlock(block: Block): string {
  if (block.text === '') throw new RangeError(`Unexpected empty block ${block.name}, expected at least one character`);
  if (block.kind !== 'heading' && !MARKUP.test(block.text) && !MARKUP_AT_EDGE.test(block.text)) return block.text;
  const unwritable = /\0|[\ud800-\udfff]/u.exec(block.text);
  if (unwritable !== null) {
    const code = unwritable[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    throw new RangeError(
      `Unexpected U+${code} at ${unwritable.index} of block ${block.name}, expected a character that UTF-8 Markdown can hold`,
    );
  }
  if (block.kind === 'heading') return `${'#'.repeat(block.depth ?? 2)} ${escapeInline(block.text, ALWAYS_IN_HEADING)}`;
  return escapeBlockStart(escapeInline(block.text, ALWAYS));
}

/** A paragraph without any of these is written as it is; surrogates may be halves. */
const MARKUP = /[\\`*_[\]<&\n\r\0\ud800-\udfff]/;
const MARKUP_AT_EDGE = /^[ \t#>+\-=~|\d]|[ \t]$/;

/** Marks that are markup wherever they stand. */
const ALWAYS = /[\\`*_[\]<]/gu;
const ALWAYS_IN_HEADING = /[\\`*_[\]<#]/gu;

/** Marks that could begin a character reference: `&` before a letter or `#`. */
const REFERENCE = /&(?=[#a-z])/giu;

/** Line ends would end the block. */
const LINE_ENDS = /[\n\r]/gu;

function escapeInline(text: string, always: RegExp): string {
  const escaped = text.replace(always, '\\$&').replace(REFERENCE, '\\&').replace(LINE_ENDS, asReference);
  return referEdges(escaped);
}

/** Write the blanks at both ends as references. */
function referEdges(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charAt(start))) start++;
  while (end > start && isBlank(text.charAt(end - 1))) end--;
  const edge = (blanks: string): string => [...blanks].map(asReference).join('');
  return edge(text.slice(0, start)) + text.slice(start, end) + edge(text.slice(end));
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\t';
}

function asReference(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

/** Escape what is markup only at the start of a block: `#`, `>`, list marks, rules, fences, `1.` and `1)`. */
function escapeBlockStart(text: string): string {
  const first = text.charAt(0);
  if ('#>+-=~|'.includes(first)) return `\\${text}`;
  return first >= '0' && first <= '9' ? text.replace(/^(\d{1,9})([.)])/u, '$1\\$2') : text;
}
