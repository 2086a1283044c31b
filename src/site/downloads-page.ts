import { link, paths } from './address.ts';
import type { IndexEntry } from './archive-index.ts';
import { displayDate } from './edtf.ts';
import type { ListContext } from './list-item.ts';
import { type Messages, messagesOf } from './messages/messages.ts';
import { type WaysInMessages, waysInMessages } from './messages/ways-in.ts';
import { type PageFrame, textHref } from './page.ts';
import type { ReleaseLog, TextChanges } from './releases.ts';
import type { TextLink } from './report-page.ts';
import { nameIn } from './shelf-links.ts';

/** Names of the bags of an archive, one or several. */
export function bagFiles(count: number): string[] {
  return count === 1
    ? ['archive.bag.zip']
    : Array.from({ length: count }, (_, number) => `archive-${number + 1}.bag.zip`);
}

/** Files of the whole archive, in the order in which the page lists them; `scripts/export` writes each of them. */
export function downloadFiles(bags: number): string[] {
  return ['texts.jsonl', 'texts.parquet', 'metadata.csv', ...bagFiles(bags), 'CHANGES.txt', 'SHA256SUMS'];
}

/** Releases that the page lists, and texts of one kind of change; all are in `CHANGES.txt`. */
const mostReleases = 20;
const mostTexts = 30;

/** Texts that were added, changed or removed. */
export interface ChangeList {
  readonly summary: string;
  /** Texts that are there have an address. */
  readonly texts: readonly (TextLink | { readonly id: string })[];
  /** Where there are more than these. */
  readonly more?: string;
}

export interface ReleaseView {
  /** Its address on the page. */
  readonly name: string;
  readonly heading: string;
  /** For `<time>`; absent for what is no release yet. */
  readonly date?: string;
  readonly particulars: readonly string[];
  readonly note?: string;
  readonly lists: readonly ChangeList[];
}

export interface DownloadsPageProps {
  readonly frame: PageFrame;
  readonly messages: Messages;
  readonly words: WaysInMessages;
  readonly release: string;
  readonly summary: string;
  /** What there is, and its file or files. */
  readonly files: readonly {
    readonly links: readonly { readonly name: string; readonly href: string }[];
    readonly note: string;
  }[];
  /** Commands that check what was downloaded. */
  readonly commands: string;
  /** The state now where it is no release, then all releases, the newest first. */
  readonly releases: readonly ReleaseView[];
  readonly more?: string;
}

/**
 * The page from which the whole archive can be taken away.
 *
 * @param release names the state of all texts. @param bags how many the archive is taken away in.
 */
export function downloadsPageProps(
  context: ListContext,
  release: string,
  log: ReleaseLog,
  bags: number,
): DownloadsPageProps {
  const { edition, site, index } = context;
  const words = waysInMessages(edition.language);
  const messages = messagesOf(edition.language);
  const bagNames = bagFiles(bags);
  const rows = downloadFiles(bags).flatMap((name) => {
    if (!bagNames.includes(name)) return [{ names: [name], note: words.downloadNames[name] ?? '' }];
    return name === bagNames[0] ? [{ names: bagNames, note: words.bag(bags) }] : [];
  });
  const [newest] = log.releases;
  const isReleased = newest !== undefined && log.since === undefined;
  const state = isReleased ? words.releasedOn(displayDate(newest.date, edition.language)) : words.notReleased;
  return {
    frame: {
      site,
      edition,
      title: words.downloadsTitle,
      pathIn: paths.downloads,
      canonical: edition,
      scripts: ['reader'],
    },
    messages,
    words,
    release,
    summary: [messages.textCount(index.entries.length), state].join(' · '),
    files: rows.map(({ names, note }) => ({
      links: names.map((name) => ({ name, href: link(site.base, paths.download(name)) })),
      note,
    })),
    commands: commands(bags),
    releases: releaseViews(context, log),
    ...(log.releases.length > mostReleases && { more: words.releasesMore(log.releases.length - mostReleases) }),
  };
}

/** Commands that check all files, then those of the first bag. Each of several is unpacked into a folder of its own. */
function commands(bags: number): string {
  const [bag = ''] = bagFiles(bags);
  const into = bags === 1 ? '' : bag.slice(0, bag.indexOf('.'));
  return [
    'sha256sum -c SHA256SUMS',
    `unzip ${bag}${into && ` -d ${into}`}`,
    `cd ${into && `${into}/`}archive`,
    'sha256sum -c manifest-sha256.txt tagmanifest-sha256.txt',
  ].join('\n');
}

function releaseViews(context: ListContext, { releases, since }: ReleaseLog): ReleaseView[] {
  const { edition, index } = context;
  const words = waysInMessages(edition.language);
  const messages = messagesOf(edition.language);
  const shown = [...releases.slice(0, mostReleases), ...(since === undefined ? [] : [since])];
  const listed = new Set(
    shown.flatMap(({ added, changed, removed }) => [added, changed, removed].flatMap((ids) => ids.slice(0, mostTexts))),
  );
  // Most archives have no release, and many texts.
  const entries = new Map(
    listed.size === 0 ? [] : index.entries.filter(({ id }) => listed.has(id)).map((entry) => [entry.id, entry]),
  );
  const lists = (changes: TextChanges): ChangeList[] => changeLists(changes, entries, context);
  const records = (count: number): string[] => (count === 0 ? [] : [words.recordsChanged(count)]);
  const views = releases.slice(0, mostReleases).map(({ date, release, texts, note, ...changes }, at): ReleaseView => {
    const isFirst = at === releases.length - 1;
    return {
      name: `release-${release}`,
      heading: displayDate(date, edition.language),
      date,
      particulars: [
        release,
        messages.textCount(texts),
        ...(isFirst ? [words.firstRelease] : []),
        ...records(changes.records),
      ],
      ...(note !== undefined && { note }),
      lists: lists(changes),
    };
  });
  if (since === undefined) return views;
  const pending = { name: 'since', heading: words.sinceLast, particulars: records(since.records), lists: lists(since) };
  return [pending, ...views];
}

function changeLists(
  { added, changed, removed }: TextChanges,
  entries: ReadonlyMap<string, IndexEntry>,
  context: ListContext,
): ChangeList[] {
  const { site, edition } = context;
  const words = waysInMessages(edition.language);
  const textLink = (id: string): ChangeList['texts'][number] => {
    const entry = entries.get(id);
    if (entry === undefined) return { id };
    const { name, language } = nameIn(context, entry.title, entry.script);
    return { title: name, language, href: textHref(site, edition, entry) };
  };
  return (
    [
      [words.added, added],
      [words.changedTexts, changed],
      [words.removed, removed],
    ] as const
  )
    .filter(([, ids]) => ids.length > 0)
    .map(([summary, ids]) => ({
      summary: summary(ids.length),
      texts: ids.slice(0, mostTexts).map(textLink),
      ...(ids.length > mostTexts && { more: words.changesMore(ids.length - mostTexts) }),
    }));
}
