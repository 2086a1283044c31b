import { link, paths } from './address.ts';
import { type ArchiveIndex, type IndexEntry, undated } from './archive-index.ts';
import { yearOf } from './edtf.ts';
import { type ListContext, type ListItem, listItem } from './list-item.ts';
import { type Messages, messagesOf } from './messages/messages.ts';
import { type WaysInMessages, waysInMessages } from './messages/ways-in.ts';
import type { Namesakes } from './namesakes-page.ts';
import { type PageFrame, textHref } from './page.ts';
import type { Phrase, Relations } from './relations.ts';
import { nameIn, type WayLink } from './shelf-links.ts';
import { assignSlugs } from './slug.ts';
import { barHeight } from './timeline.ts';

/** A phrase's share of the texts of each year, as a drawing. */
export interface Curve {
  readonly label: string;
  /** Bars in units of the drawing. */
  readonly bars: readonly { readonly x: number; readonly height: number; readonly title: string }[];
  readonly width: number;
  readonly first: string;
  readonly last: string;
}

export interface PhraseLink {
  readonly phrase: string;
  readonly language: string;
  readonly href: string;
  readonly count: string;
  readonly curve: Curve | undefined;
}

export interface PhrasesPageProps {
  readonly frame: PageFrame;
  readonly messages: Messages;
  readonly words: WaysInMessages;
  readonly summary: string;
  readonly phrases: readonly PhraseLink[];
  readonly ways: readonly WayLink[];
}

export interface PhrasePageProps {
  readonly frame: PageFrame;
  readonly messages: Messages;
  readonly words: WaysInMessages;
  readonly phrase: string;
  readonly language: string;
  readonly summary: readonly string[];
  readonly up: { readonly text: string; readonly href: string };
  readonly curve: Curve | undefined;
  readonly first: ListItem;
  readonly passages: readonly {
    readonly href: string;
    readonly title: string;
    readonly language: string;
    readonly year: string;
    readonly before: string;
    readonly words: string;
    readonly behind: string;
  }[];
  readonly shown: string | undefined;
}

/** What pages of phrases need besides the index: made once for a build. */
export interface Phrases {
  readonly phrases: readonly Phrase[];
  readonly slugs: ReadonlyMap<string, string>;
  /** Phrases that sound alike, by the address that one of them would have without the others. */
  readonly alike: ReadonlyMap<string, readonly string[]>;
  readonly entries: ReadonlyMap<string, IndexEntry>;
  /** Texts of each year, versions of one text counted once. */
  readonly textsOfYear: ReadonlyMap<string, number>;
}

/** Give phrases their addresses, and count what their shares are shares of. */
export function preparePhrases(
  { phrases, groups }: Relations,
  { entries, years }: ArchiveIndex,
  slugOf?: (name: string) => string,
): Phrases {
  const later = new Set(groups.flatMap((group) => group.slice(1)));
  const textsOfYear = new Map<string, number>();
  for (const [year, { length }] of years) if (year !== undated) textsOfYear.set(year, length);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  for (const id of later) {
    const year = yearOf(byId.get(id)?.date);
    if (year !== undefined) textsOfYear.set(year, (textsOfYear.get(year) ?? 0) - 1);
  }
  const { slugs, shared } = assignSlugs(
    phrases.map(({ phrase }) => phrase),
    slugOf,
  );
  return {
    phrases,
    textsOfYear,
    slugs,
    alike: shared,
    entries: byId,
  };
}

/** Width of one year in the units of the drawing. */
const yearWidth = 10;
/** Years that a curve shows at most, the last ones. */
const mostYears = 120;

function curveOf(phrase: Phrase, { textsOfYear }: Phrases, { index, edition }: ListContext): Curve | undefined {
  const words = waysInMessages(edition.language);
  const counts = phrase.years;
  const known = [...index.years.keys()].filter((year) => year !== undated).map(Number);
  if (known.length < 2 || counts.size === 0) return undefined;
  const last = Math.max(...known);
  const first = Math.max(Math.min(...known), last - mostYears + 1);
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const all = (year: number): number => textsOfYear.get(String(year).padStart(4, '0')) ?? 0;
  const share = (year: number): number => (counts.get(year) ?? 0) / Math.max(1, all(year));
  const highest = Math.max(...years.map(share));
  if (highest === 0) return undefined;
  return {
    label: words.curve,
    width: years.length * yearWidth,
    first: String(first),
    last: String(last),
    bars: years.flatMap((year, at) => {
      const height = Math.round((share(year) / highest) * barHeight);
      const title = words.curveOf(String(year), counts.get(year) ?? 0, all(year));
      return share(year) === 0 ? [] : [{ x: at * yearWidth, height: Math.max(2, height), title }];
    }),
  };
}

function scriptOf(phrase: Phrase, { entries }: Phrases): IndexEntry['script'] {
  return entries.get(phrase.first ?? '')?.script ?? 'Hans';
}

function frameOf({ site, edition }: ListContext, title: string, pathIn: PageFrame['pathIn']): PageFrame {
  return { site, edition, title, pathIn, canonical: edition, current: 'texts', scripts: ['reader'] };
}

/** The list of all phrases. */
export function phrasesPageProps(context: ListContext, all: Phrases, ways: readonly WayLink[]): PhrasesPageProps {
  const { edition, site } = context;
  const words = waysInMessages(edition.language);
  return {
    frame: frameOf(context, words.ways.phrases, (other) => paths.ways(other, 'phrases')),
    messages: messagesOf(edition.language),
    words,
    summary: words.phraseCount(all.phrases.length),
    ways,
    phrases: all.phrases.map((phrase) => {
      const { name, language } = nameIn(context, phrase.phrase, scriptOf(phrase, all));
      return {
        phrase: name,
        language,
        href: link(site.base, paths.way(edition, 'phrases', all.slugs.get(phrase.phrase) ?? '')),
        count: words.phraseIn(phrase.texts),
        curve: curveOf(phrase, all, context),
      };
    }),
  };
}

/** All groups of phrases that sound alike. */
export function phraseNamesakes(context: ListContext, all: Phrases): Namesakes[] {
  return [...all.alike].map(([slug, names]) => ({
    slug,
    links: all.phrases
      .filter(({ phrase }) => names.includes(phrase))
      .map((phrase) => ({
        ...nameIn(context, phrase.phrase, scriptOf(phrase, all)),
        href: link(context.site.base, paths.way(context.edition, 'phrases', all.slugs.get(phrase.phrase) ?? '')),
        count: phrase.texts,
        below: [],
      })),
  }));
}

/** The page of one phrase. */
export function phrasePageProps(context: ListContext, all: Phrases, phrase: Phrase): PhrasePageProps {
  const { edition, site } = context;
  const words = waysInMessages(edition.language);
  const messages = messagesOf(edition.language);
  const { name, language } = nameIn(context, phrase.phrase, scriptOf(phrase, all));
  const slug = all.slugs.get(phrase.phrase) ?? '';
  const { length } = phrase.passages;
  return {
    frame: frameOf(context, name, (other) => paths.way(other, 'phrases', slug)),
    messages,
    words,
    phrase: name,
    language,
    summary: [words.phraseIn(phrase.texts), words.phraseOccurrences(phrase.occurrences)],
    up: { text: words.ways.phrases, href: link(site.base, paths.ways(edition, 'phrases')) },
    curve: curveOf(phrase, all, context),
    first: listItem(all.entries.get(phrase.first ?? '') as IndexEntry, context),
    passages: phrase.passages.map(({ id, block, before, words: written, behind }) => {
      const entry = all.entries.get(id) as IndexEntry;
      const shown = (text: string): string => nameIn(context, text, entry.script).name;
      return {
        href: `${textHref(site, edition, entry)}#${block}`,
        title: shown(entry.title),
        language: nameIn(context, '', entry.script).language,
        year: yearOf(entry.date) ?? messages.undated,
        before: shown(before),
        words: shown(written),
        behind: shown(behind),
      };
    }),
    shown: length < phrase.occurrences ? words.passagesShown(length, phrase.occurrences) : undefined,
  };
}
