/** A source of numbers that gives the same sequence for the same seed, everywhere. */
export interface Random {
  /** Give the next number, 0 <= n < 1. */
  next(): number;
  /** Give a whole number, low <= n <= high. */
  between(low: number, high: number): number;
  /** Say yes with the probability `share` (0..1). */
  chance(share: number): boolean;
  /** Choose one of `items`, which must not be empty. */
  pick<T>(items: readonly T[]): T;
}

/**
 * Make a seeded source of numbers (mulberry32).
 *
 * Each stage of the damage takes its own (`seed` and a `label`), so that changing one stage leaves the others alone.
 */
export function seededRandom(seed: number, label = ''): Random {
  let state = seed >>> 0;
  for (const character of label) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (share) => next() < share,
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new RangeError('Nothing to pick from: `items` is empty');
      return item;
    },
  };
}
