/**
 * The public types of exact search. The page, the terminal command and the tests all use these and nothing deeper.
 *
 * Unlike most search libraries there is no "best effort": what is found is exactly what the browser's own find would
 * find on the pages (width, case and script folded), and the numbers are exact, not estimates.
 */

import type { Script } from '../script/script.ts';

export type { Script };

/** Where a query was found inside one block, in UTF-16 code units of the block's text, half-open. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A hit in a text: `block` is `title` or the paragraph's own name (`p12`); offsets are those of the text shown. */
export interface Hit extends Span {
  readonly block: string;
}

/** A hit with what stands around it (keyword in context), in the reader's script. Never contains markup. */
export interface Excerpt {
  readonly block: string;
  /** Where the hit begins in the block, in UTF-16 code units; the address of one hit among several in a block. */
  readonly start: number;
  /** The hit is the first in its block: the block's address is its own. */
  readonly firstInBlock: boolean;
  /** Address of the paragraph on the site: the text's URL with `#p12`; without a fragment for the title. */
  readonly url: string;
  readonly left: string;
  readonly hit: string;
  readonly right: string;
  /** The block goes on to the left of `left` / to the right of `right`. */
  readonly cutLeft: boolean;
  readonly cutRight: boolean;
}

/** A text that was found, with what its index record holds. */
export interface FoundDocument {
  readonly id: string;
  /** The text's address below the site's base path, in the script asked for. */
  readonly url: string;
  /** In the script asked for. */
  readonly title: string;
  /** EDTF, as in the front matter. */
  readonly date?: string;
  /** In the script asked for, as places are. */
  readonly publisher?: string;
  readonly places: readonly string[];
  readonly kind?: string;
  /** Script in which the text was originally written. */
  readonly script: Script;
  readonly count: number;
  readonly hits: readonly Hit[];
}

/** One text among the results: numbers are known at once, the rest is fetched by `load` (one small file). */
export interface SearchResult {
  /** Stable within one built index; good as a list key. */
  readonly key: string;
  /** Number of hits, title included. */
  readonly count: number;
  /** Number of hits in the title. */
  readonly titleCount: number;
  readonly score: number;
  load(): Promise<FoundDocument>;
}

/** Number of texts and of hits for one value of a facet, within the results. */
export interface FacetValue {
  /** As `SearchOptions.filters` takes it. */
  readonly value: string;
  /** For the reader: in the script asked for. */
  readonly label: string;
  readonly documents: number;
  readonly hits: number;
}

/** `place`: by the first of a text's places in the order of its value, texts without one last. */
export type SortOrder = 'relevance' | 'newest' | 'oldest' | 'place';

/** Facets a text can be chosen by. */
export type FacetName = 'year' | 'place' | 'publisher' | 'kind' | 'script' | 'damage';

export const facetNames: readonly FacetName[] = ['year', 'place', 'publisher', 'kind', 'script', 'damage'];

export interface SearchOptions {
  /** Script of titles and excerpts; default: each text's original script. */
  readonly script?: Script;
  readonly sort?: SortOrder;
  /** Keep texts that have, for each facet named, one of its values. */
  readonly filters?: Readonly<Partial<Record<FacetName, readonly string[]>>>;
  /**
   * Called when the answer is long in coming (a phrase of very common pairs): counts and texts found so far, which the answer
   * can only add to.
   */
  readonly onPartial?: (results: SearchResults) => void;
  /** Stops the search; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface SearchResults {
  readonly query: string;
  /** The query that was answered: another one where the words of `pinyin` were searched. */
  readonly answered: string;
  /** The archive's words that a query of Latin letters spells, when it does. */
  readonly pinyin?: PinyinReading;
  /** How the query was read, in words a person can check; empty for a plain phrase. */
  readonly notes: readonly QueryNote[];
  /** Number of texts found. */
  readonly documents: number;
  /** Number of hits in all of them. */
  readonly hits: number;
  /** All of them, sorted. */
  readonly results: readonly SearchResult[];
  /** The first `limit` hits of one result in context (default 3), in reading order. */
  excerpts(result: SearchResult, limit?: number): Promise<readonly Excerpt[]>;
  /**
   * Values of a facet within these results, the most frequent first (years: the newest first). The values of this facet
   * that were chosen do not limit it, those of the others do: it shows what choosing another value as well would add.
   */
  facet(name: FacetName): Promise<readonly FacetValue[]>;
}

/** A query of Latin letters read as pinyin. */
export interface PinyinReading {
  /** In the script asked for, the most frequent first. */
  readonly words: readonly string[];
  /** The words were searched, as the letters themselves stand nowhere; else they are only offered. */
  readonly searched: boolean;
}

/** Something in the query was read in a way the person may not expect. */
export interface QueryNote {
  readonly kind: 'unclosed-quote' | 'lone-operator' | 'only-excluded' | 'unknown-field' | 'bad-date' | 'too-long';
  /** The piece of the query it is about. */
  readonly text: string;
}

export interface SearchEngine {
  /** Number of texts in the index. */
  readonly documents: number;
  /** Digest of all texts as they were indexed, for citations; '' in an index that has none. */
  readonly version: string;
  search(query: string, options?: SearchOptions): Promise<SearchResults>;
}

/**
 * Reads one file of the index.
 *
 * @param url - `baseUrl` + the file's path.
 * @returns its bytes as stored, or `undefined` when there is no such file.
 * @throws when the file may exist but cannot be read (network, permissions).
 */
export type IndexLoader = (url: string) => Promise<Uint8Array | undefined>;

export interface OpenSearchOptions {
  /** Folder of the index with a slash at its end: `/base/pagefind/`. */
  readonly baseUrl: string;
  /** Default: `fetch`. */
  readonly loader?: IndexLoader;
}

/** Opens the index of a site. Rejects with `NoIndexError` when there is none at `baseUrl`. */
export type OpenSearch = (options: OpenSearchOptions) => Promise<SearchEngine>;

/** Spans of a query's hits in a text shown to the reader (a paragraph or a title); never rejects, never throws. */
export type HitsInBlock = (query: string, text: string) => readonly Span[];
