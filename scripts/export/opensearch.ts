/**
 * An archive for OpenSearch (or Elasticsearch): an index's settings and mapping, and files for its `_bulk` address.
 *
 * Our search finds any substring. There it is a phrase of n-grams: `match_phrase` on a field that is cut into single
 * characters and pairs, each at a position of its own, in their order: 产业链 is 产, 产业, 业, 业链, 链. A query is cut in the same
 * way, so a phrase stands exactly where the query's characters stand side by side, single characters and blanks too.
 */
import type { SearchRecord } from '../../src/search/record.ts';
import { searched } from './groonga.ts';

/** Settings and mapping of the index: the body of `PUT /INDEX`. */
export const openSearchIndex = {
  settings: {
    analysis: {
      tokenizer: {
        // No `token_chars`: every character counts, punctuation and blanks too, as in our search.
        characters_and_pairs: { type: 'ngram', min_gram: 1, max_gram: 2, token_chars: [] },
      },
      analyzer: {
        // No filters: texts and queries are folded before (both scripts, width, case), as no filter there does it.
        folded: { type: 'custom', tokenizer: 'characters_and_pairs', filter: [] },
      },
    },
  },
  mappings: {
    dynamic: 'strict',
    properties: {
      id: { type: 'keyword' },
      url: { type: 'keyword', index: false },
      // Shown, not searched.
      title: { type: 'keyword', index: false, doc_values: false },
      text: { type: 'keyword', index: false, doc_values: false },
      names: { type: 'keyword', index: false, doc_values: false },
      // EDTF (`2024~`, `XXXX-11-02`): not every one is a date of the calendar.
      date: { type: 'keyword' },
      publisher: { type: 'keyword' },
      places: { type: 'keyword' },
      script: { type: 'keyword' },
      // Title and paragraphs, a gap between two, so that no phrase crosses it; how often a word stands there is not needed.
      folded: { type: 'text', analyzer: 'folded', position_increment_gap: 100, norms: false },
    },
  },
} as const;

/** A text as two lines of a bulk file: what to do, and the document. */
export function openSearchLines(index: string, record: SearchRecord): string {
  const { id, url, title, date, publisher, places, script, blocks } = record;
  const document = {
    id,
    url,
    title: title.toWellFormed(),
    ...(date !== undefined && { date }),
    ...(publisher !== undefined && { publisher }),
    places,
    script,
    names: blocks.map(({ name }) => name),
    text: blocks.map(({ text }) => text.toWellFormed()),
    folded: [title, ...blocks.map(({ text }) => text)].map(searched),
  };
  return `${JSON.stringify({ index: { _index: index, _id: id } })}\n${JSON.stringify(document)}`;
}

/** The body of `GET /INDEX/_search` that asks for all texts with a string. */
export function openSearchQuery(query: string): object {
  return {
    query: { match_phrase: { folded: { query: searched(query), slop: 0 } } },
    _source: ['id', 'title', 'url'],
    track_total_hits: true,
  };
}
