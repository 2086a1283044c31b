/** The search page: type, see counts at once, results as they load; the address bar always holds the search. */

import type { FacetName, SearchEngine, SearchResults } from '../search/api.ts';
import { openSearch } from '../search/search.ts';
import { make } from './page.ts';
import { exportCsv, hideCitation, toggleCitation } from './search/export.ts';
import { refocus, showChosen, showFacets } from './search/facets.ts';
import { listenToArrows } from './search/keys.ts';
import type { LineSource } from './search/lines.ts';
import { clearLines, showLines } from './search/lines-view.ts';
import { type Memory, remember, remembered, restore } from './search/memory.ts';
import { showNotes } from './search/notes.ts';
import { messages, page, parts, setting } from './search/page-parts.ts';
import {
  engineOrder,
  type Order,
  ordersOf,
  readState,
  type SearchState,
  toggled,
  type View,
  writeState,
} from './search/state.ts';
import { clearTexts, showTexts } from './search/texts-view.ts';
import { listen } from './search/typing.ts';
import { showChart } from './search/year-chart.ts';

/** How long a search may take before the page says that it is searching, milliseconds. */
const PATIENCE = 300;

const { box, counts, found, order, views, narrow } = parts;

let engine: Promise<SearchEngine> | undefined;
let running = new AbortController();
let state = readState(location.search);
/** What is on the page, and its lines in their order where the concordance shows them. */
let shown: { results: SearchResults; version: string; lines?: LineSource } | undefined;
/** Typing adds one entry to the history, not one a letter. */
let typing = false;

/** Go over to another state: `push` it into the history, or put it in the place of the last one. */
function go(next: Partial<SearchState>, how: 'push' | 'replace'): Promise<void> {
  const allowed = ordersOf[next.view ?? state.view];
  state = { ...state, ...next };
  if (!allowed.includes(state.order)) state = { ...state, order: 'relevance' };
  const address = location.pathname + writeState(state);
  if (address !== location.pathname + location.search) {
    if (how === 'push') history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  }
  return search();
}

const choose = (name: FacetName, value: string): void => {
  void go({ filters: toggled(state.filters, name, value) }, 'push');
};

const ask = (query: string): void => {
  box.value = query;
  typing = false;
  void go({ query }, 'push');
};

function clear(): void {
  shown = undefined;
  counts.textContent = '';
  parts.notes.replaceChildren();
  found.hidden = true;
  hideCitation();
  clearTexts();
  clearLines();
}

/** Bring the controls in line with the state. */
function showControls(): void {
  for (const button of views.querySelectorAll('button'))
    button.setAttribute('aria-pressed', String(button.value === state.view));
  order.replaceChildren(
    ...ordersOf[state.view].map((one) =>
      make('option', { value: one, textContent: messages.searchPage.orders[one], selected: one === state.order }),
    ),
  );
  page.classList.toggle('wide', state.view === 'lines');
  showChosen(state.filters, choose);
}

async function showResults(results: SearchResults, signal: AbortSignal, memory: Memory | undefined): Promise<void> {
  hideCitation();
  found.hidden = results.documents === 0 && Object.keys(state.filters).length === 0;
  if (state.view === 'lines') {
    const lines = await showLines(results, state.order, signal);
    if (signal.aborted) return;
    clearTexts();
    if (shown !== undefined) shown = { ...shown, lines };
  } else {
    await showTexts(results, signal, memory?.shown);
    if (signal.aborted) return;
    clearLines();
  }
  if (memory !== undefined) restore(memory);
}

/** What stands beside the results, after them: it needs more of the index. */
async function showSurroundings(results: SearchResults, signal: AbortSignal): Promise<void> {
  const years = await results.facet('year');
  if (signal.aborted) return;
  const { activeElement } = document;
  const focused = activeElement instanceof HTMLElement ? activeElement.dataset['key'] : undefined;
  showChart(years, state.filters.year ?? [], (year) => choose('year', year));
  refocus(focused);
  if (narrow.open) await showFacets(results, state.filters, choose, signal);
}

function sayCounts({ documents, hits, answered }: SearchResults): void {
  counts.textContent =
    documents === 0 ? `${messages.searchNothing} “${answered}”` : messages.searchCounts(documents, hits);
}

async function search(memory?: Memory): Promise<void> {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  showControls();
  const { query, filters } = state;
  if (query === '') return clear();
  const slow = setTimeout(() => {
    if (!signal.aborted) counts.textContent = messages.searchLoading;
  }, PATIENCE);
  try {
    engine ??= openSearch({ baseUrl: setting.index });
    const opened = await engine;
    const results = await opened.search(query, {
      signal,
      filters,
      sort: engineOrder(state.order),
      ...(setting.script !== undefined && { script: setting.script }),
      onPartial: (partial) => {
        clearTimeout(slow);
        counts.textContent = messages.searchPage.atLeast(messages.searchCounts(partial.documents, partial.hits));
        if (state.view === 'texts') showTexts(partial, signal).catch(() => {});
      },
    });
    if (signal.aborted) return;
    clearTimeout(slow);
    shown = { results, version: opened.version };
    sayCounts(results);
    showNotes(results, ask);
    await showResults(results, signal, memory);
    if (!signal.aborted) await showSurroundings(results, signal);
  } catch {
    if (signal.aborted) return;
    engine = undefined;
    clear();
    counts.textContent = navigator.onLine ? messages.searchFailed : messages.searchPage.offline;
  } finally {
    clearTimeout(slow);
  }
}

listen(
  () => {
    const query = box.value.trim();
    if (query === state.query) return;
    void go({ query }, typing || state.query === '' ? 'replace' : 'push');
    typing = true;
  },
  () => {
    const query = box.value.trim();
    void go({ query }, query === state.query || typing ? 'replace' : 'push');
    typing = false;
  },
);
listenToArrows();
views.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest('button') : null;
  if (button !== null && button.value !== state.view) void go({ view: button.value as View }, 'push');
});
order.addEventListener('change', () => void go({ order: order.value as Order }, 'push'));
narrow.addEventListener('toggle', () => {
  if (narrow.open && shown !== undefined) void showFacets(shown.results, state.filters, choose, running.signal);
});
parts.csv.addEventListener('click', () => {
  if (shown !== undefined) exportCsv(shown.results, shown.lines, running.signal).catch(() => {});
});
parts.cite.addEventListener('click', () => {
  if (shown !== undefined) toggleCitation(state, shown.results, shown.version);
});
addEventListener('popstate', () => {
  state = readState(location.search);
  typing = false;
  box.value = state.query;
  void search(remembered());
});

box.value = state.query;
remember();
if (state.query === '') {
  showControls();
  box.focus();
} else void search(remembered());
