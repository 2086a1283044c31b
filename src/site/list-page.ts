import { link, paths } from './address.ts';
import { type ArchiveIndex, type IndexEntry, undated } from './archive-index.ts';
import { languageTag } from './block-html.ts';
import type { ShelfLink, WayLink } from './browse-page.ts';
import type { Edition } from './edition.ts';
import { displayDate, machineDate, monthOf } from './edtf.ts';
import { type Messages, messagesOf } from './messages/messages.ts';
import { waysInMessages } from './messages/ways-in.ts';
import { type PageFrame, type Site, scriptShown, textHref } from './page.ts';
import { conversionFor, type ToOtherScript } from './text-page.ts';
import { type BarRow, monthRow, yearRows } from './timeline.ts';

/** Texts by time, drawn. */
export interface Timeline {
  readonly label: string;
  readonly rows: readonly BarRow[];
}

/** A text as a list shows it. */
export interface ListItem {
  readonly href: string;
  readonly title: string;
  readonly language: 'zh-Hans' | 'zh-Hant';
  readonly date?: string;
  readonly machineDate?: string;
  readonly dateInferred: boolean;
  readonly publisher?: string;
  readonly opening: string;
  readonly characters: string;
}

/** A link to a year, with the number of its texts. */
export interface YearLink {
  readonly label: string;
  readonly href: string;
  readonly count: number;
  readonly current: boolean;
}

export interface ListPageProps {
  readonly frame: PageFrame;
  readonly messages: Messages;
  readonly heading: string;
  readonly summary: string;
  /** The overview that this list belongs to. */
  readonly up?: { readonly text: string; readonly href: string };
  /** Narrower lists within this one. */
  readonly within?: readonly ShelfLink[];
  readonly timeline?: Timeline;
  readonly ways?: readonly WayLink[];
  readonly years: readonly YearLink[];
  readonly groups: readonly {
    /** For the address of the group on its page. */
    readonly name?: string;
    readonly heading?: string;
    readonly href?: string;
    readonly items: readonly ListItem[];
  }[];
  /** Numbers of the other pages of a year; empty where there is one page. */
  readonly pages: readonly { readonly number: number; readonly href: string; readonly current: boolean }[];
}

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

/** Number of texts on one page of a list. */
export const textsAPage = 200;

/** What a page made from the index needs besides it. */
export interface ListContext {
  readonly index: ArchiveIndex;
  readonly edition: Edition;
  readonly site: Site;
  readonly toOtherScript: ToOtherScript;
  /** Ways in that lead somewhere. */
  readonly ways?: readonly WayLink[];
}

/** A text as a list shows it. */
export function listItem(entry: IndexEntry, { edition, site, toOtherScript }: ListContext): ListItem {
  const shown = scriptShown(edition, entry.script);
  const convert = conversionFor(shown, entry.script, toOtherScript) ?? ((text: string) => text);
  const machine = entry.date === undefined ? undefined : machineDate(entry.date);
  return {
    href: textHref(site, edition, entry),
    title: convert(entry.title),
    language: languageTag(shown),
    ...(entry.date !== undefined && { date: displayDate(entry.date, edition.language) }),
    ...(machine !== undefined && { machineDate: machine }),
    dateInferred: entry.dateInferred === true,
    ...(entry.publisher !== undefined && { publisher: convert(entry.publisher) }),
    opening: convert(entry.opening),
    characters: messagesOf(edition.language).characterCount(entry.characters),
  };
}

function yearLinks({ index, edition, site }: ListContext, current?: string): YearLink[] {
  const messages = messagesOf(edition.language);
  return [...index.years].map(([year, entries]) => ({
    label: year === undated ? messages.undated : year,
    href: link(site.base, paths.year(edition, year)),
    count: entries.length,
    current: year === current,
  }));
}

/** All years, drawn. */
export function yearTimeline(context: ListContext, current?: string): Timeline {
  const { index, edition, site } = context;
  const words = waysInMessages(edition.language);
  return {
    label: words.timeline,
    rows: yearRows(index, (year) => link(site.base, paths.year(edition, year)), words.yearCount, current),
  };
}

function frameOf({ edition, site }: ListContext, title: string, pathIn: (edition: Edition) => string): PageFrame {
  return { site, edition, title, pathIn, canonical: edition, current: 'texts', scripts: ['reader'] };
}

/** The overview of all texts: everything by year in a small archive, the years alone in a large one. */
export function allTextsProps(context: ListContext): ListPageProps {
  const { index, edition, site } = context;
  const messages = messagesOf(edition.language);
  const small = index.entries.length <= textsAPage;
  return {
    frame: frameOf(context, messages.allTexts, paths.texts),
    messages,
    heading: messages.allTexts,
    summary: messages.textCount(index.entries.length),
    timeline: yearTimeline(context),
    years: yearLinks(context).filter(({ href }) => href.includes(`/${undated}/`)),
    ways: context.ways ?? [],
    groups: small
      ? [...index.years].map(([year, entries]) => ({
          heading: year === undated ? messages.undated : messages.yearTitle(year),
          href: link(site.base, paths.year(edition, year)),
          items: entries.map((entry) => listItem(entry, context)),
        }))
      : [],
    pages: [],
  };
}

/** One page (counted from 1) of a year's texts. Every page links to every other, so that no text is far away. */
export function yearPageProps(context: ListContext, year: string, page: number): ListPageProps {
  const { index, edition, site } = context;
  const messages = messagesOf(edition.language);
  const words = waysInMessages(edition.language);
  const entries = index.years.get(year) ?? [];
  const pageCount = pagesOfYear(entries.length);
  const title = year === undated ? messages.undated : messages.yearTitle(year);
  return {
    frame: frameOf(context, page === 1 ? title : `${title} · ${messages.pageOf(page, pageCount)}`, (other) =>
      paths.year(other, year, page),
    ),
    messages,
    heading: title,
    summary: messages.textCount(entries.length),
    years: yearLinks(context, year),
    ...(year !== undated && {
      timeline: {
        label: words.months,
        rows: [
          monthRow(
            entries,
            (month, first) => {
              const at = Math.floor(first / textsAPage) + 1;
              return `${link(site.base, paths.year(edition, year, at))}#month-${month}`;
            },
            words.monthCount,
          ),
        ],
      },
    }),
    groups: byMonth(entries.slice((page - 1) * textsAPage, page * textsAPage), context, year === undated),
    pages:
      pageCount === 1
        ? []
        : Array.from({ length: pageCount }, (_, number) => ({
            number: number + 1,
            href: link(site.base, paths.year(edition, year, number + 1)),
            current: number + 1 === page,
          })),
  };
}

/** Texts of a year under their months; a month that a page continues has its heading again. */
function byMonth(entries: readonly IndexEntry[], context: ListContext, isUndated: boolean): ListPageProps['groups'] {
  const words = waysInMessages(context.edition.language);
  const months = new Map<number, IndexEntry[]>();
  for (const entry of entries) {
    const month = isUndated ? 0 : (monthOf(entry.date) ?? 0);
    months.set(month, [...(months.get(month) ?? []), entry]);
  }
  return [...months].map(([month, list]) => ({
    ...(!isUndated && {
      name: `month-${month}`,
      heading: month === 0 ? words.monthUnknown : words.month(month),
    }),
    items: list.map((entry) => listItem(entry, context)),
  }));
}

/** Number of pages of a year with so many texts. */
export function pagesOfYear(texts: number): number {
  return Math.max(1, Math.ceil(texts / textsAPage));
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
    starts: starts.map((entry) => listItem(entry, context)),
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
