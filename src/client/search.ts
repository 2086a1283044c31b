/** The search page: type, see counts at once, results as they load; the address bar always holds the query. */

import type { Excerpt, FoundDocument, Script, SearchEngine, SearchResult, SearchResults } from '../search/api.ts';
import { openSearch } from '../search/search.ts';
import { displayDate } from '../site/edtf.ts';
import { messagesOf } from '../site/messages/messages.ts';
import { languageOfPage, make } from './page.ts';

/** Number of texts shown at a time. */
const step = 10;
/** How long typing must rest before a search, milliseconds. */
const pause = 150;

const language = languageOfPage();
const messages = messagesOf(language);

function byId<Kind extends HTMLElement>(id: string): Kind {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`No #${id} on the search page`);
  return element as Kind;
}

const page = document.querySelector<HTMLElement>('.search-page') as HTMLElement;
const box = byId<HTMLInputElement>('q');
const form = box.form as HTMLFormElement;
const counts = byId('counts');
const list = byId<HTMLOListElement>('results');
const more = byId<HTMLButtonElement>('more');
const { index = '', base = '/', defaultScript } = page.dataset;
const script = page.dataset['script'] as Script | undefined;

let engine: Promise<SearchEngine> | undefined;
let running = new AbortController();
let timer: ReturnType<typeof setTimeout> | undefined;

/** A text's address; where the edition has no script of its own, in the script that the text was written in. */
function addressOf(document: FoundDocument, query: string, block?: string): string {
  const shown = script ?? document.script;
  const prefix = shown === defaultScript ? '' : `${shown.toLowerCase()}/`;
  const place = block === undefined || block === 'title' ? '' : `#${block}`;
  return `${base}${prefix}texts/${document.id}/?q=${encodeURIComponent(query)}${place}`;
}

function excerptElement(excerpt: Excerpt, document: FoundDocument, query: string): HTMLAnchorElement {
  const { block, left, hit, right, cutLeft, cutRight } = excerpt;
  const link = make('a', { className: 'excerpt', href: addressOf(document, query, block) });
  if (block !== 'title') link.dataset['number'] = block.slice(1);
  link.append((cutLeft ? '……' : '') + left, make('mark', { textContent: hit }), right + (cutRight ? '……' : ''));
  return link;
}

async function resultElement(results: SearchResults, result: SearchResult): Promise<HTMLLIElement> {
  const [document, excerpts] = await Promise.all([result.load(), results.excerpts(result, 3)]);
  const { query } = results;
  const first = excerpts[0]?.block;
  const title = make('a', { href: addressOf(document, query, first), textContent: document.title });
  const facts = [
    ...(document.date === undefined ? [] : [displayDate(document.date, language)]),
    ...(document.publisher === undefined ? [] : [document.publisher]),
    messages.searchHits(result.count),
  ];
  const line = make(
    'p',
    { className: 'line' },
    facts.map((fact) => make('span', { textContent: fact })),
  );
  const shown = excerpts.map((excerpt) => excerptElement(excerpt, document, query));
  const item = make('li', {}, [make('h2', {}, [title]), line, ...shown]);
  item.lang = `zh-${script ?? document.script}`;
  return item;
}

async function show(results: SearchResults, from: number, signal: AbortSignal): Promise<void> {
  const items = await Promise.all(
    results.results.slice(from, from + step).map((result) => resultElement(results, result)),
  );
  if (signal.aborted) return;
  if (from === 0) list.replaceChildren(...items);
  else list.append(...items);
  more.hidden = from + step >= results.results.length;
  more.onclick = () => {
    more.hidden = true;
    void show(results, from + step, signal);
  };
}

function clear(): void {
  counts.textContent = '';
  list.replaceChildren();
  more.hidden = true;
}

async function search(): Promise<void> {
  clearTimeout(timer);
  running.abort();
  running = new AbortController();
  const { signal } = running;
  const query = box.value.trim();
  const address = new URL(location.href);
  if (query === '') address.searchParams.delete('q');
  else address.searchParams.set('q', query);
  if (address.href !== location.href) history.replaceState(null, '', address);
  if (query === '') return clear();
  const slow = setTimeout(() => {
    if (!signal.aborted) counts.textContent = messages.searchLoading;
  }, 300);
  try {
    engine ??= openSearch({ baseUrl: index });
    const opened = await engine;
    const results = await opened.search(query, { signal, ...(script !== undefined && { script }) });
    if (signal.aborted) return;
    clearTimeout(slow);
    counts.textContent =
      results.documents === 0
        ? `${messages.searchNothing} “${query}”`
        : messages.searchCounts(results.documents, results.hits);
    await show(results, 0, signal);
  } catch {
    if (signal.aborted) return;
    engine = undefined;
    clear();
    counts.textContent = messages.searchFailed;
  } finally {
    clearTimeout(slow);
  }
}

// A query that is being put together in an input method is not a query yet.
box.addEventListener('input', (event) => {
  clearTimeout(timer);
  if (!(event instanceof InputEvent && event.isComposing)) timer = setTimeout(search, pause);
});
box.addEventListener('compositionend', () => {
  clearTimeout(timer);
  timer = setTimeout(search, pause);
});
box.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || event.isComposing) return;
  event.preventDefault();
  box.value = '';
  void search();
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void search();
});
addEventListener('popstate', () => {
  box.value = new URLSearchParams(location.search).get('q') ?? '';
  void search();
});

box.value = new URLSearchParams(location.search).get('q') ?? '';
if (box.value === '') box.focus();
else void search();
