/** One text of a shard: its fragment is written, its characters are kept for the index. */
import { fragmentJson, recordFilters } from '../../src/search/feed.ts';
import type { FoldedText } from '../../src/search/index-writer/folded-text.ts';
import { type SearchRecord, sortableDate } from '../../src/search/record.ts';
import { utf8 } from '../cli/utf8.ts';
import type { ShardText } from './shard-state.ts';
import { digestOf, store } from './stored-files.ts';
import type { PackWriter } from './text-pack.ts';

/** The blocks that are indexed, the title first. */
export function indexedBlocks({ title, blocks }: SearchRecord): string[] {
  return [title, ...blocks.map(({ text }) => text)];
}

/** Write a text's fragment and put it into the pack. @param folded holds the text afterwards. */
export function storeText(
  folder: string,
  pack: PackWriter,
  hash: string,
  record: SearchRecord,
  folded: FoldedText,
): ShardText {
  const blocks = indexedBlocks(record);
  folded.set(blocks);
  const json = utf8(fragmentJson(record));
  const date = sortableDate(record.date);
  return {
    id: record.id,
    hash,
    fragment: store(folder, digestOf(json), json),
    packed: pack.add(blocks),
    isTraditional: record.script === 'Hant',
    titleLength: folded.titleLength,
    length: folded.length,
    filters: recordFilters(record),
    ...(date === undefined ? {} : { date }),
  };
}
