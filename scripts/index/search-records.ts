import { join } from 'node:path';
import { type SearchRecord, searchRecord } from '../../src/search/record.ts';
import { link, paths } from '../../src/site/address.ts';
import { editionOfScript } from '../../src/site/edition.ts';
import { listIds, loadSettings, loadText } from '../render/content.ts';

/**
 * Read the search records of all texts of a content folder, one after the other, in the order of their ids.
 *
 * Addresses are those below the site's base path, with a slash at their head.
 */
export function* searchRecords(contentDir: string): Generator<SearchRecord> {
  const folders = { contentDir, sourcesDir: join(contentDir, 'sources') };
  const { defaultScript } = loadSettings(folders);
  for (const id of listIds(folders)) {
    const { document } = loadText(folders, id);
    const { script } = document.frontMatter;
    const address = (shown: typeof script): string => link('/', paths.text(editionOfScript(defaultScript, shown), id));
    yield searchRecord(document, { url: address(script), otherUrl: address(script === 'Hans' ? 'Hant' : 'Hans') });
  }
}
