/**
 * An index of the same texts by Pagefind's own indexer: what ours is compared with in tests. Its pages are HTML whose
 * words are pairs of characters; blocks end in commas, which take positions and are not indexed.
 */
import * as pagefind from 'pagefind';
import { foldedCodePoints } from '../../src/script/fold.ts';
import { recordFilters } from '../../src/search/feed.ts';
import { BLOCK_GAP } from '../../src/search/fragment.ts';
import { pairWords } from '../../src/search/pair-word.ts';
import { type SearchRecord, sortableDate } from '../../src/search/record.ts';
import { LANGUAGE } from './shard-lists.ts';

/** As attributes, for a stored weight of 25 and of 168: Pagefind stores weight x 24, rounded. */
const BODY_WEIGHT = '1.0418';
const TITLE_WEIGHT = '7';

const BLOCK_END = Array.from({ length: BLOCK_GAP }, () => '，').join(' ');

const words = (text: string): string => `${pairWords(foldedCodePoints(text)).join(' ')} ${BLOCK_END}`;

const attribute = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

function html(record: SearchRecord): string {
  const filters = recordFilters(record).map(
    ([name, value]) => `<i data-pagefind-filter="${name}[data-value]" data-value="${attribute(value)}"></i>`,
  );
  const date = sortableDate(record.date);
  const sort = date === undefined ? '' : `<i data-pagefind-sort="date:${date}"></i>`;
  const title = `<b data-pagefind-weight="${TITLE_WEIGHT}">${words(record.title)}</b>`;
  const body = record.blocks.map(({ text }) => words(text)).join(' ');
  return `<html lang="${LANGUAGE}"><body data-pagefind-body>${filters.join('')}${sort}<div data-pagefind-weight="${BODY_WEIGHT}">${title} ${body}</div></body></html>`;
}

/** Index texts that all have a character. @throws when Pagefind fails. */
export async function buildPagefindIndex(records: readonly SearchRecord[], folder: string): Promise<void> {
  const { index, errors } = await pagefind.createIndex();
  if (index === undefined) throw new Error(`Pagefind could not start: ${errors.join('; ')}`);
  for (const record of records) {
    const added = await index.addHTMLFile({ url: record.url, content: html(record) });
    errors.push(...added.errors);
  }
  const written = await index.writeFiles({ outputPath: folder });
  errors.push(...written.errors);
  await pagefind.close();
  if (errors.length > 0) throw new Error(`Pagefind could not index: ${errors.join('; ')}`);
}
