/** What the layout of every page repeats, as HTML: each part is made once for a site, or as one string for a page. */
import { link, paths } from './address.ts';
import type { Language } from './edition.ts';
import { feedPath } from './feeds/atom.ts';
import { openSearchPath } from './feeds/open-search.ts';
import { headHtml } from './head-of-text.ts';
import { element, escapeHtml, openTag } from './html.ts';
import { messagesOf } from './messages/messages.ts';
import { waysInMessages } from './messages/ways-in.ts';
import { absolute, alternatesOf, canonicalOf, editionLinks, type PageFrame, type Site } from './page.ts';

const made = new WeakMap<Site, Map<string, string>>();

function once(site: Site, key: string, make: () => string): string {
  const known = made.get(site) ?? new Map<string, string>();
  made.set(site, known);
  const html = known.get(key) ?? make();
  known.set(key, html);
  return html;
}

/** Links, data and scripts of a page's head. */
export function headLinksHtml(frame: PageFrame): string {
  const { site, edition, scripts, head, jsonLd } = frame;
  const canonical = canonicalOf(frame);
  return (
    (canonical === undefined ? '' : openTag('link', { rel: 'canonical', href: canonical })) +
    alternatesOf(frame)
      .map(({ language, href }) => openTag('link', { rel: 'alternate', hreflang: language, href }))
      .join('') +
    (head === undefined ? '' : headHtml(head)) +
    (jsonLd === undefined ? '' : `<script type="application/ld+json">${jsonLd}</script>`) +
    once(site, `head ${edition.language} ${scripts.join()}`, () => siteLinksHtml(frame))
  );
}

function siteLinksHtml({ site, edition, scripts }: PageFrame): string {
  const { base, assets, settings } = site;
  const title = settings.name[edition.language];
  const known = (rel: string, type: string, path: string): string =>
    openTag('link', { rel, type, title, href: absolute(site, path) });
  return [
    ...(settings.baseUrl === undefined
      ? []
      : [
          known('search', 'application/opensearchdescription+xml', openSearchPath),
          known('alternate', 'application/atom+xml', feedPath),
        ]),
    openTag('link', { rel: 'icon', href: link(base, 'favicon.svg'), type: 'image/svg+xml' }),
    openTag('link', { rel: 'stylesheet', href: link(base, assets.style) }),
    ...scripts.map((script) => element('script', { type: 'module', src: link(base, assets.scripts[script]) }, '')),
  ].join('');
}

/** Links of the site's menu. */
export function menuHtml({ site, edition, current }: PageFrame): string {
  return once(site, `menu ${edition.language} ${current}`, () => {
    const messages = messagesOf(edition.language);
    return (['texts', 'search', 'about'] as const)
      .map((key) => {
        const href = link(site.base, paths[key](edition));
        return element('a', { href, 'aria-current': current === key ? 'page' : undefined }, escapeHtml(messages[key]));
      })
      .join('');
  });
}

/** Each in its own language: it is read by those who want to go there. */
const editionNames: Readonly<Record<Language, string>> = {
  'zh-Hans': '简体字版',
  'zh-Hant': '繁體字版',
  en: 'EN, English',
};
const shortNames: Readonly<Record<Language, string>> = { 'zh-Hans': '简', 'zh-Hant': '繁', en: 'EN' };

/** The page in its editions, as items of a list; empty where it has one only. */
export function editionsHtml(frame: PageFrame): string {
  const links = editionLinks(frame);
  if (links.length < 2) return '';
  return links
    .map(({ edition: { language }, href, current }) => {
      const attributes = {
        href,
        hreflang: language,
        lang: language,
        'aria-label': editionNames[language],
        'aria-current': current ? 'true' : undefined,
        'data-edition': language,
      };
      return element('li', {}, element('a', attributes, shortNames[language]));
    })
    .join('');
}

/** What stands at the foot of every page. */
export function footerHtml({ site, edition }: PageFrame): string {
  return once(site, `footer ${edition.language}`, () => {
    const { base, settings } = site;
    const messages = messagesOf(edition.language);
    const words = waysInMessages(edition.language);
    const links: [path: string, text: string][] = [
      [paths.home(edition), settings.name[edition.language]],
      [paths.about(edition), messages.about],
      [paths.report(edition), words.reportTitle],
      [paths.downloads(edition), words.downloadsTitle],
    ];
    const ways = links.map(([path, text]) => element('a', { href: link(base, path) }, escapeHtml(text))).join(' · ');
    const licence = settings.licence ? element('p', {}, escapeHtml(settings.licence)) : '';
    return element('p', {}, ways) + licence + element('p', {}, escapeHtml(messages.footer));
  });
}
