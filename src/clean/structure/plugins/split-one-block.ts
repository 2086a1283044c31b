import { gluedHeadingEnds } from '../headings/glued-headings.ts';
import type { HeadingEnd } from '../headings/heading-end.ts';
import { DEPTHS, type Marker, type MarkerKind, markerAt } from '../headings/marker.ts';
import { lengthOf } from '../prose.ts';
import type { BlockNode } from '../structure.ts';
import {
  blocksIn,
  placeAt,
  type StructurePlugin,
  type StructureWork,
  spansOf,
  splitNode,
  startOf,
  textOf,
} from '../work.ts';

/** A text lost its paragraphs when one line is this long (UTF-16 units) and holds this share of all. */
const SHORTEST_BLOCK = 160;
const LEAST_SHARE = 0.6;

/** Marks of one kind of which this share has so short a first sentence (UTF-16 units) have it for a heading. */
const LEAST_SHORT_SHARE = 0.75;
const SHORT_SENTENCE = 36;

/** … unless so many of the kind are surely glued to a sentence of several clauses. */
const MOST_GLUED_SHARE = 0.5;
const LONGEST_SENTENCE = 120;

/** Three clauses: what a heading with a full stop seldom holds, and a heading glued to a sentence may. */
const TELLS = /[，,].*[，,]/u;

/** Longest heading that ends with a full stop, `（一）坚持抢抓机遇，切实增强紧迫感。` */
const LONGEST_HEADING = 45;

interface PlacedMarker extends Marker {
  readonly at: number;
}

/**
 * Split a text whose paragraphs were lost where its own ordinal marks show them: 一、 and （一） begin a heading, 一要 a paragraph. A heading that no mark
 * separates from its paragraph is split off only where `headingEnd` is sure; otherwise a doubt is left.
 */
export const splitOneBlock: StructurePlugin = {
  name: 'split-one-block',
  transform(tree, work) {
    const nodes = blocksIn(tree);
    const total = nodes.reduce((sum, node) => sum + lengthOf(node), 0);
    tree.children = nodes.flatMap((node): BlockNode[] => {
      if (lengthOf(node) < SHORTEST_BLOCK || lengthOf(node) < total * LEAST_SHARE) return [node];
      return splitBlock(node, work);
    });
  },
};

function splitBlock(node: BlockNode, work: StructureWork): BlockNode[] {
  const text = textOf(node, work);
  const markers = inSequence(markersIn(text));
  if (markers.length === 0) return [node];
  const guesses = guessesFor(text, markers, work);
  const stopped = kindsWithStops(text, markers, guesses);
  const cuts: number[] = [];
  const headings = new Map<number, 2 | 3 | 4>();
  for (const [index, marker] of markers.entries()) {
    cuts.push(marker.at);
    const end = markers[index + 1]?.at ?? text.length;
    if (marker.kind === 'demand') continue;
    const cut = endOfHeading(text, marker, end, node, stopped, guesses, work);
    if (cut === undefined) continue;
    const next = markers[index + 1];
    const isAbove = next !== undefined && OUTER[next.kind] > OUTER[marker.kind] && next.kind !== 'demand';
    if (cut < end) cuts.push(cut);
    else if (!isAbove || /[。！？；]/u.test(text.slice(marker.at, end - 1))) continue;
    headings.set(placeAt(node, marker.at), DEPTHS[marker.kind]);
  }
  return splitNode(node, cuts, work).map((part): BlockNode => {
    const depth = headings.get(startOf(part));
    return depth === undefined ? part : { type: 'heading', depth, children: [], data: { spans: spansOf(part) } };
  });
}

/** A title that runs into the first mark, `…行动方案一、指导思想`. */
const LONGEST_TITLE = 80;
const FIRST_AFTER_TITLE =
  /^[^。！？；，：]{4,60}(?:方案|规划|计划|意见|办法|细则|要点|纲要|报告|总结|汇报|提纲|通知|讲话|发言)(?:[（(][^（()）]{1,16}[)）])?(?=[一第（(])/u;

/** Marks at the start of a sentence. */
function markersIn(text: string): PlacedMarker[] {
  const markers: PlacedMarker[] = [];
  for (const match of text.matchAll(/(?:^|[。！？!?：:；;”…\s\u3000])(?=[（(]?[第一二三四五六七八九十])/gu)) {
    const at = match.index + match[0].length;
    const marker = markerAt(text, at);
    if (
      marker !== undefined &&
      marker.kind !== 'arabic' &&
      (marker.kind !== 'demand' || /^$|[。！？!?]$/u.test(match[0]))
    ) {
      markers.push({ ...marker, at });
    }
  }
  const first = FIRST_AFTER_TITLE.exec(text.slice(0, LONGEST_TITLE));
  const marker = first === null ? undefined : markerAt(text, first[0].length);
  if (first !== null && marker !== undefined) markers.unshift({ ...marker, at: first[0].length });
  return withInnerMarkers(text, markers);
}

/** Longest heading between its own mark and the first mark below it, `一、现状与问题（一）已有的基础`. */
const LONGEST_ABOVE_INNER = 30;

/** Add the （一） that stands right behind a short heading, with no mark between. */
function withInnerMarkers(text: string, markers: readonly PlacedMarker[]): PlacedMarker[] {
  return markers.flatMap((marker) => {
    if (marker.kind !== 'enumeration') return [marker];
    const from = marker.at + marker.length;
    const behind = /^[^。！？；：（()）]{2,30}(?=[（(]一[）)])/u.exec(text.slice(from, from + LONGEST_ABOVE_INNER + 3));
    const at = behind === null ? -1 : from + behind[0].length;
    const inner = behind === null ? undefined : markerAt(text, at);
    return inner === undefined || markers.some((other) => other.at === at) ? [marker] : [marker, { ...inner, at }];
  });
}

const OUTER: Readonly<Record<MarkerKind, number>> = {
  chapter: 0,
  section: 1,
  enumeration: 2,
  bracketed: 3,
  arabic: 4,
  demand: 5,
};

/** Keep the marks that count up from one, inner ones anew under each outer one; one 一要 without its 二要 is none. */
function inSequence(markers: readonly PlacedMarker[]): PlacedMarker[] {
  const next = [1, 1, 1, 1, 1, 1];
  const kept: PlacedMarker[] = [];
  for (const marker of markers) {
    const level = OUTER[marker.kind];
    if (marker.number === 1) next[level] = 1;
    if (marker.number !== next[level]) continue;
    next[level] = marker.number + 1;
    next.fill(1, level + 1);
    kept.push(marker);
  }
  return kept.filter((marker, index) => {
    if (marker.kind !== 'demand' || marker.number !== 1) return true;
    return kept.slice(index + 1, index + 2).some((other) => other.kind === 'demand' && other.number === 2);
  });
}

/** More headings of one kind than any text has. */
const MOST_HEADINGS = 300;

/** Where the glued headings of each kind may end, judged together. */
function guessesFor(
  text: string,
  markers: readonly PlacedMarker[],
  work: StructureWork,
): ReadonlyMap<PlacedMarker, HeadingEnd> {
  const guesses = new Map<PlacedMarker, HeadingEnd>();
  for (const kind of new Set(markers.map((marker) => marker.kind))) {
    const glued: PlacedMarker[] = [];
    const texts: string[] = [];
    for (const [index, marker] of markers.entries()) {
      const segment = text.slice(marker.at + marker.length, markers[index + 1]?.at ?? text.length);
      // A heading alone between two marks ends at the second one.
      if (
        marker.kind !== kind ||
        kind === 'demand' ||
        (segment.length <= LONGEST_HEADING && !/[。！？]/u.test(segment))
      )
        continue;
      glued.push(marker);
      texts.push(segment.slice(0, 200));
    }
    if (glued.length > MOST_HEADINGS) continue;
    for (const [index, end] of gluedHeadingEnds(texts, work.hints.language).entries()) {
      const marker = glued[index];
      if (marker !== undefined) guesses.set(marker, end);
    }
  }
  return guesses;
}

/** Offset of the end of a heading in the text; undefined when what follows the mark is a paragraph, or its end is in doubt. */
function endOfHeading(
  text: string,
  marker: PlacedMarker,
  end: number,
  node: BlockNode,
  stopped: ReadonlyMap<MarkerKind, boolean>,
  guesses: ReadonlyMap<PlacedMarker, HeadingEnd>,
  work: StructureWork,
): number | undefined {
  const from = marker.at + marker.length;
  const segment = text.slice(from, Math.min(end, from + 200));
  const blank = /[\s\u3000\u00a0]/u.exec(segment.slice(2))?.index;
  if (blank !== undefined && blank + 2 <= LONGEST_HEADING && !/[。；;]/u.test(segment.slice(0, blank + 2)))
    return from + blank + 2;
  const stop = /[。！？]/u.exec(segment)?.index;
  const guess = guesses.get(marker);
  const inside = guess?.sure === true && (stop === undefined || guess.length < stop) ? from + guess.length : undefined;
  const whole = from + segment.length >= end;
  if (whole && segment.length <= LONGEST_HEADING && (stop === undefined || stop === segment.length - 1)) {
    if (stop === undefined || !hasClauses(text, from + (guess?.length ?? 0), end)) return end;
    if (inside !== undefined) return inside;
    if (stopped.get(marker.kind) === true) return end;
  }
  const atStop =
    stop !== undefined && stop + 1 <= LONGEST_HEADING && !/[；;]/u.test(segment.slice(0, stop))
      ? from + stop + 1
      : undefined;
  if (atStop !== undefined && stopped.get(marker.kind) === true)
    return inside !== undefined && hasClauses(text, inside, atStop) ? inside : atStop;
  if (inside !== undefined) return inside;
  if (atStop !== undefined && !stopped.has(marker.kind) && !TELLS.test(segment.slice(0, stop))) return atStop;
  work.doubts.push({
    start: placeAt(node, from),
    end: placeAt(node, from + Math.min(stop ?? LONGEST_HEADING, LONGEST_HEADING, segment.length)),
    reason: 'heading-end-unclear',
    rule: 'split-one-block',
    candidates: [],
  });
  return undefined;
}

/** Whether a sentence of several clauses stands there: a heading that ends with a full stop has none behind its first words. */
function hasClauses(text: string, from: number, to: number): boolean {
  return /[，,]/u.test(text.slice(from, to));
}

/** For each kind with several marks: whether their headings end with the first full stop. A lone mark says nothing. */
function kindsWithStops(
  text: string,
  markers: readonly PlacedMarker[],
  guesses: ReadonlyMap<PlacedMarker, HeadingEnd>,
): ReadonlyMap<MarkerKind, boolean> {
  const counts = new Map<MarkerKind, { short: number; glued: number; told: number; all: number }>();
  for (const marker of markers) {
    const { short, glued, told, all } = counts.get(marker.kind) ?? { short: 0, glued: 0, told: 0, all: 0 };
    const from = marker.at + marker.length;
    const stop = /[。！？]/u.exec(text.slice(from, from + LONGEST_SENTENCE + 1))?.index;
    const guess = guesses.get(marker);
    const isGlued = guess?.sure === true && hasClauses(text, from + guess.length, from + (stop ?? LONGEST_SENTENCE));
    counts.set(marker.kind, {
      short: short + (stop === undefined || stop > SHORT_SENTENCE ? 0 : 1),
      glued: glued + (isGlued ? 1 : 0),
      told: told + (TELLS.test(text.slice(from, from + (stop ?? 0))) ? 1 : 0),
      all: all + 1,
    });
  }
  const several = [...counts].filter(([, { all }]) => all >= 2);
  return new Map(
    several.map(([kind, { short, glued, told, all }]) => [
      kind,
      short >= all * LEAST_SHORT_SHARE && glued < all * MOST_GLUED_SHARE && told === 0,
    ]),
  );
}
