import type { Heading, Paragraph, Root } from 'mdast';
import type { FrontMatter } from '../../document/front-matter.ts';
import type { LanguageModel } from '../language/language-model.ts';
import type { Doubt, Span } from '../traced/edit.ts';
import type { BoilerplateRule } from './boilerplate/rule.ts';

/**
 * The tree that structural plugins work on: an mdast root of paragraphs and headings, each with the spans of the restored
 * text that it is made of. A node's text is those spans joined and nothing else, so no plugin can change a character.
 */
export interface BlockData {
  /** Spans of the restored text, ascending; more than one where lines were joined. */
  spans: Span[];
  /** What plugins found out about these spans, once it was asked: whether they are running text, and the rule that they fall under, if any. */
  isProse?: boolean;
  rule?: BoilerplateRule | null;
}

declare module 'mdast' {
  interface ParagraphData extends Partial<BlockData> {}
  interface HeadingData extends Partial<BlockData> {}
}

export type BlockNode = Paragraph | Heading;
export type BlockTree = Root;

/** A part of the restored text that the published text leaves out, with the rule that says why. */
export interface SetApart extends Span {
  /** `layout` (blanks and line ends), or the id of a boilerplate or metadata rule. */
  readonly rule: string;
}

/** A value found for a front matter field, and where. */
export interface MetadataFinding {
  readonly field: keyof FrontMatter;
  readonly value: string | string[] | boolean;
  readonly rule: string;
  /** Where in the restored text; absent for values that follow from the whole (`truncated`, `script`). */
  readonly span?: Span;
}

/** A structural guess not dared: the span in the restored text, its reason, and nothing changed. */
export interface StructureDoubt extends Doubt {
  readonly rule: string;
}

/** What is known about a text besides its characters. */
export interface StructureHints {
  /** Where the text was found; some fields can be read from it. */
  readonly url?: string;
  /** A model of running text; where headings end that are glued to sentences is found more often with it. */
  readonly language?: LanguageModel;
}

export interface StructureResult {
  readonly tree: BlockTree;
  /** Ascending, not overlapping; with the spans of the tree they cover every character exactly once. */
  readonly setApart: readonly SetApart[];
  /** In order of trust: of two findings for one field the first one wins. */
  readonly metadata: readonly MetadataFinding[];
  readonly doubts: readonly StructureDoubt[];
}
