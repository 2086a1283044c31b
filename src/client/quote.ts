/** Words selected in a text can be copied with their citation, which names the paragraph. */

import { gbt7714of2025 } from '../site/citation/gbt7714.ts';
import { citationStyles } from '../site/citation/styles.ts';
import { citedHere, copyFrom } from './cited.ts';
import { kept } from './kept.ts';

/** The paragraph that a place of the document lies in. */
function blockOf(node: Node | null): HTMLElement | null {
  const element = node instanceof Element ? node : (node?.parentElement ?? null);
  return element?.closest<HTMLElement>('.body [id]:not(.retired)') ?? null;
}

/** Offer it from now on, whenever words of the text are selected. */
export function offerQuotation(cite: HTMLElement): void {
  const button = document.querySelector<HTMLButtonElement>('button.quote');
  if (button === null) return;
  const style = citationStyles.find(({ id, kind }) => kind === 'sentence' && id === kept('citation-style'));
  const write = style?.write ?? gbt7714of2025;
  let quotation = '';
  const look = (): void => {
    const selection = getSelection();
    const words = selection?.toString().trim() ?? '';
    const range = selection !== null && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
    const first = blockOf(range?.startContainer ?? null);
    if (words === '' || range === undefined || first === null) {
      // The button keeps its place while it is used: pressing it must not take it away.
      if (document.activeElement !== button) button.hidden = true;
      return;
    }
    const note = cite.dataset['converted'];
    quotation = `“${words}”\n${write(citedHere(cite, first.id))}${note === undefined ? '' : `\n${note}`}`;
    const last = blockOf(range.endContainer) ?? first;
    // Behind the paragraph, so that it is the next thing that Tab reaches.
    if (button.previousElementSibling !== last) last.after(button);
    button.hidden = false;
    const { left, bottom } = range.getBoundingClientRect();
    const { width, height } = button.getBoundingClientRect();
    button.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
    button.style.top = `${Math.max(8, Math.min(bottom + 8, innerHeight - height - 8))}px`;
  };
  let waiting = 0;
  document.addEventListener('selectionchange', () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(look, 150);
  });
  document.addEventListener('scroll', () => void (button.hidden || look()), { passive: true });
  // A press would clear the selection before the click comes.
  button.addEventListener('pointerdown', (event) => event.preventDefault());
  button.addEventListener('click', () => void copyFrom(button, quotation, cite));
  look();
}
