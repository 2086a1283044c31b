import { headingEnd } from '../headings/heading-end.ts';
import { type Marker, type MarkerKind, markerAt } from '../headings/marker.ts';
import { lengthOf } from '../prose.ts';
import type { BlockNode } from '../structure.ts';
import { blocksIn, placeAt, type StructurePlugin, type StructureWork, splitNode, textOf } from '../work.ts';

/** A text lost its paragraphs when one line is this long (UTF-16 units) and holds this share of all. */
const SHORTEST_BLOCK = 240;
const LEAST_SHARE = 0.6;

/** Marks of one kind of which this share has so short a first sentence (UTF-16 units) have it for a heading. */
const LEAST_SHORT_SHARE = 0.75;
const SHORT_SENTENCE = 36;

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
  const stopped = kindsWithStops(text, markers);
  const cuts: number[] = [];
  for (const [index, marker] of markers.entries()) {
    cuts.push(marker.at);
    const end = markers[index + 1]?.at ?? text.length;
    if (marker.kind === 'demand') continue;
    const cut = endOfHeading(text, marker, end, node, stopped, work);
    if (cut !== undefined && cut < end) cuts.push(cut);
  }
  return splitNode(node, cuts, work);
}

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

/** Offset of the end of a heading in the text; undefined when what follows the mark is a paragraph, or its end is in doubt. */
function endOfHeading(
  text: string,
  marker: PlacedMarker,
  end: number,
  node: BlockNode,
  stopped: ReadonlyMap<MarkerKind, boolean>,
  work: StructureWork,
): number | undefined {
  const from = marker.at + marker.length;
  const segment = text.slice(from, Math.min(end, from + 200));
  const blank = /[\s\u3000\u00a0]/u.exec(segment.slice(2))?.index;
  if (blank !== undefined && blank + 2 <= LONGEST_HEADING && !/[。；;]/u.test(segment.slice(0, blank + 2)))
    return from + blank + 2;
  const stop = /[。！？]/u.exec(segment)?.index;
  const whole = from + segment.length >= end;
  if (whole && segment.length <= LONGEST_HEADING && (stop === undefined || stop === segment.length - 1)) return end;
  const atStop =
    stop !== undefined && stop + 1 <= LONGEST_HEADING && !/[；;]/u.test(segment.slice(0, stop))
      ? from + stop + 1
      : undefined;
  if (atStop !== undefined && stopped.get(marker.kind) === true) return atStop;
  const guess = headingEnd(segment);
  if (guess.sure && (stop === undefined || guess.length < stop)) return from + guess.length;
  if (atStop !== undefined && !stopped.has(marker.kind)) return atStop;
  work.doubts.push({
    start: placeAt(node, from),
    end: placeAt(node, from + Math.min(stop ?? LONGEST_HEADING, LONGEST_HEADING, segment.length)),
    reason: 'heading-end-unclear',
    rule: 'split-one-block',
    candidates: [],
  });
  return undefined;
}

/** For each kind with several marks: whether their headings end with the first full stop. A lone mark says nothing. */
function kindsWithStops(text: string, markers: readonly PlacedMarker[]): ReadonlyMap<MarkerKind, boolean> {
  const counts = new Map<MarkerKind, { short: number; all: number }>();
  for (const marker of markers) {
    const count = counts.get(marker.kind) ?? { short: 0, all: 0 };
    const from = marker.at + marker.length;
    const stop = /[。！？]/u.exec(text.slice(from, from + SHORT_SENTENCE + 1));
    counts.set(marker.kind, { short: count.short + (stop === null ? 0 : 1), all: count.all + 1 });
  }
  const several = [...counts].filter(([, { all }]) => all >= 2);
  return new Map(several.map(([kind, { short, all }]) => [kind, short >= all * LEAST_SHORT_SHARE]));
}
