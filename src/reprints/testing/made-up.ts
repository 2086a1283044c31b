/** A made-up text of `length` characters, another one for each seed. */
export function madeUp(seed: number, length: number): string {
  let state = seed * 7919 + 1;
  return Array.from({ length }, (_, index) => {
    state = (state * 48271) % 2147483647;
    return index % 17 === 16 ? '，' : String.fromCharCode(0x4e00 + (state % 3000));
  }).join('');
}
