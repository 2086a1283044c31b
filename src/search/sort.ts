import type { SearchResult, SortOrder } from './api.ts';
import type { IndexReader } from './index-reader/index-reader.ts';

/** The key of each page of each shard in an order: its date, or its first place; none for relevance. */
export function sortKeys(
  readers: readonly IndexReader[],
  order: SortOrder,
): Promise<readonly ReadonlyMap<number, string>[]> {
  if (order === 'relevance') return Promise.resolve([]);
  return Promise.all(
    readers.map(async (reader) => {
      const keys = new Map<number, string>();
      for (const [value, pages] of await reader.filter(order === 'place' ? 'place' : 'date')) {
        for (const page of pages) {
          const known = keys.get(page);
          if (known === undefined || value < known) keys.set(page, value);
        }
      }
      return keys;
    }),
  );
}

/** Put results in order; equals stay in the order in which their texts were indexed. Those without a key come last. */
export function sortResults(
  results: readonly SearchResult[],
  order: SortOrder,
  keyOf: (result: SearchResult) => string,
): SearchResult[] {
  if (order === 'relevance') return [...results].sort((one, other) => other.score - one.score);
  const direction = order === 'newest' ? -1 : 1;
  const keyed = results.map((result) => ({ result, key: keyOf(result) }));
  keyed.sort((one, other) => {
    if (one.key === other.key) return 0;
    if (one.key === '' || other.key === '') return one.key === '' ? 1 : -1;
    return one.key < other.key ? -direction : direction;
  });
  return keyed.map(({ result }) => result);
}
