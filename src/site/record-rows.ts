import type { ChangeRecord } from '../clean/record/change-record.ts';
import { element, escapeHtml, openTag } from './html.ts';
import type { Segment } from './record-view.ts';

/** A row of the record: a block of the text, or a part of the source that is not in it, in both forms. */
export interface RecordRow {
  /** The block's name; absent for what was set apart. */
  readonly name?: string;
  /** Depth of a heading. */
  readonly depth?: number;
  /** The rule by which the part was set apart. */
  readonly rule?: string;
  /**
   * The source as it was found, with what came in the place of something behind it in an `ins`: the styles show that only to
   * readers who want both in one.
   */
  readonly sourceHtml: string;
  /** Empty for what was set apart. */
  readonly restoredHtml: string;
}

/** Rule of blanks and line ends between blocks. */
const layout = 'layout';

interface Region {
  readonly start: number;
  readonly end: number;
  readonly name?: string;
  readonly depth?: number;
  readonly rule?: string;
}

/** Words for what is marked. */
export interface RowWords {
  reason(touch: { step: string; reason: string }): string;
  doubt(doubt: ChangeRecord['doubts'][number]): string;
}

/** Lay segments out in rows, one a block or set-apart part, in the order of the source. */
export function recordRows(segments: readonly Segment[], record: ChangeRecord, words: RowWords): RecordRow[] {
  const length = segments.reduce((sum, { restored }) => sum + restored.length, 0);
  const rows: { region: Region; source: string; restored: string }[] = [];
  const tags = changeTags(words);
  const pieces = cut(segments, boundariesOf(record));
  let index = 0;
  for (const region of regionsOf(record, length)) {
    const last = rows.at(-1);
    const goesOn =
      last !== undefined &&
      (region.rule === layout ||
        (region.name !== undefined && region.name === last.region.name) ||
        (region.rule !== undefined && region.rule === last.region.rule));
    const row = goesOn ? last : { region, source: '', restored: '' };
    if (!goesOn) rows.push(row);
    while (index < pieces.length && belongsTo(pieces[index] as Segment, region)) {
      const isLayout = region.rule === layout;
      const { source, restored } = segmentHtml(pieces[index] as Segment, record, words, tags, isLayout);
      row.source += source;
      if (region.name !== undefined) row.restored += restored;
      index++;
    }
    // A part that consists of blanks before the first block is no row of its own.
    if (row.region.rule === layout && region.name !== undefined) row.region = region;
  }
  return rows.map(({ region, source, restored }) => ({
    ...(region.name !== undefined && { name: region.name }),
    ...(region.depth !== undefined && { depth: region.depth }),
    ...(region.rule !== undefined && { rule: region.rule }),
    sourceHtml: source,
    restoredHtml: restored,
  }));
}

/** A removal at the end of a region belongs to it, so that a gloss stays with its character. */
function belongsTo(piece: Segment, region: Region): boolean {
  return piece.restoredStart < region.end || (piece.restored === '' && piece.restoredStart === region.end);
}

function regionsOf(record: ChangeRecord, length: number): Region[] {
  const known: Region[] = record.setApart.map(({ rule, start, end }) => ({ rule, start, end }));
  for (const { name, depth, spans } of record.blocks) {
    for (const { start, end } of spans) known.push({ name, start, end, ...(depth !== undefined && { depth }) });
  }
  known.sort((a, b) => a.start - b.start || a.end - b.end);
  const regions: Region[] = [];
  let done = 0;
  for (const region of known) {
    if (region.start > done) regions.push({ rule: layout, start: done, end: region.start });
    regions.push(region);
    done = Math.max(done, region.end);
  }
  if (done < length || regions.length === 0) regions.push({ rule: layout, start: done, end: length });
  return regions;
}

function boundariesOf(record: ChangeRecord): number[] {
  const places = new Set<number>();
  for (const { start, end } of [...record.setApart, ...record.doubts]) places.add(start).add(end);
  for (const { spans } of record.blocks) for (const { start, end } of spans) places.add(start).add(end);
  return [...places].sort((a, b) => a - b);
}

/** Cut unchanged segments at places of the restored text; changed ones stay whole. */
function cut(segments: readonly Segment[], boundaries: readonly number[]): Segment[] {
  const pieces: Segment[] = [];
  let next = 0;
  for (const segment of segments) {
    const { source, sourceStart, restoredStart, touches } = segment;
    const end = restoredStart + segment.restored.length;
    while (next < boundaries.length && (boundaries[next] as number) <= restoredStart) next++;
    const isWhole = next === boundaries.length || (boundaries[next] as number) >= end;
    if (touches.length > 0 || isWhole) {
      pieces.push(segment);
      continue;
    }
    let from = 0;
    const take = (to: number): void => {
      const text = source.slice(from, to);
      pieces.push({
        source: text,
        restored: text,
        sourceStart: sourceStart + from,
        restoredStart: restoredStart + from,
        touches,
      });
      from = to;
    };
    for (; next < boundaries.length && (boundaries[next] as number) < end; next++)
      take((boundaries[next] as number) - restoredStart);
    take(source.length);
  }
  return pieces;
}

function segmentHtml(
  piece: Segment,
  record: ChangeRecord,
  words: RowWords,
  tagsOf: ChangeTags,
  isLayout: boolean,
): { source: string; restored: string } {
  const { source, restored, touches } = piece;
  if (touches.length === 0 && !isLayout && record.doubts.length === 0) {
    const html = visible(source);
    return { source: html, restored: html === source ? html : escapeHtml(restored) };
  }
  const doubt = doubtAt(piece, record);
  const wrap = (html: string): string =>
    doubt === undefined ? html : element('span', { class: 'doubt', title: words.doubt(doubt) }, html);
  if (touches.length === 0)
    return {
      source: isLayout ? layoutHtml(source) : wrap(visible(source)),
      restored: wrap(escapeHtml(restored)),
    };
  const tags = tagsOf(touches);
  const gone =
    source === '' ? '' : wrap(`${restored === '' ? tags.removed : tags.replaced}${visible(source, true)}</del>`);
  const come = restored === '' ? '' : wrap(`${tags.inserted}${visible(restored, true)}</ins>`);
  return { source: gone + come, restored: come };
}

/** Opening tags of what a change took, took and replaced, and put in; with its reason. */
interface Tags {
  readonly removed: string;
  readonly replaced: string;
  readonly inserted: string;
}

type ChangeTags = (touches: Segment['touches']) => Tags;

/** Tags by reasons: a page has hundreds of changes for a few. */
function changeTags(words: RowWords): ChangeTags {
  const made = new Map<string, Tags>();
  return (touches) => {
    const [first] = touches;
    const isAlone = touches.length === 1 && first !== undefined;
    const title = isAlone ? words.reason(first) : [...new Set(touches.map((touch) => words.reason(touch)))].join(' · ');
    let tags = made.get(title);
    if (tags === undefined) {
      tags = {
        removed: openTag('del', { class: 'removed', title }),
        replaced: openTag('del', { title }),
        inserted: openTag('ins', { title }),
      };
      made.set(title, tags);
    }
    return tags;
  };
}

/** The doubt that a piece lies in, looked up by its place in the restored text. */
function doubtAt(piece: Segment, { doubts }: ChangeRecord): ChangeRecord['doubts'][number] | undefined {
  if (piece.restored === '') return undefined;
  const end = piece.restoredStart + piece.restored.length;
  return doubts.find((doubt) => doubt.start < end && piece.restoredStart < doubt.end);
}

/** Blanks and line ends between blocks, each to be seen, none taking a line of its own. */
function layoutHtml(text: string): string {
  return element('i', { class: 'line-end' }, escapeHtml(text.replace(/\r?\n/g, '↵').replace(/[^\S\r\n]/g, '␣')));
}

/** A blank as a mark that can be seen: an open box, wider for the ideographic one; a tie for the one that holds lines together. */
function shownBlank(blank: string): string {
  return blank === '\u3000' ? '⎵' : blank === ' ' ? '␣' : '⍽';
}

/** Controls, joiners and direction marks, private use, and the replacement character. */
const invisible = /[[\p{Cc}--[\t\n\r]]\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFEFF\uE000-\uF8FF\uFFFD]/gv;

/** One of them: anything but all others, by code units. */
const anyInvisible =
  /[^\t\n\r -~\u00A0-\u00AC\u00AE-\u200A\u2010-\u2027\u202F-\u205F\u2065-\uDFFF\uF900-\uFEFE\uFF00-\uFFFC\uFFFE\uFFFF]/;

/** One of them, or a character that is escaped, or a blank, or a surrogate: anything but all others, by code units. */
const marked =
  /[^!#-%(-;=?-~\u00A1-\u00AC\u00AE-\u200A\u2010-\u2027\u202F-\u205F\u2065-\u2FFF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFEFE\uFF00-\uFFFC]/;

/**
 * Source text as HTML in which line ends and invisible characters can be seen.
 *
 * @param blanks also blanks: where they were changed, and would otherwise be nothing on nothing.
 */
export function visible(text: string, blanks = false): string {
  // Most pieces have nothing to be seen or escaped, and one search tells.
  if (!marked.test(text)) return text;
  if (!anyInvisible.test(text)) return withLineEnds(text, blanks);
  let html = '';
  let done = 0;
  for (const match of text.matchAll(invisible)) {
    const code = (match[0].codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0');
    html += `${withLineEnds(text.slice(done, match.index), blanks)}<code>U+${code}</code>`;
    done = match.index + match[0].length;
  }
  return html + withLineEnds(text.slice(done), blanks);
}

function withLineEnds(text: string, blanks: boolean): string {
  let html = escapeHtml(text);
  if (blanks) html = html.replace(/[ \u00A0\u3000]/g, shownBlank);
  if (html.includes('\n')) html = html.replace(/\r?\n/g, '<i class="line-end">↵</i>\n');
  return html.includes('\t') ? html.replaceAll('\t', '<i class="line-end">⇥</i>\t') : html;
}
