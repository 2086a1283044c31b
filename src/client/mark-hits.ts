/** Mark what a search found (`?q=`), and lead from one hit to the next. */

import { hitsInText } from '../search/hits-in-text.ts';
import { type Messages, messagesOf } from '../site/messages/messages.ts';
import { languageOfPage, make } from './page.ts';

/** A hit on the page; where it runs through other elements it has a mark in each. */
interface MarkedHit {
  readonly block: Element;
  /** In the block's text, UTF-16 code units. */
  readonly start: number;
  readonly marks: readonly HTMLElement[];
}

/** The text nodes of a block that belong to the text itself, not to its paragraph number or readings set above it. */
function textNodes(block: Element): Text[] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('.number, rt, .retired') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const nodes: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) nodes.push(node as Text);
  return nodes;
}

/** Put `<mark>` around a span of a block's text. */
function markSpan(block: Element, start: number, end: number): HTMLElement[] {
  const marks: HTMLElement[] = [];
  let offset = 0;
  for (const node of textNodes(block)) {
    const from = Math.max(start - offset, 0);
    const to = Math.min(end - offset, node.data.length);
    offset += node.data.length;
    if (from >= to) continue;
    const middle = node.splitText(from);
    middle.splitText(to - from);
    const mark = document.createElement('mark');
    middle.replaceWith(mark);
    mark.append(middle);
    marks.push(mark);
  }
  return marks;
}

/** Each hit of the page, in reading order. */
function markHits(article: Element, query: string): MarkedHit[] {
  const blocks = [...article.querySelectorAll('h1[id], .body [id]')];
  const texts = blocks.map((block) =>
    textNodes(block)
      .map(({ data }) => data)
      .join(''),
  );
  const found = hitsInText(query, texts);
  return blocks.flatMap((block, index) =>
    (found[index] ?? []).map(({ start, end }) => ({ block, start, marks: markSpan(block, start, end) })),
  );
}

/** The hit that the address names by paragraph (`#p12`) and place in it (`at`), else the first. */
function addressedHit(hits: readonly MarkedHit[]): number {
  const name = location.hash === '' ? 'title' : location.hash.slice(1);
  const at = Number(new URLSearchParams(location.search).get('at') ?? 0);
  const inBlock = (hit: MarkedHit): boolean => hit.block.id === name;
  const exact = hits.findIndex((hit) => inBlock(hit) && hit.start >= at);
  return Math.max(0, exact >= 0 ? exact : hits.findIndex(inBlock));
}

/** Write into the address which hit is shown, so that a shared link shows the same. */
function address(hits: readonly MarkedHit[], current: number): void {
  const hit = hits[current];
  if (hit === undefined) return;
  const url = new URL(location.href);
  if (hits[current - 1]?.block === hit.block) url.searchParams.set('at', String(hit.start));
  else url.searchParams.delete('at');
  url.hash = hit.block.id === 'title' ? '' : hit.block.id;
  history.replaceState(history.state, '', url);
}

/** Where the search was: as the reader left it if she has just come from there. */
function searchAddress(article: HTMLElement, query: string): string {
  const search = new URL(article.dataset['search'] ?? '', location.href);
  const from = document.referrer === '' ? undefined : new URL(document.referrer);
  if (from?.origin === search.origin && from.pathname === search.pathname) return from.href;
  search.searchParams.set('q', query);
  return search.href;
}

function addBar(article: HTMLElement, hits: readonly MarkedHit[], query: string, messages: Messages): void {
  let current = addressedHit(hits);
  const place = make('output', { className: 'place' });
  const show = (scroll: boolean): void => {
    for (const [index, { marks }] of hits.entries())
      for (const mark of marks) mark.classList.toggle('here', index === current);
    place.textContent = `${current + 1} / ${hits.length}`;
    if (scroll) hits[current]?.marks[0]?.scrollIntoView({ block: 'center' });
  };
  const step = (by: number): void => {
    current = (current + by + hits.length) % hits.length;
    address(hits, current);
    show(true);
  };
  const button = (text: string, key: string, act: () => void): HTMLButtonElement => {
    const made = make('button', { type: 'button', textContent: text });
    made.setAttribute('aria-keyshortcuts', key);
    made.addEventListener('click', act);
    return made;
  };
  const bar = make('div', { className: 'found' });
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', `${query} ${messages.hitsHere(hits.length)}`);
  const clear = (): void => {
    removeEventListener('keydown', onKey);
    for (const mark of hits.flatMap(({ marks }) => marks)) mark.replaceWith(...mark.childNodes);
    article.normalize();
    bar.remove();
    history.replaceState(history.state, '', location.pathname + location.hash);
  };
  const actions: Readonly<Record<string, () => void>> = { n: () => step(1), p: () => step(-1), Escape: clear };
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return;
    if (event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')) return;
    const action = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined;
    if (action === undefined) return;
    event.preventDefault();
    action();
  };
  addEventListener('keydown', onKey);
  bar.append(make('span', { className: 'query', textContent: query }), place);
  if (hits.length > 1)
    bar.append(
      button(messages.previousHit, 'p', () => step(-1)),
      button(messages.nextHit, 'n', () => step(1)),
    );
  bar.append(
    button(messages.clearMarks, 'Escape', clear),
    make('a', { href: searchAddress(article, query), textContent: messages.backToSearch }),
  );
  article.append(bar);
  show(location.hash === '' || current !== hits.findIndex(({ block }) => block === hits[current]?.block));
}

const query = new URLSearchParams(location.search).get('q')?.trim() ?? '';
const article = document.querySelector<HTMLElement>('article.text');
if (query !== '' && article !== null) {
  const hits = markHits(article, query);
  if (hits.length > 0) addBar(article, hits, query, messagesOf(languageOfPage()));
}
