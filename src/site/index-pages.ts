import { paths, type Way } from './address.ts';
import {
  type BrowsePageProps,
  browsePageProps,
  eachShelf,
  makeShelves,
  namesakesOf,
  namesakesPageProps,
  shelfPageProps,
  shelfPages,
  shelfWays,
  wayLinks,
} from './browse-page.ts';
import { type DownloadsPageProps, downloadsPageProps } from './downloads-page.ts';
import { editions } from './edition.ts';
import {
  allTextsProps,
  type FrontPageProps,
  frontPageProps,
  type ListContext,
  type ListPageProps,
  pagesOfYear,
  yearPageProps,
} from './list-page.ts';
import {
  type PhrasePageProps,
  type PhrasesPageProps,
  phraseNamesakes,
  phrasePageProps,
  phrasesPageProps,
  preparePhrases,
} from './phrase-page.ts';
import type { Relations } from './relations.ts';
import type { ReleaseLog } from './releases.ts';
import { type ReportPageProps, type ReportSource, reportPageProps } from './report-page.ts';

/** Kinds of pages made from the whole archive, with what each is made from. */
export interface IndexPageKinds {
  readonly front: FrontPageProps;
  readonly list: ListPageProps;
  readonly browse: BrowsePageProps;
  readonly phrases: PhrasesPageProps;
  readonly phrase: PhrasePageProps;
  readonly report: ReportPageProps;
  readonly downloads: DownloadsPageProps;
}

/** A page made from the whole archive. */
export type IndexPage = {
  readonly [Kind in keyof IndexPageKinds]: {
    readonly kind: Kind;
    readonly path: string;
    readonly props: IndexPageKinds[Kind];
  };
}[keyof IndexPageKinds];

/** What these pages are made from. */
export interface IndexPagesSource extends Omit<ListContext, 'edition' | 'ways'> {
  readonly relations: Relations;
  readonly report: ReportSource;
  /** Names the state of all texts. */
  readonly release: string;
  readonly releases: ReleaseLog;
}

/** The path and props of every page made from the whole archive, for all editions. */
export function* indexPages(source: IndexPagesSource): Generator<IndexPage> {
  const { relations, report, release, releases, ...rest } = source;
  const shelves = makeShelves(source.index, source.toOtherScript);
  const phrases = preparePhrases(relations, source.index.entries);
  const ways: Way[] = [
    ...shelfWays.filter((way) => shelves[way].length > 0),
    ...(relations.phrases.length > 0 ? (['phrases'] as const) : []),
  ];
  for (const edition of editions(source.site.settings.defaultScript)) {
    const plain: ListContext = { ...rest, edition };
    const context: ListContext = { ...plain, ways: wayLinks(plain, ways) };
    yield { kind: 'front', path: paths.home(edition), props: frontPageProps(context) };
    yield { kind: 'list', path: paths.texts(edition), props: allTextsProps(context) };
    for (const [year, entries] of source.index.years) {
      for (let page = 1; page <= pagesOfYear(entries.length); page++)
        yield { kind: 'list', path: paths.year(edition, year, page), props: yearPageProps(context, year, page) };
    }
    for (const way of shelfWays) {
      if (shelves[way].length === 0) continue;
      yield { kind: 'browse', path: paths.ways(edition, way), props: browsePageProps(context, way, shelves, ways) };
      for (const shelf of eachShelf(shelves[way])) {
        for (let page = 1; page <= shelfPages(shelf); page++) {
          const path = paths.way(edition, way, shelf.slug, page);
          yield { kind: 'list', path, props: shelfPageProps(context, way, shelf, page) };
        }
      }
      for (const namesakes of namesakesOf(context, way, shelves[way])) {
        const path = paths.way(edition, way, namesakes.slug);
        yield { kind: 'list', path, props: namesakesPageProps(context, way, namesakes) };
      }
    }
    if (relations.phrases.length > 0) {
      const links = wayLinks(plain, ways, 'phrases');
      yield { kind: 'phrases', path: paths.ways(edition, 'phrases'), props: phrasesPageProps(context, phrases, links) };
      for (const phrase of relations.phrases) {
        const path = paths.way(edition, 'phrases', phrases.slugs.get(phrase.phrase) ?? '');
        yield { kind: 'phrase', path, props: phrasePageProps(context, phrases, phrase) };
      }
      for (const namesakes of phraseNamesakes(context, phrases)) {
        const path = paths.way(edition, 'phrases', namesakes.slug);
        yield { kind: 'list', path, props: namesakesPageProps(context, 'phrases', namesakes) };
      }
    }
    yield { kind: 'report', path: paths.report(edition), props: reportPageProps(context, report, relations, shelves) };
    yield {
      kind: 'downloads',
      path: paths.downloads(edition),
      props: downloadsPageProps(plain, release, releases),
    };
  }
}
