import { link, paths, type Way } from './address.ts';
import type { Script } from './edition.ts';
import type { ListContext } from './list-item.ts';
import { waysInMessages } from './messages/ways-in.ts';
import { nameToOtherScript } from './personal-name.ts';
import type { Shelf, ShelfWay } from './shelves.ts';
import { conversionFor } from './text-page.ts';

/** A shelf as a list of shelves shows it. */
export interface ShelfLink {
  readonly name: string;
  readonly language: string;
  readonly href: string;
  readonly count: number;
  readonly below: readonly ShelfLink[];
}

/** A link to a way in. */
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
export function shelfName(
  { name, script }: Shelf,
  way: ShelfWay,
  context: ListContext,
): { name: string; language: string } {
  const { toOtherScript } = context;
  if (way !== 'people') return nameIn(context, name, script);
  const asName = (text: string, from: Script): string => nameToOtherScript(text, from, toOtherScript);
  return nameIn({ ...context, toOtherScript: asName }, name, script);
}

/** A shelf, and those within it, as links. */
export function shelfLink(shelf: Shelf, way: ShelfWay, context: ListContext): ShelfLink {
  return {
    ...shelfName(shelf, way, context),
    href: link(context.site.base, paths.way(context.edition, way, shelf.slug)),
    count: shelf.entries.length,
    below: shelf.below.map((below) => shelfLink(below, way, context)),
  };
}
