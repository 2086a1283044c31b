import { createMultibyteDecoder } from '@exodus/bytes/multi-byte.js';

/** Lead bytes of GBK and Big5, and their trail bytes but for 7F. */
const leads = { first: 0x81, last: 0xfe };
const trails = { first: 0x40, last: 0xfe };

/** A pair of bytes, `lead * 256 + trail`, and what a decoder that follows the Encoding Standard makes of it. */
export interface DecodedPair {
  readonly code: number;
  /** With U+FFFD in it where the pair stands for nothing. */
  readonly decoded: string;
}

type PairEncoding = 'gb18030' | 'big5';

const known = new Map<PairEncoding, readonly DecodedPair[]>();

/** All pairs of bytes of an encoding, ascending; decoded on first need (some 20 ms), since several tables are made of them. */
export function decodedPairs(encoding: PairEncoding): readonly DecodedPair[] {
  let pairs = known.get(encoding);
  if (pairs === undefined) {
    pairs = decodePairs(encoding);
    known.set(encoding, pairs);
  }
  return pairs;
}

/** Decode all pairs at once: one by one takes ten times as long. */
function decodePairs(encoding: PairEncoding): DecodedPair[] {
  const codes: number[] = [];
  for (let lead = leads.first; lead <= leads.last; lead++)
    for (let trail = trails.first; trail <= trails.last; trail++) if (trail !== 0x7f) codes.push(lead * 256 + trail);
  // A line end is no trail byte: behind it the decoder begins anew, whatever the pair before it was.
  const bytes = new Uint8Array(3 * codes.length).fill(0x0a);
  let place = 0;
  for (const code of codes) {
    bytes[place] = code >> 8;
    bytes[place + 1] = code & 0xff;
    place += 3;
  }
  const texts = createMultibyteDecoder(encoding, true)(bytes).split('\n');
  return codes.map((code, index) => ({ code, decoded: texts[index] as string }));
}
