import { link, paths, type Way } from './address.ts';
import { type Edition, editionOfScript } from './edition.ts';
import { type ListContext, listItem } from './list-item.ts';
import { type ListPageProps, textsAPage } from './list-page.ts';
import { type Messages, messagesOf } from './messages/messages.ts';
import { waysInMessages } from './messages/ways-in.ts';
import type { PageFrame } from './page.ts';
import { type ProvinceMap, provinceMap } from './province-map.ts';
import { type ShelfLink, shelfLink, shelfName, type WayLink, wayLinks } from './shelf-links.ts';
import type { Shelf, ShelfWay, Shelves } from './shelves.ts';

export interface BrowsePageProps {
  readonly frame: PageFrame;
  readonly messages: Messages;
  readonly heading: string;
  readonly introduction: string;
  readonly shelves: readonly ShelfLink[];
  readonly ways: readonly WayLink[];
  /** Places alone have one. */
  readonly map?: ProvinceMap;
}

/** The overview of one way in. */
export function browsePageProps(
  context: ListContext,
  way: ShelfWay,
  shelves: Shelves,
  ways: readonly Way[],
): BrowsePageProps {
  const { site, edition } = context;
  const words = waysInMessages(edition.language);
  const links = shelves[way].map((shelf) => shelfLink(shelf, way, context));
  const map = way === 'places' ? provinceMap(context, shelves.places, links) : undefined;
  return {
    frame: {
      site,
      edition,
      title: words.ways[way],
      pathIn: (other) => paths.ways(other, way),
      canonical: edition,
      current: 'texts',
      scripts: ['reader'],
    },
    messages: messagesOf(edition.language),
    heading: words.ways[way],
    introduction: words.wayIntroductions[way],
    shelves: links,
    ways: wayLinks(context, ways, way),
    ...(map !== undefined && { map }),
  };
}

/** One page (counted from 1) of a shelf's texts. */
export function shelfPageProps(context: ListContext, way: ShelfWay, shelf: Shelf, page: number): ListPageProps {
  const { site, edition } = context;
  const messages = messagesOf(edition.language);
  const { name } = shelfName(shelf, way, context);
  const pageCount = shelfPages(shelf);
  const href = (other: Edition, number: number): string => paths.way(other, way, shelf.slug, number);
  const canonical =
    edition.script === undefined ? edition : editionOfScript(site.settings.defaultScript, edition.script);
  return {
    frame: {
      site,
      edition,
      title: page === 1 ? name : `${name} · ${messages.pageOf(page, pageCount)}`,
      pathIn: (other) => href(other, page),
      canonical,
      current: 'texts',
      scripts: ['reader'],
    },
    messages,
    heading: name,
    summary: messages.textCount(shelf.entries.length),
    up: { text: waysInMessages(edition.language).ways[way], href: link(site.base, paths.ways(edition, way)) },
    within: shelf.below.map((below) => shelfLink(below, way, context)),
    years: [],
    groups: [
      {
        items: shelf.entries.slice((page - 1) * textsAPage, page * textsAPage).map((entry) => listItem(entry, context)),
      },
    ],
    pages:
      pageCount === 1
        ? []
        : Array.from({ length: pageCount }, (_, number) => ({
            number: number + 1,
            href: link(site.base, href(edition, number + 1)),
            current: number + 1 === page,
          })),
  };
}

/** Number of pages of a shelf. */
export function shelfPages({ entries }: Shelf): number {
  return Math.max(1, Math.ceil(entries.length / textsAPage));
}
