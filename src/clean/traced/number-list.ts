/** Numbers of 32 bits by index. */
export type NumberList = Uint32Array | number[];

/** Up to so many numbers a plain list is made in a tenth of the time of a typed one; of many it takes twice the memory. */
const mostPlain = 256;

/** Make a list of so many numbers, all to be set. */
export function numberList(count: number): NumberList {
  return count <= mostPlain ? new Array<number>(count).fill(0) : new Uint32Array(count);
}
