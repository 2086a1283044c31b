import { correctionStep } from '../clean/correction.ts';
import type { ChangeRecord } from '../clean/record/change-record.ts';
import { paths } from './address.ts';
import type { IndexEntry } from './archive-index.ts';
import { languageTag } from './block-html.ts';
import { editions } from './edition.ts';
import type { ListContext } from './list-item.ts';
import { type Messages, messagesOf } from './messages/messages.ts';
import { type PageFrame, scriptShown, textHref } from './page.ts';
import { conversionFor } from './text-page.ts';

/** A correction that a person made, as the public log shows it. */
export interface MadeCorrection {
  readonly before: string;
  readonly after: string;
  /** Why, and who. */
  readonly reason: string;
  /** The paragraph it stands in, where it stands in one. */
  readonly paragraph?: string;
}

/** The corrections among a record's changes, in order of place. */
export function correctionsOf({ changes, blocks }: Pick<ChangeRecord, 'changes' | 'blocks'>): MadeCorrection[] {
  let shift = 0;
  return changes
    .filter(({ step }) => step === correctionStep.name)
    .map(({ before, after, reason, start }) => {
      // Corrections are the last step: what they gave is the restored text.
      const place = start + shift;
      shift += after.length - before.length;
      const end = place + Math.max(1, after.length);
      const paragraph = blocks.find(({ spans }) => spans.some((span) => span.start < end && place < span.end))?.name;
      return { before, after, reason, ...(paragraph !== undefined && { paragraph }) };
    });
}

export interface CorrectionsPageProps {
  readonly frame: PageFrame;
  readonly messages: Messages;
  readonly summary: string;
  readonly texts: readonly {
    readonly href: string;
    readonly title: string;
    /** Of the title. */
    readonly language: 'zh-Hans' | 'zh-Hant';
    /** Of the words corrected, which stand in the original script. */
    readonly original: 'zh-Hans' | 'zh-Hant';
    readonly corrections: readonly (MadeCorrection & { readonly href: string; readonly label?: string })[];
  }[];
}

/** Corrections by the id of their text. */
export type CorrectionLog = ReadonlyMap<string, readonly MadeCorrection[]>;

/** The public log of corrections, text by text in order of date, the newest first. */
export function correctionsPageProps(context: ListContext, log: CorrectionLog): CorrectionsPageProps {
  const { index, edition, site, toOtherScript } = context;
  const messages = messagesOf(edition.language);
  const corrected = index.entries.filter(({ id }) => (log.get(id)?.length ?? 0) > 0).reverse();
  const count = corrected.reduce((sum, { id }) => sum + (log.get(id)?.length ?? 0), 0);
  const text = (entry: IndexEntry): CorrectionsPageProps['texts'][number] => {
    const shown = scriptShown(edition, entry.script);
    const href = textHref(site, edition, entry);
    return {
      href,
      title: conversionFor(shown, entry.script, toOtherScript)?.(entry.title) ?? entry.title,
      language: languageTag(shown),
      original: languageTag(entry.script),
      corrections: (log.get(entry.id) ?? []).map((made) => ({
        ...made,
        href: made.paragraph === undefined ? href : `${href}#${made.paragraph}`,
        ...(made.paragraph !== undefined && { label: messages.paragraphLink(made.paragraph.slice(1)) }),
      })),
    };
  };
  return {
    frame: {
      site,
      edition,
      title: messages.corrections,
      pathIn: paths.corrections,
      canonical: edition,
      scripts: ['reader'],
    },
    messages,
    summary: count === 0 ? messages.noCorrections : messages.correctionCount(count),
    texts: corrected.map(text),
  };
}

/** The log's pages, one an edition. */
export function correctionsPages(
  context: Omit<ListContext, 'edition'>,
  log: CorrectionLog,
): { kind: 'corrections'; path: string; inputs: () => unknown; props: () => CorrectionsPageProps }[] {
  const corrected = context.index.entries.filter(({ id }) => (log.get(id)?.length ?? 0) > 0);
  const inputs = (): unknown => corrected.map((entry) => [entry, log.get(entry.id)]);
  return editions(context.site.settings.defaultScript).map((edition) => ({
    kind: 'corrections',
    path: paths.corrections(edition),
    inputs,
    props: () => correctionsPageProps({ ...context, edition }, log),
  }));
}
