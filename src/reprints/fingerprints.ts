/** Few hashes of a text's runs, by which texts are known that share a passage. */
import { rollingHashes } from './hash.ts';
import type { Letters } from './letters.ts';

/** Fewest letters of a passage. */
export const fewestLetters = 40;

/**
 * Letters of a fingerprinted run, and runs in a window of which one fingerprint is kept (winnowing): every passage of
 * `runLength + window - 1` letters shares a fingerprint.
 */
export const runLength = 20;
const window = fewestLetters - runLength + 1;

/** Chosen hashes of a text's runs: by number, a hash and the letter where its run begins. About one in eleven letters. */
export interface Fingerprints {
  readonly hashes: Uint32Array;
  readonly letters: Uint32Array;
}

/** The fingerprints of a text's letters. */
export function fingerprintsOf({ units }: Letters): Fingerprints {
  const hashes = rollingHashes(units, runLength);
  const letters = Uint32Array.from(winnow(hashes));
  return { hashes: letters.map((at) => hashes[at] as number), letters };
}

/** Places of the least hash of every window, the rightmost where several are least. */
function winnow(hashes: Uint32Array): number[] {
  const chosen: number[] = [];
  if (hashes.length === 0) return chosen;
  let least = -1;
  for (let end = Math.min(window, hashes.length); end <= hashes.length; end++) {
    const start = Math.max(0, end - window);
    if (least < start) {
      least = start;
      for (let at = start; at < end; at++) if ((hashes[at] as number) <= (hashes[least] as number)) least = at;
    } else if ((hashes[end - 1] as number) <= (hashes[least] as number)) least = end - 1;
    if (chosen.at(-1) !== least) chosen.push(least);
  }
  return chosen;
}
