/** Where the reader was in the results, kept with the entry of the browser's history: it is there again on her way back. */
import { textsShown } from './texts-view.ts';

export interface Memory {
  /** Scrolled to, CSS pixels from the top. */
  readonly top: number;
  /** Texts that were shown. */
  readonly shown: number;
}

/** How often the place is kept while one scrolls, milliseconds. */
const EVERY = 300;

export function remembered(): Memory | undefined {
  const state: unknown = history.state;
  if (typeof state !== 'object' || state === null || !('top' in state) || !('shown' in state)) return undefined;
  const { top, shown } = state;
  return typeof top === 'number' && typeof shown === 'number' ? { top, shown } : undefined;
}

function keep(): void {
  history.replaceState({ top: scrollY, shown: textsShown() }, '');
}

/** Begin to remember. */
export function remember(): void {
  history.scrollRestoration = 'manual';
  let timer: ReturnType<typeof setTimeout> | undefined;
  addEventListener(
    'scroll',
    () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        keep();
      }, EVERY);
    },
    { passive: true },
  );
  addEventListener('pagehide', keep);
  // Not into the entry that the reader has just come to.
  addEventListener('popstate', () => {
    clearTimeout(timer);
    timer = undefined;
  });
}
