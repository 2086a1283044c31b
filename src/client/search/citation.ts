import { type FacetName, facetNames, type SearchResults } from '../../search/api.ts';
import type { Messages } from '../../site/messages/messages.ts';
import type { SearchState } from './state.ts';

/** What a citation says besides the search itself. */
export interface CitationSetting {
  readonly messages: Messages;
  readonly archive: string;
  /** Digest of the archive's texts. */
  readonly version: string;
  readonly address: string;
  readonly accessed: Date;
  readonly labelOf: (name: FacetName, value: string) => string;
}

/** A search as one cites it: query, filters, archive and its version, counts, address, date of access. */
export function citationOf(
  state: SearchState,
  { documents, hits, pinyin }: SearchResults,
  { messages, archive, version, address, accessed, labelOf }: CitationSetting,
): string {
  const filters = facetNames.flatMap((name) => {
    const values = state.filters[name];
    const words = messages.searchPage;
    return values === undefined
      ? []
      : [`${words.facets[name]} ${values.map((value) => labelOf(name, value)).join('/')}`];
  });
  const two = (value: number): string => String(value).padStart(2, '0');
  return messages.searchPage.citation({
    archive,
    version,
    query: state.query,
    read: pinyin?.searched ? pinyin.words.join('|') : '',
    filters,
    counts: messages.searchCounts(documents, hits),
    address,
    date: `${accessed.getFullYear()}-${two(accessed.getMonth() + 1)}-${two(accessed.getDate())}`,
  });
}
