/**
 * The interface of a text's page in English, for a reader who chose English: texts have addresses in their two scripts only,
 * so the words around the text are exchanged in her browser. What only the page knows in English it carries itself, in
 * `data-english`. The text itself, names and titles stay as they are.
 */
import { cleanerWords } from 'virtual:cleaner-words';
import { paths } from '../site/address.ts';
import { displayDate } from '../site/edtf.ts';
import { en } from '../site/messages/en.ts';
import { waysInMessages } from '../site/messages/ways-in.ts';
import { zhHans } from '../site/messages/zh-hans.ts';
import { zhHant } from '../site/messages/zh-hant.ts';
import { translator } from './translate.ts';

const cleaner = (language: 'zh-Hans' | 'zh-Hant' | 'en'): Record<string, string> =>
  Object.fromEntries(cleanerWords.map((words, at) => [String(at), words[language]]));
const known = translator([
  [zhHans, en],
  [zhHant, en],
  [waysInMessages('zh-Hans'), waysInMessages('en')],
  [waysInMessages('zh-Hant'), waysInMessages('en')],
  [cleaner('zh-Hans'), cleaner('en')],
  [cleaner('zh-Hant'), cleaner('en')],
]);

/** A string of the interface, two with an arrow between them, or a doubt with its reason: `存疑: 两种读法都通 · 或作 膝下`. */
function translate(words: string): string | undefined {
  const [from, to, ...more] = words.split(' → ').map(known);
  if (from !== undefined && to !== undefined && more.length === 0) return `${from} → ${to}`;
  const [, doubtful = '', reason = '', or = '', candidates = ''] =
    /^([^:]{1,9}): (.*?)(?: · (\S{1,9}) (.*))?$/s.exec(words) ?? [];
  const inWords = known(reason);
  if (inWords === undefined) return known(words);
  const choice = or === '' ? '' : ` · ${known(or) ?? or} ${candidates}`;
  return `${known(doubtful) ?? doubtful}: ${inWords}${choice}`;
}

/** What is never translated: the text, its title, what is quoted, and what the source said. */
const original = 'h1, .body [id]:not(.retired), .rows, q, pre, code, .opening, .editions, .site-name';
const spoken = ['aria-label', 'title', 'data-copy', 'data-copied', 'data-failed', 'data-paragraph'];

/** Exchange all words of the interface that are known, and say of each that it is English. */
export function speakEnglish(base: string): void {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { parentElement: parent, nodeValue } = node;
    const words = nodeValue?.trim() ?? '';
    if (parent === null || words === '' || parent.closest(original) !== null) continue;
    const time = parent.closest('time');
    const english = parent.dataset['english'] ?? (time === null ? translate(words) : displayDate(time.dateTime, 'en'));
    if (english === undefined) continue;
    node.nodeValue = (nodeValue ?? '').replace(words, () => english);
    parent.lang = 'en';
  }
  for (const element of document.querySelectorAll<HTMLElement>(spoken.map((name) => `[${name}]`).join())) {
    for (const name of spoken) {
      // A button's sign stands before its words: `A− 减小字号`.
      const [, sign = '', words = ''] = /^(A[+−] )?(.*)$/s.exec(element.getAttribute(name) ?? '') ?? [];
      const english = translate(words);
      if (english === undefined) continue;
      element.setAttribute(name, sign + english);
      if (element.hasAttribute('lang') && element.closest('.body, .rows') === null) element.lang = 'en';
    }
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.site-name, .site-header nav a, .site-footer a')) {
    const inEnglish = englishAddress(link.pathname, base);
    if (inEnglish !== undefined) link.pathname = inEnglish;
  }
}

/** Where the same page stands in English: all but those of texts have one. */
function englishAddress(path: string, base: string): string | undefined {
  const below = path.slice(base.length).replace(/^han[st]\//, '');
  const english = { language: 'en', prefix: 'en/' } as const;
  const pages = [paths.home, paths.texts, paths.search, paths.about, paths.report, paths.downloads, paths.corrections];
  const page = pages.find((pathIn) => pathIn({ language: 'zh-Hans', prefix: '' }) === below);
  return page === undefined ? undefined : base + page(english);
}
