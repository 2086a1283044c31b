import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArchiveDocument } from '../../src/document/block.ts';
import { readMarkdown } from '../../src/document/read-markdown.ts';
import { type SearchRecord, searchRecord } from '../../src/search/record.ts';
import { link, paths } from '../../src/site/address.ts';
import { editionOfScript } from '../../src/site/edition.ts';
import { readRecordHead } from '../cleaning/read-record.ts';
import {
  type ContentFolders,
  listIds,
  loadSettings,
  loadText,
  markdownFile,
  recordFile,
  sha256,
} from '../render/content.ts';

/**
 * A function from a text's id to its search record, read from its Markdown alone.
 *
 * Addresses are those below the site's base path, with a slash at their head.
 */
export function searchRecordOf(contentDir: string): (id: string) => SearchRecord {
  const folders = { contentDir, sourcesDir: join(contentDir, 'sources') };
  const { defaultScript } = loadSettings(folders);
  return (id) => {
    const document = documentOf(folders, id);
    const { script } = document.frontMatter;
    const address = (shown: typeof script): string => link('/', paths.text(editionOfScript(defaultScript, shown), id));
    return searchRecord(document, { url: address(script), otherUrl: address(script === 'Hans' ? 'Hant' : 'Hans') });
  };
}

/** A text, without its record unless a person edited it: then the record says what its paragraphs are called. */
function documentOf(folders: ContentFolders, id: string): ArchiveDocument {
  const markdown = readFileSync(markdownFile(folders, id), 'utf8');
  const head = readRecordHead(recordFile(folders, id));
  if (head !== undefined && head.markdownSha256 !== sha256(markdown)) return loadText(folders, id).document;
  return readMarkdown(markdown, `texts/${id}.md`, id);
}

/** Read the search records of all texts of a content folder, one after the other, in the order of their ids. */
export function* searchRecords(contentDir: string): Generator<SearchRecord> {
  const recordOf = searchRecordOf(contentDir);
  for (const id of listIds({ contentDir, sourcesDir: join(contentDir, 'sources') })) yield recordOf(id);
}
