/** The parts of the search page that scripts fill, and what the page says about itself. */
import type { Script } from '../../search/api.ts';
import { messagesOf } from '../../site/messages/messages.ts';
import { languageOfPage } from '../page.ts';

function byId<Kind extends HTMLElement>(id: string): Kind {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`No #${id} on the search page`);
  return element as Kind;
}

export const page = document.querySelector<HTMLElement>('.search-page') as HTMLElement;
export const language = languageOfPage();
export const messages = messagesOf(language);

export const parts = {
  box: byId<HTMLInputElement>('q'),
  counts: byId('counts'),
  notes: byId<HTMLUListElement>('notes'),
  found: byId('found'),
  views: byId('views'),
  order: byId<HTMLSelectElement>('order'),
  chosen: byId<HTMLUListElement>('chosen'),
  chart: byId('chart'),
  narrow: byId<HTMLDetailsElement>('narrow'),
  facets: byId('facets'),
  texts: byId<HTMLOListElement>('results'),
  lines: byId('lines'),
  more: byId<HTMLButtonElement>('more'),
  csv: byId<HTMLButtonElement>('csv'),
  cite: byId<HTMLButtonElement>('cite'),
  citation: byId('citation'),
} as const;

const { index = '', base = '/', archive = '', defaultScript } = page.dataset;
const script = page.dataset['script'] as Script | undefined;

/** Settings of the page; `script` is absent where each text stands in its own. */
export const setting = { index, base, archive, defaultScript, script } as const;
