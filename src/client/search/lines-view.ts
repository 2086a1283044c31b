/**
 * The concordance: one line a hit, the hits one below the other. Lines come in groups of fixed height that are filled
 * when they come near the window and emptied when they leave it, so ten thousand lines are as light as a hundred.
 */
import type { SearchResults } from '../../search/api.ts';
import { yearOf } from '../../site/edtf.ts';
import { make } from '../page.ts';
import { addressOf, scriptOf } from './addresses.ts';
import { type Line, type LineSource, linesOf, sortedByContext } from './lines.ts';
import { messages, parts } from './page-parts.ts';
import type { Order } from './state.ts';

/** Lines in a group. */
const GROUP = 40;
/** How far from the window groups are kept filled, CSS pixels. */
const NEAR = '1200px';

const { lines: box, counts } = parts;
let observer: IntersectionObserver | undefined;

function lineElement({ document, excerpt }: Line, query: string, place: number, count: number): HTMLElement {
  const { left, hit, right } = excerpt;
  const link = make('a', { className: 'kwic step', href: addressOf(document, query, excerpt) }, [
    make('span', { className: 'before', textContent: left }),
    make('span', { className: 'after' }, [make('mark', { textContent: hit }), right]),
    make('small', {
      textContent: [yearOf(document.date), document.title].filter((fact) => fact !== undefined).join(' · '),
    }),
  ]);
  link.lang = `zh-${scriptOf(document)}`;
  const item = make('div', {}, [link]);
  item.setAttribute('role', 'listitem');
  item.setAttribute('aria-posinset', String(place + 1));
  item.setAttribute('aria-setsize', String(count));
  return item;
}

/** Lines in the order asked for, whether or not their texts have been read. */
async function inOrder(results: SearchResults, order: Order, signal: AbortSignal): Promise<LineSource> {
  const source = linesOf(results);
  if (order !== 'left' && order !== 'right') return source;
  const said = counts.textContent;
  const all = await source.all(signal, (texts) => {
    counts.textContent = messages.searchPage.sorting(texts, results.documents);
  });
  counts.textContent = said;
  const sorted = sortedByContext(all, order);
  return { count: sorted.length, range: async (from, to) => sorted.slice(from, to), all: async () => sorted };
}

/** Show the concordance; resolves when the lines in the window are there. */
export async function showLines(results: SearchResults, order: Order, signal: AbortSignal): Promise<LineSource> {
  const source = await inOrder(results, order, signal);
  clearLines();
  const { answered } = results;
  const starts = new Map<Element, number>();
  const fill = async (group: Element): Promise<void> => {
    const from = starts.get(group) ?? 0;
    const lines = await source.range(from, Math.min(source.count, from + GROUP));
    if (signal.aborted || !group.classList.contains('near')) return;
    group.replaceChildren(...lines.map((line, index) => lineElement(line, answered, from + index, source.count)));
  };
  const groups: HTMLElement[] = [];
  for (let from = 0; from < source.count; from += GROUP) {
    const group = make('div', { className: 'group' });
    group.setAttribute('role', 'presentation');
    group.style.setProperty('--lines', String(Math.min(GROUP, source.count - from)));
    starts.set(group, from);
    groups.push(group);
  }
  box.setAttribute('role', 'list');
  box.setAttribute('aria-label', messages.searchPage.lines);
  box.replaceChildren(...groups);
  box.hidden = groups.length === 0;
  observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        target.classList.toggle('near', isIntersecting);
        if (!isIntersecting) target.replaceChildren();
        else if (target.childElementCount === 0) void fill(target);
      }
    },
    { rootMargin: NEAR },
  );
  const [first] = groups;
  if (first !== undefined) {
    first.classList.add('near');
    await fill(first);
  }
  for (const group of groups) observer.observe(group);
  return source;
}

export function clearLines(): void {
  observer?.disconnect();
  observer = undefined;
  box.replaceChildren();
  box.hidden = true;
}
