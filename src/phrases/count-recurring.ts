import { extendHash, mix } from '../reprints/hash.ts';
import { gap } from './han.ts';
import { TextCountSketch } from './sketch.ts';
import { StringCounts } from './string-counts.ts';

/** Number of texts that have a string, and of its occurrences in them. */
export interface StringCount {
  readonly texts: number;
  readonly occurrences: number;
}

/** Folded strings that recur, with their counts. */
export type RecurringStrings = ReadonlyMap<string, StringCount>;

/** Counts of short strings, and of all characters. */
export interface ShortCounts {
  /** Occurrences of a string of less than `shortest` characters, by its hash; never too low. */
  shortCount(hash: number): number;
  /** All Han characters. */
  readonly characters: number;
}

/** Slots for occurrences of short strings: 4 bytes each. */
const shortSlots = 2 ** 22;

/** The hash of a folded string, as texts are hashed. */
export function phraseHash(phrase: string): number {
  let hash = 0;
  for (let index = 0; index < phrase.length; index++) hash = extendHash(hash, phrase.charCodeAt(index));
  return mix(hash);
}

/** Count the strings of Han characters that are shorter than `shortest`. */
export function countShort(texts: readonly Uint16Array[], shortest: number): ShortCounts {
  const short = new Uint32Array(shortSlots);
  let characters = 0;
  for (const units of texts) {
    for (let start = 0; start < units.length; start++) {
      if (units[start] === gap) continue;
      characters++;
      let hash = 0;
      for (let length = 1; length < shortest; length++) {
        const unit = units[start + length - 1];
        if (unit === undefined || unit === gap) break;
        hash = extendHash(hash, unit);
        const slot = mix(hash) & (shortSlots - 1);
        short[slot] = (short[slot] as number) + 1;
      }
    }
  }
  return { shortCount: (hash) => short[hash & (shortSlots - 1)] as number, characters };
}

/**
 * Count the strings of Han characters, `shortest` to `longest` long, that stand in at least `fewest` texts.
 *
 * Three passes: the sketch of the shortest strings, the sketch of longer ones (whose shortest parts all recur), exact
 * counts of what both let through.
 *
 * @param texts folded (`hanUnits`).
 */
export function countRecurring(
  texts: readonly Uint16Array[],
  shortest: number,
  longest: number,
  fewest: number,
): RecurringStrings {
  const characters = texts.reduce((sum, { length }) => sum + length, 0);
  const sketch = new TextCountSketch(characters * 2);
  for (const [index, units] of texts.entries())
    eachString(units, shortest, shortest, (_start, _end, hash) => sketch.add(hash, index + 1));
  const longer = new TextCountSketch(characters * 2);
  const startsOf = texts.map((units) => recurringStarts(units, shortest, (hash) => sketch.atLeast(hash, fewest)));
  for (const [index, units] of texts.entries()) {
    eachRun(units, startsOf[index] as Uint8Array, shortest, longest, (_start, _end, hash) => {
      longer.add(hash, index + 1);
      return true;
    });
  }
  const counts = new StringCounts();
  for (const [index, units] of texts.entries()) {
    eachRun(units, startsOf[index] as Uint8Array, shortest, longest, (start, end, hash) => {
      // What a longer string holds recurs at least as often: nothing longer can come.
      if (!longer.atLeast(hash, fewest)) return false;
      counts.note(units, start, end, hash, index);
      return true;
    });
  }
  return counts.strings(fewest);
}

/** Visit the strings of Han characters of a text, `shortest` to `longest` long, by start, then by length. */
export function eachString(
  units: Uint16Array,
  shortest: number,
  longest: number,
  visit: (start: number, end: number, hash: number) => void,
): void {
  for (let start = 0; start + shortest <= units.length; start++) {
    let hash = 0;
    for (let length = 1; length <= longest && start + length <= units.length; length++) {
      const unit = units[start + length - 1] as number;
      if (unit === gap) break;
      hash = extendHash(hash, unit);
      if (length >= shortest) visit(start, start + length, mix(hash));
    }
  }
}

/** By place, 1 where a string of the shortest length begins that recurs. */
function recurringStarts(units: Uint16Array, shortest: number, recurs: (hash: number) => boolean): Uint8Array {
  const starts = new Uint8Array(units.length);
  for (let start = 0; start + shortest <= units.length; start++) {
    let hash = 0;
    let length = 0;
    while (length < shortest && units[start + length] !== gap)
      hash = extendHash(hash, units[start + length++] as number);
    starts[start] = length === shortest && recurs(mix(hash)) ? 1 : 0;
  }
  return starts;
}

/**
 * Visit the strings of a text whose shortest parts all recur, by start, then by length.
 *
 * @param starts see `recurringStarts`.
 * @param visit gives false when nothing longer with this start is wanted.
 */
function eachRun(
  units: Uint16Array,
  starts: Uint8Array,
  shortest: number,
  longest: number,
  visit: (start: number, end: number, hash: number) => boolean,
): void {
  for (let start = 0; start < units.length; start++) {
    if (starts[start] === 0) continue;
    let hash = 0;
    for (let length = 1; length <= longest && start + length <= units.length; length++) {
      const unit = units[start + length - 1] as number;
      if (unit === gap) break;
      hash = extendHash(hash, unit);
      if (length < shortest) continue;
      if (starts[start + length - shortest] === 0 || !visit(start, start + length, mix(hash))) break;
    }
  }
}
