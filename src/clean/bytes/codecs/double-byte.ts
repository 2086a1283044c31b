import { setMalformed, type Unit } from '../codec.ts';
import { decodedPairs } from '../decoded-pairs.ts';

/** A two-byte code table, both ways. */
export interface DoubleByteTable {
  /** By code (lead byte × 256 + trail byte): its first UTF-16 unit and, in the higher half, its second; 0 for nothing. */
  readonly units: Uint32Array;
  /** By code: 1 where an encoder would not write this code for what it is read as. */
  readonly irregular: Uint8Array;
  /** By characters; where several codes stand for one, the lowest that a standard encoder writes. */
  readonly codes: ReadonlyMap<string, number>;
}

/**
 * Read a two-byte table off a decoder that follows the Encoding Standard.
 *
 * @param lowestEncodedLead codes below this lead byte are decoded, but written only when no higher code exists (Big5's
 *   encoder avoids the Hong Kong extension, https://encoding.spec.whatwg.org/#index-big5-pointer).
 */
export function readDoubleByteTable(encoding: 'gb18030' | 'big5', lowestEncodedLead = 0): DoubleByteTable {
  const units = new Uint32Array(0x10000);
  const codes = new Map<string, number>();
  const fallbackCodes = new Map<string, number>();
  for (const { code, decoded } of decodedPairs(encoding)) {
    const isOneUnit = decoded.length === 1 || (decoded.codePointAt(0) as number) > 0xffff || encoding === 'big5';
    if (decoded.includes('\uFFFD') || decoded.length > 2 || !isOneUnit) continue;
    if (decoded.length === 2 && decoded.charCodeAt(1) === (code & 0xff)) continue;
    units[code] = decoded.charCodeAt(0) + (decoded.length > 1 ? decoded.charCodeAt(1) * 0x10000 : 0);
    const target = code >> 8 < lowestEncodedLead ? fallbackCodes : codes;
    if (!target.has(decoded)) target.set(decoded, code);
  }
  for (const [decoded, code] of fallbackCodes) if (!codes.has(decoded)) codes.set(decoded, code);
  const irregular = new Uint8Array(0x10000);
  for (let code = 0; code < units.length; code++) {
    const pair = units[code] as number;
    // A pair of characters is kept as found: its second character could begin another unit.
    const isPair = pair > 0xffff && (pair & 0xfc00) !== 0xd800;
    if (pair !== 0 && (isPair || codes.get(charactersOf(pair)) !== code)) irregular[code] = 1;
  }
  return { units, irregular, codes };
}

/** The characters of an entry of the table of units. */
function charactersOf(pair: number): string {
  return pair > 0xffff ? String.fromCharCode(pair & 0xffff, pair >>> 16) : String.fromCharCode(pair);
}

/** Read a code as the table has it, or nothing. */
export function setCode(unit: Unit, { units, irregular }: DoubleByteTable, code: number): Unit {
  const pair = units[code] as number;
  if (pair === 0) return setMalformed(unit, 1);
  unit.byteLength = 2;
  unit.first = pair & 0xffff;
  unit.second = pair >>> 16;
  unit.irregular = irregular[code] === 1;
  return unit;
}
