import { paths } from '../address.ts';
import type { ArchiveIndex, IndexEntry } from '../archive-index.ts';
import { languageTag } from '../block-html.ts';
import { editionOfScript, editions } from '../edition.ts';
import { sortKey, yearOf } from '../edtf.ts';
import { escapeXml, xml, xmlTexts } from '../export/xml.ts';
import { messagesOf } from '../messages/messages.ts';
import { waysInMessages } from '../messages/ways-in.ts';
import { absolute, type Site } from '../page.ts';
import { noReleases, type ReleaseLog } from '../releases.ts';
import type { FeedFile } from './feed-file.ts';

/** Number of texts in the feed, and of releases. */
const newest = 50;
const newestReleases = 10;

/**
 * The newest releases with what each changed, then the newest texts by date, each in its own script, as an Atom feed. A text's date stands for the time of its last change, with
 * unknown parts as the first of their kind, so that the same archive makes the same bytes.
 */
export function atomFeed(index: ArchiveIndex, site: Site, { releases }: ReleaseLog = noReleases): FeedFile[] {
  const { settings } = site;
  if (settings.baseUrl === undefined) return [];
  const home = editions(settings.defaultScript)[0];
  const { language } = home;
  const shown = inFeed(index);
  const items = shown.map((entry) => {
    const url = absolute(site, paths.text(editionOfScript(settings.defaultScript, entry.script), entry.id));
    return xml(
      'entry',
      { 'xml:lang': languageTag(entry.script) },
      xmlTexts('id', url) +
        xmlTexts('title', entry.title) +
        xmlTexts('updated', timeOf(entry)) +
        xml('link', { href: url }, undefined) +
        xml('author', {}, xmlTexts('name', entry.publisher ?? settings.name[languageTag(entry.script)])) +
        xmlTexts('summary', entry.opening),
    );
  });
  const words = waysInMessages(language);
  const made = releases.slice(0, newestReleases).map(({ date, release, texts, added, changed, removed, note }) => {
    const url = `${absolute(site, paths.downloads(home))}#release-${release}`;
    const changes = [
      messagesOf(language).textCount(texts),
      ...(added.length > 0 ? [words.added(added.length)] : []),
      ...(changed.length > 0 ? [words.changedTexts(changed.length)] : []),
      ...(removed.length > 0 ? [words.removed(removed.length)] : []),
      ...(note === undefined ? [] : [note]),
    ];
    return xml(
      'entry',
      { 'xml:lang': language },
      xmlTexts('id', url) +
        xmlTexts('title', `${words.release} ${date}`) +
        xmlTexts('updated', `${date}T00:00:00Z`) +
        xml('link', { href: url }, undefined) +
        xml('author', {}, xmlTexts('name', settings.name[language])) +
        xmlTexts('summary', changes.join(' · ')),
    );
  });
  const first = shown[0];
  const updated = [
    first === undefined ? [] : [timeOf(first)],
    releases.slice(0, 1).map(({ date }) => `${date}T00:00:00Z`),
  ]
    .flat()
    .sort();
  const feed = [
    xmlTexts('id', settings.baseUrl),
    xmlTexts('title', settings.name[language]),
    xmlTexts('subtitle', settings.description[language]),
    xmlTexts('updated', updated.at(-1) ?? '1970-01-01T00:00:00Z'),
    xml('link', { href: absolute(site, paths.home(home)) }, undefined),
    xml('link', { rel: 'self', type: 'application/atom+xml', href: absolute(site, feedPath) }, undefined),
    xml('author', {}, xmlTexts('name', settings.name[language])),
    ...(settings.licence === undefined ? [] : [xml('rights', {}, escapeXml(settings.licence))]),
    ...made,
    ...items,
  ];
  const content = xml('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language }, `\n${feed.join('\n')}\n`);
  return [{ path: feedPath, content: `<?xml version="1.0" encoding="UTF-8"?>\n${content}\n` }];
}

/** The texts in the feed. */
export function inFeed({ entries }: ArchiveIndex): IndexEntry[] {
  const found: IndexEntry[] = [];
  for (let place = entries.length - 1; place >= 0 && found.length < newest; place--) {
    const entry = entries[place] as IndexEntry;
    if (yearOf(entry.date) !== undefined) found.push(entry);
  }
  return found;
}

/** Where the feed lies. */
export const feedPath = 'feed.xml';

function timeOf({ date }: IndexEntry): string {
  return `${sortKey(date).replaceAll('-00', '-01')}T00:00:00Z`;
}
