import type { SearchResults } from '../../search/api.ts';
import { make } from '../page.ts';
import { messages, parts } from './page-parts.ts';

/** Say how the query was read, and which words its letters spell. */
export function showNotes({ notes, pinyin }: SearchResults, ask: (query: string) => void): void {
  const words = messages.searchPage;
  const items = notes.map(({ kind, text }) =>
    make('li', {}, [
      words.notes[kind],
      ' ',
      make('q', { textContent: text.length > 40 ? `${text.slice(0, 40)}…` : text }),
    ]),
  );
  if (pinyin?.searched) items.push(make('li', { textContent: words.pinyinSearched(pinyin.words.join('、')) }));
  if (pinyin !== undefined && (!pinyin.searched || pinyin.words.length > 1)) {
    const links = pinyin.words.map((word) => {
      const button = make('button', { type: 'button', textContent: word, className: 'word' });
      button.addEventListener('click', () => ask(word));
      return button;
    });
    items.push(make('li', {}, [pinyin.searched ? '' : words.pinyinOffered, ...links]));
  }
  parts.notes.replaceChildren(...items);
}
