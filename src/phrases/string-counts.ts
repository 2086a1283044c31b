import type { StringCount } from './count-recurring.ts';

/** A string that was met: where it stood first, and its counts. */
interface Counted {
  readonly units: Uint16Array;
  readonly start: number;
  readonly length: number;
  readonly hash: number;
  texts: number;
  occurrences: number;
  last: number;
}

/** Counts strings where they stand in texts, without making them: a sample of texts has a million occurrences. */
export class StringCounts {
  readonly #counted: Counted[] = [];
  /** By hash, and what comes after it: numbers of strings, counted from 1; 0 for none. */
  #slots = new Int32Array(1 << 16);

  /** Count the string `[start, end)` of a text; the strings of a text come one after the other. */
  note(units: Uint16Array, start: number, end: number, hash: number, text: number): void {
    const length = end - start;
    const slots = this.#slots;
    let slot = hash & (slots.length - 1);
    for (let number = slots[slot] as number; number !== 0; number = slots[slot] as number) {
      const known = this.#counted[number - 1] as Counted;
      if (known.hash === hash && known.length === length && isAt(known, units, start)) {
        known.occurrences++;
        if (known.last !== text) known.texts++;
        known.last = text;
        return;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    this.#counted.push({ units, start, length, hash, texts: 1, occurrences: 1, last: text });
    slots[slot] = this.#counted.length;
    if (2 * this.#counted.length > slots.length) this.#grow();
  }

  /** Those that stand in at least `fewest` texts, in the order in which they were met. */
  strings(fewest: number): Map<string, StringCount> {
    const strings = new Map<string, StringCount>();
    for (const { units, start, length, texts, occurrences } of this.#counted) {
      if (texts < fewest) continue;
      strings.set(String.fromCharCode(...units.subarray(start, start + length)), { texts, occurrences });
    }
    return strings;
  }

  #grow(): void {
    const slots = new Int32Array(2 * this.#slots.length);
    for (const [index, { hash }] of this.#counted.entries()) {
      let slot = hash & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = index + 1;
    }
    this.#slots = slots;
  }
}

function isAt({ units, start, length }: Counted, others: Uint16Array, at: number): boolean {
  for (let index = 0; index < length; index++) if (units[start + index] !== others[at + index]) return false;
  return true;
}
