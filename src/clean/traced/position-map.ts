import type { Edit, Span } from './edit.ts';
import { type NumberList, numberList } from './number-list.ts';

/**
 * Map spans between a text and the text that one list of edits makes of it.
 *
 * A character that no edit touches maps to its own place; a character of a replacement maps to the whole range that it
 * replaced (or became), since no finer correspondence is known. A span maps to the smallest span that covers what its
 * characters map to; an empty span maps to an empty one.
 */
export class PositionMap {
  /** Where each edit starts and ends in the input and in the output, UTF-16 code units. */
  readonly #inputStarts: NumberList;
  readonly #inputEnds: NumberList;
  readonly #outputStarts: NumberList;
  readonly #outputEnds: NumberList;
  /** Edits that were found last: most questions come in ascending order. */
  #lastByInput = -1;
  #lastByOutput = -1;

  constructor(edits: readonly Edit[]) {
    const count = edits.length;
    this.#inputStarts = numberList(count);
    this.#inputEnds = numberList(count);
    this.#outputStarts = numberList(count);
    this.#outputEnds = numberList(count);
    let shift = 0;
    for (let index = 0; index < count; index++) {
      const { start, end, insert } = edits[index] as Edit;
      this.#inputStarts[index] = start;
      this.#inputEnds[index] = end;
      this.#outputStarts[index] = start + shift;
      this.#outputEnds[index] = start + shift + insert.length;
      shift += insert.length - (end - start);
    }
  }

  /** The span of the input that an edit replaces. */
  replaced(edit: number): Span {
    return { start: this.#inputStarts[edit] as number, end: this.#inputEnds[edit] as number };
  }

  /** The input span that an output span came from. */
  toInput({ start, end }: Span): Span {
    const from = this.#input(start, false);
    return { start: from, end: end > start ? this.#input(end - 1, true) : from };
  }

  /** The output span that an input span became. */
  toOutput({ start, end }: Span): Span {
    const from = this.#output(start, false);
    return { start: from, end: end > start ? this.#output(end - 1, true) : from };
  }

  /** Start or end of what a place of the output came from. */
  #input(place: number, isEnd: boolean): number {
    const edit = lastAtOrBefore(this.#outputStarts, place, this.#lastByOutput);
    this.#lastByOutput = edit;
    return edit < 0
      ? place + Number(isEnd)
      : across(place, edit, isEnd, this.#outputEnds, this.#inputStarts, this.#inputEnds);
  }

  /** Start or end of what a place of the input became. */
  #output(place: number, isEnd: boolean): number {
    const edit = lastAtOrBefore(this.#inputStarts, place, this.#lastByInput);
    this.#lastByInput = edit;
    return edit < 0
      ? place + Number(isEnd)
      : across(place, edit, isEnd, this.#inputEnds, this.#outputStarts, this.#outputEnds);
  }
}

/** Start or end, on the other side of an edit, of a place in it or behind it. */
function across(
  place: number,
  edit: number,
  isEnd: boolean,
  ends: NumberList,
  otherStarts: NumberList,
  otherEnds: NumberList,
): number {
  const past = place - (ends[edit] as number);
  if (past < 0) return (isEnd ? otherEnds : otherStarts)[edit] as number;
  return (otherEnds[edit] as number) + past + Number(isEnd);
}

/** Index of the last value of an ascending list that is at most `limit`, or -1; `guess` is looked at first, and the next one. */
function lastAtOrBefore(values: NumberList, limit: number, guess: number): number {
  for (let index = guess; index <= guess + 1; index++) {
    const isBefore = index < 0 || (values[index] as number) <= limit;
    const isNextBehind = index + 1 >= values.length || (values[index + 1] as number) > limit;
    if (index < values.length && isBefore && isNextBehind) return index;
  }
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
