import { foldedCodePoints } from '../script/fold.ts';
import type { FacetName } from './api.ts';
import type { IndexReader } from './index-reader/index-reader.ts';
import { both, either, inTitles, type Matches, near, without } from './matches.ts';
import { findPhrase } from './phrase.ts';
import { findPattern } from './query/pattern.ts';
import type { Query } from './query/query.ts';

/** Answer a query from one index. */
export async function evaluate(query: Query, reader: IndexReader): Promise<Matches> {
  const answer = (part: Query): Promise<Matches> => evaluate(part, reader);
  switch (query.kind) {
    case 'phrase':
      return findPhrase(reader, query.pattern);
    case 'all':
      return (await Promise.all(query.parts.map(answer))).reduce(both);
    case 'any':
      return (await Promise.all(query.parts.map(answer))).reduce(either);
    case 'without': {
      const [keep, drop] = await Promise.all([answer(query.keep), answer(query.drop)]);
      return without(keep, drop);
    }
    case 'near': {
      const [left, right] = await Promise.all([answer(query.left), answer(query.right)]);
      return near(left, right, query.distance);
    }
    case 'title':
      return inTitles(await answer(query.part));
    case 'label':
      return pagesWhere(
        reader,
        query.filter,
        (value) => findPattern(foldedCodePoints(value), query.pattern).length > 0,
      );
    case 'dates': {
      const { from, to } = query;
      return pagesWhere(reader, 'date', (date) => date >= from && (to === '' || date.slice(0, to.length) <= to));
    }
  }
}

/** Pages that have an accepted value of a filter, without hits. */
async function pagesWhere(reader: IndexReader, filter: string, accepts: (value: string) => boolean): Promise<Matches> {
  const pages = new Set<number>();
  for (const [value, having] of await reader.filter(filter)) {
    if (accepts(value)) for (const page of having) pages.add(page);
  }
  return [...pages].sort((one, other) => one - other).map((page) => ({ page, spans: [], titleCount: 0 }));
}

/** Keep the pages that have, for each facet, one of the values chosen. */
export async function chosen(
  matches: Matches,
  filters: Readonly<Partial<Record<FacetName, readonly string[]>>>,
  reader: IndexReader,
): Promise<Matches> {
  let kept = matches;
  for (const [name, values] of Object.entries(filters)) {
    if (values.length === 0) continue;
    kept = both(kept, await pagesWhere(reader, name, (value) => values.includes(value)));
  }
  return kept;
}
