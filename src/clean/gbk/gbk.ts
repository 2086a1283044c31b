import { decodedPairs } from '../bytes/decoded-pairs.ts';

/**
 * The two-byte codes of GBK (CP936): lead 81-FE, trail 40-7E and 80-FE, 23,940 codes. A code without a character of its own
 * has one of the private use area, so that every pair of bytes in range decodes and every shift can be followed.
 */
const firstLead = 0x81;
const lastLead = 0xfe;
const firstTrail = 0x40;
const lastTrail = 0xfe;
const trails = lastTrail - firstTrail + 1;

interface Table {
  /** UTF-16 code unit by (lead - 81) * 191 + (trail - 40); 0 where there is none. */
  readonly characters: Uint16Array;
  /** Lead * 256 + trail by UTF-16 code unit; 0 where there is none. */
  readonly codes: Uint16Array;
}

let table: Table | undefined;

/** Build the table once, on first need (about 5 ms). */
function tableOnce(): Table {
  if (table !== undefined) return table;
  const characters = new Uint16Array((lastLead - firstLead + 1) * trails);
  const codes = new Uint16Array(65536);
  for (const { code, decoded } of decodedPairs('gb18030')) {
    if (decoded.length !== 1 || decoded === '\ufffd') continue;
    const unit = decoded.charCodeAt(0);
    characters[((code >> 8) - firstLead) * trails + (code & 0xff) - firstTrail] = unit;
    // The ideographic space has two codes; the first, A1A1, is the one that is written.
    if (codes[unit] === 0) codes[unit] = code;
  }
  // The web's table reads A3A0 as a second ideographic space; CP936 has a private character there.
  characters[(0xa3 - firstLead) * trails + 0xa0 - firstTrail] = 0xe5e5;
  codes[0xe5e5] = 0xa3a0;
  // Codes that later standards moved out of the private use area: CP936 still decodes them to the old places.
  for (const [code, unit] of legacyPrivateUse) codes[unit] = code;
  table = { characters, codes };
  return table;
}

/** Codes that CP936 decodes to private-use characters and GB18030-2005 and later to characters of their own. */
const legacyPrivateUse: readonly (readonly [number, number])[] = [
  [0xa2ab, 0xe766],
  [0xa6d9, 0xe78d],
  [0xa6da, 0xe78e],
  [0xa6db, 0xe78f],
  [0xa6dc, 0xe790],
  [0xa6dd, 0xe791],
  [0xa6de, 0xe792],
  [0xa6df, 0xe793],
  [0xa6ec, 0xe794],
  [0xa6ed, 0xe795],
  [0xa6f3, 0xe796],
  [0xfe50, 0xe815],
  [0xfe54, 0xe819],
  [0xfe55, 0xe81a],
  [0xfe56, 0xe81b],
  [0xfe57, 0xe81c],
  [0xfe58, 0xe81d],
  [0xfe5a, 0xe81f],
  [0xfe5b, 0xe820],
  [0xfe5c, 0xe821],
  [0xfe5d, 0xe822],
  [0xfe5e, 0xe823],
  [0xfe5f, 0xe824],
  [0xfe60, 0xe825],
];

/** The character of a pair of bytes, or `''` when the pair is out of range. */
export function characterOf(lead: number, trail: number): string {
  if (lead < firstLead || lead > lastLead || trail < firstTrail || trail > lastTrail) return '';
  const unit = tableOnce().characters[(lead - firstLead) * trails + trail - firstTrail] as number;
  return unit === 0 ? '' : String.fromCharCode(unit);
}

/** The pair of bytes of a UTF-16 code unit as `lead * 256 + trail`, or 0 when GBK does not have it. */
export function codeOf(unit: number): number {
  return tableOnce().codes[unit] as number;
}

/** Tell whether a byte can be the first of a pair. */
export function isLead(byte: number): boolean {
  return byte >= firstLead && byte <= lastLead;
}

/** Tell whether a byte can be the second of a pair. */
export function isTrail(byte: number): boolean {
  return byte >= firstTrail && byte <= lastTrail && byte !== 0x7f;
}
