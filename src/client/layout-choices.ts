/** The reader's layout: size of type, vertical setting, pinyin above the characters. Reading needs none of it. */

import { keep, kept } from './kept.ts';

/** Classes of the sizes, from small to large; the usual one has none. */
const sizes = ['type-small', '', 'type-large', 'type-largest'];
const usual = 1;

/** Show the choices, which the page holds hidden, and apply those that were kept. */
export function offerLayout(): void {
  const choices = document.querySelector<HTMLElement>('.layout-choices');
  const text = document.querySelector<HTMLElement>('.text');
  if (choices === null || text === null) return;
  const button = (name: string): HTMLButtonElement | null => choices.querySelector(`[data-choice=${name}]`);
  const note = choices.querySelector('output');

  let size = sizes.indexOf(kept('type-size') ?? '');
  if (size < 0) size = usual;
  const setSize = (): void => {
    for (const [index, name] of sizes.entries()) if (name !== '') text.classList.toggle(name, index === size);
    // Not `disabled`: a button that a keyboard stands on must not vanish from under it.
    button('smaller')?.setAttribute('aria-disabled', String(size === 0));
    button('larger')?.setAttribute('aria-disabled', String(size === sizes.length - 1));
  };
  for (const [name, step] of [
    ['smaller', -1],
    ['larger', 1],
  ] as const) {
    button(name)?.addEventListener('click', () => {
      size = Math.min(Math.max(size + step, 0), sizes.length - 1);
      keep('type-size', sizes[size] ?? '');
      setSize();
    });
  }
  setSize();

  const toggle = (name: 'vertical' | 'ruby', apply: (on: boolean) => void): void => {
    const set = (on: boolean): void => {
      text.classList.toggle(name, on);
      button(name)?.setAttribute('aria-pressed', String(on));
      apply(on);
    };
    button(name)?.addEventListener('click', () => {
      const on = !text.classList.contains(name);
      keep(name, on ? 'on' : '');
      set(on);
    });
    if (kept(name) === 'on') set(true);
  };
  toggle('vertical', (on) => {
    // A scroller must be within a keyboard's reach.
    const body = text.querySelector<HTMLElement>('.body');
    if (on) body?.setAttribute('tabindex', '0');
    else body?.removeAttribute('tabindex');
  });
  toggle('ruby', (on) => {
    if (note !== null) note.hidden = !on;
    void import('./ruby.ts').then(({ addRuby, removeRuby }) => {
      if (text.classList.contains('ruby')) addRuby(text);
      else removeRuby(text);
    });
  });
  choices.hidden = false;
}
