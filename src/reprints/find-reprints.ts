import {
  type Agreement,
  agreement,
  bandKey,
  bands,
  estimatedAgreement,
  shinglesOf,
  signatureOfShingles,
} from './min-hash.ts';

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
 * Share of what makes a copy that the signatures must show before two texts are compared: two and a half standard errors
 * below. Texts made of the same few sentences, as a year's bulletins are, stay below it.
 */
const leastEstimate = 0.7;

/** What tells that two texts may be copies. Empty for a text too short to be told. */
export function signatureOf(text: string): Uint32Array {
  const shingles = shinglesOf(text);
  return shingles.length < fewestShingles ? new Uint32Array(0) : signatureOfShingles(shingles);
}

function mayBeReprints(first: Uint32Array, second: Uint32Array): boolean {
  const { jaccard, containment } = estimatedAgreement(first, second);
  return jaccard >= leastEstimate * leastJaccard || containment >= leastEstimate * leastContainment;
}

/**
 * Group the copies of one text.
 *
 * Time is linear in the texts. Candidates come from MinHash bands; each is compared exactly, so that nothing is grouped by
 * chance.
 *
 * @param signatures of the texts, in the order in which groups shall list them (by date).
 * @param shingles the shingles of a text, by its index; asked of candidates only.
 * @returns groups of two and more indices, ascending, in order of their first.
 */
export function groupReprints(
  signatures: readonly Uint32Array[],
  shingles: (index: number) => Uint32Array,
): number[][] {
  const parent = Int32Array.from(signatures, (_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  const compared = new Set<number>();
  /** Newest text of each bucket, and of each text the one before it in its bucket. */
  const newest = new Map<number, number>();
  const before = new Int32Array(signatures.length);
  for (let band = 0; band < bands; band++) {
    newest.clear();
    for (const [index, signature] of signatures.entries()) {
      if (signature.length === 0) continue;
      const key = bandKey(signature, band);
      let other = newest.get(key) ?? none;
      before[index] = other;
      newest.set(key, index);
      for (let count = 0; other !== none && count < mostComparisons; count++, other = before[other] as number) {
        if (root(other) === root(index)) break;
        if (!mayBeReprints(signatures[other] as Uint32Array, signature)) continue;
        const pair = other * signatures.length + index;
        if (compared.has(pair)) continue;
        compared.add(pair);
        if (areReprints(agreement(shingles(other), shingles(index))))
          parent[Math.max(root(other), root(index))] = Math.min(root(other), root(index));
      }
    }
  }
  const groups = new Map<number, number[]>();
  for (let index = 0; index < signatures.length; index++) {
    const group = groups.get(root(index));
    if (group === undefined) groups.set(root(index), [index]);
    else group.push(index);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

const none = -1;

/** Group the copies of one text among texts in memory. */
export function findReprints(texts: readonly string[]): number[][] {
  return groupReprints(texts.map(signatureOf), (index) => shinglesOf(texts[index] ?? ''));
}
