import type { ArchiveDocument } from '../../src/document/block.ts';
import { type SearchRecord, searchRecord, sortableDate } from '../../src/search/record.ts';
import { paths } from '../../src/site/address.ts';
import { editionOfScript } from '../../src/site/edition.ts';
import { type ContentFolders, listIds, loadSettings, loadText } from '../render/content.ts';

/** The search records of all texts of a content folder, newest first, read one by one. */
export function* searchRecords(folders: ContentFolders): Generator<SearchRecord> {
  const { defaultScript } = loadSettings(folders);
  const order = listIds(folders).map((id) => {
    const { date } = loadText(folders, id).document.frontMatter;
    return { id, date: sortableDate(date) ?? '' };
  });
  order.sort((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date > b.date ? -1 : 1));
  for (const { id } of order) yield recordOf(loadText(folders, id).document, defaultScript);
}

function recordOf(document: ArchiveDocument, defaultScript: 'Hans' | 'Hant'): SearchRecord {
  const { script, kind } = document.frontMatter;
  const address = (of: 'Hans' | 'Hant') => paths.text(editionOfScript(defaultScript, of), document.id);
  return searchRecord(document, {
    url: address(script),
    otherUrl: address(script === 'Hans' ? 'Hant' : 'Hans'),
    ...(kind === undefined ? {} : { kind }),
  });
}
