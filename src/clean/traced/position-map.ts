import type { Edit, Span } from './edit.ts';

/**
 * Map spans between a text and the text that one list of edits makes of it.
 *
 * A character that no edit touches maps to its own place; a character of a replacement maps to the whole range that it
 * replaced (or became), since no finer correspondence is known. A span maps to the smallest span that covers what its
 * characters map to; an empty span maps to an empty one.
 */
export class PositionMap {
  readonly #edits: readonly Edit[];
  /** Where each edit starts in the input and in the output, UTF-16 code units. */
  readonly #inputStarts: readonly number[];
  readonly #outputStarts: readonly number[];

  constructor(edits: readonly Edit[]) {
    const outputStarts: number[] = [];
    let shift = 0;
    for (const edit of edits) {
      outputStarts.push(edit.start + shift);
      shift += edit.insert.length - (edit.end - edit.start);
    }
    this.#edits = edits;
    this.#inputStarts = edits.map((edit) => edit.start);
    this.#outputStarts = outputStarts;
  }

  /** The input span that an output span came from. */
  toInput(span: Span): Span {
    return mapSpan(span, (position) => this.#inputOf(position));
  }

  /** The output span that an input span became. */
  toOutput(span: Span): Span {
    return mapSpan(span, (position) => this.#outputOf(position));
  }

  #inputOf(position: number): Span {
    const index = lastAtOrBefore(this.#outputStarts, position);
    const edit = this.#edits[index];
    if (edit === undefined) return { start: position, end: position + 1 };
    const past = position - (this.#outputStarts[index] as number) - edit.insert.length;
    return past < 0 ? edit : { start: edit.end + past, end: edit.end + past + 1 };
  }

  #outputOf(position: number): Span {
    const index = lastAtOrBefore(this.#inputStarts, position);
    const edit = this.#edits[index];
    if (edit === undefined) return { start: position, end: position + 1 };
    const start = this.#outputStarts[index] as number;
    const end = start + edit.insert.length;
    const past = position - edit.end;
    return past < 0 ? { start, end } : { start: end + past, end: end + past + 1 };
  }
}

function mapSpan(span: Span, mapCharacter: (position: number) => Span): Span {
  const { start } = mapCharacter(span.start);
  return { start, end: span.end > span.start ? mapCharacter(span.end - 1).end : start };
}

/** Index of the last value of an ascending list that is at most `limit`, or -1. */
function lastAtOrBefore(values: readonly number[], limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
