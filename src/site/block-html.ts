import type { ChangeRecord } from '../clean/record/change-record.ts';
import type { Block } from '../document/block.ts';
import type { Script } from './edition.ts';
import { element, escapeHtml } from './html.ts';

/** A part of a block to be marked, `[start, end)` in UTF-16 code units of the block's text. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly kind: 'doubt' | 'redacted';
  /** What a reader sees on asking: the reason, in words. */
  readonly note: string;
}

/** Turns text from one script into another. */
export type ConvertScript = (text: string) => string;

/** Stars that stand for blacked-out words. */
const stars = /\*{2,}|＊{2,}/g;
/** Tells whether there are any: most texts have none. */
const someStars = /\*\*|＊＊/;

/**
 * The marks of one block: doubts on record and blacked-out words. Marks do not overlap; doubts win.
 *
 * @param describe the words for a doubt.
 */
export function marksOf(
  block: Block,
  record: ChangeRecord | undefined,
  describe: (doubt: ChangeRecord['doubts'][number]) => string,
  redactedNote: string,
): Mark[] {
  const marks: Mark[] = [];
  if (!record?.doubts.length && !someStars.test(block.text)) return marks;
  for (const doubt of doubtsIn(block, record)) {
    if (doubt.start >= (marks.at(-1)?.end ?? 0))
      marks.push({ start: doubt.start, end: doubt.end, kind: 'doubt', note: describe(doubt.doubt) });
  }
  for (const match of block.text.matchAll(stars)) {
    const start = match.index;
    const end = start + match[0].length;
    if (!marks.some((mark) => mark.start < end && start < mark.end))
      marks.push({ start, end, kind: 'redacted', note: redactedNote });
  }
  return marks.sort((a, b) => a.start - b.start);
}

/** Doubts of the record that lie in a block, their places in the block's text; none when the block was edited by hand. */
function doubtsIn(
  block: Block,
  record: ChangeRecord | undefined,
): { start: number; end: number; doubt: ChangeRecord['doubts'][number] }[] {
  const spans = record?.blocks.find(({ name }) => name === block.name)?.spans;
  if (record === undefined || spans === undefined) return [];
  const found: { start: number; end: number; doubt: ChangeRecord['doubts'][number] }[] = [];
  let offset = 0;
  for (const { start: spanStart, end: spanEnd } of spans) {
    for (const doubt of record.doubts) {
      if (doubt.start < spanStart || doubt.end > spanEnd || doubt.end === doubt.start) continue;
      const start = offset + doubt.start - spanStart;
      const end = offset + doubt.end - spanStart;
      if (block.text.slice(start, end) === doubt.text) found.push({ start, end, doubt });
    }
    offset += spanEnd - spanStart;
  }
  return found.sort((a, b) => a.start - b.start);
}

/**
 * The HTML inside a block's element.
 *
 * @param convert to the script shown. The block is converted as a whole, so that phrases count; only where that changes
 *   its length are the pieces between marks converted each for itself.
 */
export function blockHtml(text: string, marks: readonly Mark[], convert?: ConvertScript): string {
  const whole = convert?.(text) ?? text;
  if (marks.length === 0) return escapeHtml(whole);
  const sameLength = whole.length === text.length;
  const piece = (start: number, end: number): string =>
    escapeHtml(sameLength ? whole.slice(start, end) : (convert as ConvertScript)(text.slice(start, end)));
  let html = '';
  let done = 0;
  for (const { start, end, kind, note } of marks) {
    html += piece(done, start) + element('span', { class: kind, title: note }, piece(start, end));
    done = end;
  }
  return html + piece(done, text.length);
}

/** The value of `lang` for a text in a script. */
export function languageTag(script: Script): 'zh-Hans' | 'zh-Hant' {
  return `zh-${script}`;
}
