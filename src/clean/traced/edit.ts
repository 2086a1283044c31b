/** A half-open range `[start, end)` in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A replacement of `[start, end)` of a step's input by `insert`, with the reason shown to the reader. */
export interface Edit extends Span {
  readonly insert: string;
  /** Why, as an id of the step's `reasons` (kebab-case). */
  readonly reason: string;
}

/** Something seen and not dared: `[start, end)` of a step's *input*, left as it is and listed for a person. */
export interface Doubt extends Span {
  /** Why, as an id of the step's `reasons` (kebab-case). */
  readonly reason: string;
  /** What could stand there instead, likeliest first; empty when nothing could be proposed. */
  readonly candidates: readonly string[];
}

/** Pieces of a text that are joined at once: millions of them would take more memory than the text. */
const mostParts = 8192;

/**
 * Apply edits to a text.
 *
 * @param edits in ascending order, not overlapping, each changing something; two insertions at one place are refused.
 * @throws RangeError naming the edit that is out of order, out of range or without effect.
 * @example applyEdits('產(chǎn)業', [{ start: 1, end: 7, insert: '', reason: 'gloss' }]) // '產業'
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const joined: string[] = [];
  let parts: string[] = [];
  let done = 0;
  let previous: Edit | undefined;
  for (const edit of edits) {
    const touches = previous !== undefined && previous.start === edit.start;
    if (edit.start < done || edit.end < edit.start || edit.end > text.length || touches) {
      throw new RangeError(
        `Unexpected edit [${edit.start}, ${edit.end}) (${edit.reason}), expected one inside [${done}, ${text.length}) and after the one before it`,
      );
    }
    if (text.slice(edit.start, edit.end) === edit.insert) {
      throw new RangeError(`Unexpected edit without effect at ${edit.start} (${edit.reason})`);
    }
    parts.push(text.slice(done, edit.start), edit.insert);
    if (parts.length >= mostParts) {
      joined.push(parts.join(''));
      parts = [];
    }
    done = edit.end;
    previous = edit;
  }
  joined.push(parts.join(''), text.slice(done));
  return joined.join('');
}
