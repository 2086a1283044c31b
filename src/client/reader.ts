/** On every page: keep the reader's script, and her place when she changes it; `/` leads to the search box. */

import './offline.ts';
import { keepEdition, keepPlace, keptEdition, takePlace } from './choice.ts';

const links = [...document.querySelectorAll<HTMLAnchorElement>('a[data-edition]')];

/** A reader who once chose a script and comes from elsewhere is led to this page in her script. */
function followChoice(): void {
  const kept = keptEdition();
  const cameFromHere = document.referrer !== '' && new URL(document.referrer).origin === location.origin;
  if (kept === null || cameFromHere) return;
  const wanted = links.find((link) => link.dataset['edition'] === kept);
  const current = links.find((link) => link.hasAttribute('aria-current'));
  if (wanted !== undefined && current !== undefined && wanted !== current)
    location.replace(wanted.href + location.search + location.hash);
}

function placeInView(): { name: string; top: number } | undefined {
  for (const element of document.querySelectorAll('.body [id], .rows [id]')) {
    const { top, bottom } = element.getBoundingClientRect();
    if (bottom > 0) return { name: element.id, top };
  }
  return undefined;
}

for (const link of links) {
  link.addEventListener('click', () => {
    keepEdition(link.dataset['edition'] ?? '');
    link.search = location.search;
    link.hash = location.hash;
    const place = placeInView();
    if (place !== undefined && scrollY > 0) keepPlace(place);
  });
}

const place = takePlace();
if (place === undefined) followChoice();
else {
  const element = document.getElementById(place.name);
  if (element !== null)
    scrollTo({ top: scrollY + element.getBoundingClientRect().top - place.top, behavior: 'instant' });
}

document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')) return;
  const box = document.querySelector<HTMLInputElement>('#q');
  const toSearch = document.querySelector<HTMLAnchorElement>('.site-header nav a:nth-child(2)');
  event.preventDefault();
  if (box !== null) box.focus();
  else if (toSearch !== null) location.href = toSearch.href;
});
