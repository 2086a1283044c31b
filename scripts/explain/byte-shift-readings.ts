import { findByteShifts } from '../../src/clean/byte-shifts/find.ts';
import { isSure } from '../../src/clean/byte-shifts/settle.ts';
import type { Reading } from '../../src/clean/byte-shifts/weigh.ts';
import type { LanguageModel } from '../../src/clean/language/language-model.ts';
import { composeEdits } from '../../src/clean/traced/compose-edits.ts';
import { applyEdits, type Edit, type Span } from '../../src/clean/traced/edit.ts';
import { PositionMap } from '../../src/clean/traced/position-map.ts';

/** A spot with shifted bytes, in the text that the step was given, and how it can be read, likeliest first. */
export interface ReadSpot extends Span {
  readonly readings: readonly Reading[];
  /** Nats per character of the likeliest reading, and what it gains over the text as it stood. */
  readonly mean: number;
  readonly gain: number;
  readonly sure: boolean;
}

/** Rounds in which neighbours of repaired spots are looked at again; the step itself makes six at most. */
const mostRounds = 6;

/** Weigh the readings of every shifted spot of a text again, as the step did. */
export function readByteShifts(text: string, language: LanguageModel): ReadSpot[] {
  const found: ReadSpot[] = [];
  let edits: readonly Edit[] = [];
  for (let round = 0; round <= mostRounds; round++) {
    const map = new PositionMap(edits);
    const spots = findByteShifts(applyEdits(text, edits), language);
    const sure = spots.filter(isSure);
    for (const spot of round === mostRounds || sure.length === 0 ? spots : sure) {
      const { readings, mean, gain } = spot;
      const span = map.toInput({ start: spot.entry.start, end: spot.end });
      found.push({ ...span, readings, mean, gain, sure: isSure(spot) });
    }
    if (sure.length === 0) break;
    const more = sure.map(({ entry, end, readings }) => ({
      start: entry.start,
      end,
      insert: readings[0]?.insert ?? '',
      reason: entry.kind,
    }));
    edits = composeEdits(text, edits, more);
  }
  return found;
}
