/** The hits of a search, one by one, with the texts they stand in. */
import type { Excerpt, FoundDocument, SearchResult, SearchResults } from '../../search/api.ts';

export interface Line {
  readonly document: FoundDocument;
  readonly excerpt: Excerpt;
}

/** Texts read at once while all are being read. */
const AT_ONCE = 12;

export interface LineSource {
  /** Number of lines: exact before any text is read. */
  readonly count: number;
  /** Lines from `from` to `to` (half-open), in the order of the results. */
  range(from: number, to: number): Promise<readonly Line[]>;
  /**
   * All lines, in the order of the results.
   *
   * @param onProgress - called with the number of texts read.
   */
  all(signal: AbortSignal, onProgress?: (texts: number) => void): Promise<readonly Line[]>;
}

export function linesOf(results: SearchResults): LineSource {
  const known = new Map<SearchResult, Promise<readonly Line[]>>();
  const linesIn = (result: SearchResult): Promise<readonly Line[]> => {
    let lines = known.get(result);
    if (lines === undefined) {
      lines = Promise.all([result.load(), results.excerpts(result, Infinity)]).then(([document, excerpts]) =>
        excerpts.map((excerpt) => ({ document, excerpt })),
      );
      known.set(result, lines);
      lines.catch(() => known.delete(result));
    }
    return lines;
  };
  /** starts[i]: number of lines before those of result i. */
  const starts: number[] = [];
  let count = 0;
  for (const result of results.results) {
    starts.push(count);
    count += result.count;
  }
  return {
    count,
    async range(from, to) {
      let first = lastAtOrBefore(starts, from);
      const wanted: Promise<readonly Line[]>[] = [];
      const offset = from - (starts[first] ?? 0);
      for (; first < starts.length && (starts[first] ?? 0) < to; first++) {
        const result = results.results[first];
        if (result !== undefined) wanted.push(linesIn(result));
      }
      return (await Promise.all(wanted)).flat().slice(offset, offset + to - from);
    },
    async all(signal, onProgress) {
      const lines: (readonly Line[])[] = [];
      let next = 0;
      let read = 0;
      // Each reader takes the next text when it is done with one, so a slow text holds up no other.
      const readOn = async (): Promise<void> => {
        for (let at = next++; at < results.results.length; at = next++) {
          lines[at] = await linesIn(results.results[at] as SearchResult);
          signal.throwIfAborted();
          onProgress?.(++read);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, readOn));
      return lines.flat();
    },
  };
}

/** Index of the last of ascending numbers that is at most `value`; the last of equal ones. */
function lastAtOrBefore(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Lines in the order of what follows the hits (`right`) or, read backwards from them, of what precedes (`left`). Equals
 * stay as they were. Characters in the order of their codes would scatter both scripts, so a Chinese collation decides.
 */
export function sortedByContext(lines: readonly Line[], side: 'left' | 'right'): Line[] {
  const collator = new Intl.Collator('zh');
  const keyed = lines.map((line) => ({
    line,
    key: side === 'right' ? line.excerpt.right : Array.from(line.excerpt.left).reverse().join(''),
  }));
  keyed.sort((one, other) => collator.compare(one.key, other.key));
  return keyed.map(({ line }) => line);
}
