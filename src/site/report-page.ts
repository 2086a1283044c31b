import { link, paths, publishedSourceName } from './address.ts';
import { type IndexEntry, undated } from './archive-index.ts';
import type { ListContext } from './list-item.ts';
import { type Messages, messagesOf } from './messages/messages.ts';
import { type WaysInMessages, waysInMessages } from './messages/ways-in.ts';
import { type PageFrame, recordHref, textHref } from './page.ts';
import type { Relations } from './relations.ts';
import { type ReportFigures, reportFigures } from './report-figures.ts';
import { nameIn } from './shelf-links.ts';
import type { Shelves } from './shelves.ts';
import { reasonInWords, type Words } from './words.ts';

/** What the cleaner reported of one source file: of `report.json`, the part that the page shows. */
export interface ReportedFile {
  readonly file: string;
  readonly id?: string;
  readonly outcome: string;
  readonly why?: string;
  readonly warnings: readonly string[];
}

/** How often a step changed something for one reason in one text. */
export interface Repair {
  readonly step: string;
  readonly reason: string;
  readonly count: number;
}

/** What the report is made from, besides the index. */
export interface ReportSource {
  /** One word for files and warnings. */
  readonly state: string;
  /** Absent where there is no `report.json`. */
  readonly files?: readonly ReportedFile[];
  readonly warnings: readonly string[];
  /** By id. */
  readonly repairs: ReadonlyMap<string, readonly Repair[]>;
  /** Ids of texts by SHA-256 of their source file. */
  readonly sources: ReadonlyMap<string, string>;
  readonly words: Words;
}

export interface TextLink {
  readonly title: string;
  readonly href: string;
  readonly language: string;
  readonly note?: string;
}

export interface ReportPageProps {
  readonly frame: PageFrame;
  readonly messages: Messages;
  readonly words: WaysInMessages;
  readonly reportHref: string | undefined;
  readonly totals: readonly { readonly label: string; readonly value: string }[];
  readonly warnings: readonly string[];
  readonly setAside: readonly { readonly file: string; readonly why: string }[];
  readonly setAsideCut: string | undefined;
  readonly warned: readonly { readonly file: string; readonly warnings: readonly string[]; readonly href?: string }[];
  readonly exact: readonly (readonly TextLink[])[];
  readonly groups: readonly (readonly TextLink[])[];
  readonly groupsCut: string | undefined;
  readonly repairs: readonly {
    readonly step: string;
    readonly reason: string;
    readonly count: string;
    readonly texts: string;
    readonly examples: readonly TextLink[];
  }[];
  readonly doubts: readonly TextLink[];
  readonly doubtsCut: string | undefined;
  readonly coverage: Coverage;
}

export interface Coverage {
  readonly places: readonly { readonly name: string; readonly language?: string; readonly href?: string }[];
  readonly rows: readonly {
    readonly year: string;
    readonly href?: string;
    readonly cells: readonly (number | undefined)[];
    readonly total: number;
  }[];
  readonly more: string | undefined;
}

/** Lines of one list at most: the page stays readable, the file has them all. */
const mostLines = 200;

/** The pages of all editions show the same figures. */
const figuresOf = new WeakMap<ReportSource, ReportFigures>();

/** The report. */
export function reportPageProps(
  context: ListContext,
  source: ReportSource,
  relations: Relations,
  shelves: Shelves,
): ReportPageProps {
  const { edition, site, index } = context;
  const words = waysInMessages(edition.language);
  const figures = figuresOf.get(source) ?? reportFigures(index, source, shelves);
  figuresOf.set(source, figures);
  const { entries, setAside, warned, doubted } = figures;
  const textLink = (id: string, toRecord = false, note?: string): TextLink[] => {
    const entry = entries.get(id);
    if (entry === undefined) return [];
    const { name, language } = nameIn(context, entry.title, entry.script);
    const href = toRecord ? recordHref(site, id, entry.script) : textHref(site, edition, entry);
    return [{ title: name, language, href, ...(note !== undefined && { note }) }];
  };
  const cut = (list: readonly unknown[]): string | undefined =>
    list.length > mostLines ? words.listCut(mostLines, list.length) : undefined;
  const { files } = source;
  const number = (value: number): string => value.toLocaleString(edition.language === 'en' ? 'en' : 'zh');
  return {
    frame: {
      site,
      edition,
      title: words.reportTitle,
      pathIn: paths.report,
      canonical: edition,
      scripts: ['reader'],
    },
    messages: messagesOf(edition.language),
    words,
    reportHref: files === undefined ? undefined : link(site.base, paths.download('report.json')),
    totals: [
      ...(files === undefined
        ? []
        : [
            { label: words.filesIn, value: number(files.length) },
            { label: words.setAside, value: number(setAside.length) },
          ]),
      { label: words.published, value: number(index.entries.length) },
      ...(files === undefined
        ? []
        : [
            {
              label: words.handEdited,
              value: number(figures.handEdited),
            },
          ]),
      { label: words.changes, value: number(figures.changes) },
      { label: messagesOf(edition.language).doubtsHeading, value: number(figures.doubts) },
    ],
    warnings: source.warnings,
    setAside: setAside.slice(0, mostLines).map(({ file, why = '' }) => ({ file, why })),
    setAsideCut: cut(setAside),
    warned: warned.slice(0, mostLines).map(({ file, warnings, id }) => {
      const [target] = id === undefined ? [] : textLink(id, source.repairs.has(id));
      return { file: publishedSourceName(file), warnings, ...(target !== undefined && { href: target.href }) };
    }),
    exact: figures.duplicates.slice(0, mostLines).map((ids) => ids.flatMap((id) => textLink(id))),
    groups: relations.groups
      .slice(0, mostLines)
      .map((ids) => ids.flatMap((id) => textLink(id, false, noteOf(entries.get(id))))),
    groupsCut: cut(relations.groups),
    repairs: figures.repairs.map(({ step, reason, count, texts, examples }) => ({
      step,
      reason: reasonInWords(source.words, edition.language, step, reason),
      count: number(count),
      texts: number(texts),
      examples: examples.flatMap((id) => textLink(id, true)),
    })),
    doubts: doubted
      .slice(0, mostLines)
      .flatMap(({ id, doubts }) => textLink(id, source.repairs.has(id), words.doubtsCount(doubts))),
    doubtsCut: cut(doubted),
    coverage: coverageOf(context, shelves, figures),
  };
}

function noteOf(entry: IndexEntry | undefined): string | undefined {
  return entry?.publisher;
}

/** Years by places: every year from the first to the last, so that a gap is seen as one. */
function coverageOf(context: ListContext, { places }: Shelves, { places: shown, coverage }: ReportFigures): Coverage {
  const { index, edition, site } = context;
  const words = waysInMessages(edition.language);
  const messages = messagesOf(edition.language);
  const known = [...index.years.keys()].filter((year) => year !== undated).map(Number);
  const first = Math.min(...known);
  const last = Math.max(...known);
  const years =
    known.length === 0 || last - first > 300 ? known : Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const row = (year: string, label: string): Coverage['rows'][number] => {
    const entries = index.years.get(year) ?? [];
    const counts = coverage.get(year) ?? [...shown.map(() => 0), 0];
    return {
      year: label,
      ...(entries.length > 0 && { href: link(site.base, paths.year(edition, year)) }),
      cells: counts.map((count) => (count === 0 ? undefined : count)),
      total: entries.length,
    };
  };
  return {
    places: [
      ...shown.map((shelf) => ({
        ...nameIn(context, shelf.name, shelf.script),
        href: link(site.base, paths.way(edition, 'places', shelf.slug)),
      })),
      { name: words.placeUnknown },
    ],
    rows: [
      ...years.map((year) => row(String(year).padStart(4, '0'), String(year))),
      ...(index.years.has(undated) ? [row(undated, messages.undated)] : []),
    ],
    more: places.length > shown.length ? words.placesMore(places.length - shown.length) : undefined,
  };
}
