/** Longest word, UTF-16 code units. */
export const longestWord = 5;

/**
 * Part a text into the likeliest row of words, calling back for each. A character that begins no known word is a word by itself.
 *
 * @param cost of a word, in nats; undefined where it is none.
 */
export function partWords(
  text: string,
  cost: (word: string) => number | undefined,
  found: (word: string) => void,
): void {
  const least = new Float64Array(text.length + 1).fill(Number.POSITIVE_INFINITY);
  const from = new Uint8Array(text.length + 1);
  least[0] = 0;
  for (let start = 0; start < text.length; start++) {
    const before = least[start] as number;
    for (let length = 1; length <= longestWord && start + length <= text.length; length++) {
      const own = cost(text.slice(start, start + length)) ?? (length === 1 ? unknownCost : undefined);
      if (own === undefined || before + own >= (least[start + length] as number)) continue;
      least[start + length] = before + own;
      from[start + length] = length;
    }
  }
  const lengths: number[] = [];
  for (let end = text.length; end > 0; end -= from[end] as number) lengths.push(from[end] as number);
  let position = 0;
  for (const length of lengths.reverse()) {
    found(text.slice(position, position + length));
    position += length;
  }
}

/** Cost of a character that is no word. */
const unknownCost = 18;
