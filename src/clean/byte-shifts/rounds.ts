import type { LanguageModel } from '../language/language-model.ts';
import { composeEdits } from '../traced/compose-edits.ts';
import { applyEdits, type Doubt, type Edit, type Span } from '../traced/edit.ts';
import { PositionMap } from '../traced/position-map.ts';
import { afterFiller } from './filler.ts';
import { findByteShifts } from './find.ts';
import { isLostByte } from './lost-byte.ts';
import type { Weighed } from './reading.ts';
import { isSure, type PartialRepair, repairPart } from './settle.ts';

/** Rounds in which neighbours of repaired spots are looked at again; two were enough in all texts tried. */
const mostRounds = 8;

/** One look at a text for shifted bytes, and what comes of it. */
export interface Round {
  /** All that was done up to here and in this round, on the text itself. */
  readonly edits: readonly Edit[];
  /** The spots found, in the coordinates of what the rounds before made of the text, and those that are put in whole. */
  readonly spots: readonly Weighed[];
  readonly sure: readonly Weighed[];
  /** Doubts of this round, on the text itself. */
  readonly doubts: readonly Doubt[];
  /** The place in the text itself that a spot came from. */
  placeOf(span: Span): Span;
}

/**
 * Look for shifted bytes and repair them: a repaired spot is context for its neighbours, so the text is looked at again until
 * nothing more is found. First what is sure goes in, round by round, then what of a spot is known.
 *
 * @param glossed whether the page is known for a mirror's glossed copy.
 */
export function* roundsOf(text: string, language: LanguageModel, glossed: boolean): Generator<Round> {
  let edits: readonly Edit[] = [];
  let present = text;
  for (let round = 0; ; round++) {
    const spots = findByteShifts(present, language);
    const sure = spots.filter(isSure);
    const map = new PositionMap(edits);
    const placeOf = (span: Span): Span => map.toInput(span);
    let found = sure.map(editOf);
    const doubts: Doubt[] = [];
    if (found.length === 0) {
      const parts = spots
        .map((spot) => repairPart(present, spot, language, glossed))
        .filter((part): part is PartialRepair => part !== undefined);
      found = parts.flatMap((part) => part.edits);
      for (const doubt of parts.flatMap((part) => part.doubts)) doubts.push({ ...doubt, ...placeOf(doubt) });
    }
    if (found.length === 0 || round === mostRounds) {
      for (const spot of spots)
        if (!isSure(spot)) doubts.push({ ...doubtOf(spot), ...placeOf(openSpan(present, spot)) });
      yield { edits, spots, sure, doubts, placeOf };
      return;
    }
    edits = composeEdits(text, edits, found);
    yield { edits, spots, sure, doubts, placeOf };
    present = applyEdits(text, edits);
  }
}

function spanOf({ entry, end }: Weighed): Span {
  return { start: entry.start, end };
}

/** A spot with the control bytes behind its last `?`, which are part of the evidence. */
function openSpan(text: string, { entry, end }: Weighed): Span {
  return { start: entry.start, end: isLostByte(text[end - 1]) ? afterFiller(text, end) : end };
}

function editOf(spot: Weighed): Edit {
  return { ...spanOf(spot), insert: spot.readings[0]?.insert ?? '', reason: spot.entry.kind };
}

function doubtOf(spot: Weighed): Doubt {
  const candidates = spot.readings.slice(0, 3).map((reading) => reading.insert);
  return { ...spanOf(spot), reason: 'unsure', candidates };
}
