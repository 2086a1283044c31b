import { link, paths } from './address.ts';
import { type IndexEntry, undated } from './archive-index.ts';
import type { Edition } from './edition.ts';
import { monthOf } from './edtf.ts';
import { type ListContext, type ListItem, listItem } from './list-item.ts';
import { type Messages, messagesOf } from './messages/messages.ts';
import { waysInMessages } from './messages/ways-in.ts';
import type { PageFrame } from './page.ts';
import type { ShelfLink, WayLink } from './shelf-links.ts';
import { type BarRow, monthRow, yearRows } from './timeline.ts';

/** Texts by time, drawn. */
export interface Timeline {
  readonly label: string;
  readonly rows: readonly BarRow[];
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

/** Number of texts on one page of a list. */
export const textsAPage = 200;

/** Links to all years. */
export function yearLinks({ index, edition, site }: ListContext, current?: string): YearLink[] {
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

/** The frame of a page among the texts that is its own canonical one. */
export function frameOf(
  { edition, site }: ListContext,
  title: string,
  pathIn: (edition: Edition) => string,
): PageFrame {
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
