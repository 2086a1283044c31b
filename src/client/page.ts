import type { Language } from '../site/edition.ts';

/** The language of the page's own words. */
export function languageOfPage(): Language {
  const { lang } = document.documentElement;
  return lang === 'zh-Hant' || lang === 'en' ? lang : 'zh-Hans';
}

/** Make an element with properties set. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
  children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[Name] {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}
