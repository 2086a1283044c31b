/** Strings by number, each held once: millions of edits put in and take out the same few thousand. */
export class StringPool {
  readonly #numbers = new Map<string, number>();
  readonly #strings: string[] = [];

  numberOf(string: string): number {
    const known = this.#numbers.get(string);
    if (known !== undefined) return known;
    const own = withoutParent(string);
    this.#numbers.set(own, this.#strings.length);
    return this.#strings.push(own) - 1;
  }

  at(number: number): string {
    return this.#strings[number] as string;
  }
}

/** Shorter pieces of a string are copies in V8; longer ones hold on to the whole string that they were cut from. */
const shortestSlice = 13;
/** Units given to one call of `String.fromCharCode`. */
const chunk = 4096;

function withoutParent(string: string): string {
  if (string.length < shortestSlice) return string;
  const parts: string[] = [];
  for (let from = 0; from < string.length; from += chunk) {
    const units = new Array<number>(Math.min(chunk, string.length - from));
    for (let index = 0; index < units.length; index++) units[index] = string.charCodeAt(from + index);
    parts.push(String.fromCharCode.apply(null, units));
  }
  return parts.join('');
}
