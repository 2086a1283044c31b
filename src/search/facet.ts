import { roughlyInOtherScript } from '../script/difference.ts';
import type { FacetName, FacetValue, Script } from './api.ts';
import type { IndexReader } from './index-reader/index-reader.ts';
import { hitCount, type Matches } from './matches.ts';

/** Facets whose values are codes, not words of the archive. */
const CODED: readonly FacetName[] = ['script', 'damage', 'year'];

/** Count texts and hits for each value of a facet; `found` holds the pages of each shard. */
export async function countFacet(
  readers: readonly IndexReader[],
  found: readonly Matches[],
  name: FacetName,
  script: Script | undefined,
): Promise<FacetValue[]> {
  const values = new Map<string, { documents: number; hits: number }>();
  const filters = await Promise.all(readers.map((reader) => reader.filter(name)));
  filters.forEach((filter, shard) => {
    const counts = new Map((found[shard] ?? []).map((match) => [match.page, hitCount(match)]));
    for (const [value, pages] of filter) {
      for (const page of pages) {
        const hits = counts.get(page);
        if (hits === undefined) continue;
        const sum = values.get(value) ?? { documents: 0, hits: 0 };
        values.set(value, { documents: sum.documents + 1, hits: sum.hits + hits });
      }
    }
  });
  const list = Array.from(
    values,
    ([value, sums]): FacetValue => ({
      value,
      label: CODED.includes(name) ? value : inScript(value, script),
      ...sums,
    }),
  );
  const byValue = (one: FacetValue, other: FacetValue): number => (one.value < other.value ? -1 : 1);
  return name === 'year'
    ? list.sort((one, other) => byValue(other, one))
    : list.sort((one, other) => other.documents - one.documents || byValue(one, other));
}

/** A value in the script asked for, whichever it is written in. */
export function inScript(value: string, script: Script | undefined): string {
  return script === undefined ? value : roughlyInOtherScript(value, script === 'Hans' ? 'Hant' : 'Hans');
}
