import type { Random } from './random.ts';

/**
 * Choose lead bytes to lose: those of about `share` (0..1) of the full-width commas.
 *
 * One such spot was seen, on a page without other byte damage: no `?`, no control byte, everything after it one byte off.
 *
 * @returns places in `bytes` (0-based), ascending.
 */
export function chooseLosses(bytes: Uint8Array, share: number, random: Random): number[] {
  const places: number[] = [];
  let index = 0;
  while (index < bytes.length) {
    const lead = bytes[index] ?? 0;
    if (lead === 0xa3 && bytes[index + 1] === 0xac && random.chance(share)) places.push(index);
    index += lead < 0x81 ? 1 : 2;
  }
  return places;
}

/** Lose the bytes at `places` (0-based, ascending). */
export function loseBytes(bytes: Uint8Array, places: readonly number[]): Uint8Array {
  const lost = new Set(places);
  return bytes.filter((_, index) => !lost.has(index));
}
