import type { Shifted } from './byte-shift.ts';
import { characterToPair, encodeCp936, pairToCharacter } from './cp936.ts';

/**
 * Tell which characters have no way back by bytes: one of their bytes, or they themselves, stand in no byte of the page.
 *
 * The decoder eats two bytes for a `?`: a figure or a mark behind a lead byte that lost its trail, or the lead byte before control
 * bytes. Where it ate the parenthesis of a gloss, the gloss still says what stood there: that is none of these.
 *
 * @param text what was written as GBK.
 * @param lost places of the bytes lost after that, in the bytes with the insertions.
 * @returns places in `text` (UTF-16 code units), ascending.
 */
export function lostPlaces(text: string, { bytes, insertions }: Shifted, lost: readonly number[]): number[] {
  const found = new Set<number>();
  const gone = new Set(lost);
  const left: { byte: number; place: number }[] = [];
  for (const [index, place] of placesOfBytes(text, insertions).entries()) {
    if (gone.has(index)) found.add(place);
    else left.push({ byte: bytes[index] ?? 0, place });
  }
  for (let index = 0; index < left.length; index++) {
    const first = left[index] as (typeof left)[number];
    if (first.byte <= 0x80 || first.byte === 0xff) continue;
    index++;
    const second = left[index];
    if (second === undefined || pairToCharacter(first.byte, second.byte) !== undefined) continue;
    const isGloss = second.place === inserted && second.byte === 0x28;
    if (!isGloss) for (const { place } of [first, second]) found.add(place);
  }
  for (const place of unsayablePlaces(text)) found.add(place);
  found.delete(inserted);
  return [...found].sort((a, b) => a - b);
}

/** The place of bytes that the mirror put in. */
const inserted = -1;

/** Of each byte with the insertions, the place of the character that it came from. */
function placesOfBytes(text: string, insertions: Shifted['insertions']): number[] {
  const original = text.split('').flatMap((unit, place) => Array.from(encodeCp936(unit), () => place));
  const places: number[] = [];
  let from = 0;
  for (const { at, bytes } of insertions) {
    places.push(...original.slice(from, at), ...Array.from(bytes, () => inserted));
    from = at;
  }
  return [...places, ...original.slice(from)];
}

/** The characters of a text that GBK writes as `?`: places, UTF-16 code units, ascending. */
export function unsayablePlaces(text: string): number[] {
  const isUnsayable = (unit: string): boolean => unit >= '\u0080' && characterToPair(unit) === undefined;
  return text.split('').flatMap((unit, place) => (isUnsayable(unit) ? [place] : []));
}
