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

/** Texts have no English address: the words around them are exchanged for a reader who chose English. */
function offerEnglish(): void {
  if (links.some((link) => link.dataset['edition'] === 'en')) return;
  const list = document.querySelector('.editions') ?? document.createElement('ul');
  list.className = 'editions';
  document.querySelector('.site-header')?.append(list);
  const link = document.createElement('a');
  link.href = '#main';
  link.lang = 'en';
  link.textContent = 'EN';
  link.ariaLabel = 'EN, English';
  const item = document.createElement('li');
  item.append(link);
  list.append(item);
  const speak = (): void => {
    for (const other of links) other.removeAttribute('aria-current');
    link.ariaCurrent = 'true';
    const { base = '/' } = document.documentElement.dataset;
    void import('./english.ts').then(({ speakEnglish }) => speakEnglish(base));
  };
  link.addEventListener('click', (event) => {
    event.preventDefault();
    keepEdition('en');
    speak();
  });
  if (keptEdition() === 'en') speak();
}

const place = takePlace();
if (place === undefined) followChoice();
else {
  const element = document.getElementById(place.name);
  if (element !== null)
    scrollTo({ top: scrollY + element.getBoundingClientRect().top - place.top, behavior: 'instant' });
}

offerEnglish();

document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')) return;
  const box = document.querySelector<HTMLInputElement>('#q');
  const toSearch = document.querySelector<HTMLAnchorElement>('.site-header nav a:nth-child(2)');
  event.preventDefault();
  if (box !== null) box.focus();
  else if (toSearch !== null) location.href = toSearch.href;
});
