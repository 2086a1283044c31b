import type { Reading } from '../../src/clean/byte-shifts/reading.ts';
import { roundsOf } from '../../src/clean/byte-shifts/rounds.ts';
import { isSure } from '../../src/clean/byte-shifts/settle.ts';
import type { LanguageModel } from '../../src/clean/language/language-model.ts';
import type { Span } from '../../src/clean/traced/edit.ts';

/** A spot with shifted bytes, in the text that the step was given, and how it can be read, likeliest first. */
export interface ReadSpot extends Span {
  readonly readings: readonly Reading[];
  /** Nats per character of the likeliest reading, and what it gains over the text as it stood. */
  readonly mean: number;
  readonly gain: number;
  readonly sure: boolean;
  /** Probability of the likeliest among all readings, 0-1. */
  readonly share: number;
}

/**
 * Weigh the readings of every shifted spot of a text again, as the step did.
 *
 * @param glossed whether the page was diagnosed as a mirror's glossed copy.
 */
export function readByteShifts(text: string, language: LanguageModel, glossed: boolean): ReadSpot[] {
  const found: ReadSpot[] = [];
  for (const { spots, sure, placeOf } of roundsOf(text, language, glossed)) {
    for (const spot of sure.length === 0 ? spots : sure) {
      const { readings, mean, gain, share } = spot;
      found.push({
        ...placeOf({ start: spot.entry.start, end: spot.end }),
        readings,
        mean,
        gain,
        share,
        sure: isSure(spot),
      });
    }
    if (sure.length === 0) break;
  }
  return found;
}
