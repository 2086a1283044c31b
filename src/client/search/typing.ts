/** Listen to the search box: a query that is being put together in an input method is not a query yet. */
import { parts } from './page-parts.ts';

/** How long typing must rest before a search, milliseconds. */
const PAUSE = 150;

/**
 * @param onTyped - the query as it stands after a rest; `onEntered` - asked for by Enter or the button.
 */
export function listen(onTyped: () => void, onEntered: () => void): void {
  const { box } = parts;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let composing = false;
  const wait = (): void => {
    clearTimeout(timer);
    if (!composing) timer = setTimeout(onTyped, PAUSE);
  };
  box.addEventListener('compositionstart', () => {
    composing = true;
    clearTimeout(timer);
  });
  box.addEventListener('compositionend', () => {
    composing = false;
    wait();
  });
  box.addEventListener('input', wait);
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing || composing) return;
    event.preventDefault();
    clearTimeout(timer);
    box.value = '';
    onTyped();
  });
  box.form?.addEventListener('submit', (event) => {
    event.preventDefault();
    if (composing) return;
    clearTimeout(timer);
    onEntered();
  });
}
