import type { ArchiveDocument, Block } from './block.ts';
import { parse } from './front-matter-text.ts';

/**
 * Read a Markdown file of the archive.
 *
 * A text is paragraphs and headings (`##`, `###`, `####`) between empty lines; of Markdown, only these, backslash escapes and numeric
 * character references mean anything. Anything else is read as the characters that stand there, so that no file, however hostile, costs more than its length.
 *
 * @param file path shown in errors; @param id of the document.
 * @throws Error naming file, field, what was found and what was expected, when the front matter is missing or wrong.
 */
export function readMarkdown(text: string, file: string, id: string): ArchiveDocument {
  const match = /^\ufeff?---[ \t]*\r?\n/u.exec(text);
  const start = match?.[0].length ?? 0;
  const end = match === null ? -1 : closingFence(text, start);
  if (match === null || end === -1) {
    throw new Error(`Unexpected start of \`${file}\`, expected front matter between two lines \`---\``);
  }
  const bodyStart = text.indexOf('\n', end);
  const { paragraphs, ...frontMatter } = parse(text.slice(start, end), file);
  const blocks = readBlocks(bodyStart === -1 ? '' : text.slice(bodyStart + 1));
  return { id, frontMatter, blocks: paragraphs === undefined ? blocks : named(blocks, paragraphs) };
}

/**
 * Blocks with the names that the front matter gives them. Where a person put a block in or took one out the list does not
 * fit any more; then, as with names that are none, the blocks are numbered from the start.
 */
function named(blocks: readonly Block[], names: readonly string[]): readonly Block[] {
  const fits = names.length === blocks.length && new Set(names).size === names.length && names.every(isName);
  return fits ? blocks.map((block, index) => ({ ...block, name: names[index] as string })) : blocks;
}

function isName(name: string): boolean {
  return /^p[1-9]\d{0,8}$/.test(name);
}

function closingFence(text: string, from: number): number {
  for (let start = from; start !== -1 && start < text.length; start = nextLine(text, start)) {
    if (text.startsWith('---', start) && /^[ \t]*\r?(?:\n|$)/u.test(text.slice(start + 3, start + 20))) return start;
  }
  return -1;
}

function nextLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? -1 : end + 1;
}

/** Read the blocks of a body. */
export function readBlocks(body: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  const push = (): void => {
    if (lines.length > 0) blocks.push(readBlock(lines.join('\n'), blocks.length + 1));
    lines = [];
  };
  for (const line of body.split(/\r\n|[\n\r]/u)) {
    const trimmed = trimBlanks(line);
    if (trimmed === '') push();
    else if (/^#{2,4}[ \t]/u.test(trimmed)) {
      push();
      lines = [trimmed];
      push();
    } else lines.push(trimmed);
  }
  push();
  return blocks;
}

/** Without spaces and tabs at both ends; those alone are layout in Markdown. */
function trimBlanks(line: string): string {
  let start = 0;
  let end = line.length;
  while (start < end && (line[start] === ' ' || line[start] === '\t')) start++;
  while (end > start && (line[end - 1] === ' ' || line[end - 1] === '\t')) end--;
  return line.slice(start, end);
}

function readBlock(source: string, number: number): Block {
  const name = `p${number}`;
  const mark = /^(#{2,4})[ \t]+/u.exec(source);
  if (mark === null) return { name, kind: 'paragraph', text: unescapeText(source) };
  return {
    name,
    kind: 'heading',
    depth: (mark[1] ?? '##').length as 2 | 3 | 4,
    text: unescapeText(source.slice(mark[0].length)),
  };
}

/** Undo backslash escapes of ASCII punctuation, and numeric character references. */
function unescapeText(source: string): string {
  return source.replace(/\\([!-/:-@[-`{-~])|&#(\d{1,7});/gu, (whole: string, escaped?: string, code?: string) => {
    if (escaped !== undefined) return escaped;
    const number = Number(code);
    return number > 0 && number <= 0x10ffff && !(number >= 0xd800 && number <= 0xdfff)
      ? String.fromCodePoint(number)
      : whole;
  });
}
