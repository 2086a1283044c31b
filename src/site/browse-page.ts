import { link, paths, type Way } from './address.ts';
import type { ArchiveIndex, IndexEntry } from './archive-index.ts';
import { type Edition, editionOfScript, type Script } from './edition.ts';
import { type ListContext, type ListPageProps, listItem, textsAPage } from './list-page.ts';
import { type Messages, messagesOf } from './messages/messages.ts';
import { waysInMessages } from './messages/ways-in.ts';
import type { PageFrame } from './page.ts';
import { nameToOtherScript } from './personal-name.ts';
import { placePath } from './place-path.ts';
import { type ProvinceMap, provinceMap } from './province-map.ts';
import { assignSlugs } from './slug.ts';
import { conversionFor, type ToOtherScript } from './text-page.ts';

/** A name that texts are filed under, with those of them that are. */
export interface Shelf {
  readonly name: string;
  /** Script that the name is written in. */
  readonly script: Script;
  /** Below the way's own address; has slashes for a place in a place. */
  readonly slug: string;
  readonly entries: readonly IndexEntry[];
  /** Shelves within this one. */
  readonly below: readonly Shelf[];
  /** The address, below the way's own, that it would have if no other name sounded the same. */
  readonly soundsLike?: string;
}

/** The ways that lead to shelves. */
export type ShelfWay = Exclude<Way, 'phrases'>;
export const shelfWays: readonly ShelfWay[] = ['places', 'publishers', 'people', 'kinds'];

/** All shelves of an archive. */
export type Shelves = Readonly<Record<ShelfWay, readonly Shelf[]>>;

/** A shelf while it is filled. */
interface Filling {
  readonly name: string;
  readonly script: Script;
  readonly entries: Set<IndexEntry>;
  readonly below: Map<string, Filling>;
}

/** A name on the way to a shelf. */
interface Label {
  /** The same for all ways of writing the name; its slug is made from it. */
  readonly key: string;
  readonly name: string;
  readonly script: Script;
}

/**
 * Put all texts on their shelves; shelves with the most texts first. A name has one shelf, in whichever script texts write
 * it.
 */
export function makeShelves(
  { entries }: ArchiveIndex,
  toOtherScript: ToOtherScript,
  slugOf?: (name: string) => string,
): Shelves {
  const inHans: ToOtherScript = (name, script) => (script === 'Hans' ? name : toOtherScript(name, script));
  const flat = (namesOf: (entry: IndexEntry) => readonly string[], keyOf = inHans): Shelf[] =>
    shelvesOf(
      entries,
      (entry) => namesOf(entry).map((name) => [{ key: keyOf(name, entry.script), name, script: entry.script }]),
      slugOf,
    );
  const person: ToOtherScript = (name, script) =>
    script === 'Hans' ? name : nameToOtherScript(name, script, toOtherScript);
  return {
    places: shelvesOf(
      entries,
      ({ places = [], script }) =>
        places.map((place) =>
          // The gazetteer is written in Simplified.
          placePath(inHans(place, script)).map((name) => ({ key: name, name, script: 'Hans' })),
        ),
      slugOf,
    ),
    publishers: flat(({ publisher }) => (publisher === undefined ? [] : [publisher])),
    people: flat(({ authors = [] }) => authors, person),
    kinds: flat(({ kind }) => (kind === undefined ? [] : [kind])),
  };
}

function shelvesOf(
  entries: readonly IndexEntry[],
  pathsOf: (entry: IndexEntry) => readonly (readonly Label[])[],
  slugOf: ((name: string) => string) | undefined,
): Shelf[] {
  const roots = new Map<string, Filling>();
  for (const entry of entries) {
    for (const path of pathsOf(entry)) {
      let level = roots;
      for (const { key, name, script } of path) {
        const shelf = level.get(key) ?? { name, script, entries: new Set(), below: new Map() };
        level.set(key, shelf);
        shelf.entries.add(entry);
        level = shelf.below;
      }
    }
  }
  return finish(roots, '', slugOf);
}

function finish(
  level: ReadonlyMap<string, Filling>,
  prefix: string,
  slugOf: ((name: string) => string) | undefined,
): Shelf[] {
  const { slugs, shared } = assignSlugs(level.keys(), slugOf);
  const soundsLike = new Map([...shared].flatMap(([slug, keys]) => keys.map((key) => [key, slug] as const)));
  return [...level]
    .map(([key, { name, script, entries, below }]): Shelf => {
      const slug = `${prefix}${slugs.get(key)}`;
      const alike = soundsLike.get(key);
      return {
        name,
        script,
        slug,
        entries: [...entries],
        below: finish(below, `${slug}/`, slugOf),
        ...(alike !== undefined && { soundsLike: `${prefix}${alike}` }),
      };
    })
    .sort((a, b) => b.entries.length - a.entries.length || (a.slug < b.slug ? -1 : 1));
}

/** A shelf as a list of shelves shows it. */
export interface ShelfLink {
  readonly name: string;
  readonly language: string;
  readonly href: string;
  readonly count: number;
  readonly below: readonly ShelfLink[];
}

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

export interface WayLink {
  readonly name: string;
  readonly href: string;
  readonly current: boolean;
}

/** Links to all ways in that lead somewhere. */
export function wayLinks({ site, edition }: ListContext, ways: readonly Way[], current?: Way): WayLink[] {
  const words = waysInMessages(edition.language);
  return ways.map((way) => ({
    name: words.ways[way],
    href: link(site.base, paths.ways(edition, way)),
    current: way === current,
  }));
}

/** A name in the script of an edition, and the language to mark it with. */
export function nameIn(
  { edition, toOtherScript }: Pick<ListContext, 'edition' | 'toOtherScript'>,
  name: string,
  script: Script,
): { name: string; language: string } {
  const shown = edition.script ?? script;
  return { name: conversionFor(shown, script, toOtherScript)?.(name) ?? name, language: `zh-${shown}` };
}

/** A shelf's name as pages of an edition show it; people's names keep their ambiguous characters. */
function shelfName({ name, script }: Shelf, way: ShelfWay, context: ListContext): { name: string; language: string } {
  const { toOtherScript } = context;
  if (way !== 'people') return nameIn(context, name, script);
  const asName = (text: string, from: Script): string => nameToOtherScript(text, from, toOtherScript);
  return nameIn({ ...context, toOtherScript: asName }, name, script);
}

function shelfLink(shelf: Shelf, way: ShelfWay, context: ListContext): ShelfLink {
  return {
    ...shelfName(shelf, way, context),
    href: link(context.site.base, paths.way(context.edition, way, shelf.slug)),
    count: shelf.entries.length,
    below: shelf.below.map((below) => shelfLink(below, way, context)),
  };
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

/** Number of pages of a shelf. */
export function shelfPages({ entries }: Shelf): number {
  return Math.max(1, Math.ceil(entries.length / textsAPage));
}

/** All shelves, those within others too. */
export function* eachShelf(shelves: readonly Shelf[]): Generator<Shelf> {
  for (const shelf of shelves) {
    yield shelf;
    yield* eachShelf(shelf.below);
  }
}
