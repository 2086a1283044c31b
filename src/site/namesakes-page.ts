import { link, paths, type Way } from './address.ts';
import type { ListContext } from './list-item.ts';
import type { ListPageProps } from './list-page.ts';
import { messagesOf } from './messages/messages.ts';
import { waysInMessages } from './messages/ways-in.ts';
import { type ShelfLink, shelfLink } from './shelf-links.ts';
import { eachShelf, type Shelf, type ShelfWay } from './shelves.ts';

/** Names that sound alike, with the address that each would have without the others. */
export interface Namesakes {
  /** Below the way's own address. */
  readonly slug: string;
  readonly links: readonly ShelfLink[];
}

/** All groups of shelves whose names sound alike. */
export function namesakesOf(context: ListContext, way: ShelfWay, shelves: readonly Shelf[]): Namesakes[] {
  const groups = new Map<string, ShelfLink[]>();
  for (const shelf of eachShelf(shelves)) {
    const { soundsLike } = shelf;
    if (soundsLike === undefined) continue;
    const links = groups.get(soundsLike) ?? [];
    groups.set(soundsLike, links);
    links.push({ ...shelfLink(shelf, way, context), below: [] });
  }
  return [...groups].map(([slug, links]) => ({ slug, links }));
}

/** Addresses, below the way's own, of groups of shelves whose names sound alike. */
export function namesakeSlugs(shelves: readonly Shelf[]): Set<string> {
  return new Set([...eachShelf(shelves)].flatMap(({ soundsLike }) => soundsLike ?? []));
}

/** The page that tells names apart that sound alike, at the address that one of them had before the other came. */
export function namesakesPageProps(context: ListContext, way: Way, { slug, links }: Namesakes): ListPageProps {
  const { site, edition } = context;
  const words = waysInMessages(edition.language);
  return {
    frame: {
      site,
      edition,
      title: links.map(({ name }) => name).join('、'),
      pathIn: (other) => paths.way(other, way, slug),
      canonical: edition,
      current: 'texts',
      scripts: ['reader'],
    },
    messages: messagesOf(edition.language),
    heading: words.namesakes,
    summary: words.namesakesCount(links.length),
    up: { text: words.ways[way], href: link(site.base, paths.ways(edition, way)) },
    within: links,
    years: [],
    groups: [],
    pages: [],
  };
}
