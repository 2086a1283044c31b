import { paths } from '../address.ts';
import { editions } from '../edition.ts';
import { xml, xmlTexts } from '../export/xml.ts';
import { absolute, type Site } from '../page.ts';
import type { FeedFile } from './feed-file.ts';

/** Where the description lies. */
export const openSearchPath = 'opensearch.xml';

/** The archive's search as browsers take it up (OpenSearch 1.1); it names an absolute address, so there is none without. */
export function openSearch(site: Site): FeedFile[] {
  const { settings } = site;
  if (settings.baseUrl === undefined) return [];
  const edition = editions(settings.defaultScript)[0];
  const name = settings.name[edition.language];
  const content = xml(
    'OpenSearchDescription',
    { xmlns: 'http://a9.com/-/spec/opensearch/1.1/' },
    // At most 16 characters, by the specification.
    `\n${xmlTexts('ShortName', [...name].slice(0, 16).join(''))}\n${xmlTexts('Description', settings.description[edition.language] || name)}\n${xmlTexts('InputEncoding', 'UTF-8')}\n${xml('Url', { type: 'text/html', template: `${absolute(site, paths.search(edition))}?q={searchTerms}` }, undefined)}\n`,
  );
  return [{ path: openSearchPath, content: `<?xml version="1.0" encoding="UTF-8"?>\n${content}\n` }];
}
