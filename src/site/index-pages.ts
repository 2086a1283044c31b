import { paths, type Way } from './address.ts';
import type { IndexEntry } from './archive-index.ts';
import { type BrowsePageProps, browsePageProps, shelfPageProps, shelfPages } from './browse-page.ts';
import { type DownloadsPageProps, downloadsPageProps } from './downloads-page.ts';
import { type Edition, editions } from './edition.ts';
import { type FrontPageProps, frontPageProps, frontTexts } from './front-page.ts';
import type { ListContext } from './list-item.ts';
import { allTextsProps, type ListPageProps, pagesOfYear, textsAPage, yearPageProps } from './list-page.ts';
import { type Namesakes, namesakeSlugs, namesakesOf, namesakesPageProps } from './namesakes-page.ts';
import {
  type PhrasePageProps,
  type PhrasesPageProps,
  phraseNamesakes,
  phrasePageProps,
  phrasesPageProps,
  preparePhrases,
} from './phrase-page.ts';
import type { Phrase, Relations } from './relations.ts';
import type { ReleaseLog } from './releases.ts';
import { type ReportPageProps, type ReportSource, reportPageProps } from './report-page.ts';
import { wayLinks } from './shelf-links.ts';
import { eachShelf, makeShelves, type Shelf, type Shelves, shelfWays } from './shelves.ts';
import type { ToOtherScript } from './text-page.ts';
import { monthsOf } from './timeline.ts';

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
    /**
     * All that the page is made from besides the site and its path, in short: while it is the same, so is the page. One
     * function for the same page in all editions.
     */
    readonly inputs: () => unknown;
    readonly props: () => IndexPageKinds[Kind];
  };
}[keyof IndexPageKinds];

/** What these pages are made from. */
export interface IndexPagesSource extends Omit<ListContext, 'edition' | 'ways'> {
  readonly relations: Relations;
  readonly report: ReportSource;
  /** Names the state of all texts. */
  readonly release: string;
  readonly releases: ReleaseLog;
  /** How many bags the archive is taken away in. */
  readonly bags: number;
  /** One word for an entry; default: all of it. */
  readonly wordOf?: (entry: IndexEntry) => unknown;
  /** What is known of names already. */
  readonly names?: {
    slugOf(name: string): string;
    converting(toOtherScript: ToOtherScript): ToOtherScript;
  };
}

/** A page in all editions. */
type Plan = {
  readonly [Kind in keyof IndexPageKinds]: {
    readonly kind: Kind;
    readonly inputs: () => unknown;
    readonly path: (edition: Edition) => string;
    readonly props: (context: ListContext) => IndexPageKinds[Kind];
  };
}[keyof IndexPageKinds];

/** Every page made from the whole archive, for all editions. */
export function* indexPages(source: IndexPagesSource): Generator<IndexPage> {
  const { index, site, toOtherScript } = source;
  const { names } = source;
  const shelves = makeShelves(index, names?.converting(toOtherScript) ?? toOtherScript, names?.slugOf);
  const ways: Way[] = [
    ...shelfWays.filter((way) => shelves[way].length > 0),
    ...(source.relations.phrases.length > 0 ? (['phrases'] as const) : []),
  ];
  const plans = [...pagesOfTime(source, ways), ...pagesOfShelves(source, shelves, ways)];
  plans.push(...pagesOfPhrases(source, ways), ...pagesOfState(source, shelves));
  for (const edition of editions(site.settings.defaultScript)) {
    const plain: ListContext = { index, site, toOtherScript, edition };
    const context: ListContext = { ...plain, ways: wayLinks(plain, ways) };
    // `kind` and `props` belong together, which the type of a destructured plan does not say.
    for (const { kind, inputs, path, props } of plans)
      yield { kind, path: path(edition), inputs, props: () => props(context) } as IndexPage;
  }
}

function whole(entry: IndexEntry): unknown {
  return entry;
}

/** The front page, all texts, and the years. */
function* pagesOfTime({ index, wordOf = whole }: IndexPagesSource, ways: readonly Way[]): Generator<Plan> {
  const { entries } = index;
  const years = once(() => Array.from(index.years, ([year, { length }]) => [year, length]));
  const front = once(() => {
    const { newest, starts, characters, changes } = frontTexts(entries);
    return [years(), ways, characters, changes, newest.map(wordOf), starts.map(wordOf)];
  });
  yield { kind: 'front', inputs: front, path: paths.home, props: frontPageProps };
  const small = entries.length <= textsAPage;
  yield {
    kind: 'list',
    inputs: once(() => [years(), ways, small ? entries.map(wordOf) : entries.length]),
    path: paths.texts,
    props: allTextsProps,
  };
  for (const [year, ofYear] of index.years) {
    for (let page = 1; page <= pagesOfYear(ofYear.length); page++) {
      yield {
        kind: 'list',
        inputs: once(() => [years(), year, page, monthsOf(ofYear), pageOf(ofYear, page).map(wordOf)]),
        path: (edition) => paths.year(edition, year, page),
        props: (context) => yearPageProps(context, year, page),
      };
    }
  }
}

/** Overviews of shelves and their texts. */
function* pagesOfShelves(
  { wordOf = whole }: IndexPagesSource,
  shelves: Shelves,
  ways: readonly Way[],
): Generator<Plan> {
  for (const way of shelfWays) {
    if (shelves[way].length === 0) continue;
    const all = once(() => outline(shelves[way]));
    yield {
      kind: 'browse',
      inputs: once(() => [ways, way, all()]),
      path: (edition) => paths.ways(edition, way),
      props: (context) => browsePageProps(context, way, shelves, ways),
    };
    for (const shelf of eachShelf(shelves[way])) {
      const outlined = once(() => outline([shelf]));
      for (let page = 1; page <= shelfPages(shelf); page++) {
        yield {
          kind: 'list',
          inputs: once(() => [way, page, outlined(), pageOf(shelf.entries, page).map(wordOf)]),
          path: (edition) => paths.way(edition, way, shelf.slug, page),
          props: (context) => shelfPageProps(context, way, shelf, page),
        };
      }
    }
    for (const slug of namesakeSlugs(shelves[way])) {
      yield {
        kind: 'list',
        inputs: once(() => [way, slug, all()]),
        path: (edition) => paths.way(edition, way, slug),
        props: (context) =>
          namesakesPageProps(context, way, namesakesAt(slug, namesakesOf(context, way, shelves[way]))),
      };
    }
  }
}

/** The overview of phrases, and each of them. */
function* pagesOfPhrases(source: IndexPagesSource, ways: readonly Way[]): Generator<Plan> {
  const { relations, index, names, wordOf = whole } = source;
  if (relations.phrases.length === 0) return;
  const phrases = preparePhrases(relations, index, names?.slugOf);
  const wordOfText = (id: string): unknown => wordOf(phrases.entries.get(id) as IndexEntry);
  const years = once(() => [[...index.years.keys()], [...phrases.textsOfYear]]);
  const shares = (phrase: Phrase): unknown => [
    phrase.phrase,
    phrase.texts,
    wordOfText(phrase.first ?? ''),
    [...phrase.years],
  ];
  const all = once(() => [ways, years(), relations.phrases.map(shares)]);
  yield {
    kind: 'phrases',
    inputs: all,
    path: (edition) => paths.ways(edition, 'phrases'),
    props: (context) => phrasesPageProps(context, phrases, wayLinks(context, ways, 'phrases')),
  };
  for (const phrase of relations.phrases) {
    const slug = phrases.slugs.get(phrase.phrase) ?? '';
    const { passages, occurrences } = phrase;
    yield {
      kind: 'phrase',
      inputs: once(() => [
        years(),
        slug,
        shares(phrase),
        occurrences,
        passages,
        // Of a passage's text its page shows no more.
        passages.map(({ id }) => {
          const { title, script, date } = phrases.entries.get(id) as IndexEntry;
          return [title, script, date];
        }),
      ]),
      path: (edition) => paths.way(edition, 'phrases', slug),
      props: (context) => phrasePageProps(context, phrases, phrase),
    };
  }
  for (const slug of phrases.alike.keys()) {
    yield {
      kind: 'list',
      inputs: once(() => [slug, all()]),
      path: (edition) => paths.way(edition, 'phrases', slug),
      props: (context) => namesakesPageProps(context, 'phrases', namesakesAt(slug, phraseNamesakes(context, phrases))),
    };
  }
}

/** What tells of the archive as a whole. */
function* pagesOfState(source: IndexPagesSource, shelves: Shelves): Generator<Plan> {
  const { relations, report, release, releases, bags } = source;
  yield {
    kind: 'report',
    // The state of all texts says what is in them, the report what is not.
    inputs: once(() => [release, report.state]),
    path: paths.report,
    props: (context) => reportPageProps(context, report, relations, shelves),
  };
  yield {
    kind: 'downloads',
    inputs: once(() => [release, releases, bags]),
    path: paths.downloads,
    props: (context) => downloadsPageProps(context, release, releases, bags),
  };
}

/** Entries of a page, counted from 1, of a list. */
function pageOf(entries: readonly IndexEntry[], page: number): readonly IndexEntry[] {
  return entries.slice((page - 1) * textsAPage, page * textsAPage);
}

/** What lists of shelves show. */
function outline(shelves: readonly Shelf[]): unknown[] {
  return shelves.map(({ name, script, slug, entries, below, soundsLike }) => [
    name,
    script,
    slug,
    entries.length,
    soundsLike,
    outline(below),
  ]);
}

function namesakesAt(slug: string, all: readonly Namesakes[]): Namesakes {
  const found = all.find((one) => one.slug === slug);
  if (found === undefined) throw new RangeError(`No names have the address \`${slug}\`, expected some`);
  return found;
}

/** A function that does its work at most once. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
