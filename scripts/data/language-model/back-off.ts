import type { CountTable } from './count-table.ts';

/** A successor of a context, with what keeping it gains. */
export interface Entry {
  readonly context: number;
  readonly successor: number;
  readonly weight: number;
  readonly gain: number;
}

/** Costs of kept successors by context, and what backing off costs in each; in nats. */
export interface BackOffLevel {
  readonly costs: ReadonlyMap<number, ReadonlyMap<number, number>>;
  readonly backOff: ReadonlyMap<number, number>;
}

export interface Level {
  readonly counts: CountTable;
  /** Successors are told from contexts by it: key = context * base + successor. */
  readonly base: number;
  /** Most entries kept. */
  readonly limit: number;
  /** How often a context stands in the text. */
  totalOf(context: number): number;
  /** Cost of a successor where it is not kept, in nats, without the context's own back-off. */
  lowerCost(context: number, successor: number): number;
  isKnown(context: number, successor: number): boolean;
  /** The gain counts by this power of the weight. */
  readonly power: number;
}

/** Taken off each count and given to what was not seen (absolute discounting). */
const discount = 0.6;

const discounted = (weight: number): number => weight - discount * Math.min(weight, 1);

/** Keep the successors that gain most over backing off, with absolute discounting. */
export function backOffLevel({ counts, base, limit, totalOf, lowerCost, isKnown, power }: Level): BackOffLevel {
  const entries: Entry[] = [];
  for (const [key, weight] of counts.entries()) {
    const context = Math.floor(key / base);
    const successor = key % base;
    if (!isKnown(context, successor)) continue;
    const cost = -Math.log(Math.max(discounted(weight), 1e-3) / totalOf(context));
    const gain = weight ** power * (lowerCost(context, successor) - cost);
    if (gain > 0) entries.push({ context, successor, weight, gain });
  }
  const kept = entries
    .sort((a, b) => b.gain - a.gain || a.context - b.context || a.successor - b.successor)
    .slice(0, limit);
  const costs = new Map<number, Map<number, number>>();
  const backOff = new Map<number, number>();
  for (const [context, own] of Map.groupBy(kept, (entry) => entry.context)) {
    const all = Math.max(
      totalOf(context),
      own.reduce((sum, entry) => sum + entry.weight, 0),
    );
    let mass = 0;
    let lowerMass = 0;
    const ownCosts = new Map<number, number>();
    for (const { successor, weight } of own) {
      const probability = discounted(weight) / all;
      mass += probability;
      lowerMass += Math.exp(-lowerCost(context, successor));
      ownCosts.set(successor, -Math.log(probability));
    }
    costs.set(context, ownCosts);
    backOff.set(context, -Math.log(Math.max(1 - mass, 1e-4) / Math.max(1 - lowerMass, 1e-4)));
  }
  return { costs, backOff };
}
