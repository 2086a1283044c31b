import { createMultibyteDecoder } from '@exodus/bytes/multi-byte.js';

/** A two-byte code table, both ways. `characters[code]` is '' where the code stands for nothing. */
export interface DoubleByteTable {
  /** By code (lead byte × 256 + trail byte). */
  readonly characters: readonly string[];
  /** By characters; where several codes stand for one, the lowest that a standard encoder writes. */
  readonly codes: ReadonlyMap<string, number>;
}

/** Lead bytes of GBK and Big5. */
const leads = { first: 0x81, last: 0xfe };
const trails = { first: 0x40, last: 0xfe };

/**
 * Read a two-byte table off a decoder that follows the Encoding Standard.
 *
 * @param lowestEncodedLead codes below this lead byte are decoded, but written only when no higher code exists (Big5's
 *   encoder avoids the Hong Kong extension, https://encoding.spec.whatwg.org/#index-big5-pointer).
 */
export function readDoubleByteTable(
  encoding: 'gb18030' | 'big5',
  lowestEncodedLead: number = leads.first,
): DoubleByteTable {
  const decode = createMultibyteDecoder(encoding, true);
  const characters: string[] = new Array(0x10000).fill('');
  const codes = new Map<string, number>();
  const fallbackCodes = new Map<string, number>();
  const pair = new Uint8Array(2);
  for (let lead = leads.first; lead <= leads.last; lead++) {
    for (let trail = trails.first; trail <= trails.last; trail++) {
      if (trail === 0x7f) continue;
      pair[0] = lead;
      pair[1] = trail;
      const decoded = decode(pair);
      const isOneUnit = decoded.length === 1 || (decoded.codePointAt(0) as number) > 0xffff || encoding === 'big5';
      if (decoded.includes('\uFFFD') || decoded.length > 2 || !isOneUnit) continue;
      if (decoded.length === 2 && decoded.charCodeAt(1) === trail) continue;
      const code = lead * 256 + trail;
      characters[code] = decoded;
      const target = lead < lowestEncodedLead ? fallbackCodes : codes;
      if (!target.has(decoded)) target.set(decoded, code);
    }
  }
  for (const [decoded, code] of fallbackCodes) if (!codes.has(decoded)) codes.set(decoded, code);
  return { characters, codes };
}
