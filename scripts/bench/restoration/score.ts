import type { Span } from '../../../src/clean/traced/edit.ts';
import { PositionMap } from '../../../src/clean/traced/position-map.ts';
import type { TracedText } from '../../../src/clean/traced/traced-text.ts';
import { differences, type Hunk, sizeOf } from './difference.ts';
import { type WayBack, wholeWayBack } from './way-back.ts';

/** Counts of one step's changes. */
export interface StepScore {
  changes: number;
  /** Changes after which the place is not as it was before the damage. */
  wrong: number;
  /** Of `wrong`, those inside a listed doubt: the likeliest of several was put in, and it was another. For information. */
  wrongButListed: number;
}

/** How far a restoration came; sums over many texts. Sizes in UTF-16 code units. */
export interface Score {
  texts: number;
  characters: number;
  /** Characters to be put in, taken out or replaced to make the text what it was. */
  errorsBefore: number;
  errorsAfter: number;
  /** Places that were damaged, and those of them that are as they were. */
  damaged: number;
  repaired: number;
  doubts: number;
  /** Of `errorsAfter`, those inside a listed doubt. */
  errorsInDoubt: number;
  /** Of `errorsAfter`, those at characters that stand in no byte of the damaged text, or only half. */
  errorsLost: number;
  /** Of `errorsAfter`, those at marks that were as the damage leaves others; and of these, those inside a listed doubt. */
  errorsOfOwnMarks: number;
  ownMarksInDoubt: number;
  /** Texts in which an undamaged place was changed for the worse, and the number of such places. */
  harmed: number;
  steps: Record<string, StepScore>;
}

/** A change that is wrong, or damage left without a doubt, as a person reads it. */
export interface Fault {
  readonly kind: 'wrong change' | 'wrong but listed' | 'left without a doubt';
  readonly step: string;
  /** Context in the damaged text, what stands there now and what should. */
  readonly source: string;
  readonly restored: string;
  readonly expected: string;
}

export function emptyScore(): Score {
  return {
    texts: 0,
    characters: 0,
    errorsBefore: 0,
    errorsAfter: 0,
    damaged: 0,
    repaired: 0,
    doubts: 0,
    errorsInDoubt: 0,
    errorsLost: 0,
    errorsOfOwnMarks: 0,
    ownMarksInDoubt: 0,
    harmed: 0,
    steps: {},
  };
}

/** Characters of context on each side of a printed fault. */
const context = 8;

/**
 * Add one restored text to a score.
 *
 * @param undamaged the text before any damage.
 * @param wayBack what of it has none; such errors are counted with the others, and apart.
 * @returns its faults.
 */
export function addToScore(
  score: Score,
  traced: TracedText,
  undamaged: string,
  wayBack: WayBack = wholeWayBack,
): Fault[] {
  const expected = plainBlanks(undamaged);
  const damage = differences(plainBlanks(traced.source), expected);
  const errors = errorsIn(traced.text, expected);
  score.texts++;
  score.characters += expected.length;
  score.errorsBefore += damage.reduce((sum, hunk) => sum + sizeOf(hunk), 0);
  score.errorsAfter += errors.reduce((sum, hunk) => sum + sizeOf(hunk), 0);
  score.doubts += traced.doubts.length;
  score.damaged += damage.length;

  // Damage and errors both name places of the undamaged text: damage is repaired where no error is left.
  const leftOver = new Overlaps(errors.map(({ otherStart, otherEnd }) => ({ start: otherStart, end: otherEnd })));
  const damaged = new Overlaps(damage.map(({ otherStart, otherEnd }) => ({ start: otherStart, end: otherEnd })));
  score.repaired += damage.filter(
    ({ otherStart, otherEnd }) => !leftOver.meets({ start: otherStart, end: otherEnd }),
  ).length;
  score.harmed += errors.filter(
    ({ otherStart, otherEnd }) => !damaged.meets({ start: otherStart, end: otherEnd }),
  ).length;

  const wrongPlaces = new Overlaps(errors);
  const changedWrongly = new Map<number, string>();
  const doubts = new Overlaps(traced.doubts);
  for (const { step, span } of finalSpans(traced)) {
    score.steps[step] ??= { changes: 0, wrong: 0, wrongButListed: 0 };
    const count = score.steps[step];
    count.changes++;
    const error = wrongPlaces.meeting(span);
    if (error < 0 || isBeside(span, errors[error] as Hunk)) continue;
    count.wrong++;
    if (doubts.meets(errors[error] as Hunk)) count.wrongButListed++;
    changedWrongly.set(error, step);
  }
  const faults: Fault[] = [];
  const lost = new Set(wayBack.lost);
  for (const [index, hunk] of errors.entries()) {
    const inDoubt = doubts.meets(hunk);
    const size = sizeOf(hunk);
    if (inDoubt) score.errorsInDoubt += size;
    const written = expected.slice(hunk.otherStart, hunk.otherEnd);
    if (wayBack.damagedMarks(traced.text.slice(hunk.start, hunk.end)) === written) {
      score.errorsOfOwnMarks += size;
      if (inDoubt) score.ownMarksInDoubt += size;
    } else score.errorsLost += sizeAt(lost, hunk);
    const step = changedWrongly.get(index);
    if (step === undefined && inDoubt) continue;
    faults.push(faultOf(traced, expected, hunk, step, inDoubt));
  }
  return faults;
}

/** How much of an error lies at some places of the undamaged side: all of it where that side has no others. */
function sizeAt(places: ReadonlySet<number>, hunk: Hunk): number {
  let count = 0;
  for (let place = hunk.otherStart; place < hunk.otherEnd; place++) if (places.has(place)) count++;
  return count === hunk.otherEnd - hunk.otherStart && count > 0 ? sizeOf(hunk) : count;
}

/** Tell whether a change only took something out at an error's edge, a gloss for example: it is not to blame for it. */
function isBeside({ start, end }: Span, error: Hunk): boolean {
  return start === end && error.start < error.end && (start <= error.start || start >= error.end);
}

/** No-break spaces as blanks, to which they are restored. */
function plainBlanks(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

/**
 * Where a restored text is not as expected. An end tag of the mirror's page is none: where its `<` was eaten the repair
 * puts it back, `。”</p>`, while the damage model takes those out that are whole.
 */
export function errorsIn(restored: string, undamaged: string): Hunk[] {
  const text = plainBlanks(restored);
  return differences(text, plainBlanks(undamaged))
    .map((hunk) =>
      text.slice(hunk.start, hunk.end).endsWith(endTag) ? { ...hunk, end: hunk.end - endTag.length } : hunk,
    )
    .filter(({ start, end, otherStart, otherEnd }) => otherStart < otherEnd || start < end);
}

const endTag = '</p>';

function faultOf(traced: TracedText, expected: string, hunk: Hunk, step: string | undefined, inDoubt: boolean): Fault {
  const around = (text: string, { start, end }: Span): string =>
    text.slice(Math.max(0, start - context), end + context);
  return {
    kind: step === undefined ? 'left without a doubt' : inDoubt ? 'wrong but listed' : 'wrong change',
    step: step ?? '',
    source: around(traced.source, traced.toSource(hunk)),
    restored: around(traced.text, hunk),
    expected: around(expected, { start: hunk.otherStart, end: hunk.otherEnd }),
  };
}

/** Where each change's insert stands in the restored text. */
export function* finalSpans(traced: TracedText): Generator<{ step: string; span: Span }> {
  const maps = traced.passes.map(({ edits }) => new PositionMap(edits));
  for (const [index, { step, edits }] of traced.passes.entries()) {
    let shift = 0;
    for (const { start, end, insert } of edits) {
      let span: Span = { start: start + shift, end: start + shift + insert.length };
      shift += insert.length - (end - start);
      for (const map of maps.slice(index + 1)) span = map.toOutput(span);
      yield { step, span };
    }
  }
}

/** Follow a span of the source into the restored text. */
export function toRestored(traced: TracedText, span: Span): Span {
  return traced.passes.reduce((current, { edits }) => new PositionMap(edits).toOutput(current), span);
}

/** Spans in ascending order that can be asked whether they meet another; an empty span meets what it lies in or beside. */
class Overlaps {
  readonly #spans: readonly Span[];

  constructor(spans: readonly Span[]) {
    this.#spans = spans;
  }

  meets(span: Span): boolean {
    return this.meeting(span) >= 0;
  }

  /** Index of the first span that meets this one, or -1. */
  meeting({ start, end }: Span): number {
    let low = 0;
    let high = this.#spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#spans[middle] as Span).end < start) low = middle + 1;
      else high = middle;
    }
    for (let index = low; index < this.#spans.length; index++) {
      const span = this.#spans[index] as Span;
      if (span.start > end) return -1;
      const empty = span.start === span.end || start === end;
      if (empty || (start < span.end && span.start < end)) return index;
    }
    return -1;
  }
}
