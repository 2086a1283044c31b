/** Where the reader was in the results, kept with the entry of the browser's history: it is there again on her way back. */
import { parts } from './page-parts.ts';
import { textsShown } from './texts-view.ts';

export interface Memory {
  /** Scrolled to, CSS pixels from the top. */
  readonly top: number;
  /** Texts that were shown. */
  readonly shown: number;
  /** The topmost of them in the window, counted from 0, and where it stood in the window, CSS pixels; -1 for none. */
  readonly first: number;
  readonly offset: number;
}

/** How often the place is kept while one scrolls, milliseconds. */
const EVERY = 300;

/** Frames after which texts above the place have their final heights. */
const SETTLING_FRAMES = 4;

export function remembered(): Memory | undefined {
  const state = history.state as Partial<Memory> | null;
  if (typeof state !== 'object' || state === null) return undefined;
  const { top, shown, first, offset } = state;
  const isMemory = [top, shown, first, offset].every((value) => typeof value === 'number');
  return isMemory ? (state as Memory) : undefined;
}

function keep(): void {
  const items = [...parts.texts.children];
  const first = items.findIndex((item) => item.getBoundingClientRect().bottom > 0);
  const offset = items[first]?.getBoundingClientRect().top ?? 0;
  const memory: Memory = { top: scrollY, shown: textsShown(), first, offset };
  history.replaceState(memory, '');
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

/** Scroll to where the reader was; texts that have not been in the window yet are only about as high as they will be. */
export function restore({ top, first, offset }: Memory, frames = SETTLING_FRAMES): void {
  const item = top > 0 ? parts.texts.children[first] : undefined;
  scrollTo({
    top: item === undefined ? top : scrollY + item.getBoundingClientRect().top - offset,
    behavior: 'instant',
  });
  if (item !== undefined && frames > 0)
    requestAnimationFrame(() => restore({ top, shown: 0, first, offset }, frames - 1));
}
