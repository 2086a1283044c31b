/** Sums of weights by whole numbers, for tens of millions of them: an open hash table in flat memory. */
export class CountTable {
  #keys: Float64Array;
  #weights: Float32Array;
  #size = 0;

  constructor(capacity = 1 << 20) {
    this.#keys = new Float64Array(capacity).fill(-1);
    this.#weights = new Float32Array(capacity);
  }

  get size(): number {
    return this.#size;
  }

  add(key: number, weight: number): void {
    const slot = this.#slotOf(key);
    if (this.#keys[slot] === key) {
      (this.#weights[slot] as number) += weight;
      return;
    }
    this.#keys[slot] = key;
    this.#weights[slot] = weight;
    if (++this.#size > this.#keys.length * 0.7) this.#rehash(this.#keys.length * 2, 0);
  }

  get(key: number): number {
    const slot = this.#slotOf(key);
    return this.#keys[slot] === key ? (this.#weights[slot] as number) : 0;
  }

  /** Forget what weighs less. */
  purge(least: number): void {
    this.#rehash(this.#keys.length, least);
  }

  *entries(): Generator<[key: number, weight: number]> {
    for (let slot = 0; slot < this.#keys.length; slot++) {
      if (this.#keys[slot] !== -1) yield [this.#keys[slot] as number, this.#weights[slot] as number];
    }
  }

  #slotOf(key: number): number {
    const mask = this.#keys.length - 1;
    const high = Math.floor(key / 0x1_0000_0000);
    let slot = (Math.imul(key | 0, 0x9e3779b1) ^ Math.imul(high + 0x7f4a7c15, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & mask;
    while (this.#keys[slot] !== -1 && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #rehash(capacity: number, least: number): void {
    const keys = this.#keys;
    const weights = this.#weights;
    this.#keys = new Float64Array(capacity).fill(-1);
    this.#weights = new Float32Array(capacity);
    this.#size = 0;
    for (let old = 0; old < keys.length; old++) {
      const key = keys[old] as number;
      if (key === -1 || (weights[old] as number) < least) continue;
      const slot = this.#slotOf(key);
      this.#keys[slot] = key;
      this.#weights[slot] = weights[old] as number;
      this.#size++;
    }
  }
}
