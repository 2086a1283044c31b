import { characterToPair, encodeCp936 } from './cp936.ts';
import type { Gloss } from './glosses.ts';
import type { Random } from './random.ts';

/** Bytes that the mirror put in: before the byte at `at` (0-based) of the original bytes. */
export interface Insertion {
  at: number;
  bytes: Uint8Array;
  kind: 'gloss' | 'control';
}

/** A byte stream with the mirror's insertions, and what they were. */
export interface Shifted {
  bytes: Uint8Array;
  insertions: readonly Insertion[];
}

/** How the mirror writes a gloss; called once an occurrence. */
export type WriteGloss = (gloss: Gloss) => string;

/** Marks that control bytes were seen in front of, on pages where later stages kept or blanked them. */
const CONTROL_TARGETS = ['、', '。', '，', '！'] as const;

/** Share of the marks with control bytes unless another is asked for, and the most before one mark (0-5 were counted). */
const CONTROL_SHARE = 0.7;
const MOST_CONTROLS = 5;

/**
 * Insert the glosses behind, and control bytes before, every byte pair that *looks like* their character.
 *
 * The mirror searches and replaces in the byte stream, one character of its list after the other, without regard for
 * character boundaries. A pair is found wherever its two bytes stand side by side, also as the trail of one character
 * and the lead of the next; an insertion in between makes it unfindable for the characters that follow in the list.
 *
 * @example 日報 (C8D5 88F3) with 報, 請 (D588) becomes C8D5 88 `(qǐng)` F3 `(bào)`
 * @param bytes in GBK.
 * @param glosses in the order of the list.
 * @param controls gives how many of the bytes 05-08 go before marks; leave out for a page without.
 * @param controlShare share (0-1) of the marks that get any.
 */
export function shiftBytes(
  bytes: Uint8Array,
  glosses: readonly Gloss[],
  write: WriteGloss,
  controls?: Random,
  controlShare = CONTROL_SHARE,
): Shifted {
  const places = placesOfPairs(bytes);
  const inserted = new Map<number, Insertion[]>();
  const add = (insertion: Insertion, first = false): void => {
    const here = inserted.get(insertion.at) ?? [];
    if (first) here.unshift(insertion);
    else here.push(insertion);
    inserted.set(insertion.at, here);
  };
  const whole = (place: number): boolean => !inserted.has(place + 1);

  for (const gloss of glosses) {
    for (const place of places.get(pairKey(gloss.character)) ?? []) {
      if (whole(place)) add({ at: place + 2, bytes: encodeCp936(write(gloss)), kind: 'gloss' }, true);
    }
  }
  if (controls !== undefined) {
    for (const mark of CONTROL_TARGETS) {
      for (const place of places.get(pairKey(mark)) ?? []) {
        if (!whole(place) || controls.chance(1 - controlShare)) continue;
        const run = Uint8Array.from({ length: controls.between(1, MOST_CONTROLS) }, () => controls.between(5, 8));
        add({ at: place, bytes: run, kind: 'control' });
      }
    }
  }
  const insertions = [...inserted].sort(([a], [b]) => a - b).flatMap(([, here]) => here);
  return { bytes: apply(bytes, insertions), insertions };
}

/** Take the insertions out again: the original bytes. */
export function unshiftBytes({ bytes, insertions }: Shifted): Uint8Array {
  const kept: number[] = [];
  let shift = 0;
  let from = 0;
  for (const insertion of insertions) {
    kept.push(...bytes.subarray(from, insertion.at + shift));
    shift += insertion.bytes.length;
    from = insertion.at + shift;
  }
  kept.push(...bytes.subarray(from));
  return Uint8Array.from(kept);
}

function apply(bytes: Uint8Array, insertions: readonly Insertion[]): Uint8Array {
  const length = insertions.reduce((sum, insertion) => sum + insertion.bytes.length, bytes.length);
  const result = new Uint8Array(length);
  let from = 0;
  let to = 0;
  for (const insertion of insertions) {
    result.set(bytes.subarray(from, insertion.at), to);
    to += insertion.at - from;
    from = insertion.at;
    result.set(insertion.bytes, to);
    to += insertion.bytes.length;
  }
  result.set(bytes.subarray(from), to);
  return result;
}

function pairKey(character: string): number {
  const pair = characterToPair(character);
  return pair === undefined ? -1 : pair[0] * 256 + pair[1];
}

function placesOfPairs(bytes: Uint8Array): Map<number, number[]> {
  const places = new Map<number, number[]>();
  for (let index = 0; index + 1 < bytes.length; index++) {
    const lead = bytes[index] ?? 0;
    if (lead < 0x81) continue;
    const key = lead * 256 + (bytes[index + 1] ?? 0);
    const here = places.get(key);
    if (here === undefined) places.set(key, [index]);
    else here.push(index);
  }
  return places;
}
