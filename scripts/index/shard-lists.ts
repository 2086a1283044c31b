/** The files of a shard that list its texts and chunks: `pf_meta`, filters, and our own reader's table. */
import { tableFile } from '../../src/search/index-reader/table.ts';
import { encodeFilter, encodeMeta, type Meta } from '../../src/search/index-writer/encode-meta.ts';
import { encodeTable } from '../../src/search/index-writer/encode-table.ts';
import type { NamedFile, ShardState, ShardText } from './shard-state.ts';
import { digestOf, type StoredFile, shortNames, store } from './stored-files.ts';

/** Language of the index: several. Pagefind's client names the index by it and stems nothing then. */
export const LANGUAGE = 'mul';

/** Names in the site of fragments and chunks, as many as there are texts and chunks. */
export interface ShardNames {
  readonly fragments: readonly string[];
  readonly chunks: readonly string[];
  readonly counts: readonly string[];
}

/** What the lists are made of. */
type ListedShard = Pick<ShardState, 'texts' | 'chunks' | 'counts'>;

/** Names by the texts that they were made for. */
const known = new WeakMap<ListedShard['texts'], ShardNames>();

export function namesOf({ texts, chunks, counts }: ListedShard): ShardNames {
  const names = known.get(texts) ?? {
    fragments: shortNames(texts.map(({ fragment }) => fragment.digest)),
    chunks: shortNames(chunks.map(({ file }) => file.digest)),
    counts: shortNames(counts.map(({ file }) => file.digest)),
  };
  known.set(texts, names);
  return names;
}

/** Write them. @param version of Pagefind whose client is to read the index. @returns the files and the name of the meta. */
export function storeLists(
  folder: string,
  version: string,
  shard: ListedShard,
): { readonly meta: string; readonly others: NamedFile[] } {
  const { texts, chunks, counts } = shard;
  const names = namesOf(shard);
  const others: NamedFile[] = [];
  const add = (content: Uint8Array, pathOf: (digest: string) => string): StoredFile => {
    const file = store(folder, digestOf(content), content);
    others.push({ path: pathOf(file.digest), file });
    return file;
  };
  const filters = [...filterValues(texts)].sort(([a], [b]) => (a < b ? -1 : 1));
  const listed = filters.map(([name, values]): [string, string] => {
    const { digest } = add(encodeFilter(name, values), (digest) => `filter/${digest}.pf_filter`);
    return [name, digest];
  });
  const dated = texts.flatMap(({ date }, page) => (date === undefined ? [] : [{ date, page }]));
  dated.sort((one, other) => (one.date === other.date ? one.page - other.page : one.date < other.date ? -1 : 1));
  const lists: Meta = {
    version,
    pages: texts.map(({ length }, page) => ({ name: names.fragments[page] as string, length })),
    chunks: chunks.map(({ first, last }, number) => ({ first, last, name: names.chunks[number] as string })),
    filters: listed,
    sorts: dated.length === 0 ? [] : [['date', dated.map(({ page }) => page)]],
  };
  const content = encodeMeta(lists);
  const meta = `${LANGUAGE}_${digestOf(content)}`;
  add(content, () => `pagefind.${meta}.pf_meta`);
  const counted = counts.map(({ key }, number) => ({ key, name: names.counts[number] as string }));
  const sizes = chunks.map(({ file }) => file.size);
  add(encodeTable(lists, sizes, counted), () => tableFile(meta));
  return { meta, others };
}

/** Pages of each value of each filter. */
function filterValues(texts: readonly ShardText[]): Map<string, Map<string, number[]>> {
  const filters = new Map<string, Map<string, number[]>>();
  texts.forEach((text, page) => {
    for (const [name, value] of text.filters) {
      let values = filters.get(name);
      if (values === undefined) {
        values = new Map();
        filters.set(name, values);
      }
      const pages = values.get(value);
      if (pages === undefined) values.set(value, [page]);
      else if (pages.at(-1) !== page) pages.push(page);
    }
  });
  return filters;
}
