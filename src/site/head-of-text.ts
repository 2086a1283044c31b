import type { FrontMatter } from '../document/front-matter.ts';
import { type CitedWork, isoDate, issuedOf, titleOf } from './citation/cited-work.ts';
import { openTag } from './html.ts';

/** An element of a page's head, besides those that every page has. */
export type HeadItem =
  | { readonly name: string; readonly content: string }
  | { readonly property: string; readonly content: string }
  | { readonly rel: string; readonly href: string };

/**
 * What programs read of a text: Highwire's names (Zotero's "Embedded Metadata", Google Scholar), Open Graph (link previews, and
 * the site's name for Zotero), Dublin Core for the two facts that neither has a name for.
 *
 * Zotero takes any page with a `citation_title` for a journal article, unless `z:itemType` names another kind; each fact is
 * given once, since a second name of one fact becomes a second author or a contradiction there.
 */
export function headOfText(work: CitedWork, frontMatter: FrontMatter, description: string): HeadItem[] {
  const { authors, publisher, archive, url, language } = work;
  const issued = issuedOf(work);
  const items: [name: string, content: string | undefined][] = [
    ['z:itemType', 'webpage'],
    ['citation_title', titleOf(work)],
    ...authors.map((author): [string, string] => ['citation_author', author]),
    ['citation_publication_date', issued && isoDate(issued.from).replaceAll('-', '/')],
    ['citation_publisher', publisher],
    ['citation_language', language],
    ['citation_public_url', url],
    ['DC.source', frontMatter.url ?? frontMatter.source],
    ['DC.rights', frontMatter.rights],
  ];
  const graph: [property: string, content: string | undefined][] = [
    ['og:type', 'article'],
    ['og:title', work.title],
    ['og:site_name', archive],
    ['og:url', url],
    ['og:description', description],
    ['og:locale', language === 'zh-Hant' ? 'zh_TW' : 'zh_CN'],
  ];
  return [
    ...items.flatMap(([name, content]) => (content ? [{ name, content }] : [])),
    ...graph.flatMap(([property, content]) => (content ? [{ property, content }] : [])),
    { rel: 'cite-as', href: url },
  ];
}

/** The pages of a text in both scripts have the same items. */
const made = new WeakMap<readonly HeadItem[], string>();

/** Items as the HTML that stands in a head. */
export function headHtml(items: readonly HeadItem[]): string {
  const html = made.get(items) ?? items.map(itemHtml).join('');
  made.set(items, html);
  return html;
}

function itemHtml(item: HeadItem): string {
  if ('rel' in item) return openTag('link', { rel: item.rel, href: item.href });
  const { content } = item;
  return openTag('meta', 'name' in item ? { name: item.name, content } : { property: item.property, content });
}

/** The text in schema.org's words, as JSON that may stand inside a `<script>`: data, which no policy takes for a script. */
export function jsonLdOfText(work: CitedWork, frontMatter: FrontMatter, licence: string | undefined): string {
  const { authors, publisher, archive, url, language, title } = work;
  const issued = issuedOf(work);
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Article',
    headline: title,
    ...(authors.length > 0 && { author: authors.map((name) => ({ '@type': 'Person', name })) }),
    ...(publisher !== undefined && { publisher: { '@type': 'Organization', name: publisher } }),
    ...(issued !== undefined && !issued.approximate && { datePublished: isoDate(issued.from) }),
    inLanguage: language,
    url,
    isPartOf: { '@type': 'ArchiveComponent', name: archive },
    ...(frontMatter.url !== undefined && { isBasedOn: frontMatter.url }),
    ...(licence !== undefined && { sdLicense: licence }),
  };
  return JSON.stringify(data).replaceAll('<', '\\u003c').toWellFormed();
}
