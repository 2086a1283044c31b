/** Reads a content folder: `texts/`, `changes/`, `archive.yaml`. */

import { hash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { ChangeRecord } from '../../src/clean/record/change-record.ts';
import { replay } from '../../src/clean/record/replay.ts';
import type { ArchiveDocument } from '../../src/document/block.ts';
import { readMarkdown } from '../../src/document/read-markdown.ts';
import { checkId } from '../../src/site/address.ts';
import { type ArchiveSettings, readArchiveSettings } from '../../src/site/archive-settings.ts';
import { readRecordHead } from '../cleaning/read-record.ts';
import { filesBelow } from '../cli/walk-files.ts';
import { readLikely } from '../cli/write-file.ts';

/** Where the files of an archive are. */
export interface ContentFolders {
  readonly contentDir: string;
  /** Source files as found; default: `sources` in the content folder. */
  readonly sourcesDir: string;
}

/** A text as its files say, with what shows whether they changed. */
export interface LoadedText {
  readonly document: ArchiveDocument;
  readonly record?: ChangeRecord;
  readonly editedByHand: boolean;
  /** The cleaner's own blocks, where a person edited the text. */
  readonly cleanedBlocks?: readonly string[];
}

/** The ids of all texts, sorted by code unit. */
export function listIds({ contentDir }: ContentFolders): string[] {
  return filesBelow(join(contentDir, 'texts'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => checkId(name.slice(0, -3)))
    .sort();
}

export function markdownFile({ contentDir }: ContentFolders, id: string): string {
  return `${contentDir}/texts/${id}.md`;
}

export function recordFile({ contentDir }: ContentFolders, id: string): string {
  return `${contentDir}/changes/${id}.json`;
}

/**
 * The source file of a record.
 *
 * @returns undefined when it is not there, or when the record names a place outside the sources folder.
 */
export function sourceFileOf({ sourcesDir }: ContentFolders, record: Pick<ChangeRecord, 'source'>): string | undefined {
  const { file } = record.source;
  if (isAbsolute(file) || file.split(/[/\\]/).includes('..')) return undefined;
  const path = join(sourcesDir, file);
  return statSync(path, { throwIfNoEntry: false })?.isFile() ? path : undefined;
}

/** SHA-256 as hexadecimal digits. */
export function sha256(content: string | Uint8Array): string {
  return hash('sha256', content);
}

/** Read a text and its record. */
export function loadText(folders: ContentFolders, id: string): LoadedText {
  const markdown = readFileSync(markdownFile(folders, id));
  const document = readMarkdown(markdown.toString(), `texts/${id}.md`, id);
  const recordText = readLikely(recordFile(folders, id));
  if (recordText === undefined) return { document, editedByHand: false };
  const record = JSON.parse(recordText) as ChangeRecord;
  const editedByHand = record.markdownSha256 !== sha256(markdown);
  if (!editedByHand) return { document, record, editedByHand };
  const cleanedBlocks = cleanedBlocksOf(folders, id, record);
  return { document: withEditedNames(document, record), record, editedByHand, ...(cleanedBlocks && { cleanedBlocks }) };
}

/**
 * Read a text alone, as `loadText` gives it: of its record only what tells whether a person edited the text.
 *
 * @param unedited SHA-256 of its Markdown, where it is known that nobody edited it: then not even that.
 */
export function loadDocument(folders: ContentFolders, id: string, unedited?: string): ArchiveDocument {
  const markdown = readFileSync(markdownFile(folders, id));
  const hash = sha256(markdown);
  const cleaned = hash === unedited ? hash : readRecordHead(recordFile(folders, id))?.markdownSha256;
  return hash === cleaned ? readMarkdown(markdown.toString(), `texts/${id}.md`, id) : loadText(folders, id).document;
}

/** What the cleaner made of an edited text's source: from the file beside the text, or by doing it again from the record. */
function cleanedBlocksOf(folders: ContentFolders, id: string, record: ChangeRecord): readonly string[] | undefined {
  const beside = `${markdownFile(folders, id)}.new`;
  if (existsSync(beside)) {
    const markdown = readFileSync(beside, 'utf8');
    if (sha256(markdown) === record.markdownSha256)
      return readMarkdown(markdown, `texts/${id}.md.new`, id).blocks.map(({ text }) => text);
  }
  const source = sourceFileOf(folders, record);
  if (source === undefined) return undefined;
  const bytes = readFileSync(source);
  return sha256(bytes) === record.source.sha256 ? replay(bytes, record).blocks : undefined;
}

/** A text edited by hand with the names that its record keeps for its paragraphs, unless it was edited again since. */
function withEditedNames(document: ArchiveDocument, { edited = [] }: ChangeRecord): ArchiveDocument {
  const { blocks } = document;
  const fits = edited.length === blocks.length && blocks.every(({ text }, index) => text === edited[index]?.text);
  return fits
    ? { ...document, blocks: blocks.map((block, index) => ({ ...block, name: edited[index]?.name ?? block.name })) }
    : document;
}

/** Settings that were read last: each step of a build asks for them. */
let settingsRead: { readonly text: string; readonly settings: ArchiveSettings } | undefined;

/** Read `archive.yaml`; where there is none, an archive without a name of its own. */
export function loadSettings({ contentDir }: ContentFolders): ArchiveSettings {
  const path = join(contentDir, 'archive.yaml');
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (settingsRead?.text !== text) settingsRead = { text, settings: readArchiveSettings(text) };
  return settingsRead.settings;
}
