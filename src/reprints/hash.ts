/** Odd multiplier of the polynomial hash: the golden ratio's share of 2^32. */
const multiplier = 0x9e3779b1;

/** Mix the bits of a 32-bit number so that each depends on all (the finalizer of MurmurHash3). */
export function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Continue a polynomial hash with one more unit. */
export function extendHash(hash: number, unit: number): number {
  return (Math.imul(hash, multiplier) + unit + 1) | 0;
}

/**
 * The 32-bit hash of every run of `length` units, by its start. One multiplication a unit, whatever the length.
 */
export function rollingHashes(units: Uint16Array, length: number): Uint32Array {
  const count = units.length - length + 1;
  if (count <= 0) return new Uint32Array(0);
  const hashes = new Uint32Array(count);
  let power = 1;
  for (let index = 0; index < length; index++) power = Math.imul(power, multiplier);
  let hash = 0;
  for (let index = 0; index < units.length; index++) {
    hash = extendHash(hash, units[index] as number);
    if (index >= length) hash = (hash - Math.imul(power, (units[index - length] as number) + 1)) | 0;
    if (index >= length - 1) hashes[index - length + 1] = mix(hash);
  }
  return hashes;
}

/** Bits of the table that most of the hashes that are not in a set are told by. */
const filterBits = 16;

/** Tells the hashes of a set: one look at a table for most of the others. */
export function isAmong(hashes: ReadonlySet<number>): (hash: number) => boolean {
  const filter = new Uint8Array(1 << filterBits);
  for (const hash of hashes) filter[hash >>> (32 - filterBits)] = 1;
  return (hash) => filter[hash >>> (32 - filterBits)] === 1 && hashes.has(hash);
}
