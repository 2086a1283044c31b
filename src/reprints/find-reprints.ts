import { type Agreement, agreement, bandKeys, bands, shinglesOf } from './min-hash.ts';

/**
 * Two texts are copies of one when this share of their shingles agrees. A tenth of all characters replaced one by one
 * leaves 0.42 of the five-character shingles; texts on one subject by different writers stay below 0.05.
 */
const leastJaccard = 0.35;

/** … or when this share of the smaller one's shingles stands in the other: a copy cut short. */
const leastContainment = 0.7;

/** Shingles that the smaller text must have: below, a heading and a formula make a copy. */
const fewestShingles = 60;

/** Texts of one bucket that a text is compared with at most, so that a hundred copies are not ten thousand comparisons. */
const mostComparisons = 8;

/** Tell whether texts that agree so far are copies of one text. */
export function areReprints({ jaccard, containment }: Agreement): boolean {
  return jaccard >= leastJaccard || containment >= leastContainment;
}

/**
 * Group the copies of one text.
 *
 * Time is linear in the characters, memory 4 bytes a character and 0.2 kB a text. Candidates come from MinHash bands;
 * each is compared exactly, so that nothing is grouped by chance.
 *
 * @param texts in the order in which groups shall list them (by date).
 * @returns groups of two and more indices, ascending, in order of their first.
 */
export function findReprints(texts: readonly string[]): number[][] {
  const shingles = texts.map((text) => {
    const set = shinglesOf(text);
    return set.length < fewestShingles ? new Uint32Array(0) : set;
  });
  const keys = shingles.map(bandKeys);
  const parent = texts.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  for (let band = 0; band < bands; band++) {
    const buckets = new Map<number, number[]>();
    for (let index = 0; index < texts.length; index++) {
      const key = keys[index]?.[band];
      if (key === undefined) continue;
      const bucket = buckets.get(key);
      if (bucket === undefined) {
        buckets.set(key, [index]);
        continue;
      }
      for (const other of bucket.slice(-mostComparisons)) {
        if (root(other) === root(index)) break;
        if (areReprints(agreement(shingles[other] as Uint32Array, shingles[index] as Uint32Array)))
          parent[Math.max(root(other), root(index))] = Math.min(root(other), root(index));
      }
      bucket.push(index);
    }
  }
  const groups = new Map<number, number[]>();
  for (let index = 0; index < texts.length; index++) {
    const first = root(index);
    groups.set(first, [...(groups.get(first) ?? []), index]);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}
