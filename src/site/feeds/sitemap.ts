import { paths } from '../address.ts';
import type { ArchiveIndex } from '../archive-index.ts';
import { type Edition, editionOfScript, editions } from '../edition.ts';
import { escapeXml, xml } from '../export/xml.ts';
import { absolute, type Site } from '../page.ts';
import type { FeedFile } from './feed-file.ts';

/** Addresses in one file at most, by the protocol. */
const addressesAFile = 50_000;

/**
 * The sitemap: each text once, at the address that counts as original, with its addresses in both scripts as alternates; then
 * the pages that lead to them. Without the site's own address there is none, since its addresses must be absolute.
 *
 * @returns `sitemap.xml`, which for more than 50,000 addresses names the files that hold them.
 */
export function sitemap({ entries }: ArchiveIndex, site: Site): FeedFile[] {
  if (site.settings.baseUrl === undefined) return [];
  const faces = editions(site.settings.defaultScript);
  const scripts = faces.filter(({ script }) => script !== undefined);
  const address = (place: string, alternates: readonly { edition: Edition; path: string }[]): string =>
    xml(
      'url',
      {},
      xml('loc', {}, escapeXml(absolute(site, place))) +
        alternates
          .map(({ edition, path }) =>
            xml('xhtml:link', { rel: 'alternate', hreflang: edition.language, href: absolute(site, path) }, undefined),
          )
          .join(''),
    );
  const everywhere = (path: (edition: Edition) => string): string[] => {
    const alternates = faces.map((edition) => ({ edition, path: path(edition) }));
    return alternates.map((one) => address(one.path, alternates));
  };
  const addresses = [
    ...[paths.home, paths.texts, paths.search, paths.about, paths.corrections].flatMap(everywhere),
    ...entries.map(({ id, script }) =>
      address(
        paths.text(editionOfScript(site.settings.defaultScript, script), id),
        scripts.map((edition) => ({ edition, path: paths.text(edition, id) })),
      ),
    ),
  ];
  const files: FeedFile[] = [];
  for (let from = 0; from < addresses.length; from += addressesAFile) {
    const part = addresses.slice(from, from + addressesAFile);
    files.push({ path: `sitemap-${files.length + 1}.xml`, content: document('urlset', part) });
  }
  if (files.length === 1) return files.map(({ content }) => ({ path: 'sitemap.xml', content }));
  const parts = files.map(({ path }) => xml('sitemap', {}, xml('loc', {}, escapeXml(absolute(site, path)))));
  return [{ path: 'sitemap.xml', content: document('sitemapindex', parts) }, ...files];
}

function document(root: 'urlset' | 'sitemapindex', lines: readonly string[]): string {
  const attributes = {
    xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
    ...(root === 'urlset' && { 'xmlns:xhtml': 'http://www.w3.org/1999/xhtml' }),
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml(root, attributes, `\n${lines.join('\n')}\n`)}\n`;
}
