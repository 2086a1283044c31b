import { join } from 'node:path';
import { type SearchRecord, searchRecord } from '../../src/search/record.ts';
import { link, paths } from '../../src/site/address.ts';
import { editionOfScript } from '../../src/site/edition.ts';
import { listIds, loadDocument, loadSettings } from '../render/content.ts';

/**
 * A function from a text's id to its search record, read from its Markdown alone: its record is only asked whether a person edited
 * the text, and not even that where the SHA-256 is given of a Markdown that nobody edited.
 *
 * Addresses are those below the site's base path, with a slash at their head.
 */
export function searchRecordOf(contentDir: string): (id: string, hash?: string) => SearchRecord {
  const folders = { contentDir, sourcesDir: join(contentDir, 'sources') };
  const { defaultScript } = loadSettings(folders);
  return (id, hash) => {
    const document = loadDocument(folders, id, hash);
    const { script } = document.frontMatter;
    const address = (shown: typeof script): string => link('/', paths.text(editionOfScript(defaultScript, shown), id));
    return searchRecord(document, { url: address(script), otherUrl: address(script === 'Hans' ? 'Hant' : 'Hans') });
  };
}

/** Read the search records of all texts of a content folder, one after the other, in the order of their ids. */
export function* searchRecords(contentDir: string): Generator<SearchRecord> {
  const recordOf = searchRecordOf(contentDir);
  for (const id of listIds({ contentDir, sourcesDir: join(contentDir, 'sources') })) yield recordOf(id);
}
