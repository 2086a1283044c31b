import type { ArchiveDocument } from '../document/block.ts';
import { difference } from '../reprints/difference.ts';
import { agreement, shinglesOf } from '../reprints/min-hash.ts';
import { link, paths } from './address.ts';
import { type Edition, editionOfScript } from './edition.ts';
import { displayDate } from './edtf.ts';
import { element, escapeHtml } from './html.ts';
import { type Messages, messagesOf } from './messages/messages.ts';
import { type WaysInMessages, waysInMessages } from './messages/ways-in.ts';
import { type PageFrame, type Site, textHref } from './page.ts';
import { conversionFor, type ToOtherScript } from './text-page.ts';

export interface VersionsPageProps {
  readonly frame: PageFrame;
  readonly messages: Messages;
  readonly words: WaysInMessages;
  readonly title: string;
  readonly language: string;
  readonly textHref: string;
  readonly versions: readonly {
    readonly title: string;
    readonly href: string;
    readonly versionsHref?: string;
    readonly particulars: readonly string[];
    readonly own: boolean;
  }[];
  readonly comparisons: readonly {
    readonly id: string;
    readonly heading: string;
    /** Tells it from other versions of the same title. */
    readonly which: string | undefined;
    readonly paragraphs: readonly string[];
  }[];
  readonly more: string | undefined;
}

/** Versions that one page compares letter by letter. */
export const mostComparisons = 6;

/** The page that shows a text beside its other versions. */
export function versionsPageProps(
  document: ArchiveDocument,
  others: readonly ArchiveDocument[],
  edition: Edition,
  site: Site,
  toOtherScript: ToOtherScript,
): VersionsPageProps {
  const messages = messagesOf(edition.language);
  const words = waysInMessages(edition.language);
  const shown = edition.script ?? document.frontMatter.script;
  const say = (text: string, from: ArchiveDocument): string =>
    conversionFor(shown, from.frontMatter.script, toOtherScript)?.(text) ?? text;
  const title = say(document.frontMatter.title, document);
  const plain = (from: ArchiveDocument): string => from.blocks.map(({ text }) => text).join('\n');
  const own = shinglesOf(plain(document));
  const all = [document, ...others].sort((a, b) => {
    const key = ({ id, frontMatter: { date = '9' } }: ArchiveDocument): string => `${date} ${id}`;
    return key(a) < key(b) ? -1 : 1;
  });
  return {
    frame: {
      site,
      edition,
      title: words.versionsTitle(title),
      pathIn: (other) => (other.script === undefined ? undefined : paths.versions(other, document.id)),
      canonical: editionOfScript(site.settings.defaultScript, document.frontMatter.script),
      current: 'texts',
      scripts: ['reader'],
    },
    messages,
    words,
    title,
    language: `zh-${shown}`,
    textHref: link(site.base, paths.text(edition, document.id)),
    versions: all.map((version) => {
      const { date, publisher } = version.frontMatter;
      const isOwn = version === document;
      const { jaccard } = agreement(own, shinglesOf(plain(version)));
      return {
        title: say(version.frontMatter.title, version),
        href: textHref(site, edition, { id: version.id, script: version.frontMatter.script }),
        ...(!isOwn && { versionsHref: link(site.base, paths.versions(edition, version.id)) }),
        particulars: [
          ...(date === undefined ? [] : [displayDate(date, edition.language)]),
          ...(publisher === undefined ? [] : [say(publisher, version)]),
          isOwn ? words.thisVersion : words.agreement(Math.round(jaccard * 100)),
        ],
        own: isOwn,
      };
    }),
    comparisons: others.slice(0, mostComparisons).map((other, at) => ({
      id: `version-${at + 1}`,
      heading: words.comparedWith(say(other.frontMatter.title, other)),
      which: whichOf(other, others, edition, say),
      paragraphs: differenceHtml(say(plain(document), document), say(plain(other), other)),
    })),
    more: others.length > mostComparisons ? words.versionsMore(others.length - mostComparisons) : undefined,
  };
}

/** What tells a version from others of the same title: date and publisher, or else its address. */
function whichOf(
  version: ArchiveDocument,
  others: readonly ArchiveDocument[],
  edition: Edition,
  say: (text: string, from: ArchiveDocument) => string,
): string | undefined {
  const alike = others.filter((other) => other !== version && other.frontMatter.title === version.frontMatter.title);
  if (alike.length === 0) return undefined;
  const particulars = ({ frontMatter: { date, publisher } }: ArchiveDocument): string =>
    [date && displayDate(date, edition.language), publisher].filter((part) => part).join(' ');
  const own = particulars(version);
  return own !== '' && alike.every((other) => particulars(other) !== own) ? say(own, version) : version.id;
}

/** The differences as HTML, one item a paragraph; a change that spans paragraphs is cut where they end. */
export function differenceHtml(first: string, second: string): string[] {
  const paragraphs: string[] = [''];
  for (const { kind, text } of difference(first, second)) {
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) paragraphs.push('');
      if (line === '') continue;
      const html = escapeHtml(line);
      paragraphs[paragraphs.length - 1] +=
        kind === 'same' ? html : element(kind === 'removed' ? 'del' : 'ins', { class: kind }, html);
    }
  }
  return paragraphs.filter((paragraph) => paragraph !== '');
}
