import { foldedCodePoints } from '../script/fold.ts';
import type { FacetName } from './api.ts';
import type { IndexReader } from './index-reader/index-reader.ts';
import { both, either, inTitles, type Matches, near, without } from './matches.ts';
import type { ShardsHolding } from './pair-shards.ts';
import { countPhrase, findPhrase, findPhraseEarly } from './phrase.ts';
import { findPattern, type Piece } from './query/pattern.ts';
import type { Query } from './query/query.ts';

/**
 * How many texts may be read to spare look-ups, in all shards together: as many as a person is shown first, so they are
 * needed anyway. Measured on 2,500 laws: 11 kB of index a query at the median instead of 36; 53 kB with the first texts instead of 68.
 */
const READABLE_TEXTS = 10;

/** An index among others, and what is known of which of them hold what. */
export interface Shard {
  readonly number: number;
  readonly reader: IndexReader;
  readonly shardsHolding: ShardsHolding;
}

/** Whether a shard may have answers to a query; false when it surely has none. */
async function mayAnswer(query: Query, shard: Shard): Promise<boolean> {
  const may = (parts: readonly Query[]): Promise<boolean[]> => Promise.all(parts.map((part) => mayAnswer(part, shard)));
  switch (query.kind) {
    case 'phrase':
      return (await shard.shardsHolding(query.pattern)).shards.has(shard.number);
    case 'all':
      return (await may(query.parts)).every(Boolean);
    case 'any':
      return (await may(query.parts)).some(Boolean);
    case 'without':
      return mayAnswer(query.keep, shard);
    case 'near':
      return (await may([query.left, query.right])).every(Boolean);
    case 'title':
      return mayAnswer(query.part, shard);
    case 'label':
    case 'dates':
      return true;
  }
}

/** In one of several shards at least: what a look-up leaves in it is mostly found in the text. */
const READABLE_IN_SHARD = 3;

/** Texts to be read in one shard, of so many that are asked. */
const readableIn = (shards: number): number => Math.max(READABLE_IN_SHARD, Math.floor(READABLE_TEXTS / shards));

/** Answer a whole query from one index: where hits need only be counted, they are. */
export async function evaluateWhole(query: Query, shard: Shard): Promise<Matches> {
  if (!(await mayAnswer(query, shard))) return [];
  return (
    (query.kind === 'phrase' ? await countPhrase(shard.reader, query.pattern) : undefined) ?? answerOf(query, shard)
  );
}

/** Some of the texts that answer a query, when the whole answer is long in coming; else nothing. */
export async function evaluateEarly(query: Query, shard: Shard): Promise<Matches | undefined> {
  if (query.kind !== 'phrase' || query.pattern.length < 3) return undefined;
  const { shards } = await shard.shardsHolding(query.pattern);
  return shards.has(shard.number) ? findPhraseEarly(shard.reader, query.pattern, readableIn(shards.size)) : undefined;
}

/** Answer a query from one index. */
export async function evaluate(query: Query, shard: Shard): Promise<Matches> {
  return (await mayAnswer(query, shard)) ? answerOf(query, shard) : [];
}

async function answerOf(query: Query, shard: Shard): Promise<Matches> {
  const { number, reader, shardsHolding } = shard;
  const answer = (part: Query): Promise<Matches> => evaluate(part, shard);
  switch (query.kind) {
    case 'phrase': {
      const { shards, level } = await shardsHolding(query.pattern);
      const levelHere = level && ((piece: Piece) => level(number, piece));
      return findPhrase(reader, query.pattern, readableIn(shards.size), levelHere);
    }
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
