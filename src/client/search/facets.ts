/** The panel of facets: values with counts, each a switch; several of one facet mean any, several facets mean all. */
import { type FacetName, type FacetValue, facetNames, type SearchResults } from '../../search/api.ts';
import { make } from '../page.ts';
import { labelOf } from './labels.ts';
import { messages, parts } from './page-parts.ts';
import type { Filters } from './state.ts';

/** Values shown of one facet before the rest is unfolded. */
const FIRST_VALUES = 8;

export type Choose = (name: FacetName, value: string) => void;

function valueButton(name: FacetName, { value, documents, hits }: FacetValue, chosen: boolean, choose: Choose) {
  const button = make('button', { type: 'button', className: 'value' }, [
    make('span', { textContent: labelOf(name, value) }),
    ' ',
    make('small', { textContent: documents.toLocaleString() }),
  ]);
  button.title = messages.searchPage.facetCount(documents, hits);
  button.dataset['key'] = `${name} ${value}`;
  button.setAttribute('aria-pressed', String(chosen));
  button.addEventListener('click', () => choose(name, value));
  return button;
}

function facetElement(name: FacetName, values: readonly FacetValue[], chosen: readonly string[], choose: Choose) {
  const { facets, moreValues } = messages.searchPage;
  const isChosen = ({ value }: FacetValue): boolean => chosen.includes(value);
  const first = values.filter((value, index) => index < FIRST_VALUES || isChosen(value));
  const rest = values.filter((value) => !first.includes(value));
  const button = (value: FacetValue): HTMLElement => valueButton(name, value, isChosen(value), choose);
  const list = make('div', { className: 'values' }, first.map(button));
  list.setAttribute('role', 'group');
  list.setAttribute('aria-label', facets[name]);
  const parts: HTMLElement[] = [make('h2', { textContent: facets[name] }), list];
  if (rest.length > 0) {
    const more = make('button', { type: 'button', className: 'unfold', textContent: moreValues(rest.length) });
    more.addEventListener('click', () => {
      const added = rest.map(button);
      list.append(...added);
      more.remove();
      added[0]?.focus();
    });
    parts.push(more);
  }
  return make('div', { className: `facet facet-${name}` }, parts);
}

/** Count and show all facets; those with a single value that all results have say nothing and are left out. */
export async function showFacets(results: SearchResults, filters: Filters, choose: Choose, signal: AbortSignal) {
  const counted = await Promise.all(
    facetNames.map(async (name) => ({ name, values: await results.facet(name), chosen: filters[name] ?? [] })),
  );
  if (signal.aborted) return;
  const shown = counted.filter(
    ({ values, chosen }) =>
      values.length > 1 || chosen.length > 0 || values.some(({ documents }) => documents < results.documents),
  );
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset['key'] : undefined;
  parts.facets.replaceChildren(...shown.map(({ name, values, chosen }) => facetElement(name, values, chosen, choose)));
  refocus(focused);
}

/** What is made anew loses the focus: give it to the element that stands for the same. */
export function refocus(key: string | undefined): void {
  if (key === undefined || document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>(`.search-page [data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

/** Show the values that are chosen, each with a way to take it off. */
export function showChosen(filters: Filters, choose: Choose): void {
  const chips = facetNames.flatMap((name) =>
    (filters[name] ?? []).map((value) => {
      const label = labelOf(name, value);
      const chip = make('button', { type: 'button', textContent: label });
      chip.setAttribute('aria-label', messages.searchPage.remove(label));
      chip.addEventListener('click', () => choose(name, value));
      return make('li', {}, [chip]);
    }),
  );
  parts.chosen.replaceChildren(...chips);
}
