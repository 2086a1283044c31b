import { link, paths } from './address.ts';
import { type IndexEntry, undated } from './archive-index.ts';
import { itemWithOpening, type ListContext, type ListItem, listItem } from './list-item.ts';
import { frameOf, type Timeline, type YearLink, yearLinks, yearTimeline } from './list-page.ts';
import { type Messages, messagesOf } from './messages/messages.ts';
import type { PageFrame } from './page.ts';
import type { WayLink } from './shelf-links.ts';

export interface FrontPageProps {
  readonly frame: PageFrame;
  readonly messages: Messages;
  readonly name: string;
  readonly description: string;
  readonly figures: readonly string[];
  readonly searchAction: string;
  readonly textsHref: string;
  readonly newest: readonly ListItem[];
  readonly starts: readonly ListItem[];
  readonly timeline: Timeline;
  readonly ways: readonly WayLink[];
  readonly undated: YearLink | undefined;
}

/** The front page. */
export function frontPageProps(context: ListContext): FrontPageProps {
  const { index, edition, site } = context;
  const messages = messagesOf(edition.language);
  const { entries } = index;
  const years = [...index.years.keys()].filter((year) => year !== undated);
  const { newest, starts, characters, changes } = frontTexts(entries);
  const { name, description } = site.settings;
  return {
    frame: {
      ...frameOf(context, name[edition.language], paths.home),
      current: 'home',
      description: description[edition.language],
    },
    messages,
    name: name[edition.language],
    description: description[edition.language],
    figures: [
      messages.textCount(entries.length),
      ...(years.length > 0 ? [messages.yearSpan(years[0] as string, years.at(-1) as string)] : []),
      messages.characterCount(characters),
      messages.repairCount(changes),
    ],
    searchAction: link(site.base, paths.search(edition)),
    textsHref: link(site.base, paths.texts(edition)),
    newest: newest.map((entry) => listItem(entry, context)),
    starts: starts.map((entry) => itemWithOpening(entry, context)),
    timeline: yearTimeline(context),
    ways: context.ways ?? [],
    undated: yearLinks(context).find(({ href }) => href.includes(`/${undated}/`)),
  };
}

/** Texts on the front page, and figures of all. */
interface FrontTexts {
  readonly newest: readonly IndexEntry[];
  readonly starts: readonly IndexEntry[];
  readonly characters: number;
  readonly changes: number;
}

/** The front pages of all editions show the same texts. */
const madeFor = new WeakMap<readonly IndexEntry[], FrontTexts>();

/** Texts on the front page, and figures of all. */
export function frontTexts(entries: readonly IndexEntry[]): FrontTexts {
  const known = madeFor.get(entries);
  if (known !== undefined) return known;
  const dated = entries.filter(({ date }) => date !== undefined && !date.startsWith('XXXX'));
  const sum = (value: (entry: IndexEntry) => number): number =>
    entries.reduce((total, entry) => total + value(entry), 0);
  const newest = dated.slice(-6).reverse();
  const made = {
    newest,
    starts: goodStarts(entries, newest),
    characters: sum(({ characters }) => characters),
    changes: sum(({ changes }) => changes),
  };
  madeFor.set(entries, made);
  return made;
}

/**
 * A few texts to begin with: titled, dated, of a length to read in one sitting, one from each stretch of the years, and
 * not among those already shown. The same archive always gives the same ones.
 */
export function goodStarts(entries: readonly IndexEntry[], shown: readonly IndexEntry[], count = 3): IndexEntry[] {
  const readable = entries.filter(
    (entry) =>
      !entry.titleInferred &&
      !entry.spun &&
      !entry.truncated &&
      entry.date !== undefined &&
      !shown.includes(entry) &&
      entry.characters >= 400 &&
      entry.characters <= 6000,
  );
  const pool = readable.length >= count ? readable : entries.filter((entry) => !shown.includes(entry));
  const stretch = pool.length / count;
  const picked: IndexEntry[] = [];
  for (let part = 0; part < Math.min(count, pool.length); part++) {
    const start = Math.floor(part * stretch);
    const candidates = pool.slice(start, Math.max(Math.floor((part + 1) * stretch), start + 1));
    // Another publisher and kind than those picked before, then the length nearest to one sitting.
    const cost = (entry: IndexEntry): number =>
      Math.abs(entry.characters - 1500) +
      (picked.some(({ publisher }) => publisher === entry.publisher) ? 3000 : 0) +
      (picked.some(({ kind }) => kind !== undefined && kind === entry.kind) ? 3000 : 0);
    picked.push(
      candidates.reduce((best, entry) => (cost(entry) < cost(best) ? entry : best), candidates[0] as IndexEntry),
    );
  }
  return [...new Set(picked)];
}
