/** What a query means, as a tree. */
import type { QueryNote } from '../api.ts';
import type { Pattern } from './pattern.ts';

export type Query =
  | { readonly kind: 'phrase'; readonly pattern: Pattern }
  /** Texts that hold all of the parts. */
  | { readonly kind: 'all'; readonly parts: readonly Query[] }
  /** Texts that hold any of the parts. */
  | { readonly kind: 'any'; readonly parts: readonly Query[] }
  | { readonly kind: 'without'; readonly keep: Query; readonly drop: Query }
  /** Both, with at most `distance` characters between them, in either order. */
  | { readonly kind: 'near'; readonly left: Query; readonly right: Query; readonly distance: number }
  /** Hits of the part in titles only. */
  | { readonly kind: 'title'; readonly part: Query }
  /** Texts one of whose places, or whose publisher, holds the pattern. */
  | { readonly kind: 'label'; readonly filter: 'place' | 'publisher'; readonly pattern: Pattern }
  /** Texts dated from `from` to `to`, both included; each a year, a month or a day (`2020`, `2020-05`), '' when open. */
  | { readonly kind: 'dates'; readonly from: string; readonly to: string };

export interface ParsedQuery {
  /** `undefined` when there is nothing to search for. */
  readonly query: Query | undefined;
  readonly notes: readonly QueryNote[];
}

/** Patterns whose places in a text are hits of the query; not those it excludes. */
export function hitPatterns(query: Query): readonly Pattern[] {
  switch (query.kind) {
    case 'phrase':
      return [query.pattern];
    case 'all':
    case 'any':
      return query.parts.flatMap(hitPatterns);
    case 'without':
      return hitPatterns(query.keep);
    case 'near':
      return [...hitPatterns(query.left), ...hitPatterns(query.right)];
    case 'title':
      return hitPatterns(query.part);
    case 'label':
    case 'dates':
      return [];
  }
}
