import { link, paths } from './address.ts';
import { type ArchiveIndex, type IndexEntry, undated } from './archive-index.ts';
import { languageTag } from './block-html.ts';
import { type Edition, editions } from './edition.ts';
import { displayDate, machineDate } from './edtf.ts';
import { type Messages, messagesOf } from './messages/messages.ts';
import { type PageFrame, type Site, scriptShown, textHref } from './page.ts';
import { conversionFor, type ToOtherScript } from './text-page.ts';

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
  readonly years: readonly YearLink[];
  readonly groups: readonly {
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
  readonly years: readonly YearLink[];
}

/** Number of texts on one page of a list. */
export const textsAPage = 200;

/** What a page made from the index needs besides it. */
export interface ListContext {
  readonly index: ArchiveIndex;
  readonly edition: Edition;
  readonly site: Site;
  readonly toOtherScript: ToOtherScript;
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
    years: yearLinks(context),
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
    groups: [
      { items: entries.slice((page - 1) * textsAPage, page * textsAPage).map((entry) => listItem(entry, context)) },
    ],
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
  const dated = entries.filter(({ date }) => date !== undefined && !date.startsWith('XXXX'));
  const sum = (value: (entry: IndexEntry) => number): number =>
    entries.reduce((total, entry) => total + value(entry), 0);
  const newest = dated.slice(-6).reverse();
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
      messages.characterCount(sum(({ characters }) => characters)),
      messages.repairCount(sum(({ changes }) => changes)),
    ],
    searchAction: link(site.base, paths.search(edition)),
    textsHref: link(site.base, paths.texts(edition)),
    newest: newest.map((entry) => listItem(entry, context)),
    starts: goodStarts(entries, newest).map((entry) => listItem(entry, context)),
    years: yearLinks(context),
  };
}

/**
 * A few texts to begin with: titled, dated, of a length to read in one sitting, one from each stretch of the years, and
 * not among those already shown. The same archive always gives the same ones.
 */
export function goodStarts(entries: readonly IndexEntry[], shown: readonly IndexEntry[], count = 3): IndexEntry[] {
  const readable = entries.filter(
    (entry) => !entry.titleInferred && !shown.includes(entry) && entry.characters >= 400 && entry.characters <= 6000,
  );
  const pool = readable.length >= count ? readable : entries.filter((entry) => !shown.includes(entry));
  const stretch = pool.length / count;
  const picked = Array.from({ length: Math.min(count, pool.length) }, (_, part) => {
    const candidates = pool.slice(
      Math.floor(part * stretch),
      Math.max(Math.floor((part + 1) * stretch), Math.floor(part * stretch) + 1),
    );
    return candidates.reduce(
      (best, entry) => (Math.abs(entry.characters - 1500) < Math.abs(best.characters - 1500) ? entry : best),
      candidates[0] as IndexEntry,
    );
  });
  return [...new Set(picked)];
}

/** The path and props of every page made from the index, for all editions. */
export function* indexPages(
  context: Omit<ListContext, 'edition'>,
): Generator<
  { kind: 'front'; path: string; props: FrontPageProps } | { kind: 'list'; path: string; props: ListPageProps }
> {
  for (const edition of editions(context.site.settings.defaultScript)) {
    const inEdition: ListContext = { ...context, edition };
    yield { kind: 'front', path: paths.home(edition), props: frontPageProps(inEdition) };
    yield { kind: 'list', path: paths.texts(edition), props: allTextsProps(inEdition) };
    for (const [year, entries] of context.index.years) {
      for (let page = 1; page <= pagesOfYear(entries.length); page++) {
        yield { kind: 'list', path: paths.year(edition, year, page), props: yearPageProps(inEdition, year, page) };
      }
    }
  }
}
