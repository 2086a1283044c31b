import type { Way } from './address.ts';
import type { ArchiveIndex, IndexEntry } from './archive-index.ts';
import type { Script } from './edition.ts';
import { nameToOtherScript } from './personal-name.ts';
import { placePath } from './place-path.ts';
import { assignSlugs } from './slug.ts';
import type { ToOtherScript } from './text-page.ts';

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

/** All shelves, those within others too. */
export function* eachShelf(shelves: readonly Shelf[]): Generator<Shelf> {
  for (const shelf of shelves) {
    yield shelf;
    yield* eachShelf(shelf.below);
  }
}
