import type { ArchiveIndex, IndexEntry } from './archive-index.ts';
import { languageTag } from './block-html.ts';
import type { Edition } from './edition.ts';
import { displayDate, machineDate } from './edtf.ts';
import { messagesOf } from './messages/messages.ts';
import { type Site, scriptShown, textHref } from './page.ts';
import type { WayLink } from './shelf-links.ts';
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
  /** How it begins, where the list shows it. */
  readonly opening?: string;
  readonly characters: string;
}

/** What a page made from the index needs besides it. */
export interface ListContext {
  readonly index: ArchiveIndex;
  readonly edition: Edition;
  readonly site: Site;
  readonly toOtherScript: ToOtherScript;
  /** Ways in that lead somewhere. */
  readonly ways?: readonly WayLink[];
}

/** A text as a list shows it that lets texts be tasted. */
export function itemWithOpening(entry: IndexEntry, context: ListContext): ListItem {
  const { script, opening } = entry;
  const convert = conversionFor(scriptShown(context.edition, script), script, context.toOtherScript);
  return { ...listItem(entry, context), opening: convert?.(opening) ?? opening };
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
    characters: messagesOf(edition.language).characterCount(entry.characters),
  };
}
