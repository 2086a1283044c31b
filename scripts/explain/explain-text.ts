import type { Encoding } from '../../src/clean/bytes/codec.ts';
import { decodeSource } from '../../src/clean/bytes/source-text.ts';
import type { LanguageModel } from '../../src/clean/language/language-model.ts';
import { sureShare } from '../../src/clean/language/weighing.ts';
import type { ByteSpan, Change, ChangeRecord } from '../../src/clean/record/change-record.ts';
import { replayPasses } from '../../src/clean/record/replay.ts';
import { recordedSteps } from '../../src/clean/steps/index.ts';
import type { Span } from '../../src/clean/traced/edit.ts';
import { PositionMap } from '../../src/clean/traced/position-map.ts';
import { type ReadSpot, readByteShifts } from './byte-shift-readings.ts';

/** Bytes that are printed of one place; a longer place shows its first bytes and its length. */
const mostBytes = 48;
/** Readings that lost, printed with each. */
const mostReadings = 4;
/** Characters of context on each side of a place, UTF-16 code units. */
const context = 10;

/** A change with its place in the restored text. */
interface PlacedChange {
  readonly change: Change;
  readonly span: Span;
}

/**
 * Say in words why a text reads as it does: for each change its source bytes, the step, what became what, and for shifted
 * bytes the readings that lost.
 *
 * @param paragraph name of a block, such as `p3`; all of them without it.
 * @returns lines; empty when there is no such paragraph.
 * @throws RangeError when the record does not belong to these bytes.
 */
export function explainText(
  bytes: Uint8Array,
  record: ChangeRecord,
  language: LanguageModel,
  paragraph?: string,
): string[] {
  const source = decodeSource(bytes, record.source.encoding as Encoding).text;
  const passes = replayPasses(source, record.changes);
  const restored = passes.at(-1)?.after ?? source;
  const placed = placeChanges(
    record.changes,
    passes.map(({ edits }) => new PositionMap(edits)),
    passes,
  );
  const index = passes.findIndex(({ step }) => step === 'byte-shifts');
  const shiftInput = index <= 0 ? source : (passes[index - 1]?.after ?? source);
  const spots =
    index >= 0 || record.doubts.some(({ step }) => step === 'byte-shifts')
      ? readByteShifts(
          shiftInput,
          language,
          record.changes.some(({ step }) => step === 'glosses'),
        )
      : [];
  const sections = [
    ...record.blocks.map(({ name, kind, spans }) => ({ name, title: `${name} (${kind})`, spans })),
    ...record.setApart.map(({ rule, start, end }) => ({
      name: '',
      title: `set apart (${rule})`,
      spans: [{ start, end }],
    })),
  ].sort((a, b) => (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0));
  return sections
    .filter(({ name }) => paragraph === undefined || name === paragraph)
    .flatMap(({ title, spans }) => {
      const changes = placed.filter(({ span }) => spans.some((block) => lies(span, block)));
      const doubts = record.doubts.filter((doubt) => spans.some((block) => lies(doubt, block)));
      if (changes.length + doubts.length === 0 && paragraph === undefined) return [];
      const text = spans.map(({ start, end }) => restored.slice(start, end)).join('');
      return [
        title,
        `  ${shorten(text)}`,
        ...(changes.length + doubts.length === 0 ? ['  as found'] : []),
        ...changes.flatMap((change) => explainChange(change, bytes, restored, spots)),
        ...doubts.flatMap((doubt) => [
          `  doubt: ${quote(doubt.text)} ${doubt.candidates[0] === doubt.text ? 'put in as the likeliest' : 'left as found'} in ${around(restored, doubt)}`,
          ...bytesLine(bytes, doubt.bytes),
          `    ${doubt.step}: ${reasonOf(doubt.step, doubt.reason)}`,
          ...(doubt.candidates.length > 0 ? [`    could be: ${doubt.candidates.map(quote).join(', ')}`] : []),
          ...(doubt.step === 'byte-shifts'
            ? readingLines(spots.find(({ readings, sure }) => !sure && readings[0]?.insert === doubt.candidates[0]))
            : []),
        ]),
        '',
      ];
    });
}

function placeChanges(
  changes: readonly Change[],
  maps: readonly PositionMap[],
  passes: readonly { readonly edits: readonly unknown[] }[],
): PlacedChange[] {
  const placed: PlacedChange[] = [];
  let next = 0;
  for (const [pass, { edits }] of passes.entries()) {
    let shift = 0;
    for (const change of changes.slice(next, next + edits.length)) {
      let span: Span = { start: change.start + shift, end: change.start + shift + change.after.length };
      shift += change.after.length - change.before.length;
      for (const map of maps.slice(pass + 1)) span = map.toOutput(span);
      placed.push({ change, span });
    }
    next += edits.length;
  }
  // By place in the source; what happened to one place in the order of its steps, which sorting keeps.
  return placed.sort((a, b) => a.change.bytes[0] - b.change.bytes[0]);
}

function explainChange(
  { change, span }: PlacedChange,
  bytes: Uint8Array,
  restored: string,
  spots: readonly ReadSpot[],
): string[] {
  const { step, reason, before, after, start } = change;
  const spot =
    step === 'byte-shifts'
      ? spots.find((one) => one.sure && one.start < start + before.length && start < one.end)
      : undefined;
  return [
    `  ${quote(before)} → ${after === '' ? 'removed' : quote(after)} in ${around(restored, span)}`,
    ...bytesLine(bytes, change.bytes),
    `    ${step}: ${reasonOf(step, reason)}`,
    ...readingLines(spot),
  ];
}

function readingLines(spot: ReadSpot | undefined): string[] {
  const [first, ...others] = spot?.readings ?? [];
  if (spot === undefined || first === undefined) return [];
  const lost = others
    .slice(0, mostReadings)
    .map(({ insert, weight }) => `${quote(insert)} ${lessLikely(first.weight - weight)}`);
  const share = percent(spot.share);
  return [
    `    read as: ${quote(first.insert)}, ${share} of the probability of all readings (put in without a doubt from ${percent(sureShare)} on)`,
    `    plausible: ${spot.gain.toFixed(1)} nats more than as it stood; ${(-spot.mean).toFixed(1)} nats a character (running text: about 5, shifted bytes: 14)`,
    `    lost: ${lost.length === 0 ? 'no other reading gets back into step' : lost.join(', ')}`,
  ];
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** Odds in words, from their natural logarithm. */
function lessLikely(nats: number): string {
  const times = Math.exp(nats);
  if (times < 1.05) return '(as likely)';
  if (times >= 1e6) return '(more than a million times less likely)';
  return `(${times < 10 ? times.toFixed(1) : Math.round(times).toLocaleString('en')} times less likely)`;
}

/** Reasons of corrections are words already. */
function reasonOf(step: string, reason: string): string {
  return recordedSteps.find(({ name }) => name === step)?.reasons[reason]?.en ?? reason;
}

function bytesLine(bytes: Uint8Array, [start, end]: ByteSpan): string[] {
  const shown = Array.from(bytes.subarray(start, Math.min(end, start + mostBytes)), (byte) =>
    byte.toString(16).toUpperCase().padStart(2, '0'),
  );
  const rest = end - start > mostBytes ? ` … (${end - start} bytes)` : '';
  return [`    source bytes ${start}-${end}: ${shown.join(' ')}${rest}`];
}

function lies(span: Span, block: Span): boolean {
  return span.start === span.end
    ? span.start >= block.start && span.start < block.end
    : span.start < block.end && block.start < span.end;
}

/** What cannot be seen is named. */
const quote = (text: string): string => `“${text.replace(/\p{Cc}|\p{Co}/gu, codeName)}”`;
const codeName = (character: string): string =>
  `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;
/** A place with what stands around it in its line. */
function around(text: string, { start, end }: Span): string {
  const before = text.slice(Math.max(0, start - context), start);
  const after = text.slice(end, end + context);
  return quote(before.slice(before.lastIndexOf('\n') + 1) + text.slice(start, end) + (after.split('\n')[0] ?? ''));
}
const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
