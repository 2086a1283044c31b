import { SourceError } from './source-error.ts';
import type { Edit } from './traced/edit.ts';

/** A change that a person ordered: `before` stands exactly once in the restored text and becomes `after`. */
export interface Correction {
  readonly before: string;
  readonly after: string;
  readonly why: string;
  readonly who: string;
}

/** The name under which corrections stand in the change record. */
export const correctionStep = { name: 'correction', version: 1 };

/**
 * Find where corrections apply.
 *
 * @throws SourceError when `before` is not there, or there more than once, or two corrections overlap.
 */
export function correctionEdits(text: string, corrections: readonly Correction[]): Edit[] {
  const edits = corrections.map(({ before, after, why, who }): Edit => {
    const start = before === '' ? -1 : text.indexOf(before);
    if (start < 0) {
      throw new SourceError(
        `Correction: ${JSON.stringify(before)} is not in the restored text, expected exactly once; adapt \`before\` in the corrections file, or remove the correction`,
      );
    }
    if (text.indexOf(before, start + 1) >= 0) {
      throw new SourceError(
        `Correction: ${JSON.stringify(before)} is in the restored text more than once, expected exactly once; lengthen \`before\` and \`after\` in the corrections file`,
      );
    }
    return { start, end: start + before.length, insert: after, reason: `${why} — ${who}` };
  });
  edits.sort((a, b) => a.start - b.start);
  for (const [index, edit] of edits.entries()) {
    const previous = edits[index - 1];
    if (previous !== undefined && previous.end > edit.start) {
      throw new SourceError(
        `Corrections: two of them change ${JSON.stringify(text.slice(edit.start, previous.end))}; join them into one`,
      );
    }
  }
  return edits.filter((edit) => text.slice(edit.start, edit.end) !== edit.insert);
}
