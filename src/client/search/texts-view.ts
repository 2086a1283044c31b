/** The results text by text: the first ones at once, more as one scrolls or presses the button. */
import type { SearchResult, SearchResults } from '../../search/api.ts';
import { displayDate } from '../../site/edtf.ts';
import { make } from '../page.ts';
import { addressOf, scriptOf } from './addresses.ts';
import type { Line } from './lines.ts';
import { language, messages, parts } from './page-parts.ts';

/** Number of texts shown at a time. */
const STEP = 10;
/** Hits shown of one text. */
const HITS = 3;
/** How far below the window the next ones are made ready, CSS pixels. */
const AHEAD = '800px';

const { texts: list, more } = parts;
let proceed: (() => Promise<void>) | undefined;
/** How often results were begun to be shown. */
let showings = 0;

function excerptElement({ document, excerpt }: Line, query: string): HTMLAnchorElement {
  const { block, left, hit, right, cutLeft, cutRight } = excerpt;
  const link = make('a', { className: 'excerpt', href: addressOf(document, query, excerpt) });
  if (block !== 'title') link.dataset['number'] = block.slice(1);
  link.append((cutLeft ? '……' : '') + left, make('mark', { textContent: hit }), right + (cutRight ? '……' : ''));
  return link;
}

async function resultElement(results: SearchResults, result: SearchResult): Promise<HTMLLIElement> {
  const [document, excerpts] = await Promise.all([result.load(), results.excerpts(result, HITS)]);
  const { answered } = results;
  const title = make('a', {
    className: 'step',
    href: addressOf(document, answered, excerpts[0]),
    textContent: document.title,
  });
  const facts = [
    ...(document.date === undefined ? [] : [displayDate(document.date, language)]),
    ...(document.publisher === undefined ? [] : [document.publisher]),
    ...document.places,
    ...(result.count === 0 ? [] : [messages.searchHits(result.count)]),
  ];
  const line = make(
    'p',
    { className: 'line' },
    facts.map((fact) => make('span', { textContent: fact })),
  );
  const shown = excerpts.map((excerpt) => excerptElement({ document, excerpt }, answered));
  const item = make('li', {}, [make('h2', {}, [title]), line, ...shown]);
  item.lang = `zh-${scriptOf(document)}`;
  return item;
}

/** Number of texts on the page now. */
export function textsShown(): number {
  return list.childElementCount;
}

/**
 * Show results.
 *
 * @param atLeast - texts to show at once: as many as were shown when the reader left.
 */
export async function showTexts(results: SearchResults, signal: AbortSignal, atLeast = STEP): Promise<void> {
  const showing = ++showings;
  // First results of a search that goes on must not come after its last ones.
  const isOver = (): boolean => signal.aborted || showing !== showings;
  let shown = 0;
  const add = async (count: number): Promise<void> => {
    const wanted = results.results.slice(shown, shown + count);
    const items = await Promise.all(wanted.map((result) => resultElement(results, result)));
    if (isOver()) return;
    if (shown === 0) list.replaceChildren(...items);
    else list.append(...items);
    shown += items.length;
    more.hidden = shown >= results.results.length;
  };
  proceed = undefined;
  await add(Math.max(STEP, atLeast));
  if (isOver()) return;
  let adding = false;
  proceed = async () => {
    if (adding || isOver() || shown >= results.results.length) return;
    adding = true;
    const hadFocus = document.activeElement === more;
    const before = shown;
    try {
      await add(STEP);
    } finally {
      adding = false;
    }
    // The keyboard goes on at the first of those that came.
    if (hadFocus && more.hidden) list.children[before]?.querySelector<HTMLElement>('.step')?.focus();
    watch();
  };
  watch();
}

const observer = new IntersectionObserver(
  (entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) void proceed?.();
  },
  { rootMargin: AHEAD },
);

/** Look anew whether the button is near the window: an observer speaks only when something changes. */
function watch(): void {
  observer.unobserve(more);
  if (!more.hidden) observer.observe(more);
}

more.addEventListener('click', () => void proceed?.());

export function clearTexts(): void {
  showings++;
  proceed = undefined;
  list.replaceChildren();
  more.hidden = true;
}
