import { absolute, type Site } from '../page.ts';
import type { FeedFile } from './feed-file.ts';

/**
 * What crawlers may read: all but the index of the search and the source files, which show nobody anything. Only a site at the
 * root of its host is asked for this file.
 */
export function robots(site: Site): FeedFile[] {
  const { base, settings } = site;
  const place = settings.baseUrl === undefined ? '' : `\nSitemap: ${absolute(site, 'sitemap.xml')}\n`;
  const content = `User-agent: *\nDisallow: ${base}pagefind/\nDisallow: ${base}sources/\n${place}`;
  return [{ path: 'robots.txt', content }];
}
