import type { PreviousParagraphs } from '../../src/clean/clean-document.ts';
import type { ChangeRecord } from '../../src/clean/record/change-record.ts';
import { type NamedParagraph, nameParagraphs } from '../../src/clean/record/paragraph-names.ts';
import { replay } from '../../src/clean/record/replay.ts';
import { readMarkdown } from '../../src/document/read-markdown.ts';
import { readIfThere } from '../cli/write-file.ts';
import { sha256 } from './cleaner.ts';
import { readRecord } from './read-record.ts';

/** What is at hand of a text's last cleaning. */
export interface LastCleaning {
  readonly id: string;
  /** The record's file, of which the head was read without fault. */
  readonly recordFile: string;
  /** The published Markdown. */
  readonly markdown: string | undefined;
  /** File with the cleaner's result beside a Markdown that was edited by hand. */
  readonly newTextFile: string;
  readonly isHandEdited: boolean;
  /** The source as it is now. */
  readonly bytes: Uint8Array;
}

/** The last cleaning's paragraphs: the cleaner's own, and those of a Markdown that a person edited. */
export interface LastParagraphs {
  readonly cleaned: PreviousParagraphs;
  readonly edited: readonly NamedParagraph[];
}

/**
 * The names that a text's paragraphs have had. The words that go with them stand in the Markdown that the cleaner wrote; where
 * a person edited it since, they are found by doing the last cleaning again from its record.
 */
export function lastParagraphs(last: LastCleaning): LastParagraphs {
  const record = readRecord(last.recordFile);
  const { retired = [], edited = [] } = record;
  const own = cleanedParagraphs(last, record);
  if (own === undefined && last.markdown !== undefined) {
    const blocks = namedByLength(last.id, last.markdown, record);
    return { cleaned: { blocks, retired }, edited: edited.length > 0 ? edited : blocks };
  }
  const blocks = own ?? [];
  return { cleaned: { blocks, retired, taken: edited.map(({ name }) => name) }, edited };
}

/** The cleaner's own paragraphs; undefined when both the source and the text changed since. */
function cleanedParagraphs(last: LastCleaning, record: ChangeRecord): readonly NamedParagraph[] | undefined {
  const own = last.isHandEdited ? readIfThere(last.newTextFile) : last.markdown;
  if (own !== undefined) {
    const { blocks } = readMarkdown(own, `texts/${last.id}.md`, last.id);
    if (blocks.length === record.blocks.length) return withNames(blocks, record);
  }
  if (sha256(last.bytes) === record.source.sha256)
    return withNames(
      replay(last.bytes, record).blocks.map((text) => ({ text })),
      record,
    );
  return undefined;
}

/**
 * The paragraphs of an edited text under the names of its last cleaning, when the source changed too, so that the words they
 * had are nowhere any more: what the record still says of each is its length.
 */
function namedByLength(id: string, markdown: string, record: ChangeRecord): NamedParagraph[] {
  const { blocks } = readMarkdown(markdown, `texts/${id}.md`, id);
  // One character a length: equal or not, never similar.
  const inOneCharacter = (length: number): string => String.fromCharCode(0x4e00 + (length % 0x5000));
  const { names } = nameParagraphs(
    blocks.map(({ text }) => inOneCharacter(text.length)),
    record.blocks.map(({ name, spans }) => ({
      name,
      text: inOneCharacter(spans.reduce((sum, { start, end }) => sum + end - start, 0)),
    })),
    (record.retired ?? []).map(({ name }) => name),
  );
  return blocks.map(({ text }, index) => ({ name: names[index] as string, text }));
}

function withNames(blocks: readonly { text: string }[], record: ChangeRecord): NamedParagraph[] {
  return blocks.map(({ text }, index) => ({ name: record.blocks[index]?.name ?? `p${index + 1}`, text }));
}

/** A record to which the names of an edited Markdown's paragraphs are added. */
export function withEditedParagraphs(
  record: ChangeRecord,
  cleaned: readonly NamedParagraph[],
  markdown: string,
  last: readonly NamedParagraph[],
): ChangeRecord {
  const { blocks } = readMarkdown(markdown, `texts/${record.id}.md`, record.id);
  const { retired = [] } = record;
  const { names, retired: gone } = nameParagraphs(
    blocks.map(({ text }) => text),
    last.length > 0 ? last : cleaned,
    [...cleaned, ...retired].map(({ name }) => name),
  );
  const known = new Set(retired.map(({ name }) => name));
  const there = new Set(names);
  const allRetired = [...retired, ...gone.filter(({ name }) => !known.has(name))].filter(
    ({ name }) => !there.has(name),
  );
  const { retired: _, ...rest } = record;
  return {
    ...rest,
    ...(allRetired.length > 0 && { retired: allRetired }),
    edited: blocks.map(({ text }, index) => ({ name: names[index] as string, text })),
  };
}
