import type { ChangeRecord } from '../clean/record/change-record.ts';
import type { ArchiveDocument } from '../document/block.ts';
import type { FrontMatter } from '../document/front-matter.ts';
import { link, paths } from './address.ts';
import type { IndexEntry } from './archive-index.ts';
import { blockHtml, type ConvertScript, languageTag, marksOf } from './block-html.ts';
import { bodyHtml } from './body-html.ts';
import type { CitedWork } from './citation/cited-work.ts';
import { citedWork } from './citation/work-of.ts';
import { type Citations, citationsOf } from './citations.ts';
import { type Edition, editionOfScript, type Script } from './edition.ts';
import { type HeadItem, headOfText, jsonLdOfText } from './head-of-text.ts';
import { type Messages, messagesOf } from './messages/messages.ts';
import { waysInMessages } from './messages/ways-in.ts';
import { type PageFrame, recordHref, type Site, textHref } from './page.ts';
import { dateParticular, type Particular, particularsOf } from './particulars.ts';
import { nameToOtherScript } from './personal-name.ts';
import type { TextRelations } from './relations.ts';
import { retiredNotes } from './retired-names.ts';
import { reasonInWords, type Words } from './words.ts';

/** A neighbour of a text in the order of the archive. */
export type Neighbour = Pick<IndexEntry, 'id' | 'title' | 'script'>;

/** A text with what its pages are made from. */
export interface TextSource {
  readonly document: ArchiveDocument;
  readonly record?: ChangeRecord;
  /** The Markdown is not the one that the record was written with. */
  readonly editedByHand?: boolean;
  /** Where it is not: the texts of the blocks that the record was written with, if they are at hand. */
  readonly cleanedBlocks?: readonly string[];
  /** The source file is published with the site. */
  readonly sourceAvailable: boolean;
  readonly previous?: Neighbour;
  readonly next?: Neighbour;
  /** Other versions and shared passages. */
  readonly relations?: TextRelations;
}

export interface TextPageProps {
  readonly frame: PageFrame;
  readonly messages: Messages;
  readonly title: string;
  readonly language: 'zh-Hans' | 'zh-Hant';
  readonly date?: Particular;
  readonly publisher?: string;
  readonly particulars: readonly Particular[];
  readonly notices: readonly string[];
  /** The blocks as HTML, with notes about paragraphs that once stood between them. */
  readonly body: string;
  readonly truncated: boolean;
  readonly previous?: { readonly href: string; readonly title: string };
  readonly next?: { readonly href: string; readonly title: string };
  /** Absent where the text has no change record. */
  readonly recordHref?: string;
  readonly recordSummary: string;
  readonly downloads: readonly { readonly href: string; readonly name: string }[];
  readonly searchHref: string;
  readonly relations?: RelationsView;
  readonly citations: Citations;
}

/** A text's relations as its page shows them. */
export interface RelationsView {
  readonly versions?: { readonly href: string; readonly text: string };
  readonly heading: string;
  readonly shared: readonly {
    readonly hereHref: string;
    readonly here: string;
    readonly opening: string;
    readonly thereHref: string;
    readonly title: string;
    readonly there: string;
    readonly letters: string;
  }[];
}

/** Converts a text from the script that it was written in to the other one. */
export type ToOtherScript = (text: string, original: Script) => string;

/** The conversion to apply for a page: none where the script shown is the original. */
export function conversionFor(
  shown: Script,
  original: Script,
  toOtherScript: ToOtherScript,
): ConvertScript | undefined {
  return shown === original ? undefined : (text) => toOtherScript(text, original);
}

/** What the page of a text shows, in one script. */
export function textPageProps(
  source: TextSource,
  edition: Edition,
  site: Site,
  words: Words,
  toOtherScript: ToOtherScript,
): TextPageProps {
  const { document, record, previous, next } = source;
  const { id, frontMatter, blocks } = document;
  const messages = messagesOf(edition.language);
  const shown = edition.script ?? frontMatter.script;
  const convert = conversionFor(shown, frontMatter.script, toOtherScript);
  const say = (text: string): string => convert?.(text) ?? text;
  const neighbour = (other: Neighbour): { href: string; title: string } => ({
    href: textHref(site, edition, other),
    title: conversionFor(shown, other.script, toOtherScript)?.(other.title) ?? other.title,
  });
  const sayName = (name: string): string =>
    convert === undefined ? name : nameToOtherScript(name, frontMatter.script, toOtherScript);
  const title = say(frontMatter.title);
  const description =
    blocks.find((block) => block.kind === 'paragraph' && block.text.length > 20)?.text.slice(0, 110) ?? '';
  const { work, head, jsonLd } = forPrograms(document, site, description);
  const gone = retiredNotes(blocks, record, messages);
  return {
    frame: {
      site,
      edition,
      title,
      description: say(description),
      pathIn: (other) => (other.script === undefined ? undefined : paths.text(other, id)),
      canonical: editionOfScript(site.settings.defaultScript, frontMatter.script),
      scripts: ['reader', 'text'],
      head,
      jsonLd,
    },
    messages,
    title,
    language: languageTag(shown),
    ...(frontMatter.date !== undefined && { date: dateParticular(frontMatter, edition, messages) }),
    ...(frontMatter.publisher !== undefined && { publisher: say(frontMatter.publisher) }),
    particulars: particularsOf(frontMatter, messages, say, sayName),
    notices: noticesOf(frontMatter, messages),
    body: bodyHtml(blocks, gone, edition, messages, (block) =>
      blockHtml(
        block.text,
        marksOf(block, record, (doubt) => doubtInWords(doubt, words, edition, messages), messages.redacted),
        convert,
      ),
    ),
    truncated: frontMatter.truncated === true,
    ...(previous !== undefined && { previous: neighbour(previous) }),
    ...(next !== undefined && { next: neighbour(next) }),
    ...(record !== undefined && { recordHref: recordHref(site, id, frontMatter.script) }),
    recordSummary: messages.recordSummary(frontMatter.changes, frontMatter.doubts),
    downloads: downloadsOf(id, site, messages),
    searchHref: link(site.base, paths.search(edition)),
    ...(source.relations !== undefined && {
      relations: relationsView(source.relations, document, edition, site, toOtherScript),
    }),
    citations: citationsOf(document, work, shown !== frontMatter.script, messages),
  };
}

/** What a text's pages tell programs. */
interface ForPrograms {
  readonly work: CitedWork;
  readonly head: readonly HeadItem[];
  readonly jsonLd: string;
}

/** The pages of a text in both scripts tell programs the same. */
const toldOfDocument = new WeakMap<ArchiveDocument, ForPrograms>();

function forPrograms(document: ArchiveDocument, site: Site, description: string): ForPrograms {
  let told = toldOfDocument.get(document);
  if (told === undefined) {
    const { frontMatter } = document;
    const work = citedWork(document, site);
    const head = headOfText(work, frontMatter, description);
    told = { work, head, jsonLd: jsonLdOfText(work, frontMatter, site.settings.licence) };
    toldOfDocument.set(document, told);
  }
  return told;
}

function relationsView(
  { versions, shared }: TextRelations,
  { id, frontMatter }: ArchiveDocument,
  edition: Edition,
  site: Site,
  toOtherScript: ToOtherScript,
): RelationsView {
  const words = waysInMessages(edition.language);
  const shown = edition.script ?? frontMatter.script;
  const say = (text: string, original: Script): string => conversionFor(shown, original, toOtherScript)?.(text) ?? text;
  return {
    heading: words.sharedHeading,
    ...(versions.length > 0 && {
      versions: { href: link(site.base, paths.versions(edition, id)), text: words.otherVersions(versions.length) },
    }),
    shared: shared.map(({ block, otherBlock, other, letters, opening }) => ({
      hereHref: `#${block}`,
      here: words.sharedHere(block.slice(1)),
      opening: say(opening, frontMatter.script),
      thereHref: `${textHref(site, edition, other)}#${otherBlock}`,
      title: say(other.title, other.script),
      there: words.sharedThere(otherBlock.slice(1)),
      letters: words.sharedLength(letters),
    })),
  };
}

/** The text's files. */
function downloadsOf(id: string, site: Site, messages: Messages): TextPageProps['downloads'] {
  const files: [path: string, name: string][] = [
    [paths.markdown(id), messages.markdownFile],
    [paths.plainText(id, 'Hans'), messages.plainTextHans],
    [paths.plainText(id, 'Hant'), messages.plainTextHant],
    [paths.json(id), 'JSON'],
    [paths.epub(id), 'EPUB'],
    [paths.tei(id), 'TEI'],
  ];
  return files.map(([path, name]) => ({ href: link(site.base, path), name }));
}

/** A doubt as its mark says it: the reason, and what might stand there instead. */
export function doubtInWords(
  doubt: ChangeRecord['doubts'][number],
  words: Words,
  edition: Edition,
  messages: Messages,
): string {
  const reason = reasonInWords(words, edition.language, doubt.step, doubt.reason);
  const candidates = doubt.candidates.length === 0 ? '' : ` · ${messages.candidates} ${doubt.candidates.join(' / ')}`;
  return `${messages.doubtful}: ${reason}${candidates}`;
}

function noticesOf({ titleInferred, redacted, truncated, spun }: FrontMatter, messages: Messages): string[] {
  return [
    ...(spun ? [messages.spunNotice] : []),
    ...(titleInferred ? [messages.inferredTitle] : []),
    ...(redacted ? [messages.redactedNotice] : []),
    ...(truncated ? [messages.truncatedNotice] : []),
  ];
}
