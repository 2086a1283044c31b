import type { Block } from '../../document/block.ts';
import type { Encoding } from '../bytes/codec.ts';
import type { IrregularBytes } from '../bytes/source-text.ts';
import type { LocalizedText } from '../step.ts';
import type { MetadataFinding, SetApart } from '../structure/structure.ts';
import type { Span } from '../traced/edit.ts';
import type { NamedParagraph, RetiredName } from './paragraph-names.ts';

/**
 * Everything that was done to one source, in the order in which it was done: enough to make the clean text again from the
 * source (`replay`), and the source again from the clean text (`invert`).
 */
export interface ChangeRecord extends RecordHead {
  readonly irregular: readonly IrregularBytes[];
  /** Every step that ran, also those that changed nothing. */
  readonly steps: readonly { readonly name: string; readonly version: number }[];
  /** By step, then place. */
  readonly changes: readonly Change[];
  readonly doubts: readonly RecordedDoubt[];
  /** What the published text leaves out, with its characters. */
  readonly setApart: readonly (SetApart & { readonly text: string; readonly bytes: ByteSpan })[];
  /** What it keeps. */
  readonly blocks: readonly RecordedBlock[];
  readonly metadata: readonly MetadataFinding[];
  /** Names of paragraphs that earlier cleanings found and this one did not; absent where there are none. */
  readonly retired?: readonly RetiredName[];
  /** The paragraphs of a Markdown file that a person edited, under the names that they keep; absent elsewhere. */
  readonly edited?: readonly NamedParagraph[];
}

/** The short part of a record; it comes first in the file, so that it can be read without the rest. */
export interface RecordHead {
  readonly format: 1;
  readonly id: string;
  /** SHA-256 of everything that the result depends on: the source, what was given with it, the cleaner. */
  readonly inputsSha256: string;
  /** SHA-256 of the restored text, as UTF-8. */
  readonly restoredSha256: string;
  /** SHA-256 of the Markdown file as written; a file with another sum was edited by hand. */
  readonly markdownSha256: string;
  readonly source: RecordedSource;
  readonly counts: { readonly changes: number; readonly doubts: number; readonly setApart: number };
  /** What the whole document showed of its damage, in words. */
  readonly diagnosis: LocalizedText;
  /** What a person should know although the text is published. */
  readonly warnings: readonly string[];
}

export interface RecordedSource {
  /** Path below the sources folder. */
  readonly file: string;
  readonly sha256: string;
  /** Length in bytes. */
  readonly bytes: number;
  readonly encoding: Encoding;
  /** Length in bytes of the byte order mark. */
  readonly byteOrderMark: number;
}

/** Half-open, in bytes of the source file. */
export type ByteSpan = readonly [startByte: number, endByte: number];

export interface Change {
  readonly step: string;
  readonly version: number;
  readonly reason: string;
  /** UTF-16 code units, in the text as this step was given it. */
  readonly start: number;
  readonly before: string;
  readonly after: string;
  readonly bytes: ByteSpan;
}

export interface RecordedDoubt extends Span {
  readonly step: string;
  readonly reason: string;
  /** What stands there in the restored text, at `[start, end)`. */
  readonly text: string;
  readonly candidates: readonly string[];
  readonly bytes: ByteSpan;
}

export interface RecordedBlock extends Pick<Block, 'name' | 'kind' | 'depth'> {
  /** Spans of the restored text whose characters, joined, are the block's text. */
  readonly spans: readonly Span[];
}

/** What is written in place of a record's own values. */
export interface RecordDetails {
  readonly inputsSha256?: string;
  /** The same changes, one at a time: a record of millions is longer than a string can be. */
  readonly changes?: Iterable<Change>;
}

/** Characters of a record that are put together before they are given out, UTF-16 code units. */
const givenAtOnce = 1 << 16;

/**
 * Write a record as JSON, one change a line, so that a difference between two versions can be read.
 *
 * @returns the pieces of the text, in order; a short record is one.
 */
export function* formatChangeRecord(record: ChangeRecord, details: RecordDetails = {}): Generator<string> {
  let text = '';
  let opening = '{\n';
  for (const key of Object.keys(record) as (keyof ChangeRecord)[]) {
    const value: unknown = Object.hasOwn(details, key) ? details[key as keyof RecordDetails] : record[key];
    text += `${opening}${JSON.stringify(key)}: `;
    opening = ',\n';
    if (typeof value !== 'object' || value === null || !(Symbol.iterator in value)) {
      text += JSON.stringify(value);
      continue;
    }
    const lineOf = (lines[key] ?? JSON.stringify) as (item: unknown) => string;
    let before = '[\n';
    for (const item of value as Iterable<unknown>) {
      text += before + lineOf(item);
      before = ',\n';
      if (text.length >= givenAtOnce) {
        yield text;
        text = '';
      }
    }
    text += before === '[\n' ? '[]' : '\n]';
  }
  yield `${text}\n}\n`;
}

/** The items of the long lists as `JSON.stringify` writes them, in a fifth of the time. */
const lines: { readonly [Key in keyof ChangeRecord]?: (item: never) => string } = {
  changes: changeAsJson,
  setApart: ({ start, end, rule, text, bytes }: ChangeRecord['setApart'][number]) =>
    `{"start":${start},"end":${end},"rule":${quoted(rule)},"text":${quoted(text)},"bytes":[${bytes[0]},${bytes[1]}]}`,
  blocks: ({ name, kind, depth, spans }: RecordedBlock) =>
    `{"name":${quoted(name)},"kind":${quoted(kind)},${depth === undefined ? '' : `"depth":${depth},`}"spans":[${spans.map(spanAsJson).join(',')}]}`,
};

function spanAsJson({ start, end }: Span): string {
  return `{"start":${start},"end":${end}}`;
}

/** A change as `JSON.stringify` writes it: a text may have a change every other character, and all with the same few words. */
function changeAsJson({ step, version, reason, start, before, after, bytes }: Change): string {
  if (step !== opening.step || version !== opening.version || reason !== opening.reason) {
    const text = `{"step":${JSON.stringify(step)},"version":${version},"reason":${JSON.stringify(reason)},"start":`;
    opening = { step, version, reason, text };
  }
  return `${opening.text}${start},"before":${quoted(before)},"after":${quoted(after)},"bytes":[${bytes[0]},${bytes[1]}]}`;
}

/** What the change written last begins with: changes of one step and reason stand together. */
let opening = { step: '', version: 0, reason: '', text: '{"step":"","version":0,"reason":"","start":' };

/** Texts of changes in quotation marks, the short ones; most that are remembered. */
const quotedTexts = new Map<string, string>();
const mostRemembered = 8192;
const longestRemembered = 24;

function quoted(text: string): string {
  if (text.length > longestRemembered) return JSON.stringify(text);
  let known = quotedTexts.get(text);
  if (known === undefined) {
    known = JSON.stringify(text);
    if (quotedTexts.size < mostRemembered) quotedTexts.set(text, known);
  }
  return known;
}
