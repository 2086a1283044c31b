/** Mark what a search found (`?q=`), and lead from one hit to the next. */

import { hitsInBlock } from '../search/hits-in-block.ts';
import { type Messages, messagesOf } from '../site/messages/messages.ts';
import { languageOfPage, make } from './page.ts';

/** The text nodes of a block that belong to the text itself, not to its paragraph number. */
function textNodes(block: Element): Text[] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('.number') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const nodes: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) nodes.push(node as Text);
  return nodes;
}

/** Put `<mark>` around a span of a block's text; a hit that runs through other elements gets a mark in each. */
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

/** Each hit of the page as its marks, in reading order. */
function markHits(article: Element, query: string): HTMLElement[][] {
  const hits: HTMLElement[][] = [];
  for (const block of article.querySelectorAll('h1[id], .body [id]')) {
    const text = textNodes(block)
      .map(({ data }) => data)
      .join('');
    for (const { start, end } of hitsInBlock(query, text)) hits.push(markSpan(block, start, end));
  }
  return hits;
}

function addBar(article: HTMLElement, hits: HTMLElement[][], query: string, messages: Messages): void {
  const addressed = location.hash === '' ? null : document.getElementById(location.hash.slice(1));
  let current = Math.max(
    0,
    hits.findIndex(([mark]) => addressed?.contains(mark ?? null)),
  );
  const show = (scroll: boolean): void => {
    for (const [index, marks] of hits.entries())
      for (const mark of marks) mark.classList.toggle('here', index === current);
    if (scroll) hits[current]?.[0]?.scrollIntoView({ block: 'center' });
  };
  const step = (by: number): void => {
    current = (current + by + hits.length) % hits.length;
    show(true);
  };
  const bar = make('div', { className: 'found' });
  bar.setAttribute('role', 'status');
  const back = make('a', {
    href: `${article.dataset['search'] ?? ''}?q=${encodeURIComponent(query)}`,
    textContent: messages.backToSearch,
  });
  const button = (text: string, act: () => void): HTMLButtonElement => {
    const made = make('button', { type: 'button', textContent: text });
    made.addEventListener('click', act);
    return made;
  };
  const clear = (): void => {
    for (const mark of hits.flat()) mark.replaceWith(...mark.childNodes);
    article.normalize();
    bar.remove();
    history.replaceState(null, '', location.pathname + location.hash);
  };
  bar.append(make('span', { textContent: `“${query}” ${messages.hitsHere(hits.length)}` }));
  if (hits.length > 1)
    bar.append(
      button(messages.previousHit, () => step(-1)),
      button(messages.nextHit, () => step(1)),
    );
  bar.append(button(messages.clearMarks, clear), back);
  article.append(bar);
  show(addressed === null);
}

const query = new URLSearchParams(location.search).get('q')?.trim() ?? '';
const article = document.querySelector<HTMLElement>('article.text');
if (query !== '' && article !== null) {
  const hits = markHits(article, query);
  if (hits.length > 0) addBar(article, hits, query, messagesOf(languageOfPage()));
}
