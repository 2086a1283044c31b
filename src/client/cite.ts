/** The citations of a text: with the day of the visit, for the paragraph in the address, and a button to copy each. */

import { citationStyles } from '../site/citation/styles.ts';
import { citedHere, copyFrom } from './cited.ts';
import { keep } from './kept.ts';
import { make } from './page.ts';

/** The paragraph that the address names. */
function paragraphInAddress(): string | undefined {
  const name = location.hash.slice(1);
  return /^p\d+$/.test(name) && document.querySelector(`.body [id="${name}"]:not(.retired)`) !== null
    ? name
    : undefined;
}

export function fillCitations(cite: HTMLDetailsElement): void {
  const paragraph = paragraphInAddress();
  const work = citedHere(cite, paragraph);
  const heading = cite.querySelector('.cited-paragraph');
  if (heading !== null)
    heading.textContent =
      paragraph === undefined ? '' : (cite.dataset['paragraph'] ?? '').replace('0', paragraph.slice(1));
  for (const { id, name, write } of citationStyles) {
    const row = cite.querySelector(`[data-style="${id}"]`);
    const shown = row?.querySelector('dd span, dd code');
    if (!row || !shown) continue;
    const text = write(work);
    shown.textContent = text;
    row.querySelector('dd:has(button)')?.remove();
    const button = make('button', { type: 'button', textContent: cite.dataset['copy'] ?? '' });
    button.setAttribute('aria-label', `${cite.dataset['copy']} ${name}`);
    button.addEventListener('click', () => {
      keep('citation-style', id);
      button.removeAttribute('aria-label');
      void copyFrom(button, text, cite);
    });
    row.append(make('dd', {}, [button]));
  }
}

addEventListener('hashchange', () => {
  const cite = document.querySelector<HTMLDetailsElement>('details.cite[open]');
  if (cite !== null) fillCitations(cite);
});
