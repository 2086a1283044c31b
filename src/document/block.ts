import type { FrontMatter } from './front-matter.ts';

/** A paragraph or heading of a text, in reading order. */
export interface Block {
  /**
   * The paragraph's address on its page and in citations: `p1`, `p2` … in reading order when the text is cleaned for the
   * first time, headings included; kept when it is cleaned again, whatever becomes of its neighbours.
   */
  readonly name: string;
  readonly kind: 'paragraph' | 'heading';
  /** 2 for 一、, 3 for （一）, 4 below that; only on headings. */
  readonly depth?: 2 | 3 | 4;
  /** Plain characters, never Markdown. */
  readonly text: string;
}

/** A text of the archive: what its Markdown file holds. */
export interface ArchiveDocument {
  readonly id: string;
  readonly frontMatter: FrontMatter;
  readonly blocks: readonly Block[];
}
