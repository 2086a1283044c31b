/** On a text's page: what few readers ask for is loaded when they do. */

import { offerLayout } from './layout-choices.ts';

if (new URLSearchParams(location.search).has('q')) void import('./mark-hits.ts');

offerLayout();

const cite = document.querySelector<HTMLDetailsElement>('details.cite');
if (cite !== null) {
  cite.addEventListener('toggle', () => {
    if (cite.open) void import('./cite.ts').then(({ fillCitations }) => fillCitations(cite));
  });
  document.addEventListener(
    'selectionchange',
    () => void import('./quote.ts').then(({ offerQuotation }) => offerQuotation(cite)),
    { once: true },
  );
}
