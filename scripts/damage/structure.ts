import type { Block } from './document.ts';

/** How the blocks of a text are laid out in lines. */
export interface Layout {
  /** All blocks run together into one line. */
  oneBlock?: boolean | undefined;
  /** Each line is broken after so many characters (UTF-16 code units), also inside sentences. */
  hardBreaks?: number | undefined;
  /** The text is cut in the middle of a sentence after this share (0..1) of its characters, with `...` behind. */
  cutOff?: number | undefined;
  /** Paragraphs open with two ideographic spaces. */
  indent?: boolean | undefined;
  /** Blank lines stand between the blocks. */
  blankLines?: boolean | undefined;
}

/** The lines of a text's body, and the blocks that can still be had back from them. */
export interface LaidOut {
  lines: string[];
  blocks: readonly Block[];
  truncated: boolean;
}

/**
 * Lay the blocks out in lines and damage their structure.
 *
 * Where the text is cut off, the last block that can be had back ends in `……`.
 */
export function layOut(blocks: readonly Block[], layout: Layout): LaidOut {
  const kept = layout.cutOff === undefined ? blocks : cutOff(blocks, layout.cutOff);
  const truncated = kept !== blocks;
  const ending = (text: string, index: number): string =>
    truncated && index === kept.length - 1 ? text.replace(/……$/, '...') : text;
  const texts = kept.map(({ text }, index) => ending(text, index));
  if (layout.oneBlock) return { lines: [texts.join('')], blocks: kept, truncated };
  const lines = texts.flatMap((text, index) => {
    const line = layout.indent && kept[index]?.depth === 0 ? `　　${text}` : text;
    const broken = layout.hardBreaks === undefined ? [line] : breakLine(line, layout.hardBreaks);
    return layout.blankLines && index > 0 ? ['', ...broken] : broken;
  });
  return { lines, blocks: kept, truncated };
}

/** Replace each of `names` by two asterisks, as pages do that black out whom a text is about. */
export function redact(blocks: readonly Block[], names: readonly string[]): readonly Block[] {
  return blocks.map((block) => ({
    ...block,
    text: names.reduce((text, name) => text.replaceAll(name, '**'), block.text),
  }));
}

/** Cut the blocks in the middle of a sentence, as near as can be to `share` of their characters; `……` marks the end. */
export function cutOff(blocks: readonly Block[], share: number): readonly Block[] {
  const total = blocks.reduce((sum, { text }) => sum + text.length, 0);
  let left = Math.floor(total * share);
  const kept: Block[] = [];
  for (const block of blocks) {
    if (left >= block.text.length) {
      kept.push(block);
      left -= block.text.length;
      continue;
    }
    const text = block.text.slice(0, Math.max(left, 2)).replace(/\P{Script=Han}+$/u, '');
    kept.push({ ...block, text: `${text === '' ? block.text.slice(0, 2) : text}……` });
    return kept;
  }
  return blocks;
}

/** Break a line after every `width` code units, never inside a surrogate pair. */
export function breakLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const character of line) {
    current += character;
    if (current.length < width) continue;
    lines.push(current);
    current = '';
  }
  if (current !== '' || lines.length === 0) lines.push(current);
  return lines;
}
