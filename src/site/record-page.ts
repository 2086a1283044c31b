import type { Change, ChangeRecord } from '../clean/record/change-record.ts';
import { restoredText } from '../clean/record/invert.ts';
import { sourceText } from '../clean/record/replay.ts';
import { link, paths } from './address.ts';
import { languageTag } from './block-html.ts';
import { editionOfScript } from './edition.ts';
import { type Messages, messagesOf } from './messages/messages.ts';
import { absolute, type PageFrame, type Site } from './page.ts';
import { contactLink } from './plain-page.ts';
import { recordRows } from './record-rows.ts';
import { type Segment, segments } from './record-view.ts';
import { rowsHtml } from './rows-html.ts';
import { doubtInWords, type TextSource } from './text-page.ts';
import { reasonInWords, ruleInWords, type Words } from './words.ts';

/** What was done for one reason, how often, with the first case of it. */
export interface ReasonCount {
  readonly step: string;
  readonly reason: string;
  readonly count: number;
  readonly before: string;
  readonly after: string;
}

export interface RecordPageProps {
  readonly frame: PageFrame;
  readonly messages: Messages;
  /** In the script that the source was written in. */
  readonly title: string;
  readonly language: 'zh-Hans' | 'zh-Hant';
  readonly textHref: string;
  readonly sourceHref?: string;
  readonly source: ChangeRecord['source'];
  readonly restoredSha256: string;
  readonly diagnosis: string;
  readonly diagnosisInEnglish: string;
  readonly steps: readonly string[];
  /** Steps that changed something, with the number of their changes. */
  readonly stepCounts: readonly { readonly step: string; readonly count: number }[];
  readonly reasons: readonly ReasonCount[];
  readonly doubts: readonly { readonly text: string; readonly note: string; readonly block?: string }[];
  readonly setApart: readonly { readonly rule: string; readonly count: number }[];
  /** Source beside restored text, as HTML; empty where they cannot be laid side by side. */
  readonly rows: string;
  readonly metadata: readonly { readonly field: string; readonly value: string; readonly rule: string }[];
  /** The Markdown no longer matches the record. */
  readonly editedByHand: boolean;
  readonly suggestion: Suggestion;
}

/** How to propose a correction. */
export interface Suggestion {
  /** A letter begun, or where to write; absent where the archive names no contact. */
  readonly href?: string;
  /** The file that a correction goes into, and what to put there. */
  readonly file: string;
  readonly snippet: string;
}

/**
 * What the record page of a text shows. A text has one, in the edition of its original script: it shows bytes and
 * characters as they were found, which no other script has.
 */
export function recordPageProps(
  text: TextSource & { record: ChangeRecord },
  site: Site,
  words: Words,
): RecordPageProps {
  const { document, record } = text;
  const { id, frontMatter } = document;
  const edition = editionOfScript(site.settings.defaultScript, frontMatter.script);
  const { language } = edition;
  const messages = messagesOf(language);
  const textHref = link(site.base, paths.text(edition, id));
  const laidOut = segmentsOf(text);
  const doubtNote = (doubt: ChangeRecord['doubts'][number]): string => doubtInWords(doubt, words, edition, messages);
  const rows =
    laidOut === undefined
      ? []
      : recordRows(laidOut, record, {
          reason: ({ step, reason }) => reasonInWords(words, language, step, reason),
          doubt: doubtNote,
        });
  const inRule = (rule: string): string =>
    rule === 'layout' ? messages.layoutRule : ruleInWords(words, language, rule);
  return {
    frame: {
      site,
      edition,
      title: messages.recordTitle(frontMatter.title),
      pathIn: (other) => (other.script === frontMatter.script ? paths.record(other, id) : undefined),
      canonical: edition,
      scripts: ['reader'],
    },
    messages,
    title: frontMatter.title,
    language: languageTag(frontMatter.script),
    textHref,
    ...(text.sourceAvailable && { sourceHref: link(site.base, paths.sourceFile(record.source.file)) }),
    source: record.source,
    restoredSha256: record.restoredSha256,
    diagnosis: record.diagnosis[language],
    diagnosisInEnglish: record.diagnosis.en,
    steps: record.steps.map(({ name, version }) => `${name} ${version}`),
    stepCounts: countSteps(record.changes),
    reasons: countReasons(record.changes).map((count) => ({
      ...count,
      reason: reasonInWords(words, language, count.step, count.reason),
    })),
    doubts: record.doubts.map((doubt) => {
      const block = record.blocks.find(({ spans }) =>
        spans.some(({ start, end }) => start <= doubt.start && doubt.start < end),
      )?.name;
      return { text: doubt.text, note: doubtNote(doubt), ...(block !== undefined && { block }) };
    }),
    setApart: countRules(record).map(({ rule, count }) => ({ rule: inRule(rule), count })),
    rows: rowsHtml(rows, textHref, edition, messages, inRule),
    metadata: record.metadata.map(({ field, value, rule }) => ({
      field,
      value: valueInWords(value),
      rule: inRule(rule),
    })),
    editedByHand: text.editedByHand === true,
    suggestion: suggestionFor(text.document, site, messages),
  };
}

/** Source beside restored text, or undefined when the Markdown no longer is what the record says. */
function segmentsOf(text: TextSource & { record: ChangeRecord }): Segment[] | undefined {
  const { document, record, editedByHand, cleanedBlocks } = text;
  const blocks = editedByHand ? cleanedBlocks : document.blocks.map((block) => block.text);
  if (blocks === undefined) return undefined;
  const restored = restoredText(blocks, record);
  return segments(sourceText(restored, record.changes), record.changes);
}

function countSteps(changes: readonly Change[]): { step: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { step } of changes) counts.set(step, (counts.get(step) ?? 0) + 1);
  return [...counts].map(([step, count]) => ({ step, count }));
}

function suggestionFor({ id, frontMatter }: TextSource['document'], site: Site, messages: Messages): Suggestion {
  const { contact } = site.settings;
  const address = contact === undefined ? undefined : contactLink(contact);
  const url = absolute(site, paths.text(editionOfScript(site.settings.defaultScript, frontMatter.script), id));
  const letter = address?.startsWith('mailto:')
    ? `${address}?subject=${encodeURIComponent(messages.suggestSubject(frontMatter.title))}&body=${encodeURIComponent(messages.suggestLetter(id, url))}`
    : address;
  const field = (name: string, value: string): string => `${name}: "" # ${value}`;
  return {
    ...(letter !== undefined && { href: letter }),
    file: `content/corrections/${id}.yaml`,
    snippet: `- ${[
      field('before', messages.snippetBefore),
      field('after', messages.snippetAfter),
      field('why', messages.snippetWhy),
      field('who', messages.snippetWho),
    ].join('\n  ')}`,
  };
}

function countReasons(changes: readonly Change[]): ReasonCount[] {
  const counts = new Map<string, ReasonCount & { count: number }>();
  let last: (ReasonCount & { count: number }) | undefined;
  for (const { step, reason, before, after } of changes) {
    // Most changes are made for the same reason as the one before.
    if (last?.step !== step || last.reason !== reason) {
      const key = `${step}/${reason}`;
      last = counts.get(key) ?? { step, reason, count: 0, before, after };
      counts.set(key, last);
    }
    last.count++;
  }
  return [...counts.values()];
}

function countRules({ setApart }: ChangeRecord): { rule: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { rule } of setApart) if (rule !== 'layout') counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].map(([rule, count]) => ({ rule, count }));
}

function valueInWords(value: unknown): string {
  return Array.isArray(value) ? value.join('、') : typeof value === 'string' ? value : JSON.stringify(value);
}
