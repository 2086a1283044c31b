/** What the search page shows, as its address holds it: a shared link, a reload and the way back show the same. */
import { type FacetName, facetNames, type SortOrder } from '../../search/api.ts';

/** `left` and `right`: lines of the concordance by what precedes and what follows the hit. */
export type Order = SortOrder | 'left' | 'right';

export type View = 'texts' | 'lines';

export type Filters = Readonly<Partial<Record<FacetName, readonly string[]>>>;

export interface SearchState {
  readonly query: string;
  readonly view: View;
  readonly order: Order;
  readonly filters: Filters;
}

export const ordersOf: Readonly<Record<View, readonly Order[]>> = {
  texts: ['relevance', 'newest', 'oldest'],
  lines: ['relevance', 'right', 'left', 'newest', 'oldest', 'place'],
};

/** Read the state from the query part of an address; what is not known there is left out. */
export function readState(search: string): SearchState {
  const parameters = new URLSearchParams(search);
  const view: View = parameters.get('view') === 'lines' ? 'lines' : 'texts';
  const order = ordersOf[view].find((one) => one === parameters.get('sort')) ?? 'relevance';
  const filters: Partial<Record<FacetName, readonly string[]>> = {};
  for (const name of facetNames) {
    const values = [...new Set(parameters.getAll(name))].filter((value) => value !== '');
    if (values.length > 0) filters[name] = values;
  }
  return { query: (parameters.get('q') ?? '').trim(), view, order, filters };
}

/** Write the state as the query part of an address, with its `?`; '' when there is nothing to say. */
export function writeState({ query, view, order, filters }: SearchState): string {
  const parameters = new URLSearchParams();
  if (query !== '') parameters.set('q', query);
  if (view !== 'texts') parameters.set('view', view);
  if (order !== 'relevance') parameters.set('sort', order);
  for (const name of facetNames) for (const value of filters[name] ?? []) parameters.append(name, value);
  const written = parameters.toString();
  return written === '' ? '' : `?${written}`;
}

/** The filters with a value added, or taken away where it was chosen. */
export function toggled(filters: Filters, name: FacetName, value: string): Filters {
  const { [name]: values = [], ...others } = filters;
  const changed = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  return changed.length === 0 ? others : { ...others, [name]: changed };
}

/** The order of the engine's results that stands behind an order of lines. */
export function engineOrder(order: Order): SortOrder {
  return order === 'left' || order === 'right' ? 'relevance' : order;
}
