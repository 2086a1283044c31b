/**
 * Which texts are versions of one, and which passages others share: found once over all texts, then again only around those
 * that changed. The result is the same, since each of the rules asks for two texts and what few others have in common with
 * them (`src/reprints`).
 */
import { join } from 'node:path';
import { bucketsOf, copyPairs, groupsOfPairs, hasBand } from '../../src/reprints/find-reprints.ts';
import type { Fingerprints } from '../../src/reprints/fingerprints.ts';
import { isAmong } from '../../src/reprints/hash.ts';
import { bandKey, bands, shinglesOf } from '../../src/reprints/min-hash.ts';
import {
  joinPassages,
  type PassagePlace,
  type TouchedTexts,
  touchedTexts,
} from '../../src/reprints/shared-passages.ts';
import type { SharedHere } from '../../src/site/relations.ts';
import { readKept, writeKept } from './kept.ts';
import type { ChangedText, PlainBlock, TextPack, TextPrints } from './text-pack.ts';

/** Two texts that are copies, the first earlier, with the bands in which they met. */
type KnownPair = readonly [first: string, second: string, bands: number];

/** A passage at one of its places: where it begins (UTF-16 code units), the name of its block, its first words. */
type KnownPlace = readonly [id: string, start: number, block: string, opening: string];
type KnownPassage = readonly [first: KnownPlace, second: KnownPlace, letters: number];

interface Found {
  readonly pairs: readonly KnownPair[];
  readonly passages: readonly KnownPassage[];
}

/** Passages that one text's page lists at most: the longest. */
const mostShared = 12;

/** Characters of a passage's opening. */
const openingLength = 40;

/** With more changed texts than this, all are looked through again. */
const mostChanged = 500;

/** Raise it when copies or passages are found in another way. */
const version = 3;

export interface RelatedTexts {
  /** Ids of the versions of one text, in order of date. */
  readonly groups: readonly (readonly string[])[];
  /** By id. */
  readonly shared: Readonly<Record<string, readonly SharedHere[]>>;
}

/** @param ids of all texts, in order of date. */
export function relatedTexts(ids: readonly string[], pack: TextPack, cacheDir: string): RelatedTexts {
  const found = foundIn(ids, pack, join(cacheDir, 'related.json'));
  const places = new Map(ids.map((id, place) => [id, place]));
  const placeOf = (id: string): number => places.get(id) as number;
  const groups = groupsOfPairs(
    found.pairs.map(([first, second]) => ({ first: placeOf(first), second: placeOf(second) })),
  ).map((group) => group.map((place) => ids[place] as string));
  return { groups, shared: sharedOf(found.passages, groups, placeOf) };
}

function foundIn(ids: readonly string[], pack: TextPack, file: string): Found {
  const last = readKept<Found>(file);
  const key = `${version} ${pack.state}`;
  if (last?.key === key) return last.value;
  const isKnown = last?.key === `${version} ${pack.stateBefore}`;
  const { changes } = pack;
  const found =
    isKnown && changes !== undefined && changes.length <= mostChanged
      ? foundAgain(ids, pack, last.value, changes)
      : foundAnew(ids, pack);
  writeKept(file, key, found);
  return found;
}

function foundAnew(ids: readonly string[], pack: TextPack): Found {
  const prints = pack.printsWhere(() => true);
  return { pairs: pairsOf(ids, prints, pack), passages: passagesOf(ids, prints, pack) };
}

/** What was found before, but for what the changed texts have to do with. Of all others no more is taken up than a look at their prints. */
function foundAgain(ids: readonly string[], pack: TextPack, last: Found, changes: readonly ChangedText[]): Found {
  const changed = new Set(changes.map(({ id }) => id));
  const before = changes.flatMap((text) => (text.before === undefined ? [] : [text.before]));
  const now = ids.filter((id) => changed.has(id)).map((id) => pack.prints(id));
  const all = [...before, ...now];
  const touched = bucketsOf(all.map(({ signature }) => signature));
  const alike = pack.printsWhere((words, [start, end]) => end > start && touched.mayHold(words, start));
  const pairs = new Map<string, KnownPair>();
  for (const [first, second, bits] of last.pairs) {
    if (changed.has(first) || changed.has(second)) continue;
    const { signature } = pack.prints(first);
    let left = 0;
    for (let band = 0; band < bands; band++)
      if (hasBand(bits, band) && !touched.has(band, bandKey(signature, band))) left += 2 ** band;
    if (left > 0) pairs.set(`${first} ${second}`, [first, second, left]);
  }
  for (const [first, second, bits] of pairsOf(ids, alike, pack, touched)) {
    const known = pairs.get(`${first} ${second}`);
    pairs.set(`${first} ${second}`, [first, second, bits + (known?.[2] ?? 0)]);
  }
  const places = new Map(ids.map((id, place) => [id, place]));
  const having = (hashes: ReadonlySet<number>): ReadonlyMap<string, TextPrints> => {
    const isAsked = isAmong(hashes);
    return pack.printsWhere((words, _, [start, end]) => {
      for (let place = start; place < end; place++) if (isAsked(words[place] as number)) return true;
      return false;
    });
  };
  const sharing = having(new Set(all.flatMap(({ fingerprints }) => [...fingerprints.hashes])));
  const texts = touchedTexts(fingerprintsFor(ids, sharing), {
    changed: new Set([...changed].flatMap((id) => places.get(id) ?? [])),
    before: before.map(({ fingerprints }) => fingerprints.hashes),
  });
  const isLeft = (id: string): boolean => !changed.has(id) && !texts.texts.has(places.get(id) as number);
  return {
    pairs: [...pairs.values()],
    passages: [
      ...last.passages.filter(([first, second]) => isLeft(first[0]) && isLeft(second[0])),
      ...passagesOf(ids, texts.places === undefined ? having(texts.hashes) : sharing, pack, texts),
    ],
  };
}

const noPrints = new Uint32Array(0);
const noFingerprints: Fingerprints = { hashes: noPrints, letters: noPrints };

/** Fingerprints of all texts, none of those that are not among some. */
function fingerprintsFor(ids: readonly string[], prints: ReadonlyMap<string, TextPrints>): Fingerprints[] {
  return ids.map((id) => prints.get(id)?.fingerprints ?? noFingerprints);
}

function pairsOf(
  ids: readonly string[],
  prints: ReadonlyMap<string, TextPrints>,
  pack: TextPack,
  within?: ReturnType<typeof bucketsOf>,
): KnownPair[] {
  const idOf = (text: number): string => ids[text] as string;
  const signatures = ids.map((id) => prints.get(id)?.signature ?? noPrints);
  return copyPairs(signatures, (text) => shinglesOf(pack.text(idOf(text))), within).map(({ first, second, bands }) => [
    idOf(first),
    idOf(second),
    bands,
  ]);
}

function passagesOf(
  ids: readonly string[],
  prints: ReadonlyMap<string, TextPrints>,
  pack: TextPack,
  within?: TouchedTexts,
): KnownPassage[] {
  const idOf = (text: number): string => ids[text] as string;
  const fingerprints = fingerprintsFor(ids, prints);
  const known = ({ text, start, end }: PassagePlace): KnownPlace => {
    const id = idOf(text);
    const opening = pack
      .text(id)
      .slice(start, Math.min(end, start + openingLength))
      .replaceAll('\n', ' ')
      .toWellFormed();
    return [id, start, blockAt(pack.blocks(id), start)[0], opening];
  };
  return joinPassages(fingerprints, (text) => pack.text(idOf(text)), within).map(({ first, second, letters }) => [
    known(first),
    known(second),
    letters,
  ]);
}

/** The block that a place of a text lies in. */
export function blockAt(blocks: readonly PlainBlock[], place: number): PlainBlock {
  const block = blocks.find(([, , end]) => place < end);
  if (block === undefined) throw new RangeError(`No block at ${place}, expected one before the text's end`);
  return block;
}

/** Passages by text, without those of versions of one text. */
function sharedOf(
  passages: readonly KnownPassage[],
  groups: readonly (readonly string[])[],
  placeOf: (id: string) => number,
): Record<string, SharedHere[]> {
  const groupOf = new Map(groups.flatMap((group, number) => group.map((id) => [id, number] as const)));
  const shared = new Map<string, { readonly other: number; readonly start: number; readonly passage: SharedHere }[]>();
  for (const [first, second, letters] of passages) {
    const group = groupOf.get(first[0]);
    if (group !== undefined && group === groupOf.get(second[0])) continue;
    for (const [here, there] of [
      [first, second],
      [second, first],
    ] as const) {
      const [id, start, block, opening] = here;
      const list = shared.get(id) ?? [];
      shared.set(id, list);
      const [other, , otherBlock] = there;
      list.push({ other: placeOf(other), start, passage: { block, otherBlock, other, letters, opening } });
    }
  }
  return Object.fromEntries(
    Array.from(shared, ([id, list]) => [
      id,
      list
        .sort((a, b) => b.passage.letters - a.passage.letters || a.start - b.start || a.other - b.other)
        .slice(0, mostShared)
        .map(({ passage }) => passage),
    ]),
  );
}
