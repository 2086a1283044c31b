/** How alike two paragraphs are: for matching a text's paragraphs with those of its last cleaning. */

/** Characters and pairs of characters of a text, each with its number. */
export interface Profile {
  readonly text: string;
  readonly characters: ReadonlyMap<string, number>;
  readonly pairs: ReadonlyMap<string, number>;
}

export function profileOf(text: string): Profile {
  const characters = new Map<string, number>();
  const pairs = new Map<string, number>();
  const count = (counts: Map<string, number>, part: string): void => void counts.set(part, (counts.get(part) ?? 0) + 1);
  for (let place = 0; place < text.length; place++) {
    count(characters, text.charAt(place));
    if (place + 1 < text.length) count(pairs, text.slice(place, place + 2));
  }
  return { text, characters, pairs };
}

/** Number of items that two counts share. */
function shared(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [part, number] of small) sum += Math.min(number, large.get(part) ?? 0);
  return sum;
}

/**
 * From 0 (nothing in common) to 1 (equal): the mean of Dice's coefficients over characters and over pairs of characters.
 * Pairs alone forget a paragraph in which every third character changed; characters alone find any two long paragraphs
 * of one subject alike.
 */
export function similarity(a: Profile, b: Profile): number {
  if (a.text === b.text) return 1;
  // What differs much in length cannot be alike; most pairs of paragraphs end here.
  if (Math.min(a.text.length, b.text.length) < 0.4 * Math.max(a.text.length, b.text.length)) return 0;
  const characters = (2 * shared(a.characters, b.characters)) / Math.max(1, a.text.length + b.text.length);
  const pairs = (2 * shared(a.pairs, b.pairs)) / Math.max(1, a.text.length + b.text.length - 2);
  return (characters + pairs) / 2;
}
