/**
 * Words selected in a text can be copied with their citation, which names the paragraph, or handed to the apps of a phone
 * with the paragraph's address.
 */

import { addressOf } from '../site/citation/cited-work.ts';
import { gbt7714of2025 } from '../site/citation/gbt7714.ts';
import { citationStyles } from '../site/citation/styles.ts';
import { citedHere, copyFrom } from './cited.ts';
import { kept } from './kept.ts';

/** The paragraph that a place of the document lies in. */
function blockOf(node: Node | null): HTMLElement | null {
  const element = node instanceof Element ? node : (node?.parentElement ?? null);
  return element?.closest<HTMLElement>('.body [id]:not(.retired)') ?? null;
}

/** Words selected in the text and the paragraph that they begin in. */
interface Passage {
  readonly words: string;
  readonly paragraph: string;
}

/** Offer it from now on, whenever words of the text are selected. */
export function offerQuotation(cite: HTMLElement): void {
  const offer = document.querySelector<HTMLElement>('.quote');
  const copy = offer?.querySelector<HTMLButtonElement>('[data-quote=copy]');
  const share = offer?.querySelector<HTMLButtonElement>('[data-quote=share]');
  if (!offer || !copy || !share) return;
  let passage: Passage | undefined;
  const look = (): void => {
    const selection = getSelection();
    const words = selection?.toString().trim() ?? '';
    const range = selection !== null && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
    const first = blockOf(range?.startContainer ?? null);
    if (words === '' || range === undefined || first === null) {
      // The offer keeps its place while it is used: pressing it must not take it away.
      if (!offer.contains(document.activeElement)) offer.hidden = true;
      return;
    }
    passage = { words, paragraph: first.id };
    const last = blockOf(range.endContainer) ?? first;
    // Behind the paragraph, so that it is the next thing that Tab reaches.
    if (offer.previousElementSibling !== last) last.after(offer);
    offer.hidden = false;
    const { left, bottom } = range.getBoundingClientRect();
    const { width, height } = offer.getBoundingClientRect();
    offer.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
    offer.style.top = `${Math.max(8, Math.min(bottom + 8, innerHeight - height - 8))}px`;
  };
  let waiting = 0;
  document.addEventListener('selectionchange', () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(look, 150);
  });
  document.addEventListener('scroll', () => void (offer.hidden || look()), { passive: true });
  // A press would clear the selection before the click comes.
  offer.addEventListener('pointerdown', (event) => event.preventDefault());
  copy.addEventListener('click', () => {
    if (passage !== undefined) void copyFrom(copy, quotationOf(passage, cite), cite);
  });
  share.hidden = !('share' in navigator);
  share.addEventListener('click', () => {
    if (passage === undefined) return;
    const work = citedHere(cite, passage.paragraph);
    // Rejected where the reader thinks better of it.
    navigator.share({ title: work.title, text: `“${passage.words}”`, url: addressOf(work) }).catch(() => {});
  });
  look();
}

/** The words with their citation in the style that the reader chose last. */
function quotationOf({ words, paragraph }: Passage, cite: HTMLElement): string {
  const style = citationStyles.find(({ id, kind }) => kind === 'sentence' && id === kept('citation-style'));
  const write = style?.write ?? gbt7714of2025;
  const note = cite.dataset['converted'];
  return `“${words}”\n${write(citedHere(cite, paragraph))}${note === undefined ? '' : `\n${note}`}`;
}
