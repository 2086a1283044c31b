import { type Profile, profileOf, similarity } from './similarity.ts';

/** Paragraphs at least this alike are one paragraph, changed: a third of its characters may be others. */
export const alike = 0.6;

/** Paragraphs between two that stayed are compared each with each up to this number of pairs: 0.1 s at 100 characters. */
const pairsCompared = 10_000;

/** Match new paragraphs with old ones: index of the new one to index of the old one, each at most once. */
export function matchParagraphs(old: readonly string[], texts: readonly string[]): Map<number, number> {
  const matched = new Map<number, number>();
  const taken = new Set<number>();
  const match = (place: number, oldPlace: number): void => {
    matched.set(place, oldPlace);
    taken.add(oldPlace);
  };
  // Equal ones, in order: the longest chain of texts that stand once on each side, then what is equal beside it.
  const anchors = longestRising(uniquePairs(old, texts));
  for (const [place, oldPlace] of anchors) match(place, oldPlace);
  for (const [from, to, oldFrom, oldTo] of gaps(anchors, texts.length, old.length)) {
    let next = oldFrom;
    for (let place = from; place < to; place++) {
      const found = old.indexOf(texts[place] as string, next);
      if (found < 0 || found >= oldTo) continue;
      match(place, found);
      next = found + 1;
    }
  }
  // Equal ones that moved.
  const unmatched = new Map<string, number[]>();
  for (const [place, text] of old.entries())
    if (!taken.has(place)) unmatched.set(text, [...(unmatched.get(text) ?? []), place]);
  for (const [place, text] of texts.entries()) {
    const oldPlace = matched.has(place) ? undefined : unmatched.get(text)?.shift();
    if (oldPlace !== undefined) match(place, oldPlace);
  }
  // Similar ones, in order, between those that are sure.
  const sure = longestRising([...matched].sort(([a], [b]) => a - b));
  for (const [from, to, oldFrom, oldTo] of gaps(sure, texts.length, old.length)) {
    const places = range(from, to).filter((place) => !matched.has(place));
    const oldPlaces = range(oldFrom, oldTo).filter((place) => !taken.has(place));
    for (const [index, oldIndex] of alignSimilar(
      oldPlaces.map((place) => profileOf(old[place] as string)),
      places.map((place) => profileOf(texts[place] as string)),
    )) {
      match(places[index] as number, oldPlaces[oldIndex] as number);
    }
  }
  return matched;
}

type Pair = readonly [place: number, oldPlace: number];

/** Texts that stand exactly once on each side, in order of the new side. */
function uniquePairs(old: readonly string[], texts: readonly string[]): Pair[] {
  const places = (list: readonly string[]): Map<string, number> => {
    const found = new Map<string, number>();
    for (const [place, text] of list.entries()) found.set(text, found.has(text) ? -1 : place);
    return found;
  };
  const oldPlaces = places(old);
  return [...places(texts)].flatMap(([text, place]): Pair[] => {
    const oldPlace = oldPlaces.get(text) ?? -1;
    return place < 0 || oldPlace < 0 ? [] : [[place, oldPlace]];
  });
}

/** The longest selection of pairs, given in order of the first place, in which the second rises too. */
function longestRising(pairs: readonly Pair[]): Pair[] {
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [index, [, oldPlace]] of pairs.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] as number] as Pair)[1] < oldPlace) low = middle + 1;
      else high = middle;
    }
    before[index] = ends[low - 1];
    ends[low] = index;
  }
  const chain: Pair[] = [];
  for (let index = ends.at(-1); index !== undefined; index = before[index]) chain.unshift(pairs[index] as Pair);
  return chain;
}

/** The stretches before, between and after sure pairs, half-open, on both sides. */
function gaps(
  sure: readonly Pair[],
  length: number,
  oldLength: number,
): [from: number, to: number, oldFrom: number, oldTo: number][] {
  let from = 0;
  let oldFrom = 0;
  return [...sure, [length, oldLength] as const].map(([to, oldTo]) => {
    const gap: [number, number, number, number] = [from, to, oldFrom, oldTo];
    from = to + 1;
    oldFrom = oldTo + 1;
    return gap;
  });
}

/** Align two lists in order; long ones in parts, each with the part at about the same place. */
function alignSimilar(old: readonly Profile[], texts: readonly Profile[]): Pair[] {
  const parts = Math.ceil(Math.sqrt((old.length * texts.length) / pairsCompared));
  return range(0, parts).flatMap((part) => {
    const [from = 0, to = 0] = [part, part + 1].map((edge) => Math.floor((edge * texts.length) / parts));
    const [oldFrom = 0, oldTo = 0] = [part, part + 1].map((edge) => Math.floor((edge * old.length) / parts));
    return alignPart(old.slice(oldFrom, oldTo), texts.slice(from, to)).map(
      ([place, oldPlace]): Pair => [from + place, oldFrom + oldPlace],
    );
  });
}

/** Align two lists in order so that the sum of similarities is greatest, each pair at least `alike`. */
function alignPart(old: readonly Profile[], texts: readonly Profile[]): Pair[] {
  const width = old.length + 1;
  const scores = new Float64Array((texts.length + 1) * width);
  const likeness = new Float64Array(texts.length * old.length);
  for (let place = texts.length - 1; place >= 0; place--) {
    for (let oldPlace = old.length - 1; oldPlace >= 0; oldPlace--) {
      const score = similarity(old[oldPlace] as Profile, texts[place] as Profile);
      likeness[place * old.length + oldPlace] = score;
      const both = score < alike ? 0 : score + (scores[(place + 1) * width + oldPlace + 1] as number);
      scores[place * width + oldPlace] = Math.max(
        both,
        scores[(place + 1) * width + oldPlace] as number,
        scores[place * width + oldPlace + 1] as number,
      );
    }
  }
  const pairs: Pair[] = [];
  let place = 0;
  let oldPlace = 0;
  while (place < texts.length && oldPlace < old.length) {
    const score = scores[place * width + oldPlace] as number;
    const likely = likeness[place * old.length + oldPlace] as number;
    if (likely >= alike && score === likely + (scores[(place + 1) * width + oldPlace + 1] as number)) {
      pairs.push([place++, oldPlace++]);
    } else if (score === scores[(place + 1) * width + oldPlace]) place++;
    else oldPlace++;
  }
  return pairs;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
